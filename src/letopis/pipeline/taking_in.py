"""Another chronicle into this one: all of it or nothing, and what is here already is not touched.

What is derived is made here, from the same reports and decisions, so a chronicle out and in is the same chronicle.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from letopis.model.chronicle import Decision
from letopis.pipeline.chronicle import keep
from letopis.pipeline.deciding import apply
from letopis.store import Failure, Kept, KeptEntry, KeptFeed, Store, Writer

Piece: TypeAlias = Kept | Decision | Failure | KeptFeed | KeptEntry
"""What a chronicle is moved as."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many pieces of each sort were new here, and how many were known."""

    articles: int = 0
    decisions: int = 0
    failures: int = 0
    feeds: int = 0
    entries: int = 0
    known: int = 0


NAMES = {Kept: "articles", Decision: "decisions", Failure: "failures", KeptFeed: "feeds", KeptEntry: "entries"}


def take_in(store: Store, pieces: Iterable[Piece]) -> Taken:
    """Take pieces into a store, in one transaction.

    What reading them raises goes through, and nothing of them is kept then.
    """
    taken, changed = Taken(), list[Decision]()
    with store.writing() as writer:
        for piece in pieces:
            if isinstance(piece, Decision):
                is_new = writer.keep_decision(piece)
                changed += [piece] if is_new else []
            else:
                is_new = kept(writer, piece)
            name = NAMES[type(piece)] if is_new else "known"
            taken = replace(taken, **{name: getattr(taken, name) + 1})
        apply(writer, changed)
    return taken


def kept(writer: Writer, piece: Kept | Failure | KeptFeed | KeptEntry) -> bool:
    """Keep a piece; False where it is known."""
    if isinstance(piece, Failure):
        return writer.keep_failure(piece)
    if not isinstance(piece, Kept):
        return writer.keep_watched(piece)
    if writer.has(piece.stored.id):
        return False
    keep(writer, piece)
    return True
