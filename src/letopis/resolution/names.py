"""Can two spellings be of one name? "Хайко Маас" and "Гайко Мас", "Д. Трамп" and "Дональд Трамп", "Джонсон" alone.

Of spelling only: whether the two are one person is for the judgement of all that is told of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Likeness = Literal["full", "part", "none"]
"""Every word of both has its like; the one has words that the other lacks; they cannot be one name."""

WORDS = re.compile(r"[^\W\d_]+")
DOUBLED = re.compile(r"(.)\1")
# Letters that transliterations of one sound take: Хайко and Гайко, Мэй and Мей, Дэвис and Девис.
ALIKE = str.maketrans({"ё": "е", "э": "е", "й": "и", "ы": "и", "ґ": "г", "ь": "", "ъ": ""})
INITIAL = str.maketrans({"г": "х"})
SLIP_FROM = 6
"""Shorter words have too many neighbours at one slip: Рааб and Рабб are told apart by the doubled letter alone."""
SHORTENED_FROM = 3
ENDINGS = frozenset("аяуюие")
"""Cases that a foreign surname is told in where its nominative was not found: "Виолу", "Виола"."""
PARTICLES = frozenset(
    {"аль", "эль", "ибн", "бен", "бин", "де", "ди", "да", "дель", "фон", "ван", "дер", "ла", "ле", "оглы", "кызы"}
)


@lru_cache(maxsize=65_536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared; particles ("фон", "аль") left out unless there is nothing else."""
    folded = [sound(word) for word in WORDS.findall(name.lower())]
    return tuple(w for w in folded if w not in PARTICLES) or tuple(folded)


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """A word without what transliterations differ in."""
    plain = DOUBLED.sub(r"\1", word.translate(ALIKE))
    return plain[:1].translate(INITIAL) + plain[1:] or word


def surname(name: str) -> str:
    """The word that a name is looked up by: its last one, patronymics being in the middle; "" of no words."""
    words = words_of(name)
    return words[-1] if words else ""


@lru_cache(maxsize=262_144)
def likeness(a: str, b: str) -> Likeness:
    """Whether two spellings can be of one name.

    >>> likeness("Борис Джонсон", "Джонсон")
    'part'
    >>> likeness("Дэвид Дэвис", "Дэвид Кэмерон")
    'none'
    """
    short, long = sorted((words_of(a), words_of(b)), key=len)
    if not short:
        return "none"
    left = list(long)
    for word in sorted(short, key=len, reverse=True):
        like = next((other for other in left if is_like(word, other, last=long[-1])), None)
        if like is None:
            return "none"
        left.remove(like)
    return "part" if left or all(len(word) == 1 for word in short) else "full"


def is_like(a: str, b: str, last: str = "") -> bool:
    """Whether two words can be one: an initial, another case, a short form of a given name, one slip in a long word.

    `last` is a surname, which has no short forms: "Иван" is no "Иванов".
    """
    short, long = sorted((a, b), key=len)
    if short == long or (len(short) == 1 and long.startswith(short)):
        return True
    if len(short) == len(long) >= SHORTENED_FROM and short[:-1] == long[:-1] and {short[-1], long[-1]} <= ENDINGS:
        return True
    shortened = len(short) >= SHORTENED_FROM and long.startswith(short) and len(long) - len(short) <= 3
    if shortened and last not in {a, b}:
        return True
    return len(long) >= SLIP_FROM and is_one_slip(short, long)


def is_one_slip(short: str, long: str) -> bool:
    """Whether one letter before the last is wrong, missing or swapped; `short` is not the longer.

    Another ending is another gender ("Лаврова"), not a slip.
    """
    if len(long) - len(short) > 1 or short[-1] != long[-1]:
        return False
    start = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    a, b = short[start:], long[start:]
    return a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
