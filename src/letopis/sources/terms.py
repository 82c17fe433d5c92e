"""What of an address is wanted, before anything is fetched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from letopis.sources.loaded import Known

NOTHING = Known()


def never(address: str) -> bool:
    """All pages are wanted."""
    return False


def nothing(address: str) -> None:
    """Nobody needs to know."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What of an address is wanted: at most so many articles, none of those pages that `skip` says to leave out.

    What is `known` goes before what a page says. `listed` is told each list that could be read.
    """

    known: Known = NOTHING
    most: int | None = None
    skip: Callable[[str], bool] = never
    listed: Callable[[str], None] = nothing


ALL = Terms()
