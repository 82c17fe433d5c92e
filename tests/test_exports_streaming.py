"""Exports hold a page at a time: what is told is written before more is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from pyarrow.parquet import ParquetFile

import exporting
from chronicle_factory import contact
from letopis.exports import parquet_tables
from letopis.exports.registry import BY_NAME
from letopis.exports.selection import Selection
from letopis.model.chronicle import StoredArticle
from letopis.pipeline.chronicle import kept_of
from letopis.resolution import assemble
from letopis.store import Filter, Kept, Store
from letopis.views.event import EventView, Source, view_of

PAGES, SIZE = 40, 25
GRAPHS = {"graphml", "gexf"}  # hold their parties and pairs: test_exports_others
REPORTS = {"markdown", "docx"}  # are of one dossier
STREAMED = [name for name in BY_NAME if name not in GRAPHS | REPORTS | {"parquet"}]


@dataclass
class Watched:
    """A chronicle of generated contacts; `asked` is how much had been written when each page was asked for."""

    written: Any
    asked: list[int] = field(default_factory=list)

    def decisions(self) -> list[Any]:
        return []

    def added(self, numbers: Iterable[str]) -> dict[str, str]:
        return dict.fromkeys(numbers, "2026-01-01T00:00:00+00:00")

    def accounts(self, numbers: Iterable[str]) -> dict[str, str]:
        return {}

    @property
    def where(self) -> str:
        return "generated"

    @contextmanager
    def snapshot(self) -> Iterator[Watched]:
        yield self

    def articles(self) -> Iterator[Kept]:
        for page in self.read():
            yield from page

    def failures(self) -> Iterator[Any]:
        return iter(())

    feeds = entries = failures

    def pages(self) -> Iterator[list[EventView]]:
        for page in range(PAGES):
            self.asked.append(self.written())
            yield [seen(page * SIZE + number) for number in range(SIZE)]

    def read(self) -> Iterator[list[Kept]]:
        article = exporting.incoming(0).article
        assert article
        record = exporting.Reader().read_article(article)
        for page in range(PAGES):
            self.asked.append(self.written())
            yield [kept_of(StoredArticle.of(article, f"{page}/{number}"), record) for number in range(SIZE)]


def seen(number: int) -> EventView:
    place, day = ("Сочи", "Нарния")[number % 2], f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}"
    report = contact("call", "Путин", "Лукашенко", date=day, place=place, evidence=f"слова {number}")
    return view_of(assemble([report]), (Source(report.article, None, "И", None, "З", day, report.article, report),))


class GeneratedSelection(Selection):
    """A selection of what is generated."""

    def pages(self, what: object = None) -> Iterator[list[EventView]]:
        return cast(Watched, self.store).pages()

    def kept(self) -> Iterator[list[Kept]]:
        return cast(Watched, self.store).read()

    def articles(self) -> Iterator[StoredArticle]:
        return (kept.stored for kept in cast(Watched, self.store).articles())


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


@pytest.mark.parametrize("name", STREAMED)
def test_what_is_told_is_written_before_more_is_asked_for(name: str, tmp_path: Path) -> None:
    """At the last of forty pages no more than a tenth is still to be written: nobody holds the rest."""
    known, out = BY_NAME[name], BytesIO()
    watched = Watched((lambda: size_of(tmp_path)) if known.several else out.tell)
    known.write(GeneratedSelection(cast(Store, watched), Filter()), tmp_path if known.several else out)
    total = watched.written()
    assert len(watched.asked) % PAGES == 0
    assert watched.asked == sorted(watched.asked)
    assert total - watched.asked[-1] < total / 10
    assert watched.asked[PAGES // 2] > 0


def test_parquet_holds_a_group_of_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_tables, "GROUP", SIZE * 2)
    parquet_tables.write(GeneratedSelection(cast(Store, Watched(lambda: 0)), Filter()), tmp_path)
    for name, rows in (("contacts", PAGES * SIZE), ("participants", 2 * PAGES * SIZE), ("articles", PAGES * SIZE)):
        file = ParquetFile(tmp_path / f"{name}.parquet").metadata
        sizes = [file.row_group(number).num_rows for number in range(file.num_row_groups)]
        assert sum(sizes) == rows
        assert max(sizes) == SIZE * 2
