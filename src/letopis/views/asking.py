"""A user's words -> a filter of the store: countries by any of their names, people by theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from letopis.lexicons.countries import countries
from letopis.lexicons.organisations import organisations
from letopis.model.chronicle import What
from letopis.model.edtf import parse
from letopis.model.errors import InputError
from letopis.pipeline.indexing import fold, lemmas, pair_key, whole_name_key
from letopis.resolution.names import words_of
from letopis.store import Filter

NEAREST = 3  # states or organisations that are spelt like what was meant


def asked(
    what: What | None = "contact",
    *,
    between: Sequence[str] | None = None,
    names: Sequence[str] = (),
    kind: str | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
    place: str | None = None,
    topic: str | None = None,
    text: str | None = None,
    limit: int | None = None,
) -> Filter:
    """The filter of what was asked for; raises InputError where a name of a state or a date cannot be meant."""
    keys = [*side_keys(between or ()), *(key for name in names for key in name_keys(name))]
    keys += [f"place {fold(place)}"] if place else []
    keys += [f"topic {word}" for word in lemmas(topic or "")]
    words = " ".join(lemmas(text)) if text else None
    if text and not words:
        raise InputError(f"{text!r}: no words: give what the articles say")
    return Filter(
        what=what,
        keys=tuple(dict.fromkeys(keys)),
        kind=kind,
        status=status,
        since=day(since, last=False) if since else None,
        until=day(until, last=True) if until else None,
        words=words,
        limit=limit,
    )


def side_keys(sides: Sequence[str]) -> Iterator[str]:
    """The keys of one side, or of each pair of several."""
    codes = [side(name) for name in sides]
    if len(codes) == 1:
        yield f"country {codes[0]}"
    yield from (pair_key(a, b) for number, a in enumerate(codes) for b in codes[number + 1 :])


def side(name: str) -> str:
    """The code of a state or an organisation of states by any of its names; raises InputError for others."""
    code = name.strip().upper()
    country = countries().by_iso(code) or countries().by_name(name) or countries().by_form(name)
    if country is not None:
        return country.iso2 or country.id
    body = organisations().by_short(code) or organisations().by_name(name) or organisations().by_form(name)
    if body is not None and body.short:
        return body.short
    near = ", ".join(names_of_sides()[one] for one in get_close_matches(fold(name), names_of_sides(), NEAREST))
    if near:
        raise InputError(f"{name}: no state or organisation of this name is known: did you mean: {near}?")
    raise InputError(f"{name}: no state or organisation of this name is known: give its Russian name or its code")


@cache
def names_of_sides() -> Mapping[str, str]:
    """The names of states and organisations by their folded forms."""
    bodies = (body.name for body in organisations() if body.short)
    return {fold(name): name for name in (*bodies, *(country.name for country in countries()))}


def name_keys(name: str) -> tuple[str, ...]:
    """The keys of a person or body: the whole name if it has several words, else its one word."""
    words = words_of(name)
    if not words:
        raise InputError(f"{name!r}: no name")
    return (whole_name_key(words),) if len(words) > 1 else (f"word {words[0]}",)


def day(value: str, *, last: bool) -> str:
    """The first or the last day of a date, a month or a year; raises InputError for anything else."""
    try:
        moment = parse(value.strip())
        if not moment.year_known:
            raise ValueError(value)
    except ValueError:
        raise InputError(f"{value}: no date: give it as 2021-04-15, 2021-04 or 2021") from None
    return (moment.last if last else moment.first).isoformat()
