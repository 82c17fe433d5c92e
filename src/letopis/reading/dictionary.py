"""pymorphy3's analyzer, whose dictionary is read faster.

pymorphy3 reads its dictionary by a package in plain Python (dawg-python), unless its extra `fast` is installed, which
needs a compiled one. Most of the time of an analysis goes into the steps of that reader, one for each byte of a word.
Here the step is written out, a word is walked in as few pieces as may be, and what stands at a node is kept: words of
one paradigm end at the same node.
"""

from __future__ import annotations

from binascii import a2b_base64
from functools import lru_cache
from typing import Any

from dawg_python.wrapper import Dictionary
from pymorphy3 import MorphAnalyzer

NODES = 10_000
LABEL = 0x800000FF
EXTENDED = 1 << 9
LEAF = 1 << 8
YE, YO = "е".encode(), "ё".encode()


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


class Spellings:
    """The entries of a dictionary for a word whose "е" may be "ё": `similar_items` of dawg-python, in its order."""

    def __init__(self, dawg: Any) -> None:
        self._follow = dawg.dct.follow_bytes
        self._end = dawg._payload_separator
        self._units, self._guide = dawg.dct._units, dawg.guide._units
        self._unpack = dawg._struct.unpack
        self._entries = lru_cache(NODES)(self._read)

    def __call__(self, word: str, _: Any) -> list[tuple[str, tuple[Any, ...]]]:
        """Each spelling with its entries; the one without a "ё" of ours is the first."""
        return self._from(0, "", word.split("е"))

    def _from(self, node: int | None, spelt: str, parts: list[str]) -> list[tuple[str, tuple[Any, ...]]]:
        """The spellings that go on from a node, where `spelt` ends, with parts of the word between "е" and "е"."""
        found: list[tuple[str, tuple[Any, ...]]] = []
        node = self._follow(_bytes(parts[0]), node)
        for i, part in enumerate(parts[1:], 1):
            if node is None:
                return found
            other = self._follow(YO, node)
            if other is not None:
                found += self._from(other, f"{spelt}{'е'.join(parts[:i])}ё", parts[i:])
            node = self._follow(YE + _bytes(part), node)
        if node is not None and (end := self._follow(self._end, node)) is not None:
            found.insert(0, (spelt + "е".join(parts), self._entries(end)))
        return found

    def _read(self, node: int) -> tuple[tuple[int, ...], ...]:
        """What a node has: all ways on from it are numbers in base64, of one length.

        The guide has two labels for each node: of its first child, and of its next sibling.
        """
        units, guide = self._units, self._guide
        found, todo = [], [(node, b"")]
        while todo:
            node, begun = todo.pop()
            if begun and (sibling := guide[2 * node + 1]):
                todo.append((node ^ begun[-1] ^ sibling, begun[:-1] + sibling.to_bytes()))
            key = bytearray(begun)
            while label := guide[2 * node]:
                unit = units[node]
                node ^= ((unit >> 10) << ((unit & EXTENDED) >> 6)) ^ label
                if sibling := guide[2 * node + 1]:
                    todo.append((node ^ label ^ sibling, bytes(key) + sibling.to_bytes()))
                key.append(label)
            found.append(self._unpack(a2b_base64(key)))
        return tuple(found)


class Probabilities:
    """How often a word has a tag: `prob` of pymorphy3's table. Most words stand nowhere in it."""

    def __init__(self, table: Any) -> None:
        self._dictionary, self._multiplier = table.dct, table.MULTIPLIER
        self._node = lru_cache(1)(self._walk)  # all tags of a word are asked one after the other

    def __call__(self, word: str, tag: Any) -> float:
        """The share of a tag among the tags of a word."""
        node = self._node(word)
        end = None if node is None else self._dictionary.follow_bytes(str(tag).encode(), node)
        known = end is not None and self._dictionary.has_value(end)
        return self._dictionary.value(end) / self._multiplier if known else 0.0

    def _walk(self, word: str) -> int | None:
        node: int | None = self._dictionary.follow_bytes(_bytes(f"{word}:"), 0)
        return node


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def analyzer() -> Any:
    """A new analyzer of Russian words."""
    made = MorphAnalyzer(lang="ru")
    dictionary, table = made.dictionary, made.prob_estimator.p_t_given_w
    for dawg in (dictionary.words, *dictionary.prediction_suffixes_dawgs, table):
        if type(getattr(dawg, "dct", None)) is not Dictionary:
            continue  # compiled
        dawg.dct = Steps(dawg.dct._units)
        if dawg is table:
            table.prob = Probabilities(table)
        else:
            dawg.similar_items = Spellings(dawg)
    return made
