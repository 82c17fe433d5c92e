"""How like each other articles are by their words: the cosine of their words' weights, rare words weighing most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from letopis.store import Words

ASKED = 16  # words that articles are looked up by
COMMON = 2_000  # articles: a word of more leads to more than can be compared


@dataclass(frozen=True, slots=True)
class Vector:
    """The weights of an article's words; their squares add up to 1."""

    weights: Mapping[str, float]

    def cosine(self, other: Vector) -> float:
        """From 0, no word in common, to 1."""
        return sum(weight * other.weights.get(word, 0.0) for word, weight in self.weights.items())

    def shared(self, other: Vector, most: int) -> tuple[str, ...]:
        """The words that make two articles alike, most telling first."""
        both = {word: weight * other.weights[word] for word, weight in self.weights.items() if word in other.weights}
        return tuple(sorted(both, key=lambda word: (-both[word], word))[:most])


def vectors(words: Words, texts: Sequence[str]) -> list[Vector]:
    """The vectors of some articles by their words."""
    counted = [Counter(text.split()) for text in texts]
    common = words.frequencies({word for own in counted for word in own})
    total = words.total() + 1
    return [vector(own, common, total) for own in counted]


def vector(counted: Mapping[str, int], common: Mapping[str, int], total: int) -> Vector:
    """A vector; a word that stands in every article, or in no other, says nothing."""
    weights = {
        word: (1 + math.log(number)) * math.log(total / common[word])
        for word, number in counted.items()
        if word in common and len(word) > 1
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return Vector({word: weight / length for word, weight in weights.items()})


def near(words: Words, own: Vector, limit: int) -> list[str]:
    """The ids of the articles that share most of the telling words of one."""
    common = words.frequencies(own.weights)
    telling = [word for word in heaviest(own) if common.get(word, 0) <= COMMON][:ASKED]
    return [number for number, _ in words.sharing({word: own.weights[word] for word in telling}, limit)]


def heaviest(own: Vector) -> Iterable[str]:
    """The words of a vector, heaviest first."""
    return sorted(own.weights, key=lambda word: (-own.weights[word], word))
