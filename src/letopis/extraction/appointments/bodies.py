"""The body of a post that its phrase does not tell: a country, from who acts and what is spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letopis.extraction.context import Context
from letopis.extraction.posts import Post, country_of_adjective
from letopis.lexicons.countries import countries
from letopis.model.cast import Entity
from letopis.model.document import Token

# How many words back the country that is spoken of may be named.
REACH = 150


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
    """The country named last up to the end of the trigger's sentence, its own sentence first."""
    sentence = context.document.sentence_of(trigger.index)
    places = [*range(trigger.index, sentence.stop), *range(trigger.index, max(-1, trigger.index - REACH), -1)]
    return next(country_names(context, places), None)


def country_names(context: Context, places: Sequence[int]) -> Iterator[str]:
    """The countries that stand at places, by name or by adjective."""
    for i in places:
        entity = context.cast.entity_at(i)
        if entity and entity.type == "country":
            yield entity.name
        elif adjective := country_of_adjective(context, i):
            yield adjective.name
