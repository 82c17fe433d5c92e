"""Persons: names as written -> persons of the article, each with its nominative.

A name is read into parts (first name, patronymic, surname); names that can belong to one person
are grouped, fullest first; the nominative is the one that the forms of the whole group agree on.
Who holds which office is not told here.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from letopis.extraction.cast.paradigms import STANDING, Candidates, nominative_candidates, ranked
from letopis.lexicons import countries
from letopis.lexicons.titles import titles
from letopis.model.document import Document, Name, Token
from letopis.reading import morphology

INITIAL = re.compile(r"[А-ЯЁA-Z]\.(?:[А-ЯЁA-Z]\.)?$")
ROMAN = re.compile(r"[IVXLХ]+$")
PAIRED = ("ов", "ев", "ёв", "ин", "ын")  # surnames with a feminine in -а
PATRONYMIC = re.compile(r"(?:вич|вна|ьич|ична|инична)(?:а|у|ем|е|ы|ой)?$")
WOMANS = re.compile(r"(?:ов|ев|ёв|ин|ын|ск|цк)ой$")
SLIP_FROM = 6  # letters of a surname in which one may be a slip
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


class Tally:
    """The weights of nominatives, summed over the forms that have them; twice where all forms agree on one.

    "Асии" alone may be of Асий, "Асию" and "Асии" together are of Асия.
    """

    def __init__(self, candidates: Iterable[Candidates] = ()) -> None:
        self._total: dict[str, float] = defaultdict(float)
        self._common: set[str] | None = None
        for options in candidates:
            self.add(options)

    def add(self, options: Candidates) -> None:
        """Take the nominatives of one more form; a form that has none tells nothing."""
        if not options:
            return
        for word, weight in options:
            self._total[word] += weight
        words = {word for word, _ in options}
        self._common = words if self._common is None else self._common & words

    @property
    def weights(self) -> dict[str, float]:
        """The nominatives with their weights."""
        common = self._common or set()
        return {word: 2 * weight if word in common else weight for word, weight in self._total.items()}


@dataclass
class Person:
    """The names of one person of the article."""

    names: list[PersonName] = field(default_factory=list)

    @cached_property
    def lasts(self) -> dict[str, float]:
        """The weighed nominatives of the surname over all names so far."""
        return self._lasts.weights

    @cached_property
    def firsts(self) -> dict[str, float]:
        """The weighed nominatives of the first name over all names so far."""
        return self._firsts.weights

    @cached_property
    def _lasts(self) -> Tally:
        return Tally(n.lasts for n in self.names)

    @cached_property
    def _firsts(self) -> Tally:
        return Tally(n.firsts for n in self.names)

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(n.name.start for n in self.names)

    @property
    def gender(self) -> str:
        """ "Masc", "Fem" or "": what the forms of the names say, first names counting most."""
        votes: Counter[str] = Counter()
        for n in self.names:
            if n.gender:
                votes[n.gender] += 3 if n.first else 1
        return votes.most_common(1)[0][0] if votes else ""

    def add(self, name: PersonName) -> None:
        """Take one more occurrence."""
        self._lasts.add(name.lasts)
        self._firsts.add(name.firsts)
        insort(self._starts, name.name.start)
        self.names.append(name)
        self._forget("lasts", "firsts")

    def swap(self, name: PersonName, other: PersonName) -> None:
        """Put one reading of an occurrence in the place of another."""
        self.names[next(i for i, n in enumerate(self.names) if n.name.start == name.name.start)] = other
        self._forget("lasts", "firsts", "_lasts", "_firsts")

    def last_before(self, start: int) -> int | None:
        """Where the person is named last up to a token."""
        place = bisect_right(self._starts, start)
        return self._starts[place - 1] if place else None

    def _forget(self, *known: str) -> None:
        for name in known:
            self.__dict__.pop(name, None)

    @property
    def suffix(self) -> str | None:
        """ "младший" or "старший", where a name says so."""
        return next((n.suffix for n in self.names if n.suffix), None)

    def _middle(self) -> list[str]:
        """The middle names ("Тайип"), each as the forms of all the names that have as many agree on."""
        most = max((len(n.middle) for n in self.names), default=0)
        full = [n for n in self.names if len(n.middle) == most]
        places = ([nominative_candidates(n.middle[i], "Name", n.case, n.gender) for n in full] for i in range(most))
        return [word for candidates in places if (word := best(Tally(candidates).weights))]

    def display(self) -> str:
        """First name and surname in the nominative, as full as the article gives them."""
        middle = self._middle()
        last, suffix = of_gender(best(self.lasts), self.gender, self.lasts), self.suffix
        if suffix and last:
            last = f"{last}-{suffix}"
        number = next((n.number for n in self.names if n.number), None)
        return " ".join(x for x in (best(self.firsts), *middle, last, number) if x)


def of_gender(last: str | None, gender: str, told: Mapping[str, float]) -> str | None:
    """A surname in the form of the gender, where the forms told allow both: "О. Любимова" is Ольга, not Олег."""
    if last is None or not gender:
        return last
    other = last.removesuffix("а") if gender == "Masc" else f"{last}а"
    pair = {last, other}
    is_pair = len(pair) == 2 and min(pair, key=len).endswith(PAIRED)
    return other if is_pair and other in told else last


def best(weights: dict[str, float]) -> str | None:
    """The heaviest nominative; of equals the first."""
    full = {w: s for w, s in weights.items() if not w.endswith(".")}
    weights = full or weights
    return max(weights, key=lambda w: weights[w]) if weights else None


def words_of(document: Document, name: Name) -> list[Token]:
    """The words of a name, without brackets and full stops between them."""
    tokens = document.tokens[name.start : name.stop]
    bracket = next((i for i, t in enumerate(tokens) if i and t.text in {"(", "/"}), len(tokens))
    words = [t for t in tokens[:bracket] if any(c.isalpha() for c in t.text)]
    cyrillic = [t for t in words if not t.text[0].isascii() or len(t.text) == 1 or ROMAN.fullmatch(t.text)]
    return cyrillic if words and not words[0].text[0].isascii() else words  # "Гайко Маас Heiko Maas"


def word_of(document: Document, token: Token) -> str:
    """A word of a name; an initial keeps its full stop, which tells "Н. Кан" from "Ван И"."""
    dotted = len(token.text) == 1 and document.text[token.span.stop : token.span.stop + 1] == "."
    return f"{token.text}." if dotted else token.text


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
    while len(tokens) > 1 and is_title(tokens[0].text):
        tokens = tokens[1:]
    tokens = before_repetition(without_country(tokens))
    if not tokens or (len(tokens) == 1 and no_name(document, tokens[0])):
        return None
    words, suffix = without_suffix([word_of(document, t) for t in tokens])
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


def one_edit(a: str, b: str) -> bool:
    """Whether one letter is put in, left out, changed or two neighbours swapped between `a` and `b`."""
    if a == b or abs(len(a) - len(b)) > 1:
        return a == b
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    ra, rb = a[i:], b[i:]
    return ra[1:] == rb[1:] or ra[1:] == rb or ra == rb[1:] or (ra[:2] == rb[1::-1] and ra[2:] == rb[2:])


def fold(word: str) -> str:
    """Lower case, ё as е."""
    return word.lower().replace("ё", "е")


def same_surname(a: dict[str, float] | Candidates, b: dict[str, float] | Candidates) -> bool:
    """Whether two sets of nominatives have a likely one in common."""
    wa, wb = likely(a), likely(b)
    return bool(wa & wb)


def likely(candidates: dict[str, float] | Candidates) -> set[str]:
    """The nominatives that weigh at least a third of the heaviest, folded."""
    items = dict(candidates)
    top = max(items.values(), default=0.0)
    return {fold(w) for w, s in items.items() if s >= top / 3.5}


def misspelt(a: dict[str, float] | Candidates, b: dict[str, float] | Candidates) -> bool:
    """Whether the best nominatives are one slip apart, in words of six letters or more."""
    return any(one_edit(x, y) for x in likely(a) for y in likely(b) if min(len(x), len(y)) >= SLIP_FROM)


def first_agrees(person: Person, name: PersonName) -> bool:
    """Whether a first name, if both sides have one, may be the same ("В." and "Владимир" may)."""
    if not name.firsts or not person.firsts:
        return True
    mine, theirs = likely(name.firsts), likely(person.firsts)
    if any(w.endswith(".") for w in mine | theirs):
        return bool({w[0] for w in mine} & {w[0] for w in theirs})
    return bool(mine & theirs) or any(one_edit(x, y) for x in mine for y in theirs if min(len(x), len(y)) >= 5)


def agrees(person: Person, name: PersonName) -> bool:
    """Whether first name and suffix speak for one person, or at least not against it."""
    return first_agrees(person, name) and (not name.suffix or not person.suffix or name.suffix == person.suffix)


def group(names: Sequence[PersonName]) -> list[Person]:
    """Persons of the article: full names first, then each shorter name to the nearest that fits."""
    known = Known()
    for name in sorted(names, key=lambda n: ([-f for f in n.fullness], n.name.start)):
        found = home(known, name)
        if found is None:
            known.add(len(known.people), replace(name, last=name.last or name.patronymic))
        else:
            known.add(*found)
    return known.people


class Known:
    """The persons so far, and by what words each may be found: so a name is held against few of them."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_surname: dict[str, set[int]] = defaultdict(set)
        self._by_first: dict[str, set[int]] = defaultdict(set)

    def add(self, number: int, name: PersonName) -> None:
        """Give a name to the person of a number; the next number is that of a new one."""
        if number == len(self.people):
            self.people.append(Person())
        self.people[number].add(name)
        for key in surname_keys(name.lasts):
            self._by_surname[key].add(number)
        for word, _ in name.firsts:
            self._by_first[fold(word)].add(number)

    def near(self, name: PersonName) -> list[int]:
        """The numbers of the persons with a surname of the name, or one a slip away; of a first name alone, by that."""
        found: list[Iterable[int]] = [self._by_surname.get(key, ()) for key in surname_keys(name.lasts)]
        firsts = name.as_first if name.alone else () if name.lasts else name.firsts
        found += [self._by_first.get(fold(word), ()) for word, _ in firsts]
        return sorted({number for numbers in found for number in numbers})


