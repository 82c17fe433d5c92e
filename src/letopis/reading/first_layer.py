"""The first convolution of all three models, kept by word and shape.

A convolution of width 3 is the sum of three products: one with the word itself, one with each neighbour. The
products ("taps") depend on the word alone, so they are made once for a word and only added in a text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from letopis.reading.memo import Memo
from letopis.reading.packs import Floats, Integers, Pack, Quantised
from letopis.reading.shapes import shape

TAPS = 3
# Words that are held, each with 9 KB of taps: 75 MB. A window of text (2,250 words at most) always fits.
CAPACITY = 8_192
HALF_LIFE = 200
"""Windows of text after which a use of a word counts half. On 840 articles (NEREL) the share of words to be made
was .212 with it, .243 where the one unused for longest leaves."""
KEYS = 80_000
"""How many spellings keep their key; about 16 MB."""


class FirstLayer:
    """Rows of taps for words. Row 0 is no word: the zeros that a text is padded with."""

    def __init__(self, embeddings: Quantised, models: Sequence[Pack], capacity: int = CAPACITY) -> None:
        self._embeddings = embeddings
        self._shapes: dict[str, int] = {s: i for i, s in enumerate(models[0].vocabularies["shape"])}
        self._keys: Memo[str, int] = Memo(self._key, KEYS)
        self._word_taps, self._shape_taps = _split_taps(models, _width(embeddings))
        filters = self._word_taps.shape[1] // (len(models) * TAPS)
        self.taps = np.zeros((capacity, len(models), TAPS, filters), np.float32)
        """(row, model, tap, filter): tap 0 is added to the next word, 1 to the word, 2 to the one before."""
        self._row_of: dict[int, int] = {}
        self._key_of = np.zeros(capacity, np.int64)
        self._last_use = np.zeros(capacity, np.int64)
        self._uses = np.zeros(capacity, np.int64)
        self._free = list(range(capacity - 1, 0, -1))
        self._time = 0

    def rows(self, words: Sequence[str]) -> Integers:
        """The rows of words, (words,); good until the next call. At most `capacity` - 1 may be different."""
        self._time += 1
        keys = list(map(self._keys.__getitem__, words))
        missing = sorted(set(keys).difference(self._row_of))
        if missing:
            self._make_room(len(missing), keys)
            self._fill(missing)
        rows = np.fromiter(map(self._row_of.__getitem__, keys), np.int64, len(keys))
        self._last_use[rows] = self._time
        self._uses[rows] += 1  # once a window, however often the word stands in it
        return rows

    def _key(self, word: str) -> int:
        """Word and shape as one number; all words that the table has not share one vector."""
        number = self._embeddings.words.number(word.lower())
        return number * len(self._shapes) + self._shapes[shape(word)]

    def _make_room(self, count: int, keys: Sequence[int]) -> None:
        """Free rows for `count` words, and an eighth of all at least: those of least use that `keys` don't need."""
        if len(self._free) >= count:
            return
        self._last_use[[self._row_of[key] for key in set(keys) if key in self._row_of]] = self._time
        taken = np.fromiter(self._row_of.values(), np.int64, len(self._row_of))
        taken = taken[self._last_use[taken] < self._time]
        use = np.log2(self._uses[taken]) + self._last_use[taken] / HALF_LIFE
        leaving = taken[np.argsort(use, kind="stable")][: max(count, len(self._uses) // 8)].tolist()
        for row in leaving:
            del self._row_of[int(self._key_of[row])]
        self._uses[leaving] = 0
        self._free.extend(leaving)

    def _fill(self, keys: Sequence[int]) -> None:
        rows = [self._free.pop() for _ in keys]
        words, shapes = np.divmod(np.array(keys), len(self._shapes))
        made: Floats = self._vectors(words) @ self._word_taps
        made += self._shape_taps[shapes]
        self.taps.reshape(len(self.taps), -1)[rows] = made
        self._key_of[rows] = keys
        self._row_of.update(zip(keys, rows, strict=True))

    def _vectors(self, words: Integers) -> Floats:
        """The embeddings of words by number, (words, 300)."""
        parts, each, values = self._embeddings.codes.shape
        indexes = self._embeddings.indexes[words] + np.arange(0, parts * each, each)
        return self._embeddings.codes.reshape(-1, values).take(indexes, axis=0).reshape(len(words), -1)


def _width(embeddings: Quantised) -> int:
    parts, _, values = embeddings.codes.shape
    return int(parts * values)


def _split_taps(models: Sequence[Pack], width: int) -> tuple[Floats, Floats]:
    """The matrices from a word's vector, and from each shape, to the taps of all models side by side.

    The bias of a convolution stands in the middle tap of the shapes, since each word has one shape.
    """
    of_words, of_shapes = [], []
    for model in models:
        convolution = model.weights["encoder"]["layers"][0]["conv"]
        kernel = convolution["weight"].transpose(2, 1, 0)  # tap, input, filter
        for tap in range(TAPS):
            bias = convolution["bias"] if tap == 1 else 0
            of_words.append(kernel[tap, :width])
            of_shapes.append(model.weights["emb"]["shape"]["weight"] @ kernel[tap, width:] + bias)
    return np.ascontiguousarray(np.hstack(of_words)), np.ascontiguousarray(np.hstack(of_shapes))
