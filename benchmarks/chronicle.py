"""What a chronicle costs as it grows: adding to it, and asking one of a million events.

    python benchmarks/chronicle.py [--events 1000000] [--db FILE]

Contacts are generated: thirty years, sixty states of which few are in the news most of the time, six people each.
Adding is measured without reading (`tests/plain_reader.py`), article by article, the store and resolution as they are.
The great chronicle is written in bulk with the store's own tables, and is asked by `letopis.views`, as the commands do.
With --db it is kept, and only asked the next time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from sqlalchemy import insert, text

from letopis.lexicons.countries import countries
from letopis.model.chronicle import Party, Report
from letopis.pipeline.chronicle import Added, Incoming, add
from letopis.pipeline.indexing import indexed
from letopis.resolution import assemble
from letopis.resolution.names import surname
from letopis.store import Filter, Store, open_store
from letopis.store.batches import batched
from letopis.store.codec import event_to_json, report_to_json
from letopis.store.queries import number_of, own_keys
from letopis.store.schema import articles, event_keys, events, offices, reports
from letopis.views.asking import asked
from letopis.views.event import views
from letopis.views.people import who

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from plain_reader import PlainReader, told

YEARS = 30
FIRST = date(1995, 1, 1)
STATES = 60
PEOPLE = 6  # of each state
KINDS = ("call", "meeting", "talks", "visit", "summit", "letter")
PLACES = ("Москва", "Минск", "Анкара", "Женева", "Астана", "Ереван", "Вена", "Пекин")
TOPICS = ("торговля", "поставки газа", "безопасность", "границы", "энергетика", "транспорт", "культура", "визы")
WORDS = (
    "провели", "обсудили", "подтвердили", "отметили", "согласовали", "намерены", "рассмотрели", "предложили",
    "договорились", "выразили",
)  # fmt: skip
SYLLABLES = ("ба", "ве", "ги", "до", "жу", "за", "ки", "ло", "мэ", "ну", "пи", "ро", "су", "та", "фе", "ху")
NTH, AROUND, LATE = 100, 50, 10_000
ASKED = 25  # times each question, with other parameters
BATCH = 10_000


def codes() -> list[str]:
    """The states, those most in the news first."""
    known = sorted(c.iso2 for c in countries() if c.iso2)
    first = ["RU", "US", "BY", "UA", "TR", "CN", "DE", "FR", "KZ", "AM"]
    return [*first, *(code for code in known if code not in first)][:STATES]


def person(code: str, number: int) -> str:
    """A name that nobody else has."""
    seed = Random(f"{code}{number}")
    return f"{''.join(seed.choices(SYLLABLES, k=2)).title()} {''.join(seed.choices(SYLLABLES, k=4)).title()}ов"


class World:
    """Who meets whom when: the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._codes = codes()
        self._weights = [1 / (n + 1) for n in range(len(self._codes))]

    def pair(self) -> tuple[str, str]:
        one, other = "", ""
        while one == other:
            one, other = self._random.choices(self._codes, self._weights, k=2)
        return one, other

    def someone(self, code: str) -> str:
        return person(code, self._random.randrange(PEOPLE))

    def day(self) -> str:
        return (FIRST + timedelta(days=self._random.randrange(YEARS * 365))).isoformat()

    def one_of(self, values: tuple[str, ...]) -> str:
        return self._random.choice(values)

    def words(self) -> str:
        return " ".join(self._random.sample(WORDS, 4))


def news() -> Iterator[Incoming]:
    """One contact an article."""
    world = World(1)
    number = 0
    while True:
        number += 1
        names = [f"{world.someone(code).replace(' ', '_')}:{code}" for code in world.pair()]
        day = world.day()
        yield told(f"Сообщение {number}.\n{world.one_of(KINDS[:5])} held {day} {' '.join(names)}", day, doc=str(number))


def measure_adding(folder: Path) -> None:
    """The 10,000th contact beside the 100th: a small chronicle and a large one take turns, a hundred contacts each."""
    small, large = (grown(folder / f"{size}.db", size - AROUND) for size in (NTH, LATE))
    took = [(seconds_of_next(small), seconds_of_next(large)) for _ in range(2 * AROUND)]
    early, late = (median(column) * 1000 for column in zip(*took, strict=True))
    print(f"adding the {NTH}th contact    {early:6.2f} ms")
    print(f"adding the {LATE:,}th contact {late:6.2f} ms, {late / early:.2f} times as much", flush=True)


def grown(path: Path, size: int) -> Iterator[Added]:
    """A chronicle of some contacts, that takes another at each step."""
    adding = add(news(), open_store(str(path), create=True), PlainReader())
    for _ in islice(adding, size):
        pass
    return adding


def seconds_of_next(adding: Iterator[Added]) -> float:
    """How long the next contact takes."""
    begun = time.perf_counter()
    next(adding)
    return time.perf_counter() - begun


def contacts(number: int) -> Iterator[Report]:
    """Contacts with ids in order, so that the bulk goes to the end of each table."""
    world = World(2)
    step = 2**64 // (number + 1)
    for n in range(number):
        sides = world.pair()
        parties = tuple(Party(world.someone(code), "person", code) for code in sides)
        day, place, topic = world.day(), world.one_of(PLACES), world.one_of(TOPICS)
        sentence = f"{parties[0].name} и {parties[1].name} {world.words()}: {topic}."
        yield Report(
            f"report:{n * step:016x}", f"article:{n:016x}", "contact", world.one_of(KINDS), "held", parties, None, None,
            day, place, day, True, sentence, (sentence,), 0.9, {"topics": [topic], "citations": []},
        )  # fmt: skip


