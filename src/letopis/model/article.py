"""An article as published."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from letopis.model.span import Citation, Span

# Where the publication date is from: said by the user; declared by the page, best first; by the feed that named it,
# its address, a line of the text.
PublishedSource = Literal["given", "json-ld", "opengraph", "time", "microdata", "metadata", "feed", "url", "stamp"]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known of its publication.

    `text` is normalised (NFC, line ends, no-break spaces) by `letopis.sources` and never edited
    afterwards; every offset of Letopis counts its code points. A title that is known stands in
    `text` too, at `title_span`. `boilerplate` lists the stretches that tell nothing of their own
    ("Читайте также:", subscription lines, captions): no fact is read from them.
    """

    text: str
    title_span: Span | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "ru"
    boilerplate: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()
    published_source: PublishedSource | None = None

    @property
    def title(self) -> str | None:
        """The headline, or None where none is told apart."""
        return self.text[self.title_span.start : self.title_span.stop] if self.title_span else None

    @property
    def sha256(self) -> str:
        """The digest of the text in UTF-8, hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def id(self) -> str:
        """A stable id: `article:` and the first 16 digits of `sha256`."""
        return f"article:{self.sha256[:16]}"

    def cite(self, span: Span, field: str = "evidence") -> Citation:
        """The citation of `span` for `field`; raises ValueError where the text is shorter."""
        if span.stop > len(self.text):
            raise ValueError(f"span [{span.start}, {span.stop}) is past the text's {len(self.text)} code points")
        return Citation(field, span, self.text[span.start : span.stop])

    def in_title(self, offset: int) -> bool:
        """Whether the code point at `offset` belongs to the headline."""
        return self.title_span is not None and self.title_span.holds(offset)
