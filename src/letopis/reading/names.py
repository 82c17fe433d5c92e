"""BIO tags of names from vectors: a conditional random field, decoded by Viterbi."""

from __future__ import annotations

from math import isqrt

import numpy as np
from numpy.typing import NDArray

from letopis.reading.packs import Floats, Integers, Pack

WARM_UP = 16
"""Words before a block from which its scores begin. Of 30,942 blocks in 1,802 articles of news one needed more."""
SHORTEST = 16
SAME = 1e-3
"""Scores that differ by less are the same but for rounding; a word's scores differ from each other by about 5."""


class NameTagger:
    """The head of the name model."""

    def __init__(self, model: Pack) -> None:
        self._weight = model.weights["head"]["proj"]["weight"]
        self._bias = model.weights["head"]["proj"]["bias"]
        self._transitions = model.weights["head"]["crf"]["transitions"]

    def __call__(self, vectors: Floats) -> Integers:
        """The best sequence of tags, by number, (words,)."""
        return viterbi(vectors @ self._weight + self._bias, self._transitions)


def viterbi(emissions: Floats, transitions: Floats) -> Integers:
    """The tags whose emissions (words, tags) and transitions (from, to) add up to the most, (words,)."""
    if not len(emissions):
        return np.zeros(0, np.int64)
    scores = forward(emissions, transitions)
    tags = len(transitions)
    before = (scores[:-1, None, :] + transitions.T).argmax(axis=2).astype(np.uint8).tobytes()  # for each tag the best
    path = [int(scores[-1].argmax())]
    for first in range(len(before) - tags, -1, -tags):
        path.append(before[first + path[-1]])
    return np.array(path[::-1])


def forward(emissions: Floats, transitions: Floats) -> Floats:
    """For each word and tag the best sum of a path that ends there, (words, tags), up to a constant of the word.

    Only the differences between a word's scores tell in what follows, and they forget what was long before. So the
    text is cut into blocks that are scored all at once, each begun `WARM_UP` words early from nothing. If a block
    comes out of its warm-up with the scores that the block before it ends on, it is exact; if not, it is scored again
    from those.
    """
    words, tags = emissions.shape
    length = max(SHORTEST, isqrt(words))
    blocks = -(-words // length)
    padded = np.zeros((WARM_UP + blocks * length, tags), np.float32)
    padded[WARM_UP : WARM_UP + words] = emissions
    by_step = padded[np.arange(WARM_UP + length)[:, None] + np.arange(blocks) * length]
    scores = np.empty_like(by_step)  # (steps, blocks, tags)
    scores[0] = by_step[0]
    for step in range(1, len(scores)):
        advance(scores[step - 1], transitions, out=scores[step])
        scores[step] += by_step[step]
        if step == WARM_UP:
            scores[step, 0] = emissions[0]
    by_block = scores[WARM_UP - 1 :].transpose(1, 0, 2)  # the first row is of the last word before a block
    for i in np.flatnonzero(_differ(by_block[1:, 0], by_block[:-1, -1])) + 1:
        _again(by_block[i], by_block[i - 1, -1], padded[WARM_UP + i * length :], transitions)
    exact: Floats = by_block[:, 1:].reshape(-1, tags)[:words]
    return exact


def advance(state: Floats, transitions: Floats, out: Floats) -> None:
    """The best sums on entering each tag, (blocks, tags), from those of the word before."""
    (state.T[:, :, None] + transitions[:, None, :]).max(axis=0, out=out)


def _differ(one: Floats, other: Floats) -> NDArray[np.bool_]:
    """In which blocks two states differ by more than a constant."""
    apart: NDArray[np.bool_] = np.ptp(one - other, axis=1) > SAME
    return apart


def _again(scores: Floats, state: Floats, emissions: Floats, transitions: Floats) -> None:
    """Score one block in place, from the state before it."""
    for i in range(1, len(scores)):
        advance(state[None], transitions, out=scores[i : i + 1])
        scores[i] += emissions[i - 1]
        state = scores[i]