def fill(store: Store, number: int) -> None:
    """Write the great chronicle; indices of keys are made at the end."""
    with store._engine.connect() as connection:
        connection.exec_driver_sql("DROP INDEX keys_by_key")
        connection.commit()
    for part in batched(contacts(number), BATCH):
        with store._engine.begin() as connection:
            write(connection, part)
    with store._engine.connect() as connection:
        connection.exec_driver_sql("CREATE INDEX keys_by_key ON event_keys (key, first_day, event, last_day)")
        connection.commit()


def write(connection: Any, part: tuple[Report, ...]) -> None:
    """Some contacts, each with its article, its event and what that is found by."""
    found = [(report, indexed(assemble([report]), [report])) for report in part]
    rest = {"text": "", "more": "{}", "record": "{}", "reader": "1", "signature": "[]", "added": ""}
    more = '{"boilerplate":[],"language":"ru","published_source":null,"title_span":null,"warnings":[]}'
    connection.execute(
        insert(articles),
        [rest | {"id": r.article, "account": r.article, "sha256": r.id, "more": more, "url": r.id} for r in part],
    )
    rows = [{"id": r.id, "article": r.article, "data": report_to_json(r), "component": r.id} for r in part]
    homes = [i.event.id for _, i in found]
    connection.execute(insert(reports), [row | {"event": home} for row, home in zip(rows, homes, strict=True)])
    days = [{"first_day": i.first_day, "last_day": i.last_day} for _, i in found]
    numbers = [number_of(home) for home in homes]
    connection.execute(
        insert(events),
        [
            {"number": n, "id": i.event.id, "what": "contact", "data": event_to_json(i.event)} | d
            for n, d, (_, i) in zip(numbers, days, found, strict=True)
        ],
    )
    connection.execute(
        insert(event_keys),
        [
            {"event": n, "key": key} | d
            for n, d, (_, i) in zip(numbers, days, found, strict=True)
            for key in sorted({*i.keys, *own_keys(i.event)})
        ],
    )
    words = [{"number": n, "words": i.words} for n, (_, i) in zip(numbers, found, strict=True)]
    connection.execute(text("INSERT INTO event_text (rowid, words) VALUES (:number, :words)"), words)
    posts = [
        {"article": r.article, "person": p.name, "key": surname(p.name), "post": "министр", "body": None,
         "change": None, "day": r.date, "words": p.name}
        for r in part for p in r.parties[:1]
    ]  # fmt: skip
    connection.execute(insert(offices), posts)


def questions(store: Store) -> dict[str, Callable[[World], object]]:
    """What is asked, each with other parameters every time."""

    def listed(**asking: Any) -> int:
        return len(list(store.events(asked(limit=50, **asking))))

    def dossier(name: str) -> int:
        held = who(store, name)
        met = views(store, [found.event for found in store.events(asked(names=[name], limit=50))])
        return len(held) + len(met)

    return {
        "all": lambda w: listed(),
        "of a pair of states": lambda w: listed(between=w.pair()),
        "of a state": lambda w: listed(between=w.pair()[:1]),
        "of a person": lambda w: listed(names=[w.someone(w.pair()[0])]),
        "of a kind, pair and year": lambda w: listed(between=w.pair(), kind=w.one_of(KINDS), **year(w)),
        "of a place and a state": lambda w: listed(between=w.pair()[:1], place=w.one_of(PLACES)),
        "of a topic, until a day": lambda w: listed(topic=w.one_of(TOPICS), until=w.day()),
        "of a month": lambda w: listed(since=(month := w.day()[:7]), until=month),
        "of a pair, by a word": lambda w: listed(between=w.pair(), text=w.one_of(WORDS)),
        "by two words of the text": lambda w: listed(text=" ".join(w.words().split()[:2])),
        "by a name in the text": lambda w: listed(text=w.someone(w.pair()[0])),
        "the 100th page of a state": lambda w: deep(store, w),
        "dossier: posts, 50 contacts": lambda w: dossier(w.someone(w.pair()[0])),
    }


def year(world: World) -> dict[str, str]:
    """A year from a day."""
    day = date.fromisoformat(world.day())
    return {"since": day.isoformat(), "until": (day + timedelta(365)).isoformat()}


def deep(store: Store, world: World) -> int:
    """A page that is far down, by its cursor."""
    from letopis.store import Cursor

    asking = asked(between=world.pair()[:1], limit=50)
    after = Cursor(world.day(), "contact:8000000000000000")
    return len(list(store.events(Filter(what="contact", keys=asking.keys, after=after, limit=50))))


def measure_asking(store: Store) -> None:
    """Each question some times; the first time is not counted."""
    for name, ask in questions(store).items():
        world, took = World(3), list[float]()
        for _ in range(ASKED + 1):
            begun = time.perf_counter()
            ask(world)
            took.append((time.perf_counter() - begun) * 1000)
        print(f"{name:28} {median(took[1:]):7.1f} ms median, {max(took[1:]):7.1f} ms at most", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--db", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.db or Path(folder) / "great.db"
        if not path.exists():
            measure_adding(Path(folder))
            begun = time.perf_counter()
            store = open_store(str(path), create=True)
            fill(store, options.events)
            print(f"{options.events:,} contacts written in {time.perf_counter() - begun:.0f} s", flush=True)
        store = open_store(str(path))
        print(f"a chronicle of {options.events:,} contacts, {path.stat().st_size / 2**20:,.0f} MB")
        measure_asking(store)
        store.close()


if __name__ == "__main__":
    main()
