"""Whether a line says something, or only names it: "Резиденция суда в Гааге" is a caption."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

WORD = re.compile(r"(?<![^\W\d_])[а-яё]{3,}|^\W*[А-ЯЁ][а-яё]{2,}")
PREDICATES = frozenset({"VERB", "PRTS", "INFN", "PRED"})


def has_verb(text: str) -> bool:
    """Whether any word is most likely a verb, a short participle or a predicative; names are passed over."""
    return any(_is_predicate(match.group().lower()) for match in WORD.finditer(text))


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


def _is_predicate(word: str) -> bool:
    parses = _analyzer().parse(word.strip())
    return bool(parses) and parses[0].tag.POS in PREDICATES
