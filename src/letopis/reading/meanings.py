"""How near in meaning two lists of words are, by Navec, the embeddings that the models read by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np

from letopis.reading.packs import Floats, Quantised, load_embeddings
from letopis.reading.weights import weights


def nearness(a: Iterable[str], b: Iterable[str]) -> float:
    """The cosine of the means of two lists of lemmas, from -1 to 1; 0 where no word of one is known.

    Raises LetopisError where the weights are missing.
    """
    one, other = mean_of(frozenset(a)), mean_of(frozenset(b))
    return 0.0 if one is None or other is None else float(one @ other)


def mean_of(words: frozenset[str]) -> Floats | None:
    """The mean of the vectors of some words, of length 1; None where none is known."""
    table = embeddings()
    unknown = len(table.words) - 2
    rows = [row for word in sorted(words) if (row := table.words.number(word)) != unknown]
    if not rows:
        return None
    parts = np.arange(table.indexes.shape[1])
    total = np.mean([table.codes[parts, table.indexes[row]].reshape(-1) for row in rows], axis=0)
    return np.asarray(total / (np.linalg.norm(total) or 1.0), np.float32)


@cache
def embeddings() -> Quantised:
    """The table, read once: 25 MB."""
    return load_embeddings(weights("navec"))
