"""The driver: time expressions and cast first, then each kind of fact over one context."""

from __future__ import annotations

from letopis.extraction import agreements, appointments, contacts, offices, statements
from letopis.extraction.cast import find_cast
from letopis.extraction.context import Context
from letopis.extraction.dates import find_times
from letopis.model.document import Document
from letopis.model.record import Record
from letopis.model.cast import Cast

RUSSIAN = {"ru", "und"}


def extract_record(document: Document) -> Record:
    """The record of an annotated article; of a text in another language an empty one."""
    article = document.article
    if article.language not in RUSSIAN:
        return Record(article, Cast((), {}), warnings=article.warnings)
    context = Context(document, find_cast(document), tuple(find_times(document)))
    return Record(
        article=article,
        cast=context.cast,
        times=tuple(context.times),
        contacts=tuple(contacts.extract(context)),
        statements=tuple(statements.extract(context)),
        appointments=tuple(appointments.extract(context)),
        agreements=tuple(agreements.extract(context)),
        offices=tuple(offices.extract(context)),
        dropped=tuple(context.dropped),
        warnings=article.warnings,
    )
