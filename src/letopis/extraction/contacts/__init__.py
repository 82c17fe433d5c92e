"""Contacts: who called, met, visited, wrote to whom; Context -> Contact.

Triggers become candidates, candidates contacts; a contact with no official side is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letopis.extraction.contacts.assemble import assemble
from letopis.extraction.contacts.candidates import candidates
from letopis.extraction.contacts.hosts import name_hosts, share_places
from letopis.extraction.contacts.merge import Draft, merge
from letopis.extraction.contacts.partakers import partakers
from letopis.extraction.contacts.parties import Party, is_nameless, is_official
from letopis.extraction.contacts.recollection import recollected
from letopis.extraction.context import Context
from letopis.lexicons import countries
from letopis.model.record import Contact

__all__ = ["extract"]


def extract(context: Context) -> Iterator[Contact]:
    """The contacts that an article tells, in the order of the text."""
    found = list(candidates(context))
    found = sorted([*found, *partakers(context, found)], key=lambda c: c.trigger)
    told = merge(context, found)
    told += [Draft([c], list(c.parties)) for c in recollected(context, told, found)]
    drafts = sorted((d for d in told if is_contact(context, d)), key=lambda d: d.lead.trigger)
    name_hosts(drafts)
    share_places(drafts)
    for number, draft in enumerate(drafts, 1):
        yield assemble(context, draft, f"c{number}")


def is_contact(context: Context, draft: Draft) -> bool:
    """Whether the parties make a contact of diplomacy; a draft that does not is dropped with its reason."""
    reason = objection(draft)
    if reason is not None:
        lead = draft.lead
        context.drop("contact", context.document.tokens[lead.trigger].span, reason, lead.frame.rule)
    return reason is None


def objection(draft: Draft) -> str | None:
    """Why the parties make no contact, or None."""
    parties = draft.parties
    if len(parties) < 2:
        return "fewer than two parties told"
    if all(is_nameless(p.entity) for p in parties):
        return "no party is named"
    if not any(is_official(p.entity) for p in parties):
        return "no official, state or body among the parties"
    if draft.kind == "letter" and all(p.role == "recipient" for p in parties):
        return "no sender is told"
    if draft.kind == "visit" and not foreign(parties):
        return "no visitor from another country"
    if draft.kind == "summit" and not multilateral(draft):
        return "no gathering of leaders or ministers"
    if "поздравить" in draft.lead.frame.words and len({p.entity.country for p in parties if p.entity.country}) < 2:
        return "congratulations within one country"
    return None


def multilateral(draft: Draft) -> bool:
    """Whether a gathering is a summit: called so, of several states, or of an organisation of states."""
    states = {p.entity.country for p in draft.parties if p.entity.type in {"person", "country"} and p.entity.country}
    if draft.lead.frame.words[0] == "саммит" or len(states) > 1:
        return True
    return any(
        p.entity.type == "organization" and p.entity.country and not countries().by_iso(p.entity.country)
        for p in draft.parties
    )


def foreign(parties: Sequence[Party]) -> bool:
    """Whether an official guest comes to another country than his own."""
    guests = [p for p in parties if p.role != "host"]
    hosts = [p for p in parties if p.role == "host"]
    return any(is_official(g.entity) and g.entity.country != h.entity.country for g in guests for h in hosts)
