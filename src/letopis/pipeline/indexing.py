"""An assembled event -> what it is found by: days, keys, words in their lemmas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from letopis.model.article import Article
from letopis.model.chronicle import Event, Report
from letopis.reading.morphology import lemma
from letopis.resolution.days import window
from letopis.resolution.names import words_of
from letopis.store import Indexed

MOST_WORDS = 400
LONGEST = 6_000  # characters, in which there are more than so many words
LONGEST_WORD = 60  # letters: what is longer is none, and an index of PostgreSQL would refuse it
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def indexed(event: Event, reports: Sequence[Report]) -> Indexed:
    """An event with what it is found by."""
    first, last = days(event, reports)
    sentences = dict.fromkeys(s for report in reports for s in report.sentences)
    told = [*sentences, *(p.name for p in event.parties), *(v.value for v in (*event.topics, *event.places))]
    return Indexed(event, first, last, frozenset(keys(event)), " ".join(dict.fromkeys(lemmas(" ".join(told)))))


def article_words(article: Article) -> str:
    """The words that an article is compared with others by, in their lemmas: twice those of its title, then its text's.

    Of a long text only the beginning: it says what the text is about.
    """
    title = lemmas((article.title or "")[:LONGEST])[:MOST_WORDS]
    words = (*title, *title, *lemmas(article.text[:LONGEST])[:MOST_WORDS])
    return " ".join(word for word in words if len(word) <= LONGEST_WORD)


def days(event: Event, reports: Sequence[Report]) -> tuple[str | None, str | None]:
    """The first and the last day of the best date; else those that the articles let expect; else of publication."""
    dated = [r for r in reports if r.date == event.date] if event.date else list(reports)
    spans = [span for report in dated if (span := window(report))]
    if spans and event.date:
        return spans[0].first.isoformat(), spans[0].last.isoformat()
    published = sorted(r.published for r in reports if r.published and "X" not in r.published)
    return (published[0], published[0]) if published else (None, None)


def keys(event: Event) -> Iterator[str]:
    """What an event is asked for by: each word and the whole of the names of its parties, countries, pairs, place."""
    sides = sorted({party.represents for party in event.parties if party.represents})
    yield from (f"country {side}" for side in sides)
    yield from (pair_key(a, b) for a, b in combinations(sides, 2))
    for value in event.parties_by:
        yield from name_keys(value.value)
    yield from (f"place {fold(value.value)}" for value in event.places)
    for value in event.topics:
        yield from (f"topic {word}" for word in lemmas(value.value))


def pair_key(a: str, b: str) -> str:
    """The key of what two sides had with each other."""
    return "pair " + " ".join(sorted((a, b)))


def name_keys(name: str) -> Iterator[str]:
    """The words of a name as they are compared, and all of them together."""
    words = words_of(name)
    yield from (f"word {word}" for word in words)
    if len(words) > 1:
        yield whole_name_key(words)


def whole_name_key(words: Iterable[str]) -> str:
    """The key of a name of several words, in any order."""
    return f"name {' '.join(sorted(words))}"


def fold(text: str) -> str:
    """A word as keys have it."""
    return " ".join(text.lower().replace("ё", "е").split())


def lemmas(text: str) -> list[str]:
    """The words of a text in their likeliest lemmas, ё as е: so "переговорам" finds "переговоры"."""
    return [lemma_of(word) for word in WORDS.findall(text)]


@lru_cache(maxsize=65_536)
def lemma_of(word: str) -> str:
    """The lemma of a word by itself; an event is indexed anew with each report, so its words come again."""
    return fold(lemma(word, "", {}))
