"""What `letopis export` writes where, and what `letopis import` takes in."""

from __future__ import annotations

import sys
import time
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from io import RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import click

from letopis.interfaces.chronicle import LazyReader, opened, show_json
from letopis.interfaces.messages import Messages
from letopis.interfaces.progress import ERASE
from letopis.interfaces.safe import clean
from letopis.interfaces.unmet import say_unmet
from letopis.interfaces.when import in_words
from letopis.model.errors import InputError

if TYPE_CHECKING:
    from letopis.exports.registry import Format
    from letopis.store import Filter

EVERY = 0.2  # seconds between two words of how far it is


class Counted:
    """How many things went by, on a line of standard error while somebody watches."""

    def __init__(self, say: Messages, key: str) -> None:
        self._say, self._key = say, key
        self._watched = sys.stderr.isatty()
        self._told = time.monotonic()
        self.number = 0

    def __call__(self) -> None:
        """One more."""
        self.number += 1
        if self._watched and time.monotonic() - self._told >= EVERY:
            self._told = time.monotonic()
            self._write(ERASE + self._say(self._key, number=self.number))

    def clear(self) -> None:
        """Take the line away."""
        if self._watched:
            self._write(ERASE)

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


def export_as(form: str, out: Path | None, db: str, asked: dict[str, Any], say: Messages) -> int:
    """Write what is asked for in a format, to a file or to standard output."""
    from letopis.exports.registry import BY_NAME, export, export_to
    from letopis.exports.selection import Selection

    known = BY_NAME[form]
    chosen = filter_of(known, asked, say)
    if out is None and (known.binary or known.several) and sys.stdout.isatty():
        raise InputError(say("export.binary", format=form, ending=".zip" if known.several else known.ending))
    with opened(db) as store:
        counted, left = Counted(say, "export.done"), Counter[str]()
        selection = Selection(
            store,
            chosen,
            title=title_of(asked),
            say=say,
            day=partial(in_words, say=say),
            step=counted,
            left_out=lambda reason: left.update((reason,)),
        )
        try:
            if out is not None:
                export(known, selection, out)
            else:
                export_to(known, selection, standard_output())
        finally:
            counted.clear()
        if not counted.number:
            say_unmet(store, chosen, say)
    if not counted.number:
        click.echo(say("export.nothing"), err=True)
    for reason, number in sorted(left.items()):
        click.echo(say(f"export.left_out.{reason}", number=number), err=True)
    return 0


def title_of(asked: dict[str, Any]) -> str:
    """What was asked for, in its words; nothing where all is."""
    given = [value for value in asked.values() if value]
    parts = [", ".join(map(str, value)) if isinstance(value, tuple) else str(value) for value in given]
    return f"Letopis: {'; '.join(parts)}" if parts else ""


def filter_of(known: Format, asked: dict[str, Any], say: Messages) -> Filter:
    """The filter of the options; raises InputError where the format takes none."""
    from letopis.store import Filter
    from letopis.views.asking import asked as meant

    given = {name: value for name, value in asked.items() if value}
    if known.whole and given:
        raise InputError(say("export.whole", format=known.name))
    return meant(None, **given) if given else Filter()


def standard_output() -> BinaryIO:
    """Standard output for bytes; what a terminal would obey does not reach it."""
    sys.stdout.flush()
    return cast(BinaryIO, Cleaned()) if sys.stdout.isatty() else sys.stdout.buffer


class Cleaned(RawIOBase):
    """A terminal that takes the bytes of a text, wherever they are cut."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        """It is written to."""
        return True

    def write(self, data: Any) -> int:
        """Show a text without control characters."""
        sys.stdout.write(clean(self._decoder.decode(bytes(data))))
        return len(data)

    def flush(self) -> None:
        """Show what was written."""
        sys.stdout.flush()


def import_from(file: str, db: str, *, as_json: bool, say: Messages) -> int:
    """Take an exported chronicle into another, all of it or nothing."""
    from letopis.exports.chronicle import read
    from letopis.pipeline.taking_in import take_in

    with binary(file, say) as lines:
        counted = Counted(say, "import.read")
        try:
            with opened(db, create=True) as store:
                taken, where = take_in(store, read(lines, file, LazyReader(), counted)), store.where
        finally:
            counted.clear()
    if as_json:
        show_json(asdict(taken) | {"db": where})
        return 0
    click.echo(say("import.taken", db=where))
    for name, number in asdict(taken).items():
        if number:
            click.echo(f"  {say(f'import.{name}')}: {number}")
    return 0


@contextmanager
def binary(file: str, say: Messages) -> Iterator[BinaryIO]:
    """A file, or standard input for "-"."""
    if file == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(file).open("rb") as lines:
            yield lines
    except OSError as error:
        raise InputError(say("import.unreadable", file=file, cause=error.strerror)) from None
