"""Russian phrases in the case that a sentence asks for; None where that cannot be told, so that nothing is mangled."""

from __future__ import annotations

import re
from functools import lru_cache

from letopis.reading.morphology import CYRILLIC, grammemes, inflect, may_be

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
CONSONANT = "бвгджзклмнпрстфхцчшщ"
UNCHANGING = ("о", "е", "ё", "э", "и", "у", "ю", "ых", "их")  # Лукашенко, Грёф-э, Саркози, Зеленых
FEMALE_PATRONYMIC, MALE_PATRONYMIC = ("вна", "чна", "кызы"), ("вич", "ьич", "оглы")
CUT_SHORT = frozenset({"делам", "вопросам", "по", "в", "на", "с", "и", "при", "для", "о", "об", "поводу"})
# Endings of the nominative -> those of other cases, and how many letters they replace; the first that fits.
Rules = tuple[tuple[tuple[str, ...], dict[str, str], int], ...]
MASCULINE: Rules = (
    (("ский", "цкий"), {"Gen": "ого", "Dat": "ому"}, 2),
    (("ый", "ой"), {"Gen": "ого", "Dat": "ому"}, 2),
    (("ов", "ев", "ёв", "ин", "ын"), {"Gen": "а", "Dat": "у"}, 0),
    (("й",), {"Gen": "я", "Dat": "ю"}, 1),
    (("ь",), {"Gen": "я", "Dat": "ю"}, 1),
)
FEMININE: Rules = (
    (("ова", "ева", "ёва", "ина", "ына"), {"Gen": "ой", "Dat": "ой"}, 1),
    (("ская", "цкая", "ая"), {"Gen": "ой", "Dat": "ой"}, 2),
)
COMMON: Rules = (
    (("га", "ка", "ха", "жа", "ча", "ша", "ща"), {"Gen": "и", "Dat": "е"}, 1),
    (("а",), {"Gen": "ы", "Dat": "е"}, 1),
    (("ия",), {"Gen": "и", "Dat": "и"}, 1),
    (("я",), {"Gen": "и", "Dat": "е"}, 1),
)
Case = str
"""A case of Universal Dependencies: "Gen" or "Dat"."""


def gender_of(name: str) -> str | None:
    """ "Masc" or "Fem" by a patronymic or the first name; None where neither tells.

    >>> gender_of("Ангела Меркель")
    'Fem'
    """
    words = name.split()
    for word in words[1:]:
        if word.endswith(FEMALE_PATRONYMIC):
            return "Fem"
        if word.endswith(MALE_PATRONYMIC):
            return "Masc"
    genders = [g for g, mark in (("Masc", "masc"), ("Fem", "femn")) if may_be(words[0], "Name", "nomn", "sing", mark)]
    return genders[0] if len(words) > 1 and len(genders) == 1 else None


@lru_cache(maxsize=4_000)
def person(name: str, case: Case) -> str | None:
    """A person's name in a case.

    >>> person("Александр Лукашенко", "Dat")
    'Александру Лукашенко'
    """
    gender = gender_of(name)
    if gender is None:
        return None
    first, *rest = name.split()
    words = [given(first, gender, case), *(family(word, gender, case) for word in rest)]
    return None if None in words else " ".join(word for word in words if word)


def given(word: str, gender: str, case: Case) -> str | None:
    """A first name of the dictionary in a case."""
    if gender == "Fem" and word[-1:] in CONSONANT:
        return word
    form = inflect(word, "PROPN", "Nom", case, "Sing", gender)
    return form if form != word or word.endswith(UNCHANGING) else by_ending(word, gender, case)


def family(word: str, gender: str, case: Case) -> str | None:
    """A surname or patronymic in a case, by its ending."""
    if not CYRILLIC.search(word) or word[:1].islower() or "." in word:
        return word if word[:1].islower() else None
    parts = [by_ending(part, gender, case) for part in word.split("-")]
    return None if None in parts else "-".join(part for part in parts if part)


def by_ending(word: str, gender: str, case: Case) -> str | None:
    """A name in a case by the rules of Russian names; a woman's that ends in a consonant or ь has no cases."""
    low = word.lower()
    if low.endswith(UNCHANGING) or (gender == "Fem" and low[-1:] in CONSONANT + "ьй"):
        return word
    for endings, forms, cut in (*(MASCULINE if gender == "Masc" else FEMININE), *COMMON):
        if low.endswith(endings):
            return word[: len(word) - cut] + forms[case]
    if gender == "Masc" and low[-1:] in CONSONANT:
        return word + {"Gen": "а", "Dat": "у"}[case]
    return None


@lru_cache(maxsize=4_000)
def phrase(text: str, case: Case) -> str | None:
    """A noun phrase whose head comes first in a case: its adjectives and its noun change, what follows stays.

    >>> phrase("министр иностранных дел", "Gen")
    'министра иностранных дел'
    """
    if not is_whole(text):
        return None
    words = text.split(" ")
    head = head_of(words)
    if head is None:
        return None
    number = "Sing" if may_be(words[head], "NOUN", "nomn", "sing") else "Plur"
    gender = gender_of_noun(words[head]) if number == "Sing" else ""
    changed = [inflect(word, "ADJ", "Nom", case, number, gender) for word in words[:head]]
    noun = inflect(words[head], "NOUN", "Nom", case, number, gender)
    if noun == words[head] and not words[head].isupper():
        return None
    return " ".join((*changed, noun, *words[head + 1 :]))


def head_of(words: list[str]) -> int | None:
    """The place of the first noun, where all before it are adjectives that agree with it in the nominative."""
    for place, word in enumerate(words):
        for number in ("sing", "plur"):
            if may_be(word, "NOUN", "nomn", number):
                agree = all(may_be(before, "ADJF", "nomn", number) for before in words[:place])
                return place if agree else None
        if not may_be(word, "ADJF", "nomn"):
            return None
    return None


def gender_of_noun(word: str) -> str:
    """The gender of a nominative singular; "" where none is told."""
    marks = (("Masc", "masc"), ("Fem", "femn"), ("Neut", "neut"))
    return next((gender for gender, mark in marks if may_be(word, "NOUN", "nomn", "sing", mark)), "")


@lru_cache(maxsize=4_000)
def is_whole(text: str) -> bool:
    """Whether a phrase is one that can be told: words that the dictionary has, not cut short, the head first.

    >>> is_whole("министр по делам"), is_whole("министр торговли")
    (False, True)
    """
    words = WORD.findall(text)
    if not words or words[-1].lower() in CUT_SHORT or ("," in text):
        return False
    if head_of(text.split(" ")) is None:
        return False
    if len(words) > 1 and is_dangling(words[-1]):
        return False
    return all("known" in grammemes(w) or w[:1].isupper() or not CYRILLIC.search(w) for w in words)


def is_dangling(last: str) -> bool:
    """Whether a phrase ends in an adjective, so that its noun is missing: "президент Арабской"."""
    if not may_be(last, "ADJF"):
        return False
    return not may_be(last, "NOUN") or (last[:1].isupper() and not may_be(last, "ADJF", "nomn"))
