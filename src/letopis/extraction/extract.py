"""The driver: time expressions and cast first, then each kind of fact over one context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from letopis.extraction import agreements, appointments, contacts, incumbents, offices, statements
from letopis.extraction.cast import find_cast
from letopis.extraction.confidence import Fact, confidence
from letopis.extraction.context import Context
from letopis.extraction.dates import find_times
from letopis.extraction.links import about, reported
from letopis.extraction.publication import as_date, infer_publication
from letopis.model.cast import Cast
from letopis.model.document import Document
from letopis.model.record import Inference, Office, Record

F = TypeVar("F", bound=Fact)
RUSSIAN = {"ru", "und"}


def extract_record(document: Document) -> Record:
    """The record of an annotated article; of a text in another language an empty one."""
    article = document.article
    if article.language not in RUSSIAN:
        return Record(article, Cast((), {}), warnings=article.warnings)
    context, inferred = dated_context(document)
    return record_of(context, document, inferred)


def dated_context(document: Document) -> tuple[Context, Inference | None]:
    """The context of a document, by the date of publication or else by the one inferred from its text."""
    context, article = context_of(document), document.article
    inferred = None if article.published else infer_publication(appointments.extract(context), context.times)
    if inferred is None:
        return context, None
    return context_of(replace(document, article=replace(article, published=as_date(inferred)))), inferred


def context_of(document: Document) -> Context:
    """A document with its cast and its time expressions."""
    return Context(document, find_cast(document), tuple(find_times(document)))


def record_of(context: Context, document: Document, inferred: Inference | None) -> Record:
    """All facts of a context; the record keeps the article as it was published."""
    said = tuple(statements.extract(context))
    context = replace(context, statements=said)
    found = tuple(contacts.extract(context))
    return Record(
        article=document.article,
        cast=context.cast,
        times=tuple(context.times),
        contacts=weighed(context, reported(context, found)),
        statements=weighed(context, about(context, found)),
        appointments=weighed(context, appointments.extract(context)),
        agreements=weighed(context, agreements.extract(context)),
        offices=offices_of(context),
        dropped=tuple(context.dropped),
        published_inferred=inferred,
        warnings=document.article.warnings,
        sentences=tuple(sentence.span for sentence in document.sentences),
    )


def offices_of(context: Context) -> tuple[Office, ...]:
    """The offices by the rules and those that the model adds, in text order."""
    told = tuple(offices.extract(context))
    return tuple(sorted((*told, *incumbents.extract(context, told)), key=lambda office: office.citation.span))


def weighed(context: Context, facts: Iterable[F]) -> tuple[F, ...]:
    """The facts with their confidence."""
    return tuple(replace(fact, confidence=confidence(context, fact)) for fact in facts)
