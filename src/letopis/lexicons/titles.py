"""Words of rank, courtesy and calling before a person's name (`titles.csv`)."""

from __future__ import annotations

from functools import cache

from letopis.lexicons.loader import load_csv


@cache
def titles() -> frozenset[str]:
    """The lemmas, folded."""
    rows = load_csv("titles.csv", fields=("word", "example"), key="word", required=("example",))
    return frozenset(row["word"] for row in rows)
