"""Many values in parts: a statement takes only so many parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batched(values: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Tuples of `size` values, the last one maybe shorter."""
    rest = iter(values)
    while part := tuple(islice(rest, size)):
        yield part
