"""Offices that stand without a name: "президент России заявил", "президенты России и Белоруссии".

One that a holder is found for (holders.py) is a mention of that person; else it is a person of
its own, called by the office.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from letopis.extraction.cast.draft import CastDraft
from letopis.extraction.cast.holders import former_holder, holder_of, renamed
from letopis.extraction.cast.offices import OfficePhrase
from letopis.extraction.cast.wording import entity_id, office_text
from letopis.extraction.syntax import preposition
from letopis.lexicons import countries
from letopis.model.cast import Entity
from letopis.model.document import Document

CARRIERS = {"пост", "должность", "место", "кресло", "портфель", "обязанность", "полномочие", "избрание"}
BECOMING = {
    "стать",
    "становиться",
    "назначить",
    "назначать",
    "избрать",
    "избирать",
    "утвердить",
    "быть",
    "являться",
    "работать",
    "служить",
    "переизбрать",
    "выбрать",
    "оставаться",
    "остаться",
    "сделать",
    "выдвинуть",
}


def add_offices_alone(draft: CastDraft, phrases: Iterable[OfficePhrase]) -> None:
    """Add the offices of phrases that no name stands beside."""
    for phrase in phrases:
        if phrase.plural:
            add_plural(draft, phrase)
        elif not is_covered(draft, phrase) and not is_post(draft.document, phrase):
            add_office(draft, phrase)


def is_covered(draft: CastDraft, phrase: OfficePhrase) -> bool:
    """Whether a phrase is part of a name, or too vague to be anybody ("глава" alone)."""
    inside = any(m.start <= phrase.start and phrase.stop <= m.stop and m.rule != "body" for m in draft.mentions)
    return inside or (phrase.post.doubtful and not phrase.holder and phrase.stop - phrase.start == 1)


def is_post(document: Document, phrase: OfficePhrase) -> bool:
    """Whether a phrase names the post and not who holds it: "с поста главы МИД", "назначен послом"."""
    token, before = document.tokens[phrase.head], document.tokens[max(phrase.start - 1, 0)]
    head = document.tokens[token.head].lemma if token.head is not None else ""
    if head in CARRIERS or before.lemma in CARRIERS:
        return True
    return token.case == "Ins" and head in BECOMING and not preposition(document, token.index)


def add_plural(draft: CastDraft, phrase: OfficePhrase) -> None:
    """ "президенты России и Белоруссии": those of the article who hold the posts, else the registry's."""
    keys = [holder_of(draft, replace(phrase, holders=(h,), plural=False)) for h in phrase.holders]
    if len(keys) > 1:  # "ирландские лидеры": nobody can tell who
        pairs = zip(keys, phrase.holders, strict=True)
        known = (k or country_id(draft, h) for k, h in pairs)
        draft.groups[phrase.head] = tuple(k for k in known if k is not None)


def country_id(draft: CastDraft, holder: str) -> str | None:
    """The country that an office of an unknown holder speaks for."""
    country = countries().by_iso(holder)
    if country is None:
        return None
    return draft.add(Entity(country.id, "country", country.name, country.iso2)).id


def add_office(draft: CastDraft, phrase: OfficePhrase) -> None:
    """Add one office as a mention of its holder, or as somebody called by it."""
    key = former_holder(draft, phrase) if phrase.former else holder_of(draft, phrase) or renamed(draft, phrase)
    if key is None:
        text = office_text(draft.document, phrase)
        country = None if phrase.former else phrase.holder
        key = draft.add(Entity(entity_id("person", text), "person", text, country, text)).id
    draft.mention(key, "office", phrase.start, phrase.stop, "office", phrase.head)
