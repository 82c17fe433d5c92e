"""Lines as a page breaks them, made whole: paragraphs with whole sentences, words without the hyphen of a line's end.

Стороны обсудили перего-        Стороны обсудили переговоры
воры о торговле и границе.  ->  о торговле и границе.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import quantiles

from letopis.sources.lines import CLOSING
from letopis.sources.verbs import is_word

HYPHENED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
STOPS = (".", "!", "?", "…", ":", ";")
# Of the width of a page's lines: what is shorter and ends a sentence ends its paragraph too.
SHORT = 0.85
# What is this short and goes before a capital is a heading or a stamp.
HEADING = 0.6
# A line at the head or foot of so many pages is no text of the article.
REPEATED = 3
PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*|(?:стр|page)\.?\s*\d+.*", re.I)


def whole_paragraphs(pages: Sequence[str]) -> list[str]:
    """The paragraphs of some pages' lines; running heads and page numbers are left out."""
    lines = list(_lines(pages))
    filled = [len(line) for line in lines if line]
    if not filled:
        return []
    width = quantiles(filled, n=10)[-1] if len(filled) > 1 else filled[0]
    return ["".join(_joined(part)) for part in _parts(lines, width)]


def _lines(pages: Sequence[str]) -> Iterator[str]:
    stripped = [[line.strip() for line in page.splitlines()] for page in pages]
    edges = Counter(edge for lines in stripped for edge in set(_edges(lines)))
    for lines in stripped:
        heads = {edge for edge in _edges(lines) if edges[edge] >= REPEATED or PAGE_NUMBER.fullmatch(edge)}
        yield from (line for line in lines if line not in heads)


def _edges(lines: list[str]) -> list[str]:
    """The first and the last line of a page."""
    filled = [line for line in lines if line]
    return [*filled[:1], *filled[1:][-1:]]


def _parts(lines: Sequence[str], width: float) -> Iterator[list[str]]:
    """The lines of each paragraph."""
    part: list[str] = []
    for line in lines:
        if part and (not line or _ends(part[-1], line, width)):
            yield part
            part = []
        if line:
            part.append(line)
    if part:
        yield part


def _ends(line: str, following: str, width: float) -> bool:
    """Whether a paragraph ends between two lines."""
    if following[:1].islower() or HYPHENED.search(line):
        return False
    if line.rstrip(CLOSING).endswith(STOPS):
        return len(line) < SHORT * width
    return len(line) < HEADING * width and not line.endswith((",", "—", "–"))


def _joined(lines: Sequence[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is None:
            yield line
        elif hyphened := HYPHENED.search(line):
            yield line[:-1] if _is_one_word(hyphened[1], following) else line
        else:
            yield line + " "


def _is_one_word(first: str, following: str) -> bool:
    """Whether the hyphen at a line's end is of the line, and not of the word ("российско-белорусский")."""
    second = FIRST_WORD.match(following)
    if second is None or not second[0][0].islower():
        return False
    if is_word(first + second[0]):
        return True
    return not (is_word(f"{first}-{second[0]}") or (is_word(second[0]) and (first[-1] in "ое" or is_word(first))))
