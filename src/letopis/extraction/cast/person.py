"""One person of an article: the names that are his, and the nominative that all their forms agree on."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from letopis.extraction.cast.paradigms import Candidates, nominative_candidates
from letopis.extraction.cast.written import PersonName

PAIRED = ("ов", "ев", "ёв", "ин", "ын")  # surnames with a feminine in -а


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
