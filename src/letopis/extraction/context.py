"""What every extractor of facts is given, and the places where it may look.

An extractor is a function `extract(context) -> Iterator[fact]`; the driver is a loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from letopis.model.article import Article
from letopis.model.cast import Cast
from letopis.model.dates import Timex
from letopis.model.document import Document
from letopis.model.record import Dropped, Statement
from letopis.model.span import Span

if TYPE_CHECKING:
    from letopis.extraction.posts import Post


@dataclass(frozen=True)
class Context:
    """An annotated article with its cast and its time expressions, already resolved.

    `statements` are there for the extractors that come after that of statements. `posts` are those read so far, by
    the token that heads them.
    """

    document: Document
    cast: Cast
    times: Sequence[Timex]
    statements: Sequence[Statement] = ()
    dropped: list[Dropped] = field(default_factory=list)
    posts: dict[int, Post | None] = field(default_factory=dict)

    @property
    def article(self) -> Article:
        """The article under the document."""
        return self.document.article

    def drop(self, what: str, span: Span, reason: str, rule: str) -> None:
        """Keep a near candidate and why it makes no fact, for `--explain`."""
        self.dropped.append(Dropped(what, span, self.article.text[span.start : span.stop], reason, rule))

    def is_boilerplate(self, offset: int) -> bool:
        """Whether the code point at `offset` tells nothing of its own."""
        return any(span.holds(offset) for span in self.article.boilerplate)
