"""The body of a post that its phrase does not tell: a country, from who acts and what is spoken of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from letopis.extraction.context import Context
from letopis.extraction.posts import Post, country_of_adjective
from letopis.lexicons.countries import countries
from letopis.model.cast import Entity
from letopis.model.document import Token

# How many words back the country that is spoken of may be named.
REACH = 150
HALVED = 80  # words back at which a country counts half


def body_of(context: Context, post: Post, trigger: Token, people: Sequence[Entity | None]) -> str | None:
    """The body as told; else the country of who appoints, of who is appointed, or the one last named."""
    if post.body or not post.homeland:
        return post.body
    told = (country_name(person.country) for person in people if person and person.country)
    known = next((name for name in told if name), None)
    return known or (None if post.kind == "envoy" else last_named(context, trigger))


def country_name(code: str | None) -> str | None:
    """The usual name of a country by its code."""
    country = countries().by_iso(code) if code and len(code) == 2 else None
    return country.name if country else None


def last_named(context: Context, trigger: Token) -> str | None:
    """The country of the trigger's own sentence, else the one that the text before speaks of most and last.

    "российские шпионы" in a piece on London tell nothing of whose minister goes.
    """
    sentence = context.document.sentence_of(trigger.index)
    own = [*range(trigger.index, sentence.stop), *range(trigger.index, sentence.start - 1, -1)]
    told = next((name for _, name in countries_at(context, own)), None)
    if told is not None:
        return told
    weights: dict[str, float] = defaultdict(float)
    for i, name in countries_at(context, range(sentence.start - 1, max(-1, trigger.index - REACH), -1)):
        weights[name] += 0.5 ** ((sentence.start - i) / HALVED)
    return max(weights, key=lambda name: weights[name]) if weights else None


def countries_at(context: Context, places: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The countries that stand at places, by name or by adjective, each with its place."""
    for i in places:
        entity = context.cast.entity_at(i)
        if entity and entity.type == "country":
            yield i, entity.name
        elif adjective := country_of_adjective(context, i):
            yield i, adjective.name
