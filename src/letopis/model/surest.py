"""The surest facts of a record: those from a confidence up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from letopis.model.errors import InputError
from letopis.model.record import Agreement, Appointment, Contact, Dropped, Record, Statement

F = TypeVar("F", Contact, Statement, Appointment, Agreement)
LISTS = {"contacts": "contact", "statements": "statement", "appointments": "appointment", "agreements": "agreement"}


def at_least(record: Record, least: float) -> Record:
    """`Record.at_least`."""
    if not 0 <= least <= 1:
        raise InputError(f"confidence {least} is out of range: give a number from 0 to 1, like 0.8")
    contacts = surest(record.contacts, least)
    ids = {contact.id for contact in contacts}
    statements = (replace(s, about=tuple(i for i in s.about if i in ids)) for s in record.statements)
    return replace(
        record,
        contacts=contacts,
        statements=surest(statements, least),
        appointments=surest(record.appointments, least),
        agreements=surest(record.agreements, least),
        dropped=(*record.dropped, *too_doubtful(record, least)),
    )


def surest(facts: Iterable[F], least: float) -> tuple[F, ...]:
    """The facts from a confidence up."""
    return tuple(fact for fact in facts if fact.confidence >= least)


def too_doubtful(record: Record, least: float) -> Iterator[Dropped]:
    """The other facts as near candidates, with their confidence for a reason."""
    for name, what in LISTS.items():
        for fact in getattr(record, name):
            if fact.confidence < least:
                words = fact.citations[0]
                reason = f"confidence {fact.confidence:.2f}, below {least:.2f}"
                yield Dropped(what, words.span, words.text, reason, fact.rule)
