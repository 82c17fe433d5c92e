"""Make `src/letopis/lexicons/forms.csv`: the inflected forms of every word of the registries' phrases.

Run it after an edit of countries.csv, confusable.csv, organisations.csv or bodies.toml:

    python scripts/make_forms.py            writes the file
    python scripts/make_forms.py --check    says whether it is up to date; exit code 1 if it is not

Names are declined in the number that they stand in, adjectives and demonyms in all; a form is
doubtful if it is more often a form of a common word ("Того", "Чад").
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pymorphy3 import MorphAnalyzer

from letopis.lexicons.bodies import FIELDS as BODY
from letopis.lexicons.countries import FIELDS as COUNTRY
from letopis.lexicons.loader import load_csv, load_toml, split
from letopis.lexicons.organisations import FIELDS as ORGANISATION
from letopis.lexicons.phrases import fold, is_acronym, words_of

TARGET = Path(__file__).parents[1] / "src/letopis/lexicons/forms.csv"
PROPER = {"Geox", "Orgn", "Abbr", "Init", "Trad"}
INFLECTED = {"NOUN", "ADJF", "PRTF"}
# A foreign name that ends in a hard consonant declines so, whatever the dictionary guesses: "Рияд".
CONSONANT = re.compile(r"[бвгдзклмнпрстфх]$")
HARD = ("", "а", "у", "ом", "е")
DEGREES = {"Supr", "Cmp2"}
morph = MorphAnalyzer(lang="ru")


def phrases() -> Iterator[tuple[str, bool]]:
    """Every phrase of the registries, and whether all its forms are wanted (adjectives, demonyms, common nouns)."""
    for row in load_csv("countries.csv", fields=COUNTRY):
        for name in ("adjectives", "demonyms"):
            yield from ((word, True) for word in split(row[name]))
        for name in ("name", "official", "aliases", "capital", "capital_aliases", "seats"):
            yield from ((phrase, False) for phrase in split(row[name]))
    for row in load_csv("confusable.csv", fields=("phrase", "example")):
        yield row["phrase"], False
    for row in load_csv("organisations.csv", fields=ORGANISATION):
        yield from ((word, True) for word in split(row["adjectives"]))
        for name in ("name", "display", "aliases"):
            yield from ((phrase, False) for phrase in split(row[name]))
    for entry in load_toml("bodies.toml", table="body", fields=BODY):
        for phrase in (entry["name"], *entry.get("aliases", ())):
            yield phrase, entry["kind"] != "state" and " " not in phrase


def forms(word: str, *, everything: bool) -> set[str]:
    """The folded forms of a word in the nominative; the word alone where it has no such reading."""
    *first, last = word.split("-")
    if first and not morph.word_is_known(word.lower()):
        return {fold("-".join([*first, form])) for form in forms(last, everything=everything)}
    found = {fold(word)}
    if not is_acronym(word) and not morph.word_is_known(word.lower()) and CONSONANT.search(word):
        return {fold(word) + ending for ending in HARD}
    for parse in readings(word):
        found |= {fold(p.word) for p in (whole(parse) if everything or is_masculine(parse) else declined(parse))}
    return found


def readings(word: str) -> list[Any]:
    """The nominative readings of a word: those of a place's name if it has any; the best alone if unknown."""
    known = morph.word_is_known(word.lower())
    if is_acronym(word) and not known:
        return []
    parses = [p for p in morph.parse(word.lower()) if p.tag.case == "nomn" and p.tag.POS in INFLECTED]
    if not known:
        parses = [p for p in parses if p.tag.number == "sing" and "Fixd" not in p.tag][:1]
    places = [p for p in parses if "Geox" in p.tag]
    return [p for p in places or parses if "Fixd" not in p.tag]


def is_masculine(parse: Any) -> bool:
    """Whether a reading is a masculine adjective: the lemma, to be found as any other form too."""
    return parse.tag.POS == "ADJF" and parse.tag.gender == "masc"


def whole(parse: Any) -> Iterator[Any]:
    """All forms of the reading's paradigm but the degrees and the verb's own."""
    for form in parse.lexeme:
        same = form.tag.POS == parse.tag.POS and form.tag.voice == parse.tag.voice
        if same and not DEGREES & set(form.tag.grammemes):
            yield form


def declined(parse: Any) -> Iterator[Any]:
    """The cases of a reading in its own number and gender."""
    for form in whole(parse):
        if form.tag.number == parse.tag.number and form.tag.gender == parse.tag.gender:
            yield form


def is_doubtful(word: str, form: str) -> bool:
    """Whether a form of a name is more often one of another word, by the dictionary's counts.

    A noun that is a name with a capital and a common word without one ("кремль") is not another word.
    """
    own = {p.normal_form for p in readings(word) if p.tag.POS == "NOUN"}
    others = [p for p in morph.parse(form) if p.is_known and not PROPER & set(p.tag.grammemes)]
    return sum(p.score for p in others if p.normal_form not in own) > 0.5


def table() -> dict[str, set[str]]:
    """All words with their forms."""
    found: dict[str, set[str]] = {}
    for phrase, everything in phrases():
        for word in words_of(phrase):
            if word.isalpha() or "-" in word:
                found.setdefault(fold(word), set()).update(forms(word, everything=everything))
    return found


def text() -> str:
    """The file's content."""
    out = io.StringIO()
    out.write("# Made by scripts/make_forms.py from the registries: do not edit.\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["word", "forms", "doubtful"])
    alone = {fold(phrase) for phrase, _ in phrases() if phrase[:1].isupper() and not is_acronym(phrase)}
    for word, found in sorted(table().items()):
        doubtful = sorted(form for form in found if word in alone and is_doubtful(word, form))
        writer.writerow([word, " ".join(sorted(found)), " ".join(doubtful)])
    return out.getvalue()


def main() -> int:
    """Write or check the file."""
    made = text()
    if "--check" in sys.argv[1:]:
        return int(TARGET.read_text(encoding="utf-8") != made)
    TARGET.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
