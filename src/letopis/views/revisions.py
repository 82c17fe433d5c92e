"""The revisions of an article: the texts that one address had, and what changed from each to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from letopis.model.chronicle import StoredArticle
from letopis.store import Store


@dataclass(frozen=True, slots=True)
class Revision:
    """A text of an address, and the paragraphs that it lacks and has against the one before; a change is both."""

    stored: StoredArticle
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def revisions(store: Store, stored: StoredArticle) -> list[Revision]:
    """All texts of an article's address, oldest first by publication, then by when they were added."""
    texts = store.revisions(stored)
    changes = [compared(a.article.text, b.article.text) for a, b in pairwise(texts)]
    return [Revision(one, *change) for one, change in zip(texts, [((), ()), *changes], strict=True)]


def compared(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs that only the first text has, and those that only the second has, in their order."""
    old, new = paragraphs(before), paragraphs(after)
    steps = [step for step in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if step[0] != "equal"]
    gone = tuple(line for _, first, last, _, _ in steps for line in old[first:last])
    return gone, tuple(line for _, _, _, first, last in steps for line in new[first:last])


def paragraphs(text: str) -> Sequence[str]:
    """The lines of a text that have something on them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
