"""How a plain text is laid out: stamps, headline, captions, body, boilerplate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from letopis.model.span import Span
from letopis.sources.boilerplate import find_boilerplate
from letopis.sources.dates import find_stamp
from letopis.sources.headline import captions, headline_of
from letopis.sources.lines import Line, is_wrapped, lines_of
from letopis.sources.normal import one_line
from letopis.sources.verbs import has_verb

TITLE_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its headline, where its body starts, and what tells nothing of its own.

    `stamped` is the day of publication that a line above the body tells, with the hour or alone.
    """

    text: str
    title: Span | None
    body: int
    boilerplate: tuple[Span, ...]
    stamped: date | None


def lay_out(text: str, title: str = "") -> Layout:
    """The layout of a normalised text; a `title` is put before it unless it stands there already."""
    lines = tuple(lines_of(text))
    stamps = tuple(takewhile(_is_stamp, lines))
    rest = lines[len(stamps) :]
    if not title:
        return _laid_out(text, stamps, headline_of(rest, wrapped=is_wrapped(lines)), rest)
    if rest and _same(rest[0].text, title):
        return _laid_out(text, stamps, rest[0], rest)
    text = title + TITLE_BREAK + text if text else title
    lines = tuple(lines_of(text))
    return _laid_out(text, (), lines[0], lines)


def _laid_out(text: str, stamps: Sequence[Line], headline: Line | None, lines: Sequence[Line]) -> Layout:
    """The layout of the lines from the headline on, where there is one."""
    after = lines[1:] if headline else lines
    under = tuple(_under_headline(headline, after)) if headline and not is_wrapped(after) else ()
    body = after[len(under) :]
    spans = (*(line.span for line in (*stamps, *under)), *find_boilerplate(body))
    above = [*stamps, *([headline] if headline else []), *under, *body[:1]]
    start = body[0].span.start if body else len(text)
    return Layout(text, headline.span if headline else None, start, spans, _stamped(above))


def _under_headline(headline: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """The headline once more, then captions."""
    repeated = sum(1 for _ in takewhile(lambda line: _same(line.text, headline.text), lines))
    if repeated < len(lines):
        yield from (*lines[:repeated], *captions(lines[repeated:]))


def _is_stamp(line: Line) -> bool:
    """Whether a line tells when, and perhaps who wrote, and nothing else: "18 апреля 2021 20:53, Анна Котова"."""
    stamp = find_stamp(line.text)
    return stamp is not None and (stamp.alone or (stamp.timed and not has_verb(line.text[stamp.length :])))


def _stamped(lines: Sequence[Line]) -> date | None:
    stamps = (find_stamp(line.text) for line in lines)
    return next((stamp.day for stamp in stamps if stamp and (stamp.alone or stamp.timed)), None)


def _same(line: str, title: str) -> bool:
    """Whether a line is the title, but for case, spaces and a full stop."""
    return one_line(line).casefold().rstrip(" .") == one_line(title).casefold().rstrip(" .")
