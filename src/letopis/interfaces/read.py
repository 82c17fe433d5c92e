"""`letopis read`: articles in, their records out in the layout that was asked for or that fits."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from letopis.interfaces.messages import Messages
from letopis.interfaces.notes import without_notes
from letopis.interfaces.progress import Progress
from letopis.interfaces.safe import escape_json
from letopis.interfaces.screen import Screen
from letopis.interfaces.share import least_confidence
from letopis.interfaces.shell import BAD_INPUT, complain
from letopis.model.contract import record_to_dict
from letopis.model.errors import InputError, LetopisError
from letopis.model.record import Record

if TYPE_CHECKING:
    from letopis.pipeline.reader import Reader
    from letopis.sources import Known, Loaded

Layout = Literal["table", "text", "json", "jsonl"]
MOST_JOBS = 256  # more is a slip of the finger: each takes the memory of a whole Letopis


@dataclass(frozen=True, slots=True)
class Request:
    """What the command was asked for; None where the answer is for Letopis to find."""

    files: tuple[str, ...]
    published: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    mapping: str | None = None
    layout: Layout | None = None
    min_confidence: str | None = None
    jobs: str | None = None
    explain: bool = False
    html: Path | None = None
    color: bool | None = None


def read_all(request: Request, say: Messages) -> int:
    """Run the request; returns the exit code."""
    spare_inputs(request, say)
    run = Run(request, known(request, say), say)
    show(run.records(), request, say)
    if request.html and run.kept:
        _write_page(request.html, run.kept, say)
    return BAD_INPUT if run.failed else 0


def spare_inputs(request: Request, say: Messages) -> None:
    """Refuse to write the page over an article; raises LetopisError before anything is read."""
    if request.html and any(same_file(request.html, name) for name in request.files):
        raise LetopisError(say("run.not_written", path=request.html, reason=say("run.is_input")))


def same_file(path: Path, name: str) -> bool:
    """Whether a path is an input that exists."""
    return name != "-" and path.exists() and Path(name).exists() and path.samefile(name)


class Run:
    """Reads the inputs one by one; a bad one is named and the others are still read.

    `kept` holds the records that a page is yet to be made of.
    """

    def __init__(self, request: Request, known: Known, say: Messages) -> None:
        from letopis.sources import columns_of

        self.failed = 0
        self.kept: list[Record] = []
        self._request = request
        self._known = known
        self._columns = columns_of(request.mapping)
        self._least = least_confidence(request.min_confidence, say)
        self._jobs = number_of_jobs(request.jobs, say)
        self._say = say

    def records(self) -> Iterator[Record]:
        """A record for each input that can be read."""
        several = len(self._request.files) > 1 or any(Path(name).is_dir() for name in self._request.files)
        progress = Progress(self._say, several=several)
        try:
            for loaded, record in self._told(self._begun(progress)):
                progress.clear()
                if record:
                    record = record.at_least(self._least)
                    self.kept += [record] if self._request.html else []
                    yield record
                else:
                    self.failed += 1
                    complain(str(loaded.error), self._say)
        finally:
            progress.clear()

    def _begun(self, progress: Progress) -> Iterator[Loaded]:
        """The inputs, each shown when it is taken."""
        from letopis.sources import read_sources

        inputs = read_sources(self._request.files, self._known, self._columns)
        for loaded in without_notes(inputs, progress, self._say):
            progress.at(loaded.name)
            yield loaded

    def _told(self, inputs: Iterator[Loaded]) -> Iterator[tuple[Loaded, Record | None]]:
        if self._jobs == 1:
            return ((x, self._reader.read_article(x.article) if x.article else None) for x in inputs)
        from letopis.pipeline.workers import read_in_order

        return read_in_order(inputs, self._jobs)

    @cached_property
    def _reader(self) -> Reader:
        """Loaded for the first good input: a wrong path is named without waiting for the models."""
        from letopis.pipeline.reader import Reader

        return Reader()


def number_of_jobs(value: str | None, say: Messages) -> int:
    """The number of processes that read, 1 where none is given; raises LetopisError for what is no such number."""
    if value is None:
        return 1
    if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= MOST_JOBS):
        raise LetopisError(say("run.no_jobs", value=value, most=MOST_JOBS))
    return int(value)


def known(request: Request, say: Messages) -> Known:
    """What the user knows of the articles; refuses what cannot be meant before anything is read."""
    from letopis.sources import Known, parse_date

    for option, value in (("--title", request.title), ("--url", request.url)):
        if value is not None and len(request.files) > 1:
            raise LetopisError(say("run.one_article", option=option, count=len(request.files)))
    try:
        published = parse_date(request.published) if request.published is not None else None
    except InputError as error:
        raise LetopisError(say("run.no_date", value=request.published)) from error
    return Known(published, request.title, request.url, request.outlet)


def show(records: Iterator[Record], request: Request, say: Messages) -> None:
    """Print the records as each is ready, in the layout of the request or of the screen."""
    screen = Screen.of(request.color)
    layout = request.layout or screen.layout
    printers: dict[str, Callable[[], None]] = {
        "json": lambda: _print_json(records, request),
        "jsonl": lambda: _print_json_lines(records, request),
        "text": lambda: _print_text(records, request, screen, say),
        "table": lambda: _print_tables(records, request, screen, say),
    }
    printers[layout]()


def _print_json(records: Iterator[Record], request: Request) -> None:
    """An object over several lines for one record; a line each for several."""
    first = list(islice(records, 2))
    if len(first) == 1:
        _write(_dump(first[0], request, indent=2))
    else:
        _print_json_lines(chain(first, records), request)


def _print_json_lines(records: Iterable[Record], request: Request) -> None:
    for record in records:
        _write(_dump(record, request))


def _dump(record: Record, request: Request, indent: int | None = None) -> str:
    dumped = json.dumps(
        record_to_dict(record, explain=request.explain),
        ensure_ascii=not (sys.stdout.encoding or "").lower().startswith("utf"),
        indent=indent,
    )
    return escape_json(dumped)


def _print_text(records: Iterable[Record], request: Request, screen: Screen, say: Messages) -> None:
    from letopis.interfaces.text import lines

    bold = (lambda heading: click.style(heading, bold=True)) if screen.color else str
    for number, record in enumerate(records):
        _write("\n" * bool(number) + "\n".join(lines(record, say, explain=request.explain, bold=bold)))


def _print_tables(records: Iterable[Record], request: Request, screen: Screen, say: Messages) -> None:
    from letopis.interfaces.tables import drawn

    for number, record in enumerate(records):
        _write(
            "\n" * bool(number) + drawn(record, say, width=screen.width, color=screen.color, explain=request.explain)
        )


def _write(text: str) -> None:
    """Print, at once: what was read is seen while the rest is being read."""
    sys.stdout.write(text.rstrip("\n") + "\n")
    sys.stdout.flush()


def _write_page(path: Path, records: list[Record], say: Messages) -> None:
    from letopis.interfaces.html import page

    try:
        path.write_text(page(records, say, version("letopis")), "utf8")
    except OSError as error:
        raise LetopisError(say("run.not_written", path=path, reason=error.strerror or error)) from error
