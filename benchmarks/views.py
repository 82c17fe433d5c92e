"""What the views cost in a chronicle of many contacts.

    python benchmarks/views.py [--events 100000] [--times 7]

Contacts are generated as by `benchmarks/chronicle.py`, one an article. Each view is asked several times, of other
people and states each time; the median and the longest are printed, in milliseconds.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from chronicle import World, fill
from sqlalchemy import text

from letopis.pipeline.indexing import article_words
from letopis.sources.text import article_of
from letopis.store import Filter, Store, open_store
from letopis.store.queries import number_of
from letopis.views.asking import asked
from letopis.views.background import background
from letopis.views.calendar import calendar
from letopis.views.compare import compare
from letopis.views.dossier import dossier
from letopis.views.entities import entity
from letopis.views.ledger import ledger
from letopis.views.related import related
from letopis.views.silence import silence
from letopis.views.subject import Subject, stored_subject
from letopis.views.timeline import timeline

TODAY = date(2024, 6, 1)
AT_ONCE = 5_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=7)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "views.db"), create=True)
        fill(store, args.events)
        give_words(store)
        print(f"{args.events:,} contacts, {args.times} times each: median and longest")
        for name, ask in views(store, args.events).items():
            world, took = World(7), []
            for _ in range(args.times):
                begun = time.perf_counter()
                ask(world)
                took.append((time.perf_counter() - begun) * 1000)
            print(f"{name:28} {median(took):7.0f} ms {max(took):7.0f} ms", flush=True)


def give_words(store: Store) -> None:
    """Give each article the sentence of its contact for a text, and its words."""
    with store._engine.begin() as connection:
        told = connection.execute(text("SELECT article, data FROM reports")).all()
        counted: dict[str, int] = {}
        rows, texts = [], []
        for number, data in told:
            sentence = data.partition('"sentences":["')[2].partition('"]')[0]
            words = article_words(article_of(sentence or "слово"))
            rows.append({"number": number_of(number), "words": words})
            texts.append({"id": number, "text": sentence})
            for word in set(words.split()):
                counted[word] = counted.get(word, 0) + 1
        for start in range(0, len(rows), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            connection.execute(text("INSERT INTO article_text (rowid, words) VALUES (:number, :words)"), rows[part])
            connection.execute(text("UPDATE articles SET text = :text WHERE id = :id"), texts[part])
        found = [{"word": word, "articles": number} for word, number in counted.items()]
        connection.execute(text("INSERT INTO words (word, articles) VALUES (:word, :articles)"), found)


def views(store: Store, number: int) -> dict[str, Callable[[World], object]]:
    """Each view, asked of somebody."""

    def subject(world: World) -> Subject:
        stored = store.article(f"article:{world._random.randrange(number):016x}")
        assert stored
        return stored_subject(store, stored)

    def someone(world: World) -> str:
        return world.someone(world.pair()[0])

    def contact(world: World) -> object:
        one, other = world.pair()
        found = next(iter(store.events(asked("contact", between=(one, other), limit=1))), None)
        return found and compare(store, found.event)

    return {
        "timeline, all": lambda w: timeline(store, asked("contact", limit=50)),
        "timeline, a pair": lambda w: timeline(store, asked("contact", between=w.pair(), limit=50)),
        "calendar": lambda w: calendar(store, Filter(what="contact"), TODAY),
        "dossier, a state": lambda w: dossier(store, entity(store, [w.pair()[0]]), TODAY),
        "dossier, Russia": lambda w: dossier(store, entity(store, ["RU"]), TODAY),
        "dossier, a pair": lambda w: dossier(store, entity(store, w.pair()), TODAY),
        "dossier, a person": lambda w: dossier(store, entity(store, [someone(w)]), TODAY),
        "silence": lambda w: silence(store, TODAY),
        "ledger": lambda w: ledger(store, "торговля", TODAY),
        "compare": contact,
        "related": lambda w: related(store, subject(w)),
        "background": lambda w: background(store, subject(w)),
    }


if __name__ == "__main__":
    main()
