"""Syntax from vectors: how well each word fits as the head of each other, and the relation of the two."""

from __future__ import annotations

import numpy as np

from letopis.reading.packs import Floats, Integers, Pack


class Parser:
    """The two biaffine layers of the syntax model.

    Both see a word in two parts, as a head and as a dependent: relu(vector · weight + bias), 32 values each.
    """

    def __init__(self, model: Pack) -> None:
        heads, relations = model.weights["head"], model.weights["rel"]
        # (of slovnet's names, `head.head` is the dependent: the scores' rows)
        parts = [heads["head"], heads["tail"], relations["tail"], relations["head"]]
        self._weight = np.ascontiguousarray(np.hstack([p["proj"]["weight"] for p in parts]))
        self._bias = np.concatenate([p["proj"]["bias"] for p in parts])
        roots = heads["root"], heads["root"], relations["root"], relations["root"]
        size = len(self._bias) // len(parts)
        each = [np.maximum(r @ p["proj"]["weight"] + p["proj"]["bias"], 0) for r, p in zip(roots, parts, strict=True)]
        self._root = np.concatenate(each)
        self._parts = [slice(i * size, (i + 1) * size) for i in range(len(parts))]
        self._kernel = heads["kernel"]
        self._labels = relations["kernel"]  # head, (relation, dependent)

    def project(self, vectors: Floats, empty: Integers) -> Floats:
        """The four parts of each row, (rows, 4 · 32); the root of a sentence takes the empty row before it."""
        parts: Floats = vectors @ self._weight
        parts += self._bias
        np.maximum(parts, 0, out=parts)
        parts[empty] = self._root
        return parts

    def scores(self, parts: Floats) -> Floats:
        """How well words are headed, (words, words + 1), from the rows of one sentence, its root first.

        Column 0 is the root, column h the h-th word.
        """
        dependents, heads = self._parts[0], self._parts[1]
        scores: Floats = (parts[1:, dependents] @ self._kernel) @ parts[:, heads].T
        return scores

    def relations(self, parts: Floats, words: Integers, heads: Integers) -> Integers:
        """The best relation, by number, of the words at some rows to the heads at others, (words,)."""
        dependents = parts[words, self._parts[2]]
        governors = parts[heads, self._parts[3]]
        of_heads = (governors @ self._labels).reshape(len(words), -1, dependents.shape[1])
        best: Integers = np.matmul(of_heads, dependents[:, :, None])[:, :, 0].argmax(axis=1)
        return best
