"""What articles recall, and what a chronicle of the other articles would have told their readers.

    python benchmarks/background.py GOLD_DIR [--clauses]

GOLD_DIR holds `articles.py`; BSNLP 2021 is read into a chronicle. For each article whose background tells of contacts
and appointments that other accounts, published no later, tell too: how many of these its paragraph has (an event that a
sentence tells in other words counts). `--clauses` prints every sentence with what it rests on, to be judged by reading.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from letopis.model.chronicle import Report, StoredArticle
from letopis.store import Store, open_store
from letopis.views.background import background, is_same
from letopis.views.subject import Subject, stored_subject


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--clauses", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = chronicle(asked.gold, Path(folder))
        articles = told = recalled = sentences = 0
        for stored in list(store.articles()):
            subject = stored_subject(store, stored)
            facts = list(told_elsewhere(store, subject))
            if not facts:
                continue
            found = background(store, subject)
            said = [clause.sources[0].report for clause in found.clauses]
            articles, recalled, sentences = articles + 1, recalled + len(facts), sentences + len(said)
            told += sum(any(one.id in fact or is_same(one, report) for one in said) for report, fact in facts)
            if asked.clauses:
                show(stored, found.sentences, said)
        print(f"articles {articles}, recalled facts {recalled}, told {told} ({told / recalled:.2f})")
        print(f"sentences {sentences}")


def chronicle(gold: Path, folder: Path) -> Store:
    articles, where = folder / "articles.jsonl", str(folder / "news.db")
    with articles.open("wb") as out:
        subprocess.run([sys.executable, str(gold / "articles.py"), "bsnlp"], stdout=out, check=True)
    add = [sys.executable, "-m", "letopis.interfaces.cli", "add", str(articles), "--db", where]
    subprocess.run(add, stdout=subprocess.DEVNULL, check=True)
    return open_store(where)


def told_elsewhere(store: Store, subject: Subject) -> Iterator[tuple[Report, set[str]]]:
    """What the background of an article tells, with the reports of other accounts that tell it, once an event."""
    day = subject.stored.article.published
    seen = set[str]()
    for report in subject.reports:
        event = store.event_of(report.id)
        if report.foreground or report.what == "agreement" or event is None or event.id in seen:
            continue
        seen.add(event.id)
        others = store.reports_of(event)
        accounts = store.accounts(other.article for other in others)
        earlier = {
            other.id
            for other in others
            if accounts[other.article] != subject.account
            and (day is None or not other.published or other.published <= day.isoformat())
        }
        if earlier:
            yield report, earlier


def show(stored: StoredArticle, sentences: tuple[str, ...], said: list[Report]) -> None:
    print(f"== {stored.doc} {stored.article.published} {stored.article.title}")
    for sentence, report in zip(sentences, said, strict=True):
        print(f"   {sentence}\n      < {' '.join(report.sentences)}")


if __name__ == "__main__":
    main()
