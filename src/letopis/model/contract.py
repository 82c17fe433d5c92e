"""The contract of `letopis read`: a record as the JSON object `letopis/record/1`.

Only plain values come out (dicts, lists, strings, numbers, None), in a fixed order of keys, ready
for `json.dumps`. The JSON Schema beside this module says the same to programs; docs/record.md says
it to people. Keys may be added within version 1, never renamed or taken away.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from letopis.model.article import Article
from letopis.model.cast import Cast, Entity, Mention
from letopis.model.dates import Timex
from letopis.model.record import (
    SCHEMA,
    Agreement,
    Appointment,
    Contact,
    Dropped,
    Inference,
    Office,
    Participant,
    Record,
    Statement,
)
from letopis.model.span import Citation, Span

Json = dict[str, Any]


def record_to_dict(record: Record, *, explain: bool = False) -> Json:
    """The contract's object; with `explain` also the near candidates that made no fact."""
    text = record.article.text
    result = {
        "schema": SCHEMA,
        "article": _article(record.article, record.published_inferred),
        "entities": _entities(record.cast, text),
        "times": [_time(t, text) for t in record.times],
        "contacts": [_contact(c) for c in record.contacts],
        "statements": [_statement(s) for s in record.statements],
        "appointments": [_appointment(a) for a in record.appointments],
        "agreements": [_agreement(a) for a in record.agreements],
        "offices": [_office(o) for o in record.offices],
        "warnings": list(warnings(record)),
    }
    return result | {"dropped": [_dropped(d) for d in record.dropped]} if explain else result


def fact_to_dict(fact: Contact | Appointment | Agreement) -> Json:
    """One fact as the contract has it."""
    if isinstance(fact, Contact):
        return _contact(fact)
    return _appointment(fact) if isinstance(fact, Appointment) else _agreement(fact)


def warnings(record: Record) -> tuple[str, ...]:
    """What was wrong with the input, and what was met while it was read; each once."""
    return tuple(dict.fromkeys((*record.article.warnings, *record.warnings)))


def schema_text() -> str:
    """The JSON Schema (2020-12) of the contract, as published."""
    return files("letopis.model").joinpath("record.schema.json").read_text("utf8")


def schema() -> Json:
    """The JSON Schema of the contract as an object."""
    loaded: Json = json.loads(schema_text())
    return loaded


def _article(article: Article, inferred: Inference | None) -> Json:
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_source": article.published_source,
        "published_inferred": {"value": inferred.value, "reason": inferred.reason} if inferred else None,
        "language": article.language,
        "sha256": article.sha256,
    }


def _entities(cast: Cast, text: str) -> list[Json]:
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in cast.mentions:
        mentions[mention.entity].append(mention)
    return [_entity(e, mentions[e.id], text) for e in cast.entities.values()]


def _entity(entity: Entity, mentions: Iterable[Mention], text: str) -> Json:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "wikidata": entity.wikidata,
        "country": entity.country,
        "office": entity.office,
        "mentions": [_quote(m.span, text) | {"kind": m.kind, "rule": m.rule} for m in mentions],
    }


def _time(time: Timex, text: str) -> Json:
    return _quote(time.span, text) | {"value": time.value, "anchor": time.anchor, "rule": time.rule}


def _contact(contact: Contact) -> Json:
    return {
        "id": contact.id,
        "kind": contact.kind,
        "status": contact.status,
        "participants": [_participant(p) for p in contact.participants],
        "date": contact.date,
        "place": contact.place,
        "topics": list(contact.topics),
        "outcomes": list(contact.outcomes),
        "foreground": contact.foreground,
        "reported_by": list(contact.reported_by),
        "plover": contact.plover,
        "evidence": contact.evidence,
        **_grounds(contact.citations, contact.rule, contact.confidence),
    }


def _participant(participant: Participant) -> Json:
    return {
        "entity": participant.entity,
        "name": participant.name,
        "type": participant.type,
        "role": participant.role,
        "office": participant.office,
        "represents": participant.represents,
    }


def _statement(statement: Statement) -> Json:
    return {
        "speaker": statement.speaker,
        "medium": statement.medium,
        "direct": statement.direct,
        "text": statement.text,
        "cue": statement.cue,
        "start": statement.span.start,
        "stop": statement.span.stop,
        "about": list(statement.about),
        **_grounds(statement.citations, statement.rule, statement.confidence),
    }


def _appointment(appointment: Appointment) -> Json:
    return {
        "person": appointment.person,
        "post": appointment.post,
        "body": appointment.body,
        "change": appointment.change,
        "date": appointment.date,
        "by": appointment.by,
        "succeeds": appointment.succeeds,
        "evidence": appointment.evidence,
        **_grounds(appointment.citations, appointment.rule, appointment.confidence),
    }


def _agreement(agreement: Agreement) -> Json:
    return {
        "name": agreement.name,
        "parties": list(agreement.parties),
        "status": agreement.status,
        "total": agreement.total,
        "remaining": list(agreement.remaining) if agreement.remaining else None,
        "date": agreement.date,
        "claimed_by": agreement.claimed_by,
        "evidence": agreement.evidence,
        **_grounds(agreement.citations, agreement.rule, agreement.confidence),
    }


def _office(office: Office) -> Json:
    return {
        "person": office.person,
        "post": office.post,
        "body": office.body,
        "citation": _citation(office.citation),
        "rule": office.rule,
    }


def _dropped(dropped: Dropped) -> Json:
    return {
        "what": dropped.what,
        "start": dropped.span.start,
        "stop": dropped.span.stop,
        "text": dropped.text,
        "reason": dropped.reason,
        "rule": dropped.rule,
    }


def _grounds(citations: Iterable[Citation], rule: str, confidence: float) -> Json:
    """What every fact rests on: exact words by field, the rule that found it, how sure it is."""
    return {"citations": [_citation(c) for c in citations], "rule": rule, "confidence": confidence}


def _citation(citation: Citation) -> Json:
    return {"field": citation.field, "start": citation.span.start, "stop": citation.span.stop, "text": citation.text}


def _quote(span: Span, text: str) -> Json:
    return {"start": span.start, "stop": span.stop, "text": text[span.start : span.stop]}
