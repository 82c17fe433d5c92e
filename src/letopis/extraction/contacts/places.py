"""Where a contact was: the city if given, else the country or the venue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letopis.extraction.contacts.arguments import argument_heads, in_order, is_nominal
from letopis.extraction.contacts.frames import Frame, words
from letopis.extraction.context import Context
from letopis.extraction.syntax import preposition
from letopis.lexicons import countries
from letopis.model.cast import Entity
from letopis.model.document import Token
from letopis.model.span import Span

BESIDE = {"поле", "кулуары", "площадка", "рамка"}  # "на полях саммита в Брюсселе"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as told: its name, the country that it lies in, and the words."""

    name: str
    country: str | None
    city: bool
    span: Span


def place_of(context: Context, trigger: int, frame: Frame) -> Place | None:
    """The place of a contact told by one trigger. A call or a letter has none."""
    if frame.kind in {"call", "letter"}:
        return None
    if frame.kind == "visit":
        return next(destinations(context, trigger, frame), None)
    return next(localities(context, trigger), None)


def destinations(context: Context, trigger: int, frame: Frame) -> Iterator[Place]:
    """Where a visit goes; the city before the country."""
    heads = [h for role in (frame.where, "toward", "in") for h in argument_heads(context.document, trigger, role)]
    if not list(places_at(context, heads)):
        heads = [t.index for t in neighbours(context, trigger, {"Acc", "Loc"})]
    yield from sorted(places_at(context, heads), key=lambda p: (p.country is None, not p.city))


def localities(context: Context, trigger: int) -> Iterator[Place]:
    """Where a meeting takes place: "в Сочи", "на полях форума в Стамбуле"."""
    heads = [t.index for t in neighbours(context, trigger, {"Loc"})] or after_names(context, trigger)
    yield from sorted(places_at(context, heads), key=lambda p: not p.city)


def after_names(context: Context, trigger: int) -> list[int]:
    """A place that follows the name of a party: "с коллегой Нурланом Ермекбаевым в Ташкенте"."""
    document = context.document
    for head in in_order(document, trigger, {"в"}, {"Loc"}):
        if in_office(context, head):
            return []  # "с полпредом в Сибири Петром Орловым"
        before = next((t for t in reversed(document.tokens[trigger:head]) if t.pos == "ADP"), None)
        mention = context.cast.at(before.index - 1) if before is not None else None
        if mention is not None and context.cast.entities[mention.entity].type == "person" and mention.kind == "name":
            return [head]
    return []


def neighbours(context: Context, trigger: int, cases: set[str]) -> list[Token]:
    """Complements with "в" or "на" of a trigger and of the verb that holds it."""
    document = context.document
    token = document.tokens[trigger]
    tops = [token]
    head = document.tokens[token.head] if token.head is not None else None
    if head is not None and (head.lemma in words("light") or token.rel.split(":")[0] in {"nsubj", "xcomp"}):
        tops.append(head)
    near = [t for top in tops for t in document.children(top.index) if is_nominal(t)]
    near += [t for n in near if n.rel == "obl" for t in document.children(n.index, "nmod") if is_nominal(t)]
    beside = [t for n in near if n.lemma in BESIDE for t in document.children(n.index, "nmod")]
    near += [t for n in beside for t in document.children(n.index, "nmod") if is_nominal(t)]
    near = [t for t in near if not in_office(context, t.index)]
    return [t for t in near if preposition(document, t.index) in {"в", "на"} and t.case in {*cases, None}]


def in_office(context: Context, index: int) -> bool:
    """Whether a place is part of what somebody is: "посол Франции в Польше"."""
    return index in context.cast.in_people


def places_at(context: Context, heads: list[int]) -> Iterator[Place]:
    """The places behind the heads of complements."""
    for head in heads:
        entity = context.cast.entity_at(head)
        mention = context.cast.at(head)
        if (
            entity is not None
            and mention is not None
            and mention.kind not in {"adjective", "demonym", "office", "group"}
        ):
            place = as_place(entity, mention.span)
            if place is not None:
                yield place


def as_place(entity: Entity, span: Span) -> Place | None:
    """An entity as a place: cities and countries, and seats of power."""
    if entity.type == "country":
        return Place(entity.name, entity.country, False, span)
    if entity.type == "place":
        return Place(entity.name, entity.country, True, span)
    if entity.type != "organization":
        return None
    seat = countries().by_form(entity.name)
    return Place(entity.name, seat.iso2 if seat else entity.country, False, span) if seat or entity.country else None
