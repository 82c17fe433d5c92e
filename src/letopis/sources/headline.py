"""The headline of a plain text, and the captions between it and the body.

Unsure is no headline: the first sentence of an article must never be taken for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from letopis.sources.dateline import find_dateline
from letopis.sources.lines import Line
from letopis.sources.verbs import has_verb

# The longest headline of 200 articles read for this (news of 2009-2025, site names included) has 161.
LONGEST_HEADLINE = 200
LONGEST_CAPTION = 150
# A caption that ends in a full stop, "Портрет кисти неизвестного мастера."
WORDS_OF_STOPPED_CAPTION = 6
# More lines than this without a verb are a table or a list, not captions.
MOST_CAPTIONS = 8
RUNS_ON = (":", ",", ";", "—", "–", "-")


def headline_of(lines: Sequence[Line], *, wrapped: bool) -> Line | None:
    """The first line, where it is short, has no full stop and a longer body follows."""
    if len(lines) < 2 or not _may_be_headline(lines[0]):
        return None
    if wrapped and not lines[1].apart:
        return None
    return lines[0] if any(_is_body(line, lines[0]) for line in lines[1:]) else None


def captions(lines: Sequence[Line]) -> list[Line]:
    """The lines right under the headline that name what a picture shows; none where no body would be left."""
    found = list(takewhile(is_caption, lines[: MOST_CAPTIONS + 1]))
    return found if len(found) < min(len(lines), MOST_CAPTIONS + 1) else []


def is_caption(line: Line) -> bool:
    """Whether a line under a headline has neither a verb nor the end of a sentence."""
    if len(line.text) > LONGEST_CAPTION or line.text.endswith((*RUNS_ON, "?", "!")):
        return False
    if line.stopped and len(line.text.split()) > WORDS_OF_STOPPED_CAPTION:
        return False
    return not has_verb(line.text) and find_dateline(line.text + ".") is None


def _may_be_headline(line: Line) -> bool:
    if len(line.text) > LONGEST_HEADLINE or line.text[0].islower():
        return False
    return not line.text.endswith(RUNS_ON) and (not line.stopped or line.text.endswith(("...", "…")))


def _is_body(line: Line, headline: Line) -> bool:
    return line.finished or len(line.text) > len(headline.text)
