"""What is asked to be exported: events with their sources, or articles, some at a time however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from letopis.model.chronicle import Event, StoredArticle, What
from letopis.store import Filter, Kept, Store
from letopis.store.batches import batched
from letopis.views.event import EventView, views

AT_ONCE = 200  # events held with their sources


EVERYTHING = Filter()


def nothing() -> None:
    """Nobody watches."""


def plain(key: str, **values: object) -> str:
    """Words for what a key of the catalogue names, where nobody has a catalogue: the last part of the key."""
    return str(next(iter(values.values()), key.rpartition(".")[2]))


def untouched(date: str) -> str:
    """A date as it is."""
    return date


def forget(reason: str) -> None:
    """Nobody asks what was left out."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The events of a chronicle that a filter asks for; all if none is given.

    `title` says what was asked for. `say` has words for kinds and states, as the catalogue of messages has them
    ("kind.call"), `day` for dates in EDTF. `step` is called for
    each thing read, `left_out` with the reason for each thing that a format has no place for.
    """

    store: Store
    asked: Filter = EVERYTHING
    title: str = ""
    say: Callable[..., str] = plain
    day: Callable[[str], str] = untouched
    step: Callable[[], None] = nothing
    left_out: Callable[[str], None] = forget

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self.asked == EVERYTHING

    def events(self, what: What | None = None) -> Iterator[EventView]:
        """The events of a sort, or of all, with their sources; newest first."""
        for page in self.pages(what):
            yield from page

    def pages(self, what: What | None = None) -> Iterator[list[EventView]]:
        """Those events some at a time, for what is looked up for several at once."""
        for page in self._pages(replace(self.asked, what=what or self.asked.what)):
            found = views(self.store, page)
            for _ in found:
                self.step()
            yield found

    def articles(self) -> Iterator[StoredArticle]:
        """The articles that tell of the events asked for, each once; all articles where nothing is left out."""
        new = (self.store.articles_of(some).values() for some in self._new())
        for stored in self.store.articles() if self.is_whole else chain.from_iterable(new):
            self.step()
            yield stored

    def kept(self) -> Iterator[list[Kept]]:
        """Those articles with all that was read from them, some at a time, as of one moment.

        Of a filter the numbers of those that were given are held, so that each comes once: 100 bytes for each.
        """
        with self.store.snapshot() as snapshot:
            found = batched(snapshot.articles(), AT_ONCE) if self.is_whole else map(snapshot.kept, self._new())
            for some in found:
                yield [*map(self._stepped, some)]

    def _stepped(self, kept: Kept) -> Kept:
        self.step()
        return kept

    def _new(self) -> Iterator[list[str]]:
        """The ids of the articles that tell of the events asked for, some at a time, each once."""
        given = set[int]()
        for page in self._pages(self.asked):
            numbers = dict.fromkeys(report.article for report in self.store.reports_of(*page))
            new = [number for number in numbers if digits(number) not in given]
            given.update(map(digits, new))
            yield new

    def _pages(self, asked: Filter) -> Iterator[list[Event]]:
        left = asked.limit
        while left is None or left > 0:
            size = AT_ONCE if left is None else min(left, AT_ONCE)
            found = list(self.store.events(replace(asked, limit=size)))
            if found:
                yield [one.event for one in found]
            if len(found) < size:
                return
            asked = replace(asked, after=found[-1].cursor)
            left = None if left is None else left - size


def digits(number: str) -> int:
    """The digits of an id as a number, which takes less room."""
    return int(number.rpartition(":")[2], 16)
