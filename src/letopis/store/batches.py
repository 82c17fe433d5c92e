"""Many values in parts: a statement takes only so many parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection

T = TypeVar("T")
MOST_PARAMETERS = 900  # of one statement: SQLite takes no more than 999 in its older versions


def batched(values: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Tuples of `size` values, the last one maybe shorter."""
    rest = iter(values)
    while part := tuple(islice(rest, size)):
        yield part


def chunked(connection: Connection, query: Any, among: ColumnElement[Any], values: Iterable[str]) -> Iterator[Any]:
    """The rows of a query whose column has one of many values."""
    for some in batched(sorted(set(values)), MOST_PARAMETERS):
        yield from connection.execute(query.where(among.in_(some))).all()
