"""One occurrence of a person's name: its words by part (first name, patronymic, surname), their case and gender.

Whose name it is, is told in people.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from letopis.extraction.cast.paradigms import STANDING, Candidates, nominative_candidates, ranked
from letopis.lexicons import countries
from letopis.lexicons.titles import titles
from letopis.model.document import Document, Name, Token
from letopis.reading import morphology

INITIAL = re.compile(r"(?:Дж|[А-ЯЁA-Z])\.(?:[А-ЯЁA-Z]\.)?$")
ROMAN = re.compile(r"[IVXLХ]+$")
PATRONYMIC = re.compile(r"(?:вич|вна|ьич|ична|инична)(?:а|у|ем|е|ы|ой)?$")
DIVINE = {"господь", "бог", "аллах"}
APOSTROPHES = "'’ʼ`"
GLUED = re.compile(r"([А-ЯЁ][а-яё]{3,})[А-ЯЁ]")
WOMANS = re.compile(r"(?:ов|ев|ёв|ин|ын|ск|цк)ой$")
NOBILIARY = {"фон", "ван", "дер", "ден", "де", "ди", "дель", "да", "дос", "ла", "ле", "тер", "цу"}


@dataclass(frozen=True)
class PersonName:
    """One occurrence of a name: its words by part, and the nominatives that each may have."""

    name: Name
    first: str | None
    middle: tuple[str, ...]
    last: str | None
    case: str
    gender: str
    number: str | None = None  # the regnal number of "Елизавета II"
    suffix: str | None = None  # "младший", "старший"
    patronymic: str | None = None  # the second of two words, where it may be a surname too: "Горан Маркович"

    @property
    def alone(self) -> bool:
        """Whether one word is all there is: a surname, or a first name."""
        return self.first is None and self.number is None

    @cached_property
    def firsts(self) -> Candidates:
        """The nominatives of the first name; an initial stands for itself."""
        if self.first is None:
            return ()
        if INITIAL.match(self.first):
            return ((self.first[0] + ".", 3.0),)
        return nominative_candidates(self.first, "Name", self.case, self.gender)

    @cached_property
    def lasts(self) -> Candidates:
        """The nominatives of the surname."""
        if self.last is None:
            return ()
        marked = nominative_candidates(self.last, "Surn", self.case, self.gender)
        if self.first and self.case in {"Nom", ""} and morphology.only_nominative(self.first):
            marked = ranked([(self.last, STANDING), *marked])  # "Ахмед Касем": none stands in another case
        return marked if not self.alone else ranked([*marked, *self.as_first])

    @cached_property
    def as_first(self) -> Candidates:
        """The nominatives of a lone word read as a first name."""
        return nominative_candidates(self.last, "Name", self.case, self.gender) if self.alone and self.last else ()

    @property
    def fullness(self) -> tuple[bool, bool, bool]:
        """Fuller names sort higher."""
        return self.suffix is not None, self.first is not None and len(self.first) > 2, self.first is not None


def words_of(document: Document, name: Name) -> list[Token]:
    """The words of a name, without brackets and full stops between them."""
    tokens = document.tokens[name.start : name.stop]
    bracket = next((i for i, t in enumerate(tokens) if i and t.text in {"(", "/"}), len(tokens))
    words = [t for t in tokens[:bracket] if any(c.isalpha() for c in t.text)]
    cyrillic = [t for t in words if not t.text[0].isascii() or len(t.text) == 1 or ROMAN.fullmatch(t.text)]
    return cyrillic if words and not words[0].text[0].isascii() else words  # "Гайко Маас Heiko Maas"


def word_of(document: Document, token: Token) -> str:
    """A word of a name; an initial keeps its full stop, which tells "Н. Кан" from "Ван И"."""
    dotted = f"{token.text}{document.text[token.span.stop : token.span.stop + 1]}"
    return dotted if INITIAL.fullmatch(dotted) else token.text


def spelt(document: Document, tokens: Sequence[Token]) -> list[str]:
    """The words of a name; what an apostrophe joins is one word ("О'Лири", "д'Арк")."""
    words: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        between = document.text[before.span.stop : token.span.start] if before is not None else ""
        if words and len(between) == 1 and between in APOSTROPHES:
            words[-1] = f"{words[-1]}'{token.text}"
        else:
            words.append(word_of(document, token))
    return words


def is_patronymic(word: str) -> bool:
    """Whether a word is a Russian patronymic that the dictionary knows, in some case."""
    return bool(PATRONYMIC.search(word.lower())) and {"Patr", "known"} <= morphology.grammemes(word)


def is_title(word: str) -> bool:
    """Whether a word before a name says what somebody is: "Митрополит", "Израильтянка"."""
    if morphology.normal_forms(word) & titles() or word.lower().startswith("экс-"):
        return True
    country = countries().match([(word,)], 0)
    return country is not None and country.how == "demonym"


def read_name(document: Document, name: Name) -> PersonName | None:
    """The parts of a name: `Сергей Лавров`, `Небензя Василий Алексеевич`, `Н. Кан`, `Елизавета II`."""
    tokens = words_of(document, name)
    number = tokens[-1].text if len(tokens) > 1 and ROMAN.fullmatch(tokens[-1].text) else None
    tokens = tokens[:-1] if number else tokens
    titled = len(tokens) > 1 and is_title(tokens[0].text)
    while len(tokens) > 1 and is_title(tokens[0].text):
        tokens = tokens[1:]
    if titled and len(tokens) == 1 and is_title(tokens[0].text):
        return None  # "Святейший Патриарх" is a title through and through
    tokens = before_repetition(without_country(tokens))
    if not tokens or (len(tokens) == 1 and no_name(document, tokens[0])):
        return None
    words, suffix = without_suffix(spelt(document, tokens))
    first, middle, last = parts(words, regnal=bool(number))
    case, gender = case_of(tokens), gender_of(tokens, first)
    if gender == "Masc" and first and morphology.name_genders(first) != {"Masc"} and WOMANS.search(last or ""):
        gender = "Fem"  # "Дариги Назарбаевой": the tags of rare first names are guesses
    patronymic = words[1] if len(words) == 2 and last is None and not number else None
    told = first is not None and not INITIAL.match(first)  # an initial tells no gender
    return PersonName(name, first, middle, last, case, gender if told else "", number, suffix, patronymic)


def without_country(tokens: list[Token]) -> list[Token]:
    """A full name without the country that the name model put before it ("Мьянма Мин Аун Хлайн")."""
    if len(tokens) < 3:
        return tokens
    found = countries().match([(t.text, t.lemma) for t in tokens], 0)
    named = found is not None and found.how in {"name", "alias", "official"} and len(tokens) - found.length >= 2
    return tokens[found.length :] if found is not None and named else tokens


def before_repetition(tokens: list[Token]) -> list[Token]:
    """A name as far as it does not begin anew ("Сергей Лавров Лавров Сергей Викторович")."""
    seen: set[str] = set()
    for i, token in enumerate(tokens):
        if token.low in seen and len(token.text) > 2:
            return tokens[:i]
        seen.add(token.low)
    return tokens


def no_name(document: Document, token: Token) -> bool:
    """Whether a lone word is no name at all: a common word that opens a sentence ("Вот", "Помиловать")."""
    marks = morphology.grammemes(token.text)
    glued = GLUED.match(token.text)
    if glued and "known" in morphology.grammemes(glued[1]):
        return True  # "СмотретьБританский": two words of a page run together
    if morphology.normal_forms(token.text) & DIVINE or countries().compound_adjective(token.text):
        return True
    if token.pos not in {"PROPN", "NOUN", "ADJ", "X"} or ("known" in marks and "NOUN" not in marks):
        return True
    return "known" in marks and not marks & {"Name", "Surn", "Patr"} and opens_sentence(document, token)


def opens_sentence(document: Document, token: Token) -> bool:
    """Whether no word stands before a token in its sentence."""
    before = document.tokens[document.sentence_of(token.index).start : token.index]
    return not any(c.isalnum() for t in before for c in t.text)


def without_suffix(words: list[str]) -> tuple[list[str], str | None]:
    """The words without "-младший" or "-старший", and that word."""
    stem, _, tail = words[-1].rpartition("-")
    suffix = next((s for s in ("младший", "старший") if tail.lower().startswith(s[:5])), None)
    if suffix and not stem and len(words) > 1:
        return words[:-1], suffix
    return ([*words[:-1], stem], suffix) if suffix and stem else (words, None)


def parts(words: list[str], regnal: bool = False) -> tuple[str | None, tuple[str, ...], str | None]:
    """First name, middle names and surname of the words of a name; patronymics are left out."""
    if regnal:
        return words[0], tuple(words[1:]), None
    words = with_particles(words)
    kept = [w for i, w in enumerate(words) if not (i and is_patronymic(w))]
    if len(kept) == 2 and len(words) == 3 and is_patronymic(words[2]):
        return kept[1], (), kept[0]
    if len(kept) == 1:
        return (kept[0], (), None) if len(words) > 1 else (None, (), kept[0])
    if INITIAL.match(kept[-1]) and not INITIAL.match(kept[0]):
        return next(w for w in kept if INITIAL.match(w)), (), kept[0]  # "Никитин А. С." is А. Никитин
    return kept[0], tuple(w for w in kept[1:-1] if not INITIAL.match(w)), kept[-1]


def with_particles(words: list[str]) -> list[str]:
    """Words with the particles of a surname joined to it: "Урсула", "фон дер Ляйен"."""
    start = len(words) - 1
    while start > 0 and words[start - 1].lower() in NOBILIARY:
        start -= 1
    return [*words[:start], " ".join(words[start:])] if start < len(words) - 1 else words


def case_of(tokens: Sequence[Token]) -> str:
    """The case that most words of a name are tagged with."""
    if tokens and misread(tokens[0]):
        return ""
    votes = Counter(t.case for t in tokens if t.case and len(t.text) > 2)
    return votes.most_common(1)[0][0] if votes else ""


def misread(token: Token) -> bool:
    """Whether an object is tagged as nominative: the tagger does not know the name."""
    return token.case == "Nom" and token.rel == "obj"


def gender_of(tokens: Sequence[Token], first: str | None) -> str:
    """The gender of a name: by a first name that the dictionary knows, else by the tags."""
    tagged = Counter(t.feats["Gender"] for t in tokens if t.feats.get("Gender") in {"Masc", "Fem"})
    if first and not INITIAL.match(first):
        known = morphology.name_genders(first)
        if len(known) == 1:
            told = next(iter(known))
            return (
                told if set(tagged) != {"Masc", "Fem"} - known else ""
            )  # "Николу Селаковича": tag and dictionary disagree
    return tagged.most_common(1)[0][0] if tagged else ""
