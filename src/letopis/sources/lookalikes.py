"""Latin letters inside Cyrillic words, and the other way round: "Пyтин" with a Latin "y".

They come from bad recognition of scans, from keyboards and from those who hide from filters. The
text keeps them, since a citation is exact; who analyses words asks for `fold_lookalikes`, which
keeps every length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LATIN = "ABCEHKMOPTXYaceopxykmtbhnr"
CYRILLIC = "АВСЕНКМОРТХУасеорхукмтвнпг"
TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
# Small k, m, t, b, h, n and r are only like in italics: they are folded inside a Cyrillic word, never back.
TO_LATIN = str.maketrans("АВСЕНКМОРТХУасеорху", "ABCEHKMOPTXYaceopxy")
# Abbreviations whose Cyrillic letters all have Latin doubles; only in capitals, only as a whole word.
WHOLE = {latin: latin.translate(TO_CYRILLIC) for latin in ("EC", "TACC", "HATO", "CCCP", "OOH", "KHP", "MOCKBA", "BTO")}

# Begins at a word's start and reads each letter once, so that a text of one endless word costs no more.
MIXED = r"(?<![^\W\d_])(?:[А-Яа-яЁё]+[A-Za-z]|[A-Za-z]+[А-Яа-яЁё])[^\W\d_]*"
# A Latin letter alone between Cyrillic words is the preposition or conjunction that it looks like.
ALONE = r"(?:(?<=[А-Яа-яЁё] )a|(?<=[А-Яа-яЁёA-Za-z] )[ocyk])(?= [А-Яа-яЁёA-Z])"
CANDIDATE = re.compile(rf"{MIXED}|\b(?:{'|'.join(WHOLE)})\b|{ALONE}")


def fold_lookalikes(text: str) -> str:
    """A word, or a whole text, with look-alikes of the wrong alphabet put right; no length changes.

    >>> fold_lookalikes("Пyтин"), fold_lookalikes("COVID-вакцина")
    ('Путин', 'COVID-вакцина')
    """
    return text if text.isascii() and text not in WHOLE else CANDIDATE.sub(_folded, text)


def mixed_words(text: str) -> Iterator[str]:
    """The words that `fold_lookalikes` would change, in text order, each as often as it stands there."""
    return (m.group() for m in CANDIDATE.finditer(text) if _folded(m) != m.group())


def _folded(match: re.Match[str]) -> str:
    word = match.group()
    if len(word) == 1:
        return word.translate(TO_CYRILLIC)
    if (latin := word.translate(TO_LATIN)) in WHOLE:
        return WHOLE[latin]
    return next((form for form in _readings(word) if _of_one_alphabet(form)), word)


def _readings(word: str) -> tuple[str, str]:
    """The word in either alphabet, that of its most letters first."""
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in word)
    readings = word.translate(TO_CYRILLIC), word.translate(TO_LATIN)
    return readings if 2 * cyrillic >= len(word) else (readings[1], readings[0])


def _of_one_alphabet(word: str) -> bool:
    return re.search(MIXED, word) is None
