"""A draft as a Contact: participants, citations, topics, PLOVER code, news or background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letopis.extraction.contacts.background import is_foreground
from letopis.extraction.contacts.candidates import Candidate
from letopis.extraction.contacts.frames import words
from letopis.extraction.contacts.merge import Draft
from letopis.extraction.contacts.parties import Party
from letopis.extraction.contacts.plover import plover_of
from letopis.extraction.contacts.topics import outcomes_of, topics_of
from letopis.extraction.context import Context
from letopis.model.document import Token
from letopis.model.record import Contact, Participant
from letopis.model.span import Citation, Span

EVIDENCE_MOST = 150


def assemble(context: Context, draft: Draft, number: str) -> Contact:
    """The contact that a draft has become."""
    lead, place = draft.lead, draft.where
    citations = tuple(citations_of(context, draft))
    return Contact(
        id=number,
        kind=draft.kind,
        status=draft.status,
        participants=tuple(participant(p) for p in without_anaphors(context, draft.parties)),
        date=draft.time.value if draft.time else None,
        place=place.name if place else None,
        topics=topics_of(context, draft),
        outcomes=outcomes_of(context, draft),
        foreground=is_foreground(context, draft),
        reported_by=(),
        plover=plover_of(draft, place),
        evidence=citations[0].text,
        citations=citations,
        rule=lead.frame.rule,
    )


def without_anaphors(context: Context, parties: Sequence[Party]) -> list[Party]:
    """Parties without the plurals that only stand for them: "главы государств" beside both presidents."""
    named = [p for p in parties if p.named]
    if len(named) < 2:
        return list(parties)
    return [p for p in parties if p.named or not is_anaphor(context.document.tokens[p.token])]


def is_anaphor(token: Token) -> bool:
    """Whether a plural may stand for parties told by name; "американский дипломат" is one more."""
    return token.lemma in words("parties") and token.feats.get("Number") != "Sing"


def participant(party: Party) -> Participant:
    """A party as the record has it."""
    e = party.entity
    kind = "organization" if e.type == "place" else e.type
    return Participant(e.id, e.name, kind, party.role, e.office, e.country)


def citations_of(context: Context, draft: Draft) -> Iterator[Citation]:
    """The words of the contact as a whole, then those of each field."""
    yield context.article.cite(evidence(context, draft.lead))
    cite = context.article.cite
    for candidate in draft.candidates:
        yield cite(context.document.tokens[candidate.trigger].span, "kind")
    for party in draft.parties:
        mention = context.cast.at(party.token)
        yield cite(
            mention.span if mention else context.document.tokens[party.token].span, f"participant:{party.entity.id}"
        )
    if draft.time:
        yield cite(draft.time.span, "date")
    place = draft.where
    if place:
        yield cite(place.span, "place")


def evidence(context: Context, lead: Candidate) -> Span:
    """The clause around the trigger: from the first word of parties, place and date to the last."""
    document = context.document
    sentence = document.sentence_of(lead.trigger)
    spans = [document.tokens[lead.trigger].span]
    for party in lead.parties:
        mention = context.cast.at(party.token)
        spans.append(mention.span if mention else document.tokens[party.token].span)
    spans += [t.span for t in (lead.time, lead.place) if t is not None]
    whole = spans[0]
    for span in sorted(spans[1:], key=lambda s: abs(s.start - spans[0].start)):
        joined = whole.join(span)
        if sentence.span.covers(span) and len(joined) <= EVIDENCE_MOST:
            whole = joined
    return whole if len(whole) >= 10 else widened(whole, sentence.span)


def widened(span: Span, sentence: Span) -> Span:
    """A short span with more of its sentence around it."""
    return Span(max(sentence.start, span.start - 40), min(sentence.stop, span.stop + 60))
