"""The words that each field of a change rests on, and those that tell it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from letopis.extraction.context import Context
from letopis.extraction.posts import Post
from letopis.model.dates import Timex
from letopis.model.span import Citation, Span


@dataclass(frozen=True, slots=True)
class Cited:
    """A stretch that tells a field; `value` is what it tells, None where there is nothing to choose."""

    field: str
    value: str | None
    span: Span


def of_post(context: Context, post: Post | None) -> Iterator[Cited]:
    """The words of a post; none where it is only known from the office of the person."""
    if post is not None and post.start < post.stop:
        yield Cited("post", post.name, context.document.span_of(post.start, post.stop))


def of_date(time: Timex | None) -> Iterator[Cited]:
    """The words of a date."""
    if time is not None:
        yield Cited("date", time.value, time.span)


def of_person(context: Context, token: int) -> Cited:
    """The words that name a person, with the office if it stands beside."""
    mention = context.cast.at(token)
    return Cited("person", None, mention.span if mention else context.document.tokens[token].span)


def citations(context: Context, whole: Span, cited: Iterable[Cited], **values: str | None) -> tuple[Citation, ...]:
    """The citation of the whole, then those of the fields that tell the `values` kept, each once."""
    kept = [(c.field, c.span) for c in cited if c.value is None or c.value == values.get(c.field)]
    return tuple(context.article.cite(span, field) for field, span in dict.fromkeys([("evidence", whole), *kept]))
