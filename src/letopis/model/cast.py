"""Who and what an article speaks of: mentions and the entities behind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from letopis.model.span import Span

EntityType = Literal["person", "country", "organization", "place"]
MentionKind = Literal["name", "office", "pronoun", "demonym", "adjective", "seat", "group", "alias"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, country, organisation or place of one article.

    `name` is nominative and the fullest of the article. `country` is the ISO 3166-1 alpha-2 code
    (or an organisation's short name, "EU") that a person or body speaks for, or that a place lies
    in; None where it is unknown or there is none. `office` is the post as told, nominative
    ("президент России"). `wikidata` is a checked id or None.
    """

    id: str
    type: EntityType
    name: str
    country: str | None = None
    office: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of an entity: tokens `[start, stop)`, the syntactic `head` among them.

    The tokens cover the whole noun phrase of an apposed office and name ("президент России
    Владимир Путин"); a country inside it has a mention of its own.
    """

    entity: str
    kind: MentionKind
    span: Span
    start: int
    stop: int
    head: int
    rule: str


@dataclass(frozen=True)
class Cast:
    """The mentions of a document in text order, outer before inner, and their entities by id.

    `groups` tells who is meant by a plural ("президенты России и Белоруссии"), by its head token.
    """

    mentions: Sequence[Mention]
    entities: Mapping[str, Entity]
    groups: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _by_token(self) -> dict[int, Mention]:
        by_token: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.start - m.stop):
            for i in range(mention.start, mention.stop):
                by_token[i] = mention
        for mention in self.mentions:
            by_token[mention.head] = mention
        return by_token

    @cached_property
    def starting(self) -> Mapping[int, Mention]:
        """The outermost mention that starts at each token."""
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            found.setdefault(mention.start, mention)
        return found

    @cached_property
    def outermost(self) -> Mapping[int, Mention]:
        """The outermost mention that covers each token."""
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            for i in range(mention.start, mention.stop):
                found.setdefault(i, mention)
        return found

    @cached_property
    def in_people(self) -> frozenset[int]:
        """The tokens inside mentions of persons, offices included."""
        people = (m for m in self.mentions if self.entities[m.entity].type == "person")
        return frozenset(i for m in people for i in range(m.start, m.stop))

    def at(self, token: int) -> Mention | None:
        """The innermost mention that covers a token, or the one that the token heads."""
        return self._by_token.get(token)

    def entity_at(self, token: int) -> Entity | None:
        """The entity behind `at`."""
        mention = self.at(token)
        return self.entities[mention.entity] if mention else None

    def entities_at(self, token: int) -> tuple[Entity, ...]:
        """The entities behind a token: the members of a group, or the one of `entity_at`, or none."""
        if token in self.groups:
            return tuple(self.entities[i] for i in self.groups[token])
        entity = self.entity_at(token)
        return (entity,) if entity else ()

    def within(self, start: int, stop: int) -> list[Mention]:
        """The mentions that lie wholly in tokens `[start, stop)`."""
        first, last = (bisect_left(self.mentions, place, key=lambda m: m.start) for place in (start, stop))
        return [m for m in self.mentions[first:last] if m.stop <= stop]
