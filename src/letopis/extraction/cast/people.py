"""Names as written -> persons of the article: names that can belong to one person are grouped, fullest first.

Who holds which office is not told here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from letopis.extraction.cast.paradigms import Candidates
from letopis.extraction.cast.person import Person
from letopis.extraction.cast.written import PersonName, read_name
from letopis.model.document import Document, Name

SLIP_FROM = 6  # letters of a surname in which one may be a slip


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
