"""The shape of a word, as the models were taught it: its alphabet and its capitals, or which mark it is.

>>> shape("Москва"), shape("МИД"), shape("СИЗО-6"), shape("2011-2020"), shape("«")
('RU_Xx', 'RU_XX', 'RU_XX', 'NUM', 'PUNCT_«')
"""

from __future__ import annotations

import re

MARKS = "!#$%&()[]\\/*+,.:;<=>?@^_{|}~-‐−‒⁃–—―`\"'«»„“ʼʻ”№…"
KIND = re.compile(rf"(?P<RU>[а-яё]+)|(?P<EN>[a-z]+)|(?P<NUM>[+-]?\d+)|(?P<PUNCT>[{re.escape(MARKS)}]+)", re.I)


def shape(word: str) -> str:
    """Of a word that is not empty."""
    match = KIND.match(word)
    kind = match.lastgroup if match else "OTHER"
    if kind == "PUNCT":
        return f"PUNCT_{word if len(word) == 1 else 'OTHER'}"
    return f"{kind}_{capitals(word)}" if kind in ("RU", "EN") else str(kind)


def capitals(word: str) -> str:
    """How a word is written: "Xx" for "Москва", "XX" for "МИД", "Xx-Xx" for "Нью-Йорк"."""
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return "XX"
    if word.islower():
        return "xx"
    if _is_title(word):
        return "Xx"
    left, dash, right = word.partition("-")
    return "Xx-Xx" if dash and _is_title(left) and _is_title(right) else "OTHER"


def _is_title(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()