def surname_keys(lasts: Candidates) -> Iterator[str]:
    """What a surname is found by: two that are one slip apart are the same when each has lost the right letter."""
    for word in (fold(word) for word, _ in lasts):
        yield word
        if len(word) >= SLIP_FROM:
            yield from (word[:i] + word[i + 1 :] for i in range(len(word)))


def home(known: Known, name: PersonName) -> tuple[int, PersonName] | None:
    """The number of the person whom a name belongs to, with the name as it is read there; None for a new one."""
    near = known.near(name)
    for rule in (shares_surname, is_slip_of, is_first_name_of):
        fitting = [number for number in near if rule(known.people[number], name)]
        if fitting:
            first_alone = rule is is_first_name_of and name.alone
            read = replace(name, first=name.last, last=None) if first_alone else name
            return nearest(known.people, fitting, name), read
    return None


def shares_surname(person: Person, name: PersonName) -> bool:
    """Same surname and no other first name: "Путину" for "Владимир Путин"."""
    return bool(name.lasts) and same_surname(person.lasts, name.lasts) and agrees(person, name)


def is_first_name_of(person: Person, name: PersonName) -> bool:
    """A first name alone: "Ксения" for "Ксения Собчак", "Елизавета" for "Елизавета II"."""
    if not name.alone:
        return not name.lasts and bool(likely(name.firsts) & likely(person.firsts))
    return bool(likely(name.as_first) & likely(person.firsts))


def is_slip_of(person: Person, name: PersonName) -> bool:
    """A slip of one letter in a long surname: "Лукашекно" for "Александр Лукашенко"."""
    return bool(name.lasts) and misspelt(person.lasts, name.lasts) and agrees(person, name)


def nearest(people: Sequence[Person], numbers: Sequence[int], name: PersonName) -> int:
    """Of several, the one whom the article names most; of equals the one named last before."""

    def rank(number: int) -> tuple[int, int]:
        before = people[number].last_before(name.name.start)
        return -len(people[number].names), 10**9 if before is None else name.name.start - before

    return min(numbers, key=rank)


def read_people(document: Document, names: Sequence[Name]) -> list[Person]:
    """The persons behind the names of a document."""
    return group([n for n in (read_name(document, name) for name in names) if n])


def occurrences(people: Sequence[Person]) -> Iterator[tuple[int, PersonName]]:
    """Every name with the number of its person, in text order."""
    found = [(i, n) for i, p in enumerate(people) for n in p.names]
    return iter(sorted(found, key=lambda f: f[1].name.start))
