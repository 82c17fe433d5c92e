"""Whether a line says something, or only names it: "Резиденция суда в Гааге" is a caption."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

WORD = re.compile(r"(?<![^\W\d_])[а-яё]{3,}|^\W*(?P<first>[А-ЯЁ][а-яё]{2,})")
PREDICATES = frozenset({"VERB", "PRTS", "ADJS", "INFN", "PRED"})


def has_verb(text: str) -> bool:
    """Whether any word is most likely a verb, a short form or a predicative; names are passed over."""
    return any(_is_predicate(match) for match in WORD.finditer(text))


def is_word(word: str) -> bool:
    """Whether the dictionary has a word, in whatever form and case."""
    return bool(_analyzer().word_is_known(word.lower()))


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


def _is_predicate(match: re.Match[str]) -> bool:
    word = (match["first"] or match.group()).lower()
    # A first word that the dictionary lacks is a name, however much it looks like a verb: "Джэнет".
    if match["first"] and not _analyzer().word_is_known(word):
        return False
    parses = _analyzer().parse(word)
    return bool(parses) and parses[0].tag.POS in PREDICATES
