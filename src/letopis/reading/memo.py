"""Values that are made once and kept, up to a number of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """`memo[key]` is `make(key)`, made at the first asking; at most `limit` are kept.

    They are kept in two halves. When the younger, the dictionary itself, is full, it becomes the elder and the elder
    is forgotten; what is asked for again comes back into the younger. So what is in use stays, and to find it costs
    no more than in a dictionary.
    """

    def __init__(self, make: Callable[[K], V], limit: int) -> None:
        super().__init__()
        self._make = make
        self._limit = limit
        self._elder: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        value = self._elder[key] if key in self._elder else self._make(key)
        if len(self) >= self._limit // 2:
            self._elder = dict(self)
            self.clear()
        self[key] = value
        return value
