"""Statements in the making: a stretch, its cue, and who may be the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from letopis.extraction.context import Context
from letopis.extraction.statements.callings import Callings
from letopis.extraction.statements.quotations import Quotation
from letopis.model.document import Document, Token

# Whom a cue without a name leans on: the speaker before, the press before, the body before.
Lean = Literal["same", "press", "body", "author", "person", "they", "he", "she"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the name, its tokens, and whether it is the press; `renamed` by a common noun ("компания")."""

    name: str
    start: int
    stop: int
    press: bool = False
    body: bool = False
    many: bool = False
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A speaker told by "он" or "она": its token and the gender."""

    index: int
    gender: str


# Who speaks, as a cue tells it; None where nobody is told.
Speaker = Voice | Pronoun | Lean | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A stretch of tokens `[start, stop)` that somebody said; `speaker` may yet have to be found."""

    start: int
    stop: int
    direct: bool
    cue: int | None
    speaker: Speaker
    rule: str
    medium: Speaker = None
    quotes: tuple[Quotation, ...] = ()

    def covers(self, other: Draft) -> bool:
        """Whether another stretch lies wholly inside."""
        return self.start <= other.start and other.stop <= self.stop

    @property
    def at(self) -> int:
        """Where its attribution starts: at the words or at the cue, whichever is first."""
        return self.start if self.cue is None else min(self.start, self.cue)

    @property
    def length(self) -> int:
        """Its tokens."""
        return self.stop - self.start


@dataclass(frozen=True)
class Scene:
    """What the rules look at: the context, the quotations, and which tokens stand in them.

    `quoted` has the words of direct statements, `inside` those of all longer quotations: a cue there
    is not the author's.
    """

    context: Context
    quotations: Sequence[Quotation]
    quoted: frozenset[int]
    inside: frozenset[int] = frozenset()

    @cached_property
    def callings(self) -> Callings:
        """What the article calls its persons and bodies."""
        return Callings(self.context.document, self.context.cast)

    @property
    def document(self) -> Document:
        """The document."""
        return self.context.document

    @property
    def tokens(self) -> Sequence[Token]:
        """Its tokens."""
        return self.context.document.tokens

    def skips(self, index: int) -> bool:
        """Whether a token stands in the title, in boilerplate or in quoted words."""
        if index in self.quoted or index in self.inside:
            return True
        offset = self.tokens[index].span.start
        title = self.context.article.title_span
        return self.context.is_boilerplate(offset) or (title is not None and title.holds(offset))
