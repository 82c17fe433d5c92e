"""What an input gives, and what is known of it beforehand."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from letopis.model.article import Article
from letopis.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article beside its text; None is unknown."""

    published: date | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None

    def over(self, other: Known) -> Known:
        """This one, its gaps filled from another."""
        return Known(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(self)))

    @property
    def shared(self) -> Known:
        """What holds for each of many articles: no two have one title or address."""
        return Known(published=self.published, outlet=self.outlet)


@dataclass(frozen=True, slots=True)
class Loaded:
    """One input and what became of it: an article with the id that it came with, or the error to show.

    With a `note` it is neither: it says what was passed over, and how much of it.
    """

    name: str
    article: Article | None = None
    error: InputError | None = None
    doc: str | None = None
    note: str | None = None


def refused(name: str, cause: object) -> Loaded:
    """An input that gives no article."""
    return Loaded(name, error=InputError(f"{name}: {cause}"))
