"""The formats in which a chronicle goes out, and where each is written."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from letopis.exports.selection import Selection
from letopis.model.errors import LetopisError


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name; `module` has `write(selection, out)`, loaded when it is asked for.

    `out` is a binary file, or a folder where the format is of `several` files. `binary` ones are no text; one that is
    `whole` takes no filter.
    """

    name: str
    module: str
    ending: str
    binary: bool = False
    several: bool = False
    whole: bool = False

    def write(self, selection: Selection, out: Any) -> None:
        """Write what is asked for."""
        writer: Callable[[Selection, Any], None] = import_module(f"letopis.exports.{self.module}").write
        writer(selection, out)


FORMATS = (
    Format("jsonl", "chronicle", ".jsonl", whole=True),
    Format("csv", "csv_tables", ".csv", several=True),
    Format("parquet", "parquet_tables", ".parquet", several=True),
    Format("plover", "plover", ".jsonl"),
    Format("ical", "ical", ".ics"),
    Format("atom", "atom", ".atom"),
    Format("graphml", "graphml", ".graphml"),
    Format("gexf", "gexf", ".gexf"),
    Format("csl", "csl", ".json"),
    Format("bibtex", "bibtex", ".bib"),
    Format("timelinejs", "timelinejs", ".json"),
    Format("geojson", "geojson", ".geojson"),
    Format("ftm", "ftm", ".jsonl"),
    Format("markdown", "markdown", ".md"),
    Format("docx", "docx_report", ".docx", binary=True),
)
BY_NAME = {known.name: known for known in FORMATS}


def export(known: Format, selection: Selection, target: Path) -> None:
    """Write a format to a file; one of several files to a folder, or to a zip where `target` is called so.

    What was at `target` is replaced when all is written, and stays where that fails. Raises LetopisError where it
    cannot be written.
    """
    if known.several and target.suffix not in {"", ".zip"} and not target.is_dir():
        raise LetopisError(f"{target}: several files are written: name a folder or FILE.zip")
    try:
        if known.several and target.suffix != ".zip":
            with whole_folder(target) as folder:
                known.write(selection, folder)
            return
        with whole_file(target) as file:
            export_to(known, selection, file)
    except OSError as error:
        raise LetopisError(f"{target}: cannot be written ({error.strerror}): choose another place") from None


def export_to(known: Format, selection: Selection, out: BinaryIO) -> None:
    """Write a format to an open file; several files become a zip."""
    if not known.several:
        known.write(selection, out)
        return
    with tempfile.TemporaryDirectory() as folder:
        known.write(selection, Path(folder))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(Path(folder).iterdir()):
                archive.write(path, path.name)


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """A file that takes its place when all is written."""
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(number, "wb") as file:
            yield file
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)  # mkstemp lets nobody else read it
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder whose files take their places when all are written; other files in it stay."""
    target.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".letopis.", dir=target))
    try:
        yield made
        for path in made.iterdir():
            os.replace(path, target / path.name)
    finally:
        shutil.rmtree(made, ignore_errors=True)
