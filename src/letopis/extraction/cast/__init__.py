"""Who and what an article speaks of: Document -> Cast."""

from __future__ import annotations

from letopis.extraction.cast.build import build_cast
from letopis.extraction.cast.parties import as_party
from letopis.extraction.cast.pronouns import with_pronouns
from letopis.model.cast import Cast
from letopis.model.document import Document

__all__ = ["as_party", "find_cast"]


def find_cast(document: Document) -> Cast:
    """The mentions of a document with the entities behind them, pronouns included."""
    return with_pronouns(document, build_cast(document))
