"""The facts of a record in the reader's language, ready to be laid out as lines, tables or a page.

The layouts decide where things stand; what is said of a fact, and in what words, is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import one_line
from letopis.interfaces.translate import translated
from letopis.interfaces.when import DASH, in_words
from letopis.model.contract import warnings
from letopis.model.record import Agreement, Appointment, Contact, Office, Participant, Record, Statement
from letopis.model.span import Citation

SECTIONS = ("contacts", "statements", "appointments", "agreements", "offices")


@dataclass(frozen=True, slots=True)
class Row:
    """A field of a fact: the key of its label and its values, one or several."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact as it is shown: its section and number there, a title, fields, and the words it rests on."""

    section: str
    number: int
    title: str
    rows: tuple[Row, ...]
    words: str
    citations: tuple[Citation, ...]
    rule: str
    confidence: float

    @property
    def anchor(self) -> str:
        """Its name on a page: "contacts-1"."""
        return f"{self.section}-{self.number}"

    def values(self, *labels: str) -> Iterator[str]:
        """The values of the fields given by label, in that order."""
        for label in labels:
            yield from (value for row in self.rows if row.label == label for value in row.values)


def shown(record: Record, say: Messages) -> list[Shown]:
    """All facts of a record, by section and in the record's order."""
    numbers = {contact.id: number for number, contact in enumerate(record.contacts, 1)}
    describe: Mapping[str, Callable[[Any], Shown]] = {
        "contacts": lambda fact: _contact(fact, say),
        "statements": lambda fact: _statement(fact, numbers, say),
        "appointments": lambda fact: _appointment(fact, say),
        "agreements": lambda fact: _agreement(fact, say),
        "offices": lambda fact: _office(fact),
    }
    return [
        _numbered(describe[section](fact), number)
        for section in SECTIONS
        for number, fact in enumerate(getattr(record, section), 1)
    ]


def about_article(record: Record, say: Messages) -> Iterator[tuple[str, str]]:
    """What is known of the article, as labels and values: outlet, date, address, warnings."""
    article = record.article
    if article.outlet:
        yield say("article.outlet"), one_line(article.outlet)
    yield say("article.published"), published(record, say)
    if article.url:
        yield say("article.url"), one_line(article.url)
    yield from ((say("article.warning"), one_line(translated(warning, say))) for warning in warnings(record))


def published(record: Record, say: Messages) -> str:
    """The day of publication in words; or what it was inferred from; or that it is unknown."""
    if record.article.published:
        day = in_words(record.article.published.isoformat(), say)
        return say(f"article.published_by.{record.article.published_source or 'given'}", day=day)
    if record.published_inferred:
        inferred = record.published_inferred
        return say("article.inferred", value=in_words(inferred.value, say), reason=one_line(inferred.reason))
    return say("article.undated")


def title(record: Record, say: Messages) -> str:
    """The headline, or that there is none."""
    return one_line(record.article.title or "") or say("article.untitled")


def is_diplomatic(record: Record) -> bool:
    """Whether the article tells of a contact, an appointment or an agreement."""
    return bool(record.contacts or record.appointments or record.agreements)


def _contact(contact: Contact, say: Messages) -> Shown:
    ground = say("contact.foreground" if contact.foreground else "contact.background")
    heading = say(
        "contact.title", kind=say(f"kind.{contact.kind}"), status=say(f"status.{contact.status}"), ground=ground
    )
    rows = _rows(
        ("who", (_participant(p, say) for p in contact.participants)),
        ("when", _date(contact.date, say) or [say("date.untold")]),
        ("where", [contact.place]),
        ("about", contact.topics),
        ("outcomes", contact.outcomes),
        ("account", contact.reported_by),
        ("plover", [contact.plover]),
    )
    return _shown("contacts", heading, rows, contact, contact.evidence)


def _participant(participant: Participant, say: Messages) -> str:
    """ "Ильхам Алиев (президент Азербайджана, AZ, host)": what is unknown is left out."""
    role = None if participant.role == "participant" else say(f"role.{participant.role}")
    told = [fact for fact in (participant.office, participant.represents, role) if fact]
    return f"{participant.name} ({', '.join(told)})" if told else participant.name


def _statement(statement: Statement, numbers: Mapping[str, int], say: Messages) -> Shown:
    rows = _rows(
        ("speaker", [statement.speaker or say("statement.unattributed")]),
        ("medium", [statement.medium]),
        ("cue", [statement.cue]),
        ("contact", (str(numbers[contact]) for contact in statement.about if contact in numbers)),
    )
    heading = say("statement.direct" if statement.direct else "statement.reported")
    return _shown("statements", heading, rows, statement, statement.text)


def _appointment(appointment: Appointment, say: Messages) -> Shown:
    post = ", ".join(part for part in (appointment.post, appointment.body) if part)
    rows = _rows(
        ("post", [post]),
        ("when", _date(appointment.date, say)),
        ("by", [appointment.by]),
        ("succeeds", [appointment.succeeds]),
    )
    heading = f"{appointment.person}: {say(f'change.{appointment.change}')}"
    return _shown("appointments", heading, rows, appointment, appointment.evidence)


def _agreement(agreement: Agreement, say: Messages) -> Shown:
    rows = _rows(
        ("parties", agreement.parties),
        ("counts", [_counts(agreement, say)]),
        ("when", _date(agreement.date, say)),
    )
    heading = f"{agreement.name}: {say(f'agreement.{agreement.status}')}"
    return _shown("agreements", heading, rows, agreement, agreement.evidence)


def _counts(agreement: Agreement, say: Messages) -> str:
    """ "33 in all, 6-7 left, by Александр Лукашенко"; the claimant alone where nothing is counted."""
    parts = [
        say("counts.total", total=agreement.total) if agreement.total is not None else "",
        say("counts.remaining", remaining=_range(*agreement.remaining)) if agreement.remaining else "",
        say("counts.by", who=agreement.claimed_by) if agreement.claimed_by else "",
    ]
    return ", ".join(part for part in parts if part)


def _range(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}{DASH}{most}"


def _office(office: Office) -> Shown:
    post = ", ".join(part for part in (office.post, office.body) if part)
    quoted = office.citation
    return Shown(
        "offices",
        0,
        one_line(office.person),
        _rows(("post", [post])),
        one_line(quoted.text),
        (quoted,),
        office.rule,
        1.0,
    )


def _date(edtf: str | None, say: Messages) -> list[str]:
    return [in_words(edtf, say)] if edtf else []


def _rows(*fields: tuple[str, Iterable[str | None]]) -> tuple[Row, ...]:
    """The fields that have a value."""
    filled = ((label, tuple(one_line(v) for v in values if v)) for label, values in fields)
    return tuple(Row(f"field.{label}", values) for label, values in filled if values)


def _shown(
    section: str,
    heading: str,
    rows: tuple[Row, ...],
    fact: Contact | Statement | Appointment | Agreement,
    words: str,
) -> Shown:
    return Shown(section, 0, one_line(heading), rows, one_line(words), fact.citations, fact.rule, fact.confidence)


def _numbered(fact: Shown, number: int) -> Shown:
    return Shown(fact.section, number, fact.title, fact.rows, fact.words, fact.citations, fact.rule, fact.confidence)
