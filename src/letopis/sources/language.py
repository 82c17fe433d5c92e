"""Whether a text is Russian, by its letters and its commonest words (lexicons/languages.toml); no model.

Names and quotations of another language do not change the answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from letopis.lexicons.loader import load_toml

RUSSIAN = "ru"
UNDETERMINED = "und"
# Letters say enough long before this; the rest of a long text costs time only.
SAMPLE = 20_000
FEWEST_LETTERS = 3
# Neighbours share so many short words that one more or less tells nothing.
LEAD = 2
# A Russian article has more Cyrillic than this, with addresses and names in Latin.
CYRILLIC_SHARE = 0.35

LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+")
ALPHABETS = {"cyrillic": "Ѐ-ӿ", "latin": "A-Za-zÀ-ɏ"}
FIELDS = frozenset({"code", "name", "script", "words", "letters", "example"})


@dataclass(frozen=True, slots=True)
class Language:
    """What one language is told by; `letters` are those that its neighbours lack."""

    code: str
    name: str
    script: str
    example: str
    words: frozenset[str]
    letters: str

    def score(self, words: Counter[str], letters: Counter[str]) -> int:
        """How many of its words and letters are there."""
        return sum(words[word] for word in self.words) + sum(letters[letter] for letter in self.letters)


@cache
def languages() -> dict[str, Language]:
    """The languages of the lexicon by code, in its order."""
    entries = load_toml(
        "languages.toml", table="language", fields=FIELDS, required=("name", "script", "example"), key="code"
    )
    return {entry["code"]: _language(**entry) for entry in entries}


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language; "und" where there are too few letters or none is known."""
    sample = text[:SAMPLE].lower()
    letters = len(LETTER.findall(sample))
    if letters < FEWEST_LETTERS:
        return UNDETERMINED
    if _count("cyrillic", sample) >= CYRILLIC_SHARE * letters:
        return _likeliest("cyrillic", sample) or RUSSIAN
    script = max(dict.fromkeys(language.script for language in languages().values()), key=lambda s: _count(s, sample))
    return _likeliest(script, sample) or _only(script)


def language_name(code: str) -> str | None:
    """The English name of a language that `language_of` tells."""
    return languages()[code].name if code in languages() else None


def _language(code: str, name: str, script: str, example: str, words: str = "", letters: str = "") -> Language:
    return Language(code, name, script, example, frozenset(words.split()), letters)


def _count(script: str, sample: str) -> int:
    return sum(map(len, _run_of(script).findall(sample)))


@cache
def _run_of(script: str) -> re.Pattern[str]:
    return re.compile(f"[{ALPHABETS.get(script, script)}]+")


def _of_script(script: str) -> Iterable[Language]:
    return (language for language in languages().values() if language.script == script)


def _likeliest(script: str, sample: str) -> str | None:
    """The language of an alphabet with the highest score, the first of equals; None where none has any."""
    words, letters = Counter(WORD.findall(sample)), Counter(sample)
    scores = {language.code: language.score(words, letters) for language in _of_script(script)}
    best = max(scores, key=scores.__getitem__)
    if script == "cyrillic" and scores[best] < scores[RUSSIAN] + LEAD:
        best = RUSSIAN  # "си" is a Bulgarian word, and Си Цзиньпин no Bulgarian
    return best if scores[best] else None


def _only(script: str) -> str:
    """The language of a script that one language has; Latin and Cyrillic tell nothing by themselves."""
    return UNDETERMINED if script in ALPHABETS else next(language.code for language in _of_script(script))
