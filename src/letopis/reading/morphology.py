"""Lemmas and inflection, by pymorphy3 held to the tags of the morphology model.

All words come in and go out as plain strings; tags are those of Universal Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

POS = {
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN",),
    "ADJ": ("ADJF", "ADJS", "PRTF", "COMP"),
    "DET": ("ADJF", "NPRO"),
    "PRON": ("NPRO", "ADJF"),
    "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND"),
    "AUX": ("VERB", "INFN", "PRTF", "PRTS", "GRND"),
    "ADV": ("ADVB", "PRED", "COMP", "PRCL"),
    "NUM": ("NUMR", "ADJF"),
    "ADP": ("PREP",),
    "CCONJ": ("CONJ",),
    "SCONJ": ("CONJ",),
    "PART": ("PRCL",),
}
CASE = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
GENDER = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
ACRONYM = re.compile(r"[А-ЯЁ]{2,}[а-яё]{0,3}")
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
NUMBER = {"Sing": "sing", "Plur": "plur"}
CYRILLIC = re.compile("[А-ЯЁа-яё]")
PARTICIPLE = re.compile(  # by its ending: a participle that may have become a noun
    r"(?:нн|ем|им|[уюая]щ|вш)(?:ый|ого|ому|ым|ом|ые|ых|ыми|ая|ой|ую|ий|его|ему|им|ем|ие|их|ими|ей)$"
)


class Marks(NamedTuple):
    """What is told of a reading of a word: its part of speech in the dictionary's terms, and "" where it has none.

    Of the case three letters: the second genitive and locative count as the first ("в Крыму").
    """

    pos: str
    case: str
    number: str
    gender: str


class Told(NamedTuple):
    """What a tag of Universal Dependencies tells of a word that its lemma depends on; "" where it tells nothing."""

    pos: str
    case: str
    number: str
    gender: str


Reading = tuple[int, str, int, int]
"""How well a reading of a word fits, its spelling ("ё" or "е"), its paradigm and its number there."""


@cache
def _analyzer() -> Any:
    from letopis.reading.dictionary import analyzer  # loads pymorphy3, which not every command needs

    return analyzer()


@lru_cache(maxsize=4_000)  # about 6 MB: a reading keeps how it was made
def _parses(low: str) -> tuple[Any, ...]:
    try:
        return tuple(_analyzer().parse(low))
    except ValueError:  # the library asks for the Unicode name of a letter, and some have none
        return ()


def _has_case(tag: Any, case: str) -> bool:
    """Whether a reading stands in a UD case; the second genitive and locative count ("в Крыму")."""
    return bool(tag.case) and tag.case[:3] == CASE.get(case, "----")[:3]


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")


def _lemma(low: str, told: Told) -> str:
    if not CYRILLIC.search(low):
        return _fold(low)  # as the library has it, and it takes long to say so
    substantival = told.pos == "NOUN" and PARTICIPLE.search(low) is not None
    if not substantival and (known := _lemma_of_dictionary(low, told)):
        return _fold(known)
    parses = _parses(low)
    if not parses:
        return low
    # "временный" before "временной", where nothing else decides
    best = max(parses, key=lambda p: (_fit(_marks(p.tag), told) + float(p.score), "Qual" in p.tag))
    if substantival and best.tag.POS == "PRTF":  # a participle become a noun keeps its own form: "поверенный"
        return _fold((best.inflect({"nomn", "sing", "masc"}) or best).word)
    return _fold(best.normal_form)


def _lemma_of_dictionary(low: str, told: Told) -> str | None:
    """The lemma of a word that the dictionary has, as all its analyses would give it; None for other words.

    A reading's score, at most 1, tells only between readings that fit best or by 1 less, and only where their lemmas
    differ. Of readings that are level, the library has the one of the higher score first.
    """
    if len(low) == 1:
        return None  # an initial is more than the dictionary has
    dictionary = _analyzer().dictionary
    found = [
        (fits, spelt, paradigm, form)
        for spelt, forms in dictionary.words.similar_items(low, _analyzer().char_substitutes)
        for fits, paradigm, form in _fitting(tuple(forms), *told)
    ]
    if not found:
        return None
    least = max(found)[0] - 1
    lemmas: dict[Reading, str] = {r: dictionary.build_normal_form(r[2], r[3], r[1]) for r in found if r[0] >= least}
    if len(set(lemmas.values())) == 1:
        return lemmas.popitem()[1]
    return lemmas[max(lemmas, key=lambda reading: _rank(low, reading))]


@lru_cache(maxsize=8_000)
def _fitting(forms: tuple[tuple[int, int], ...], *told: str) -> tuple[tuple[int, int, int], ...]:
    """Of forms by paradigm and number those that fit best or by 1 less, in order, each after how well it fits."""
    fits = [(_fit(_marks_of_form(*form), Told(*told)), *form) for form in forms]
    least = max(fits)[0] - 1
    return tuple(f for f in fits if f[0] >= least)


def _rank(low: str, reading: Reading) -> tuple[float, bool, float]:
    """What a reading of a word is chosen by: "временный" before "временной", where nothing else decides."""
    fits, _, paradigm, form = reading
    tag = _analyzer().dictionary.build_tag_info(paradigm, form)
    score = float(_analyzer().prob_estimator.p_t_given_w.prob(low, tag))
    return fits + score, "Qual" in tag, score


def _fit(marks: Marks, told: Told) -> int:
    """How well a reading fits what is told."""
    return (
        4 * (marks.pos in POS.get(told.pos, ()))
        + 2 * (marks.case == CASE.get(told.case, "----")[:3])
        + (NUMBER.get(told.number) == marks.number != "")
        + (GENDER.get(told.gender) == marks.gender != "")
    )


@lru_cache(maxsize=8_000)
def _marks_of_form(paradigm: int, form: int) -> Marks:
    return _marks(_analyzer().dictionary.build_tag_info(paradigm, form))


@lru_cache(maxsize=10_000)  # more than there are tags
def _marks(tag: Any) -> Marks:
    return Marks(*(str(mark or "") for mark in (tag.POS, (tag.case or "")[:3], tag.number, tag.gender)))


def lemma(word: str, pos: str, feats: Mapping[str, str]) -> str:
    """The lemma of a word under its UD tag, in lower case with ё as е."""
    return _lemma(word.lower(), Told(pos, feats.get("Case", ""), feats.get("Number", ""), feats.get("Gender", "")))


@lru_cache(maxsize=8_000)
def normal_forms(word: str) -> frozenset[str]:
    """All lemmas that a word may have in any reading, folded, with the word itself."""
    low = word.lower()
    return frozenset({_fold(p.normal_form) for p in _parses(low)} | {_fold(low)})


@lru_cache(maxsize=8_000)
def grammemes(word: str) -> frozenset[str]:
    """The marks that the dictionary gives a word: "Name", "Surn", "Patr", "Geox", "Orgn", "anim"; "known"."""
    marks = {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Fixd", "anim", "NOUN"}
    found = {g for p in _parses(word.lower()) for g in p.tag.grammemes if g in marks}
    if _analyzer().word_is_known(word.lower()):
        found.add("known")
    return frozenset(found)


@lru_cache(maxsize=8_000)
def nominatives(word: str, mark: str, case: str = "", gender: str = "") -> tuple[str, ...]:
    """The nominative singulars that the dictionary gives a word marked as `mark` ("Name", "Surn", "Patr").

    `case` and `gender` are UD values that the reading must agree with, where given. Keeps the case
    of letters of the first letter and after a hyphen; best reading first.
    """
    found: list[str] = []
    for parse in _parses(word.lower()):
        tag = parse.tag
        if mark not in tag or (case and not _has_case(tag, case)):
            continue
        if mark == "Name" and tag.number == "plur":
            continue  # "Кармен" is one woman, and no Карменас
        if gender and tag.gender and GENDER.get(gender) != tag.gender and "ms-f" not in tag:
            continue
        form = parse.inflect({"nomn", "sing"})
        if form is not None and form.word not in found:
            found.append(form.word)
    return tuple(like(word, w) for w in found)


def like(pattern: str, word: str) -> str:
    """`word` with the capitals of `pattern`: "ПУТИНА" gives "ПУТИН", "Нур-Султане" "Нур-Султан"."""
    if pattern.isupper() and len(pattern) > 1:
        return word.upper()
    parts = word.split("-")
    shapes = pattern.split("-")
    if len(parts) != len(shapes):
        shapes = [pattern] * len(parts)
    return "-".join(shaped(p, s) for p, s in zip(parts, shapes, strict=True))


def shaped(word: str, pattern: str) -> str:
    """One part of a word with the capitals of a pattern: "ОВД-Инфо" keeps both of its shapes."""
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word


@lru_cache(maxsize=8_000)
def only_plural(word: str) -> bool:
    """Whether every reading of a form is plural: "президенты", but not "президента"."""
    numbers = {p.tag.number for p in _parses(word.lower()) if p.tag.POS == "NOUN"}
    return numbers == {"plur"}


@lru_cache(maxsize=8_000)
def only_nominative(word: str) -> bool:
    """Whether every reading of a form as a first name is the nominative: "Ахмед", but not "Ахмеда" or "Кармен"."""
    names = [p.tag for p in _parses(word.lower()) if "Name" in p.tag]
    return bool(names) and all(tag.case == "nomn" for tag in names)


@lru_cache(maxsize=8_000)
def may_be(word: str, *marks: str) -> bool:
    """Whether some reading of a form has all of the dictionary's marks ("nomn", "plur")."""
    return any(all(m in p.tag for m in marks) for p in _parses(word.lower()))


