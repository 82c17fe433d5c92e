"""`letopis watch`: feeds polled until somebody says to stop; a line for each poll and for each article."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from letopis.interfaces.chronicle import LazyReader, opened, show_json
from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import one_line
from letopis.interfaces.shell import BAD_INPUT, complain
from letopis.interfaces.web_options import Web
from letopis.model.errors import InputError, LetopisError

if TYPE_CHECKING:
    from letopis.pipeline.chronicle import Added
    from letopis.pipeline.watching import Polled

EVERY = 15  # minutes
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def watch_all(
    db: str, names: tuple[str, ...], *, once: bool, every: int | None, web: Web, as_json: bool, say: Messages
) -> int:
    """Poll until it is stopped, or with `once` until nothing is due; returns the exit code."""
    from letopis.pipeline.watching import Plan, Watch
    from letopis.sources.web import SystemClock

    if not web.contact:
        raise LetopisError(say("watch.no_contact"))
    feeds = frozenset(feeds_of(names)) if names else None
    pause = timedelta(minutes=every if every is not None else 0 if once else EVERY)
    failed = False
    with stopping() as stop, opened(db, create=bool(feeds)) as store:
        clock = SystemClock(lambda: stop.asked)
        if feeds is None and not store.feeds():
            raise LetopisError(say("watch.no_feeds"))
        with web.fetcher(clock) as fetcher:
            for step in Watch(store, fetcher, LazyReader(), clock, Plan(pause, feeds, once)).run():
                failed |= tell(step, as_json=as_json, say=say)
    return BAD_INPUT if failed and once else 0


def feeds_of(names: Iterable[str]) -> Iterator[str]:
    """The feeds of some OPML files and addresses; raises LetopisError before anything is fetched."""
    from letopis.sources.addresses import hidden, is_address
    from letopis.sources.opml import read_opml
    from letopis.sources.web.guard import checked

    for name in names:
        try:
            if is_address(name):
                yield str(checked(name))
            else:
                yield from (subscription.url for subscription in read_opml(bytes_of(Path(name))))
        except InputError as error:
            raise LetopisError(f"{hidden(name)}: {error}") from None


def bytes_of(path: Path) -> bytes:
    """A file's bytes; raises InputError where it cannot be read."""
    from letopis.sources.feeds import LARGEST

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read ({getattr(error, 'strerror', None) or error}): check the path") from None
    if len(data) > LARGEST:
        raise InputError(f"a list of feeds larger than {LARGEST // 1024 // 1024} MB: give a smaller one")
    return data


def tell(step: Polled | Added, *, as_json: bool, say: Messages) -> bool:
    """Say what was done; whether it failed."""
    from letopis.pipeline.watching import Polled

    name = step.feed if isinstance(step, Polled) else step.name
    if as_json:
        show_json(asdict(step))
    elif step.cause is not None:
        complain(step.cause if step.cause.startswith(name) else f"{name}: {step.cause}", say)
    elif isinstance(step, Polled):
        times = {"at": clock_time(step.at), "next": clock_time(step.next)}
        click.echo(say(f"watch.{step.status}", feed=one_line(name), new=step.new, entries=step.entries, **times))
    else:
        click.echo(f"  {say(f'chronicle.outcome.{step.outcome}')}: {one_line(name)}")
    return step.cause is not None


def clock_time(moment: str) -> str:
    """An ISO time as the user's clock has it."""
    return datetime.fromisoformat(moment).astimezone().strftime("%H:%M")


class Stop:
    """Whether somebody asked to stop."""

    asked = False


@contextmanager
def stopping() -> Iterator[Stop]:
    """Ctrl-C and SIGTERM ask for the end, and the article in hand is finished; a second one ends at once."""
    stop, before = Stop(), {number: signal.getsignal(number) for number in SIGNALS}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def ask(number: int, frame: FrameType | None) -> None:
        stop.asked = True
        restore()

    for number in SIGNALS:
        signal.signal(number, ask)
    try:
        yield stop
    finally:
        restore()
