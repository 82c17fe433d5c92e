"""Trees out of the parser's scores: in each sentence one word is the root, and every walk up ends there.

The best head of each word, chosen for the word alone, often makes a tree. Where it makes none (some words run in a
circle, or several have no head), the tree whose scores add up to the most is found by the algorithm of Chu, Liu and
Edmonds: a circle is taken for one word, whose best way in is weighed against the arc that it breaks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from letopis.reading.packs import Floats, Integers

Doubles = NDArray[np.float64]


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

    A tree with a given root can't gain more than the best head of each other word. So roots are tried in the order of
    that bound, most often one or two of them.
    """
    if len(scores) == 1:
        return np.zeros(1, np.int64)
    arcs = scores[:, 1:].astype(np.float64)
    np.fill_diagonal(arcs, -np.inf)
    gains = arcs.max(axis=1)
    bounds = gains.sum() - gains + scores[:, 0]
    choices = arcs.argmax(axis=1).tolist()
    best, found = -np.inf, choices
    for root in np.argsort(-bounds, kind="stable").tolist():
        if bounds[root] <= best:
            break
        heads = _from_root(arcs, choices, root)
        total = scores[root, 0] + sum(arcs[i, head] for i, head in heads.items())
        if total > best:
            best, found = total, [heads.get(i, -1) + 1 for i in range(len(scores))]
    return np.array(found)


def _from_root(arcs: Doubles, choices: Sequence[int], root: int) -> dict[int, int]:
    """The best tree with a given root, by Chu, Liu and Edmonds: heads of the other words, all counted from 0.

    `arcs` is (words, heads), `choices` the best head of each word.
    """
    heads = dict(enumerate(choices))
    del heads[root]
    members = circle(heads)
    if not members:
        return heads
    scores, ends = arcs.copy(), np.arange(arcs.size).reshape(arcs.shape)  # the arc that a score is of, as one number
    words = {i: {i} for i in range(len(arcs))}  # that a member stands for
    circles = []
    while members:
        circles.append([(int(ends[i, heads[i]]), words[i]) for i in members])
        _merge(scores, ends, members, np.array([scores[i, heads[i]] for i in members]))
        first, *others = members
        words[first] = set().union(*(words[i] for i in members))
        for i in others:
            del heads[i]
        heads = {i: first if head in members else head for i, head in heads.items()}
        heads[first] = int(scores[first].argmax())
        members = circle(heads)
    return _expand([int(ends[i, head]) for i, head in heads.items()], circles, len(arcs))


def _merge(scores: Doubles, ends: Integers, members: list[int], loss: Doubles) -> None:
    """Make the first of a circle stand for it: as a head its best member, as a dependent the best way in.

    A way in is worth what it scores less `loss`, the arc of the circle that it breaks.
    """
    first, *others = members
    every = np.arange(len(scores))
    best = np.array(members)[scores[:, members].argmax(axis=1)]
    scores[:, first], ends[:, first] = scores[every, best], ends[every, best]
    gains = scores[members] - loss[:, None]
    best = gains.argmax(axis=0)
    scores[first], ends[first] = gains[best, every], ends[np.array(members)[best], every]
    scores[others], scores[:, others] = -np.inf, -np.inf
    scores[first, first] = -np.inf


def _expand(arcs: list[int], circles: list[list[tuple[int, set[int]]]], words: int) -> dict[int, int]:
    """Heads of all words: each circle, the last first, keeps its arcs but the one into the member that is entered.

    An arc is the number word * words + head; a circle has for each member its arc and the words that it stands for.
    """
    heads = {arc // words: arc % words for arc in arcs}
    for members in reversed(circles):
        for arc, inside in members:
            if inside.isdisjoint(heads):
                heads[arc // words] = arc % words
    return heads


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
