"""Values that are made once and kept, up to a number of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """`memo[key]` is `make(key)`, made at the first asking. Over `limit` the eldest eighth is forgotten."""

    def __init__(self, make: Callable[[K], V], limit: int) -> None:
        super().__init__()
        self._make = make
        self._limit = limit

    def __missing__(self, key: K) -> V:
        if len(self) >= self._limit:
            for eldest in list(islice(self, self._limit // 8 + 1)):
                del self[eldest]
        value = self[key] = self._make(key)
        return value
