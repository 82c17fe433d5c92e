"""Damaged files of all formats end as articles or as refusals with a cause, and `letopis failures` lists each."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "fuzzing"))

import fuzz

from letopis.pipeline.chronicle import Incoming, add
from letopis.sources import read_sources
from letopis.store import open_store
from plain_reader import PlainReader

FEW = 320  # twenty of each format; `python tests/fuzzing/fuzz.py` makes ten thousand


def test_no_damaged_file_crashes_hangs_or_is_lost(tmp_path: Path) -> None:
    wrong = {one.name: found for one in fuzz.inputs(FEW, 7) if isinstance(found := fuzz.outcome(one, tmp_path), str)}
    assert wrong == {}


def test_every_refusal_is_listed_with_its_cause(tmp_path: Path) -> None:
    folder = tmp_path / "damaged"
    folder.mkdir()
    for one in fuzz.inputs(96, 11):
        (folder / one.name).write_bytes(one.data)
    loaded = [one for one in read_sources([str(folder)]) if not one.note]
    store = open_store(str(tmp_path / "a.db"), create=True)
    try:
        list(add((Incoming(one.name, one.article, one.doc, one.error) for one in loaded), store, PlainReader()))
        refused = {one.name: str(one.error) for one in loaded if one.error}
        assert refused
        assert {failure.source: failure.cause for failure in store.failures()} == refused
    finally:
        store.close()