def superlative(low: str, number: str, gender: str) -> str:
    """The nominative of "высшего": by its ending, since the dictionary goes on to "высочайший"."""
    stem = re.sub(r"(?:его|ему|им|ем|ий|ая|ей|ую|ее|ие|их|ими)$", "", low)
    return stem + ("ие" if number == "Plur" else {"Fem": "ая", "Neut": "ее"}.get(gender, "ий"))


@lru_cache(maxsize=8_000)
def inflect(word: str, pos: str, case: str, to_case: str, number: str = "", gender: str = "") -> str:
    """A word of `case` put into `to_case` ("Nom", "Gen", ...), number and gender kept; itself where it can't be.

    An acronym gives up its ending: "МИДа" is "МИД".
    """
    if "." in word:
        return word  # an address is a name as it stands: "Вести.ру"
    if ACRONYM.fullmatch(word):
        return word.rstrip(LETTERS) if to_case == "Nom" else word
    wanted = POS.get(pos, ())
    best: tuple[float, Any] | None = None
    for parse in _parses(word.lower()):
        tag = parse.tag
        if tag.POS not in wanted or (case and tag.case and not _has_case(tag, case)):
            continue
        score = (
            2 * (not number or tag.number == NUMBER.get(number))
            + (not gender or tag.gender is None or tag.gender == GENDER.get(gender))
            + float(parse.score)
            + ("Qual" in tag) / 100  # "временный" before "временной"
        )
        if best is None or score > best[0]:
            best = (score, parse)
    if best is None and pos in {"NOUN", "PROPN"}:
        return inflect(word, "ADJ", case, to_case, number, gender)  # "поверенным": a participle become a noun
    if best is None:
        return word
    if "Supr" in best[1].tag and to_case == "Nom":
        return like(word, superlative(word.lower(), number, gender))
    marks = {CASE[to_case]} | ({NUMBER[number]} if number in NUMBER else set())
    if gender in GENDER and number != "Plur" and best[1].tag.POS in {"ADJF", "PRTF"}:
        marks |= {GENDER[gender]}
    form = best[1].inflect(marks)
    return like(word, form.word) if form is not None else word


@lru_cache(maxsize=8_000)
def name_genders(word: str) -> frozenset[str]:
    """The genders ("Masc", "Fem") that a word has as a first name in the dictionary."""
    back = {v: k for k, v in GENDER.items()}
    return frozenset(back[p.tag.gender] for p in _parses(word.lower()) if "Name" in p.tag and p.tag.gender in back)
