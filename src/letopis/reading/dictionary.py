"""pymorphy3's analyzer, whose dictionary is read faster.

pymorphy3 reads its dictionary by a package in plain Python (dawg-python), unless its extra `fast` is installed, which
needs a compiled one. Most of the time of an analysis goes into the steps of that reader, one for each byte of a word.
Here the step is written out, and what stands at a node is kept: words of one paradigm end at the same node.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from dawg_python.wrapper import Dictionary
from pymorphy3 import MorphAnalyzer

NODES = 10_000
LABEL = 0x800000FF
EXTENDED = 1 << 9
LEAF = 1 << 8


class Steps(Dictionary):  # type: ignore[misc]
    """The nodes of a dictionary, `units`; a step by a byte leads to another one or nowhere (None)."""

    def __init__(self, units: Any) -> None:
        self._units = units

    def has_value(self, index: int) -> bool:
        """Whether a key ends at a node."""
        return bool(self._units[index] & LEAF)

    def follow_char(self, label: int, index: int) -> int | None:
        """The node that a byte leads to."""
        return self.follow_bytes((label,), index)

    def follow_bytes(self, s: Any, index: int) -> int | None:
        """The node that bytes lead to."""
        units = self._units
        for label in s:
            unit = units[index]
            index ^= ((unit >> 10) << ((unit & EXTENDED) >> 6)) ^ label
            if units[index] & LABEL != label:
                return None
        return index


def analyzer() -> Any:
    """A new analyzer of Russian words."""
    made = MorphAnalyzer(lang="ru")
    dictionary = made.dictionary
    for dawg in (dictionary.words, *dictionary.prediction_suffixes_dawgs, made.prob_estimator.p_t_given_w):
        if type(getattr(dawg, "dct", None)) is Dictionary:
            dawg.dct = Steps(dawg.dct._units)
            if hasattr(dawg, "_value_for_index"):
                dawg._value_for_index = lru_cache(NODES)(dawg._value_for_index)
    return made
