"""Trees out of the parser's scores: in each sentence one word is the root, and every walk up ends there.

The best head of each word, chosen for the word alone, often makes a tree. Where it makes none (some words run in a
circle, or several have no head), the tree whose scores add up to the most is found by the algorithm of Chu, Liu and
Edmonds: a circle is taken for one word, whose best way in is weighed against the arc that it breaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from letopis.reading.packs import Floats, Integers

Arc = tuple[int, int]
"""A word and its head, from 1; head 0 is the root."""


def trees(scores: Sequence[Floats]) -> Integers:
    """Heads of all words, sentence by sentence, from the scores (words, words + 1) of each; column 0 is the root."""
    heads = [of_sentence.argmax(axis=1) for of_sentence in scores]
    for i in np.flatnonzero(~_are_trees(heads)).tolist():
        heads[i] = best_tree(scores[i])
    return np.concatenate(heads)


def _are_trees(heads: Sequence[Integers]) -> NDArray[np.bool_]:
    """Whether each sentence's heads make a tree with one root, (sentences,)."""
    lengths = np.array([len(h) for h in heads])
    roots = np.cumsum(lengths + 1) - lengths - 1  # sentences end to end, each after a place for its root
    up = np.repeat(roots, lengths + 1)
    words = np.ones(len(up), bool)
    words[roots] = False
    up[words] += np.concatenate(heads)
    one_root = np.add.reduceat(np.isin(up, roots) & words, roots) == 1
    for _ in range(int(lengths.max()).bit_length()):
        up = up[up]  # each walk goes twice as far
    are_trees: NDArray[np.bool_] = one_root & np.logical_and.reduceat(np.isin(up, roots), roots)
    return are_trees


def best_tree(scores: Floats) -> Integers:
    """The tree of one sentence whose scores (words, words + 1) add up to the most, with one root; heads (words,).

    A root costs more than any tree can gain, so the best tree has no more than the one that it can't do without.
    """
    size = len(scores) + 1
    arcs = np.full((size, size), -np.inf)
    arcs[1:] = scores
    arcs[1:, 0] -= size * float(np.ptp(scores)) + 1
    np.fill_diagonal(arcs, -np.inf)
    heads = dict(_expand(*_contract(arcs)))
    return np.array([heads[word] for word in range(1, size)])


@dataclass(frozen=True, slots=True)
class Circle:
    """Words that run in a circle, each with the arc that it enters by and the words that it stands for.

    From then on the first of them stands for all.
    """

    arcs: dict[int, Arc]
    words: dict[int, frozenset[int]]


def _contract(scores: NDArray[np.float64]) -> tuple[list[Arc], list[Circle]]:
    """The arcs of a tree over what is left when each circle is made one word, and the circles in their order."""
    size = len(scores)
    words = {i: frozenset([i]) for i in range(1, size)}
    ends = np.moveaxis(np.indices(scores.shape), 0, -1).copy()  # the arc that a score is of
    circles = []
    heads = {i: int(scores[i].argmax()) for i in words}
    while members := circle(heads):
        arcs = {i: _arc(ends, i, heads[i]) for i in members}
        circles.append(Circle(arcs, {i: words[i] for i in members}))
        first, *others = members
        loss = np.array([scores[i, heads[i]] for i in members])
        _merge(scores, ends, members, loss)
        words[first] = frozenset().union(*(words[i] for i in members))
        for i in others:
            del words[i], heads[i]
        heads = {i: first if h in members else h for i, h in heads.items()}
        heads[first] = int(scores[first].argmax())
    return [_arc(ends, i, h) for i, h in heads.items()], circles


def _merge(scores: NDArray[np.float64], ends: Integers, members: list[int], loss: NDArray[np.float64]) -> None:
    """Make the first of a circle stand for it: as a head its best member, as a dependent the best way in."""
    first, *others = members
    size = np.arange(len(scores))
    best = np.array(members)[scores[:, members].argmax(axis=1)]
    scores[:, first], ends[:, first] = scores[size, best], ends[size, best]
    gains = scores[members] - loss[:, None]
    best = gains.argmax(axis=0)
    scores[first], ends[first] = gains[best, size], ends[np.array(members)[best], size]
    scores[others], scores[:, others] = -np.inf, -np.inf
    scores[first, first] = -np.inf


def _expand(arcs: list[Arc], circles: list[Circle]) -> list[Arc]:
    """All arcs: each circle, the last first, is opened where an arc enters it."""
    entered = {word for word, _ in arcs}
    for c in reversed(circles):
        for i, arc in c.arcs.items():
            if not entered & c.words[i]:
                arcs.append(arc)
                entered.add(arc[0])
    return arcs


def _arc(ends: Integers, word: int, head: int) -> Arc:
    word, head = ends[word, head].tolist()
    return word, head


def circle(heads: dict[int, int]) -> list[int]:
    """Words that run in a circle, or none.

    >>> circle({1: 2, 2: 1, 3: 0})
    [1, 2]
    """
    walk_of: dict[int, int] = {}  # the walk that a word was first met on
    for start in heads:
        i = start
        while i in heads and i not in walk_of:
            walk_of[i] = start
            i = heads[i]
        if i in heads and walk_of[i] == start:
            members = [i]
            while (i := heads[i]) != members[0]:
                members.append(i)
            return sorted(members)
    return []
