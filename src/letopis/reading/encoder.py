"""Words to vectors: the convolutions of one model, over sentences laid end to end with one empty row between.

    rows      0 0 0 | Он приехал . | 0 | Она уехала . | 0 0 0       (0 is the empty row)
    layer 1   sums of taps, 256 values a word
    layer 2   width 3, 128 values
    layer 3   width 3, 64 values

A layer is `normalise(relu(convolve(x) + bias))`, where normalise is s·x + t by value. Both s, t and bias
are folded into the next layer: with z = max(convolve(x), -bias), a layer's output is s·z + s·bias + t, which
is linear in z. An empty row must be zero in that output, so its z is -(bias + t/s).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from letopis.reading.packs import Floats, Integers, Pack

Doubles = NDArray[np.float64]

REACH = 3
"""How many rows on each side a word's vector depends on: one a layer."""
BLOCK = 384
"""Rows that go through the layers at once: what they need (1 MB) stays in a core's cache."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A folded layer: z = max(x convolved with `kernel`, `floor`); `empty` is z where there is no word.

    `kernel` is (3 * inputs, outputs), the earliest word first; `floor` and `empty` are (outputs,).
    """

    kernel: Floats
    floor: Floats
    empty: Floats


class Encoder:
    """The layers of one model, by number `place` of those whose taps a `FirstLayer` has, above the taps."""

    def __init__(self, model: Pack, taps: Floats, place: int) -> None:
        _, models, each, filters = taps.shape
        self._taps = taps.reshape(-1, filters)  # one after the other, so that one number tells word, model and tap
        self._step, self._place = models * each, place * each
        first, *rest = model.weights["encoder"]["layers"]
        scale, shift = _normalisation(first)
        self._empty = _single(-shift / scale)
        self._layers = []
        for layer in rest:
            bias = layer["conv"]["bias"] + np.einsum("fck,c->f", layer["conv"]["weight"], shift)
            kernel = (layer["conv"]["weight"] * scale[:, None]).transpose(2, 1, 0)
            scale, shift = _normalisation(layer)
            shift = shift + scale * bias
            matrix = np.ascontiguousarray(kernel.reshape(-1, len(bias)), np.float32)
            self._layers.append(Layer(matrix, _single(-bias), _single(-shift / scale)))
        self._scale, self._shift = _single(scale), _single(shift)
        widths = [len(self._empty), *(len(layer.floor) for layer in self._layers)]
        self._sums, self._addend = (np.empty((BLOCK + 4, widths[0]), np.float32) for _ in range(2))
        self._results = [np.empty((BLOCK + 2, width), np.float32) for width in widths[1:]]

    def __call__(self, rows: Integers) -> Floats:
        """The vectors of rows, (rows, 64); those of empty rows mean nothing."""
        padded = np.zeros(len(rows) + 2 * REACH, np.int64)
        padded[REACH:-REACH] = rows
        out = np.empty((len(rows), len(self._scale)), np.float32)
        for start in range(0, len(rows), BLOCK):
            block = padded[start : start + BLOCK + 2 * REACH]
            np.multiply(self._encode(block), self._scale, out=out[start : start + BLOCK])
        out += self._shift
        return out

    def _encode(self, rows: Integers) -> Floats:
        """The last layer over a block with `REACH` rows of surroundings on each side; valid until the next call."""
        x = self._first(rows)
        for depth, (layer, buffer) in enumerate(zip(self._layers, self._results, strict=True), start=2):
            x = convolve(x, layer.kernel, buffer[: len(x) - 2])
            np.maximum(x, layer.floor, out=x)
            x[rows[depth:-depth] == 0] = layer.empty
        return x

    def _first(self, rows: Integers) -> Floats:
        """The first layer over all but the outer rows, by adding taps."""
        size = len(rows) - 2
        x, addend = self._sums[:size], self._addend[:size]
        taps = rows * self._step + self._place
        # `clip` never clips here; it lets numpy write into `out` without a copy
        np.take(self._taps, taps[1:-1] + 1, axis=0, out=x, mode="clip")
        for neighbours in (taps[:-2], taps[2:] + 2):
            np.take(self._taps, neighbours, axis=0, out=addend, mode="clip")
            x += addend
        np.maximum(x, 0, out=x)
        x[rows[1:-1] == 0] = self._empty
        return x


def convolve(x: Floats, kernel: Floats, out: Floats) -> Floats:
    """`out` (n, f) as x (n + 2, c) under a kernel (3c, f): rows i, i + 1 and i + 2 of x give row i.

    Rows 0, 3, 6, ... of `out` need x cut into threes from row 0, which is a view of x; rows 1, 4, ... from row 1.
    So three products of matrices do, and nothing is copied.
    """
    for first in range(3):
        count = (len(out) - first + 2) // 3
        threes = x[first : first + 3 * count].reshape(count, len(kernel))
        np.matmul(threes, kernel, out=out[first::3])
    return out


def _normalisation(layer: dict[str, Any]) -> tuple[Doubles, Doubles]:
    """Batch normalisation as s·x + t: the pair (s, t), in double precision for folding."""
    norm = layer["norm"]
    scale: Doubles = norm["weight"].astype(np.float64) / norm["std"]
    return scale, norm["bias"] - norm["mean"] * scale


def _single(values: Doubles) -> Floats:
    return values.astype(np.float32)
