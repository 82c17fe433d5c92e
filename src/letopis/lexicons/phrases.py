"""Phrases found among words in any inflected form, the longest first.

A phrase is stored as it is written in the nominative ("Соединённые Штаты"). Which forms each of
its words may take stands in `forms.csv`, made beforehand by `scripts/make_forms.py`: no morphology
runs here.

    words    = [("Соединённым", "соединенный"), ("Штатам", "штат")]
    index    = {"соединенным": ["Соединённые"], "штатам": ["Штаты"], ...}
    trie     = {"Соединённые": {"Штаты": {end: США, "Америки": {...}}}}

A word of text is a sequence of alternatives: the word **as written first**, then its lemma or
other guesses. The word itself is enough, a lemma helps where the table of forms has a gap. Matching
ignores ё and the shape of the apostrophe. The word has to have the capitals of the phrase: "Того"
needs its capital, "ОАЭ" is all capitals ("МИД" takes "МИДом"), "белорусский" is found in any case.
After the first word only acronyms need theirs: "Чешская республика", "Европейский Союз".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar

from letopis.lexicons.loader import load_csv

Word = Sequence[str]
T = TypeVar("T")

WORD = re.compile(r"[^\W\d_]+(?:-\w+)*|\d+|[^\w\s]")
FOLD = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "`": "'", "–": "—"})
# How many words before a hit a longer phrase may begin that covers it ("Республика Южный [Судан]").
LOOK_BACK = 3


class Match(NamedTuple, Generic[T]):
    """A phrase found: `length` words long, what it names, and through which kind of name.

    `sure` is False where the same word is something else too and its capital alone cannot tell
    ("Того" at the head of a sentence, "Чехов" the writer): ask the context before trusting it.
    """

    length: int
    entry: T
    how: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a word, folded, and those among them that are forms of a common word too."""

    all: tuple[str, ...]
    doubtful: frozenset[str]


@dataclass(frozen=True, slots=True)
class _End(Generic[T]):
    entry: T | None
    how: str
    cautious: bool


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[str, _Node[T]] = field(default_factory=dict)
    end: _End[T] | None = None


class Phrases(Generic[T]):
    """A set of phrases, each with an entry and the kind of name that it is."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._index: dict[str, list[str]] = {}
        self._opening: set[str] = set()
        self._known: set[str] = set()
        self._doubtful: set[str] = set()
        self._lower: set[str] = set()

    def add(self, phrase: str, entry: T | None, how: str, *, cautious: bool = False) -> None:
        """Add a phrase; the first of two equal ones stays. An entry of None only keeps others out of it.

        A match of a `cautious` phrase is never sure.
        """
        node = self._root
        for pattern in patterns_of(phrase):
            self._learn(pattern)
            if node is self._root:
                self._opening.update(forms_of(pattern).all)
            node = node.next.setdefault(pattern, _Node())
        if node.end is None:
            node.end = _End(entry, how, cautious)

    def doubt_capital(self, word: str) -> None:
        """Be not sure of a phrase of this one word where it has a capital: "поляков", "Поляков"."""
        self._lower.update(forms_of(word).all)

    def match(self, words: Sequence[Word], start: int) -> Match[T] | None:
        """The longest phrase that begins at `start`; None if a longer one from before covers its words."""
        length, end = self._longest(words, start)
        if end is None or end.entry is None or self._covered(words, start):
            return None
        sure = not end.cautious and (length > 1 or self._is_sure(words[start][0]))
        return Match(length, end.entry, end.how, sure)

    def find(self, text: str) -> Match[T] | None:
        """The phrase that the whole of `text` is a form of."""
        words = [(word,) for word in words_of(text)]
        found = self.match(words, 0) if words else None
        return found if found and found.length == len(words) else None

    def _is_sure(self, surface: str) -> bool:
        low = fold(surface)
        return low not in self._doubtful and not (low in self._lower and surface[:1].isupper())

    def _learn(self, pattern: str) -> None:
        if pattern in self._known:
            return
        self._known.add(pattern)
        forms = forms_of(pattern)
        for form in forms.all:
            self._index.setdefault(form, []).append(pattern)
        if pattern[:1].isupper() and not is_acronym(pattern):
            self._doubtful |= forms.doubtful

    def _longest(self, words: Sequence[Word], start: int) -> tuple[int, _End[T] | None]:
        if self._opening.isdisjoint(map(fold, words[start])):  # so it is with nearly every word
            return 0, None
        nodes = [self._root]
        best: tuple[int, _End[T] | None] = (0, None)
        for i in range(start, len(words)):
            nodes = [node.next[p] for p in self._patterns(words[i]) for node in nodes if p in node.next]
            if not nodes:
                break
            if end := next((node.end for node in nodes if node.end), None):
                best = (i - start + 1, end)
        return best

    def _covered(self, words: Sequence[Word], start: int) -> bool:
        return any(self._longest(words, start - back)[0] > back for back in range(1, min(LOOK_BACK, start) + 1))

    def _patterns(self, word: Word) -> list[str]:
        patterns = dict.fromkeys(p for form in word for p in self._index.get(fold(form), ()))
        return [p for p in patterns if allows(p, word[0])]


def words_of(phrase: str) -> list[str]:
    """The words and marks of a phrase, cut as the reader cuts them: "G20" is "G", "20"."""
    return WORD.findall(phrase.replace("’", "'"))


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Lower case, ё as е, one shape of apostrophe."""
    return word.lower().translate(FOLD)


def is_acronym(pattern: str) -> bool:
    """Whether a word of a phrase is written in capitals throughout: "ООН"."""
    return len(pattern) > 1 and pattern.isupper()


def patterns_of(phrase: str) -> Iterator[str]:
    """The words of a phrase with the capitals that a text must have."""
    for i, word in enumerate(words_of(phrase)):
        yield word if i == 0 or is_acronym(word) else word.lower()


def allows(pattern: str, surface: str) -> bool:
    """Whether a word as written has the capitals that the pattern has up to its first hyphen."""
    first = pattern.partition("-")[0]
    return all(have.isupper() for want, have in zip(first, surface, strict=False) if want.isupper())


def forms_of(pattern: str) -> Forms:
    """The forms that a word of a phrase may take; itself alone where the table has none."""
    low = fold(pattern)
    return form_table().get(low) or Forms((low,), frozenset())


@cache
def form_table() -> dict[str, Forms]:
    """The forms of all words of all phrases, by folded word."""
    rows = load_csv("forms.csv", fields=("word", "forms", "doubtful"), key="word", required=("forms",))
    return {row["word"]: Forms(tuple(row["forms"].split()), frozenset(row["doubtful"].split())) for row in rows}


def repeated(phrases: Iterable[tuple[str, str]]) -> list[str]:
    """The phrases that name two different things, of pairs (phrase, id); case and ё do not tell apart."""
    owners: dict[str, set[str]] = {}
    for phrase, owner in phrases:
        owners.setdefault(fold(phrase), set()).add(owner)
    return [phrase for phrase, ids in owners.items() if len(ids) > 1]
