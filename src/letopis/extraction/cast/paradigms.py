"""Nominatives of personal names by their endings, for the names that no dictionary knows.

Yields every nominative that a form may come from, with a weight; who is meant is decided where all
mentions of one person meet (people.py), since "Обамы" and "Обаме" have one nominative in common.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from letopis.reading import morphology

# Case -> (ending of the form, endings of the nominatives that it may come from).
Rules = tuple[tuple[str, tuple[str, ...]], ...]
MASCULINE: dict[str, Rules] = {
    "Gen": (
        ("ого", ("ий", "ый", "ой")), ("ия", ("ий",)), ("а", ("",)), ("я", ("й", "ь")), ("ы", ("а",)), ("и", ("я", "а")),
    ),
    "Acc": (
        ("ого", ("ий", "ый", "ой")), ("ия", ("ий",)), ("а", ("",)), ("я", ("й", "ь")), ("у", ("а",)), ("ю", ("я",)),
    ),
    "Dat": (("ому", ("ий", "ый", "ой")), ("ию", ("ий",)), ("у", ("",)), ("ю", ("й", "ь")), ("е", ("а", "я"))),
    "Ins": (
        ("ым", ("", "ый", "ой")), ("им", ("ий",)), ("ом", ("",)), ("ем", ("", "й", "ь")),
        ("ой", ("а",)), ("ей", ("я", "а")),
    ),
    "Loc": (("ом", ("ий", "ый")), ("ии", ("ий",)), ("е", ("", "й", "ь", "а", "я"))),
}  # fmt: skip
FEMININE: dict[str, Rules] = {
    "Gen": (("ой", ("а", "ая")), ("ей", ("ая",)), ("ии", ("ия",)), ("ы", ("а",)), ("и", ("я", "а"))),
    "Acc": (("ую", ("ая",)), ("у", ("а",)), ("ю", ("я",))),
    "Dat": (("ой", ("а", "ая")), ("ии", ("ия",)), ("е", ("а", "я"))),
    "Ins": (("ой", ("а", "ая")), ("ей", ("я", "а"))),
    "Loc": (("ой", ("а", "ая")), ("ии", ("ия",)), ("е", ("а", "я"))),
}
PARADIGMS = {"Masc": (MASCULINE,), "Fem": (FEMININE,)}
# Endings of surnames that decline as adjectives do; no first name does ("Касым" is no form of "Кас").
ADJECTIVAL = ("ым", "им", "ого", "ому")
CONSONANTS = "бвгджзклмнпрстфхцчшщ"
SIBILANTS = "жцчшщ"

# Weights: a form that stands in the nominative speaks for itself; a dictionary is mostly right
# about inflected names it knows; an ending alone is a possibility.
STANDING, DICTIONARY, ENDING, LEFT_AS_IT_IS = 3.0, 2.0, 1.0, 0.3
INDECLINABLE = 0.9
# What the dictionary's library guesses of a word that it does not have, by words with the same ending.
GUESSED = 0.95
# Endings that mostly have no cases: Лукашенко, Мэттью, Саркози, Черных, Ху Цзиньтао, Нетаньяху.
AS_IT_IS = ((("ко", "о", "э", "ью"), 1.5), (("и", "ых", "их", "ье"), 1.2), (("е", "ё", "у", "ю"), 0.8))

Candidates = tuple[tuple[str, float], ...]


@lru_cache(maxsize=8_000)
def nominative_candidates(word: str, mark: str, case: str, gender: str) -> Candidates:
    """Nominatives that `word` may be a form of, each with its weight, heaviest first.

    `mark` is "Name" or "Surn"; `case` and `gender` are UD values or "" where unknown. The parts of
    a double name are inflected each ("Диаса-Канеля": "Диас-Канель").
    """
    for joint in (" ", "'"):  # "фон дер Ляйен", "О'Нил": the particles have no cases
        if joint in word:
            particles, _, name = word.rpartition(joint)
            return tuple((f"{particles}{joint}{w}", s) for w, s in nominative_candidates(name, mark, case, gender))
    parts = word.split("-")
    if len(parts) == 1 or len(parts) > 3:
        return ranked(candidates_of_part(word, mark, case, gender))
    options = [candidates_of_part(p, mark, case, gender)[:3] for p in parts]
    return ranked([("-".join(w for w, _ in combo), min(s for _, s in combo)) for combo in product(*options)])


def ranked(candidates: list[tuple[str, float]]) -> Candidates:
    """Candidates by weight, each once."""
    best: dict[str, float] = {}
    for word, weight in candidates:
        best[word] = max(weight, best.get(word, 0.0))
    return tuple(sorted(best.items(), key=lambda c: -c[1])[:8])


def candidates_of_part(word: str, mark: str, case: str, gender: str) -> list[tuple[str, float]]:
    """The candidates of a simple name."""
    if not ("а" <= word[-1:].lower() <= "я" or word[-1:].lower() == "ё"):
        return [(word, STANDING)]
    if word[:1].islower():  # "младшего" has cases, "бен" and "аль" have none
        return adjective_part(word) or [(word, STANDING)]
    known = case if case != "Nom" or doubtful(word) else ""
    known = "" if known == "Nom" else known
    sure = DICTIONARY if "known" in morphology.grammemes(word) else GUESSED
    found = [(w, INDECLINABLE if w == word and known else sure) for w in from_dictionary(word, mark, known, gender)]
    if word.lower().endswith("ии") and case != "Loc":
        found = [(w, s / 3) for w, s in found]  # "Асии" is of Асия; of Асий only in "об Асии"
    woman = gender == "Fem" and case == "Gen" and word.lower().endswith(("ги", "ки", "хи"))
    found.append((word, LEFT_AS_IT_IS if woman else weight_as_it_is(word, case)))  # "Дариги" is of Дарига
    if not (mark == "Name" and word.lower().endswith(ADJECTIVAL)):
        found += [(w, ENDING) for w in by_ending(word, "" if doubtful(word) and case == "Nom" else case, gender)]
    return list(ranked(found))


def from_dictionary(word: str, mark: str, case: str, gender: str) -> Iterator[str]:
    """The dictionary's nominatives, with the article's own е where it writes no ё."""
    for form in morphology.nominatives(word, mark, case, gender):
        yield form if "ё" in word.lower() else form.replace("ё", "е").replace("Ё", "Е")


def doubtful(word: str) -> bool:
    """Whether a form looks like no nominative, whatever its tag: "Маехары", "Нааму", "Грасой"."""
    if word.lower().endswith("ью") and "Fixd" in morphology.grammemes(word):
        return False  # "Мэттью"
    return word.lower().endswith(("ы", "у", "ю", "ии", "ой", "ом", "ем", "ым"))


def weight_as_it_is(word: str, case: str) -> float:
    """How far a form may be the nominative itself, by its tag and its ending."""
    if case == "Nom":
        return INDECLINABLE if doubtful(word) else STANDING
    low = word.lower()
    if case and low.endswith(ADJECTIVAL) and not low.endswith("им"):
        return LEFT_AS_IT_IS  # "Змеевского" has cases, "Живаго" and "Ибрагим" none
    return next((weight for endings, weight in AS_IT_IS if low.endswith(endings)), LEFT_AS_IT_IS)


def by_ending(word: str, case: str, gender: str) -> Iterator[str]:
    """Nominatives by the endings of the case, or of any case where it is unknown or nominative."""
    low = word.lower()
    both = low.endswith(("ии", "ию"))  # "Асии": the tagger does not know that Асия is a woman
    for paradigm in (FEMININE, MASCULINE) if both else PARADIGMS.get(gender, (MASCULINE, FEMININE)):
        cases = [case] if case in paradigm else [] if case == "Nom" else list(paradigm)
        for ending, bases in (rule for c in cases for rule in paradigm[c]):
            if low.endswith(ending) and len(low) > len(ending) + 1:
                stem = word[: len(word) - len(ending)]
                soft = ending == "ем" and stem[-1].lower() in CONSONANTS and stem[-1].lower() not in SIBILANTS
                bases = ("ь",) if soft else bases  # "Мигелем" is of Мигель: of Мигел it would be "Мигелом"
                yield from restored(stem, bases, paradigm is FEMININE)


def restored(stem: str, bases: tuple[str, ...], feminine: bool) -> Iterator[str]:
    """Stem with each ending that can follow its last letter."""
    last = stem[-1].lower()
    for base in bases:
        if base == "" and (feminine or last not in CONSONANTS):
            continue
        if base == "й" and last in CONSONANTS:
            continue
        if base == "ь" and last not in "лнртсдзв":
            continue
        if base in {"ий", "ый", "ой", "ая"} and last not in CONSONANTS:
            continue
        yield stem + base


def adjective_part(word: str) -> list[tuple[str, float]]:
    """The nominative of a lower-case epithet inside a name ("старшего", "младшему")."""
    if word[:1].isupper():
        return []
    form = morphology.inflect(word, "ADJ", "", "Nom", "Sing", "Masc")
    return [(form, DICTIONARY)] if form != word else []
