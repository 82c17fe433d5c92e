"""Words of a sentence, by razdel: cut once for each chunk between blanks, then known."""

from __future__ import annotations

import re

from razdel import tokenize
from razdel.segmenters.punct import DASHES
from razdel.segmenters.tokenize import PUNCTS

from letopis.model.span import Span
from letopis.reading.memo import Memo

Cut = tuple[int, int, str]
"""A word by its place in a chunk, and the word."""

CHUNK = re.compile(r"\S+")
LIMIT = 60_000

# A word in Russian letters, with marks around it of which no two join ("?!" and ":)" do): razdel's cut takes 20 times
# as long.
PLAIN = re.compile(r"([«\"(]?)([А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*)([»\")]?)([.,:;!?…]?)([»\"]?)")

# Razdel looks over a blank where a chunk begins or ends with a mark that joins: "кое- что", "12, 13" ("12," is one
# word there). Dashes and underscores join whatever is no mark, the others only digits.
JOINING = re.escape(DASHES + "_")
NO_MARK = rf"[^{re.escape(PUNCTS)}]"
LEANING = re.compile(rf"^[.,/\\]\d|^[{JOINING}]{NO_MARK}|\d[.,/\\]$|{NO_MARK}[{JOINING}]$")


def words_of(text: str, start: int, stop: int) -> tuple[list[Span], list[str]]:
    """The words of the sentence [start, stop) of a text: their spans in the text, and as they stand there."""
    spans, words = [], []
    before = ""
    for chunk in CHUNK.finditer(text, start, stop):
        first = chunk.start()
        cuts = CUTS[chunk.group()]
        if not cuts:
            following = CHUNK.search(text, chunk.end(), stop)
            after = following.group()[:1] if following else ""
            cuts = CUTS_AMONG[kind(before), chunk.group(), kind(after)]
        for a, b, word in cuts:
            spans.append(Span(first + a, first + b))
            words.append(word)
        before = word[-1]
    return spans, words


def cut(chunk: str) -> tuple[Cut, ...]:
    """The words of a chunk; none where they depend on the chunks beside it."""
    if plain := PLAIN.fullmatch(chunk):
        return tuple((*plain.span(i), plain[i]) for i in range(1, 6) if plain[i])
    return () if LEANING.search(chunk) else tuple((w.start, w.stop, w.text) for w in tokenize(chunk))


def kind(neighbour: str) -> str:
    """What tells of the nearest code point of a neighbour: that it is a digit, a letter, or nothing of the two."""
    if neighbour in PUNCTS:
        return ""
    return "1" if neighbour.isdecimal() else "а"


def cut_among(chunk: tuple[str, str, str]) -> tuple[Cut, ...]:
    """The words of a chunk between two neighbours."""
    before, text, after = chunk
    first = len(before) + 1
    cuts = ((w.start - first, w.stop - first, w.text) for w in tokenize(f"{before} {text} {after}"))
    return tuple(c for c in cuts if 0 <= c[0] < len(text))


CUTS: Memo[str, tuple[Cut, ...]] = Memo(cut, LIMIT)
CUTS_AMONG: Memo[tuple[str, str, str], tuple[Cut, ...]] = Memo(cut_among, LIMIT)
