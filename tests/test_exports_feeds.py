"""iCalendar and Atom: what a subscriber keeps stays the same thing, and says when it changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import feedparser
import pytest
from icalendar import Calendar
from lxml import etree

import exporting
from exporting import grow, written
from letopis.exports.selection import Selection
from letopis.exports.xml_text import clean
from letopis.interfaces.messages import Messages
from letopis.pipeline.deciding import split, undo
from letopis.store import Store
from letopis.views.asking import asked
from stores import opened

RUSSIAN = Messages("ru")


def calendar(store: Store, **known: Any) -> dict[str, Any]:
    """The events of a calendar by the kind and status of each."""
    read = Calendar.from_ical(written("ical", Selection(store, **known)))
    assert read.errors == []
    assert read["version"] == "2.0"
    return {f"{event['summary'].partition(':')[0]}": event for event in read.walk("VEVENT")}


def entries(store: Store, **known: Any) -> dict[str, Any]:
    """The entries of a feed by the first word of their titles; the feed is well-formed."""
    data = written("atom", Selection(store, **known))
    etree.fromstring(data)
    feed = feedparser.parse(data)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id.startswith("urn:letopis:feed:")
    assert feed.feed.updated == max((entry.updated for entry in feed.entries), default="2020-01-01T00:00:00Z")
    return {entry.title.partition(":")[0]: entry for entry in feed.entries}


def test_a_calendar_has_contacts_with_their_status(tmp_path: Path) -> None:
    with exporting.chronicle(tmp_path) as store:
        events = calendar(store, say=RUSSIAN)
    assert {name: str(event["status"]) for name, event in events.items()} == {
        "Визит": "CONFIRMED", "Телефонный разговор (планируется)": "TENTATIVE", "Переговоры (отменено)": "CANCELLED",
    }  # fmt: skip
    visit = events["Визит"]
    assert (visit["dtstart"].dt, visit["dtend"].dt) == (date(2023, 5, 5), date(2023, 5, 6))
    assert visit["summary"] == "Визит: Сергей Лавров, Хакан Фидан, Сочи"
    assert visit["location"] == "Сочи"
    assert "Второе агентство, 2023-05-05: «Хакан Фидан прибыл в мае в Сочи»" in visit["description"]


@pytest.mark.parametrize(
    ("number", "told", "there"), [(1, "2023-05", False), (0, "2023-05-05", True)], ids=["a month", "a day"]
)
def test_what_is_told_by_the_month_is_left_out_and_counted(tmp_path: Path, number: int, told: str, there: bool) -> None:
    left = list[str]()
    with exporting.chronicle(tmp_path, number) as store:
        assert {row.event.date for row in store.events(asked())} == {told}
        assert bool(calendar(store, left_out=left.append)) is there
    assert left == ([] if there else ["day"])


def identity(store: Store) -> tuple[str, int, str, str]:
    """What names a visit in the calendar and in the feed, and how new each says it is."""
    (event,) = (e for name, e in calendar(store).items() if name == "visit")
    (entry,) = (e for name, e in entries(store).items() if name == "visit")
    assert event["uid"].partition("@")[0] == entry.id.rpartition(":")[2]
    return str(event["uid"]), int(event["sequence"]), entry.id, entry.updated


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_uid_stays_and_the_sequence_rises_with_every_change(tmp_path: Path, order: tuple[int, int]) -> None:
    """Whichever report has the smaller id, and so gives the event its own."""
    with opened(str(tmp_path / "x.db")) as store:
        grow(store, order[0])
        if order[0] == 1:  # a month is in no calendar: the visit comes in with the second article
            first = entries(store)["visit"].id.rpartition(":")[2]
            grow(store, order[1])
            assert identity(store)[0] == f"{first}@letopis"
            return
        seen = [identity(store)]
        grow(store, order[1])
        seen.append(identity(store))
        event = next(found.event for found in store.events(asked(kind="visit")))
        word = split(store, event, store.report(event.reports[1]), "редактор")
        undone = undo(store, word)
        seen.append(identity(store))
    assert undone
    assert len({(uid, entry) for uid, _, entry, _ in seen}) == 1
    assert [sequence for _, sequence, _, _ in seen] == sorted({sequence for _, sequence, _, _ in seen})
    assert seen[0][3] <= seen[1][3] <= seen[2][3]


def test_an_export_of_the_same_chronicle_is_the_same(tmp_path: Path) -> None:
    with exporting.chronicle(tmp_path) as store:
        for name in ("ical", "atom"):
            assert written(name, Selection(store)) == written(name, Selection(store))


def test_a_feed_has_all_that_a_filter_asks_for(tmp_path: Path) -> None:
    with exporting.chronicle(tmp_path) as store:
        assert len(entries(store)) == 5  # three contacts, an appointment, an agreement
        found = entries(store, asked=asked(None, names=["Фидан"]), say=RUSSIAN)
        other = written("atom", Selection(store, asked(None, names=["Путин"])))
        assert feedparser.parse(other).feed.id != feedparser.parse(written("atom", Selection(store))).feed.id
    visit = found["Визит"]
    assert visit.content[0].value.splitlines()[0] == "2023-05-05"
    assert {link.href for link in visit.links} == {
        "https://one.example/visit", "https://two.example/news?id=1&x=2",
    }  # fmt: skip
    assert [tag.term for tag in visit.tags] == ["contact", "visit"]


def test_an_empty_feed_and_an_empty_calendar_are_valid(tmp_path: Path) -> None:
    with opened(str(tmp_path / "x.db")) as store:
        assert entries(store) == {}
        assert calendar(store) == {}


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert clean("а\x00\x0b\ud800б\n") == "аб\n"
