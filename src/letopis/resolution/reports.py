"""A record -> reports: what its article tells of each contact, appointment and agreement, with the whole sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from letopis.model.cast import Entity
from letopis.model.chronicle import Party, Report, StoredArticle, What, digest
from letopis.model.contract import fact_to_dict
from letopis.model.edtf import parse
from letopis.model.record import Agreement, Appointment, Contact, Record
from letopis.model.span import Citation, Span

REPORTING = ("Об этом ", "О том же ")
LOOKING_BACK = re.compile(
    r"(?:\S+\s+){0,2}?(?:напомн|напомина|ранее\b|раньше\b|прежде\b|накануне\b|до (?:этого|того)\b|тогда\b)"
    r"|за (?:день|сутки|неделю|несколько \w+) до ",
    re.IGNORECASE,
)
NEWS_DAYS = 10  # what was before is recalled, as with contacts
Fact = Contact | Appointment | Agreement


def reports_of(record: Record, stored: StoredArticle) -> Iterator[Report]:
    """The reports of an article, in the order of the record; `record` is that of `stored.article`."""
    taken = set[str]()
    facts: tuple[Fact, ...] = (*record.contacts, *record.appointments, *record.agreements)
    for fact in facts:
        number = report_id(fact, stored, taken)
        taken.add(number)
        yield report_of(fact, record, stored, number)


def report_id(fact: Fact, stored: StoredArticle, taken: Iterable[str]) -> str:
    """An id that stays when a field of the fact is read better: it rests on the article and on the first word of event.

    Two people may come and go by one word, so an appointment has the person in it.
    """
    first = min((c.span.start for c in fact.citations if c.field == "kind"), default=fact.citations[0].span.start)
    whose = (fact.person, fact.change) if isinstance(fact, Appointment) else ()
    numbers = (f"report:{digest(stored.id, what_of(fact), first, *whose, *again)}" for again in counted())
    return next(number for number in numbers if number not in set(taken))


def counted() -> Iterator[tuple[int, ...]]:
    """(), (1,), (2,) ...: what tells apart what has the same place."""
    yield ()
    number = 0
    while True:
        number += 1
        yield (number,)


def what_of(fact: Fact) -> What:
    """The sort of a fact."""
    if isinstance(fact, Contact):
        return "contact"
    return "appointment" if isinstance(fact, Appointment) else "agreement"


def report_of(fact: Fact, record: Record, stored: StoredArticle, number: str) -> Report:
    """One fact as a report."""
    base = Report(
        id=number,
        article=stored.id,
        what=what_of(fact),
        kind="",
        status=None,
        parties=(),
        subject=None,
        body=None,
        date=fact.date,
        place=None,
        published=published(record),
        foreground=True,
        evidence=fact.evidence,
        sentences=sentences_of(record, fact.citations),
        confidence=fact.confidence,
        fact=fact_to_dict(fact),
    )
    if isinstance(fact, Contact):
        parties = tuple(Party(p.name, p.type, p.represents, p.role, p.office) for p in fact.participants)
        status, place, news = fact.status, fact.place, fact.foreground
        return replace(base, kind=fact.kind, status=status, parties=parties, place=place, foreground=news)
    if isinstance(fact, Appointment):
        who = named(record, [fact.person])
        news = not is_recalled(base, record)
        return replace(base, kind=fact.change, parties=who, subject=fact.post, body=fact.body, foreground=news)
    return replace(base, kind=fact.status, parties=named(record, fact.parties), subject=fact.name)


def is_recalled(report: Report, record: Record) -> bool:
    """Whether an article only looks back at a change: told neither in headline nor lead, each time with such a word."""
    if long_past(report):
        return True
    text, body = record.article.text, record.article.title_span.stop if record.article.title_span else 0
    lead = next((s for s in record.sentences if s.start >= body), None)
    opening = text[: lead.stop] if lead else ""
    return bool(report.sentences) and all(s not in opening and LOOKING_BACK.match(s) for s in report.sentences)


def long_past(report: Report) -> bool:
    """Whether a change lies well before its article."""
    if not report.date or not report.published or "X" in report.date + report.published:
        return False
    last, day = parse(report.date).last, parse(report.published).first
    return (day - last).days > NEWS_DAYS


def published(record: Record) -> str | None:
    """The day that an article is of, as given or as inferred; None where that is no day."""
    if record.article.published:
        return record.article.published.isoformat()
    return record.published_inferred.value if record.published_inferred else None


def named(record: Record, names: Iterable[str]) -> tuple[Party, ...]:
    """Parties of which a fact has the name only."""
    known = {entity.name: entity for entity in record.cast.entities.values()}
    return tuple(party(name, known.get(name)) for name in names)


def party(name: str, entity: Entity | None) -> Party:
    """A party by its name and what the article tells of who bears it; of unknown names bodies are most."""
    if entity is None or entity.type == "place":
        return Party(name, "organization")
    return Party(name, entity.type, entity.country, None, entity.office)


def sentences_of(record: Record, citations: Iterable[Citation]) -> tuple[str, ...]:
    """The sentences that some citations lie in, verbatim, in text order."""
    text = record.article.text
    told = {s for c in citations for s in around(record, c.span)}
    return tuple(text[s.start : s.stop] for s in sorted({s for t in told for s in with_source(record, t)}))


def with_source(record: Record, sentence: Span) -> Iterator[Span]:
    """A sentence, and the next where that only says who reports it: "Об этом сообщила пресс-служба"."""
    yield sentence
    following = next((s for s in record.sentences if s.start >= sentence.stop), None)
    if following is not None and record.article.text.startswith(REPORTING, following.start):
        yield following


def around(record: Record, span: Span) -> Iterator[Span]:
    """The sentences that a stretch touches; the stretch itself where no sentences are known."""
    sentences = record.sentences
    if not sentences:
        yield span
    first = max(bisect_right(sentences, span.start, key=lambda s: s.start) - 1, 0)
    for sentence in sentences[first:]:
        if sentence.start >= span.stop:
            return
        yield sentence
