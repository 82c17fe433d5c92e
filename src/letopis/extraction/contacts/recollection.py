"""Meetings that a speaker recalls without naming the parties: "когда встречались первый раз".

Yields the parties: whoever speaks, and those whom the words are spoken to, who are the others of
the contact told before the quotation. Nothing is told where there is no such contact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from letopis.extraction.contacts.candidates import Candidate
from letopis.extraction.contacts.merge import Draft
from letopis.extraction.contacts.places import Place, as_place
from letopis.extraction.context import Context
from letopis.model.document import Token
from letopis.model.record import Statement

RECALLED_BY = {"meeting", "talks", "call"}
ORDINALS = {"первый", "второй", "третий", "прошлый", "предыдущий", "последний"}
CLAUSE_BACK = 5


def recollected(context: Context, drafts: Sequence[Draft], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of first-person recollection, with their parties."""
    incomplete = [c for c in found if not c.parties and c.frame.kind in RECALLED_BY and c.frame.verbal]
    completed = (complete(context, drafts, c) for c in incomplete)
    return [c for c in completed if c is not None]


def complete(context: Context, drafts: Sequence[Draft], candidate: Candidate) -> Candidate | None:
    """A candidate with its parties, or None where they can't be told."""
    token = context.document.tokens[candidate.trigger]
    said = next((s for s in context.statements if s.direct and s.speaker and s.span.holds(token.span.start)), None)
    if said is None or not is_plural_past(token) or not is_counted(context, token):
        return None
    before = [d for d in drafts if d.lead.trigger < candidate.trigger and speaks_in(d, said)]
    if not before:
        return None
    parties = tuple(replace(p, role="participant") for p in before[-1].parties)
    return replace(candidate, parties=parties, place=candidate.place or place_before(context, token))


def is_plural_past(token: Token) -> bool:
    """Whether a verb without a subject may mean "we": "встречались"."""
    return token.feats.get("Number") == "Plur" and token.feats.get("Tense") == "Past"


def is_counted(context: Context, token: Token) -> bool:
    """Whether an ordinal tells the occasion apart: "первый раз", "в прошлый раз"."""
    after = context.document.tokens[token.index + 1 : token.index + 5]
    return any(t.lemma in ORDINALS for t in after) and any(t.lemma == "раз" for t in after)


def speaks_in(draft: Draft, said: Statement) -> bool:
    """Whether the speaker is one of two or more parties of a contact."""
    return any(p.entity.name == said.speaker for p in draft.parties) and all(
        p.entity.type == "person" for p in draft.parties
    )


def place_before(context: Context, token: Token) -> Place | None:
    """The place right before the clause of time: "когда-то в Сочи, когда встречались"."""
    sentence = context.document.sentence_of(token.index)
    for i in range(token.index - 1, max(sentence.start, token.index - CLAUSE_BACK) - 1, -1):
        entity, mention = context.cast.entity_at(i), context.cast.at(i)
        if entity is not None and mention is not None and entity.type in {"place", "country"}:
            return as_place(entity, mention.span)
    return None
