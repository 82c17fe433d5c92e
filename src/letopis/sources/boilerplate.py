"""The lines of an article that tell nothing of their own: related headlines, subscriptions, credits.

The phrases stand in lexicons/boilerplate.toml. "Ранее сообщалось, что ..." is none: it recalls facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from letopis.lexicons.loader import load_toml
from letopis.model.span import Span
from letopis.sources.lines import Line, key_of
from letopis.sources.verbs import has_verb

FIELDS = frozenset(
    {
        "name",
        "action",
        "starts",
        "whole",
        "holds",
        "limit",
        "verbless",
        "unfinished",
        "mark",
        "inline",
        "example",
        "spare",
    }
)
# Nothing in the lexicon is longer: longer lines are paragraphs.
LONGEST = 500
HEADLINE_LENGTH = 200
LISTED_AT_MOST = 15
WIKI_HEADING = re.compile(r"(=+)[^=].*?\1")
SENTENCE_BREAK = re.compile(r"(?<=[.!?…»\")])\s+(?=[А-ЯЁ])")
AFTER_WHOLE = re.compile(r"[\s\d:.…→>»=\]|]*")


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the lexicon; its keys are explained there."""

    name: str
    action: Literal["line", "list", "section"]
    example: str
    spare: str
    starts: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    limit: int = 300
    verbless: bool = False
    unfinished: bool = False
    mark: str = ""
    inline: bool = False

    def fits(self, line: Line, key: str) -> bool:
        """Whether the line, whose `key` is given, is of this kind."""
        if len(line.text) > self.limit or (self.mark and line.text[0] not in self.mark):
            return False
        if not self._speaks(key):
            return False
        return not (self.unfinished and line.stopped) and not (self.verbless and has_verb(line.text))

    def ends_paragraph(self, text: str) -> bool:
        """Whether a sentence at the end of a paragraph is of this kind."""
        if not self.inline or (self.verbless and has_verb(text)):
            return False
        key = key_of(text)
        return any(_begins(key, phrase) for phrase in self.starts)

    def _speaks(self, key: str) -> bool:
        if any(_begins(key, phrase) for phrase in self.starts) or any(phrase in key for phrase in self.holds):
            return True
        return any(key.startswith(phrase) and AFTER_WHOLE.fullmatch(key, len(phrase)) for phrase in self.whole)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of the lexicon in its order."""
    entries = load_toml(
        "boilerplate.toml", table="rule", fields=FIELDS, key="name", required=("action", "example", "spare")
    )
    return tuple(_rule(entry) for entry in entries)


def rule_of(line: Line) -> Rule | None:
    """The first rule that a line falls under."""
    key = line.key
    if not (_openers().match(key) or _parts().search(key)):
        return None
    return next((rule for rule in rules() if rule.fits(line, key)), None)


@cache
def _openers() -> re.Pattern[str]:
    """All that a line may begin with: one look tells most lines from boilerplate."""
    return _any_of(phrase for rule in rules() for phrase in (*rule.starts, *rule.whole))


@cache
def _parts() -> re.Pattern[str]:
    return _any_of(phrase for rule in rules() for phrase in rule.holds)


@cache
def _inline_openers() -> re.Pattern[str]:
    return _any_of(phrase for rule in rules() if rule.inline for phrase in rule.starts)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, phrases))))


def find_boilerplate(lines: Sequence[Line]) -> Iterator[Span]:
    """The stretches of the body's lines that are boilerplate, in text order, none overlapping."""
    i = 0
    while i < len(lines):
        taken = _taken(lines, i)
        if taken:
            yield lines[i].span.join(lines[i + taken - 1].span)
        elif tail := _inline(lines[i]):
            yield tail
        i += taken or 1


def _rule(entry: Mapping[str, object]) -> Rule:
    return Rule(**{key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()})  # type: ignore[arg-type]


def _begins(key: str, phrase: str) -> bool:
    """Whether `key` begins with `phrase` and no letter runs on: "сюжет" is not in "сюжета"."""
    if not key.startswith(phrase):
        return False
    return not phrase[-1].isalpha() or not key[len(phrase) : len(phrase) + 1].isalpha()


def _taken(lines: Sequence[Line], i: int) -> int:
    """How many lines from `i` on fall away."""
    line = lines[i]
    if len(line.text) > LONGEST:
        return 0
    rule = rule_of(line)
    if rule is None:
        return int(bool(WIKI_HEADING.fullmatch(line.text)))
    return 1 + _following(lines, i, rule)


def _following(lines: Sequence[Line], i: int, rule: Rule) -> int:
    if rule.action == "section":
        return _until_heading(lines, i + 1)
    if rule.action == "list":
        return _listed(lines, i)
    return 0


def _until_heading(lines: Sequence[Line], start: int) -> int:
    count = 0
    while start + count < len(lines) and not WIKI_HEADING.fullmatch(lines[start + count].text):
        count += 1
    return count


def _listed(lines: Sequence[Line], i: int) -> int:
    """The headlines under an opener; one that names its headline itself has more only at the text's end."""
    count = 0
    for line in lines[i + 1 : i + 1 + LISTED_AT_MOST]:
        if line.stopped or len(line.text) > HEADLINE_LENGTH:
            break
        count += 1
    named = not AFTER_WHOLE.fullmatch(lines[i].text, len(_opener(lines[i].text)))
    return count if not named or i + 1 + count == len(lines) else 0


def _opener(text: str) -> str:
    """The opener's own words: up to the colon, or all where there is none."""
    head, colon, _ = text.partition(":")
    return head + colon


def _inline(line: Line) -> Span | None:
    """A boilerplate sentence at the end of a paragraph."""
    if not _inline_openers().search(line.key, max(len(line.text) - 2 * LONGEST, 0)):
        return None
    for match in reversed(list(SENTENCE_BREAK.finditer(line.text))[-2:]):
        tail = line.text[match.end() :]
        if len(tail) <= LONGEST and any(rule.ends_paragraph(tail) for rule in rules()):
            return Span(line.span.start + match.end(), line.span.stop)
    return None
