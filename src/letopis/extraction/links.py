"""Which statements tell of which contacts: by whose account a contact is known, what words are about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from letopis.extraction.context import Context
from letopis.model.record import Contact, Statement


def reported(context: Context, contacts: Sequence[Contact]) -> Iterator[Contact]:
    """Contacts with those by whose words the article tells them."""
    for contact in contacts:
        sources = [s.speaker for s in context.statements if s.speaker and tells(s, contact)]
        yield replace(contact, reported_by=tuple(dict.fromkeys(sources)))


def about(context: Context, contacts: Sequence[Contact]) -> Iterator[Statement]:
    """Statements with the contacts that they tell of."""
    for statement in context.statements:
        yield replace(statement, about=tuple(c.id for c in contacts if tells(statement, c)))


def tells(statement: Statement, contact: Contact) -> bool:
    """Whether one of the words that name the contact stands inside the statement."""
    return any(c.field == "kind" and statement.span.covers(c.span) for c in contact.citations)
