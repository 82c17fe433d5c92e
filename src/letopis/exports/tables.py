"""The flat tables, a line a column: CSV and Parquet write them, the data dictionary is made of them."""

from __future__ import annotations

from letopis.exports.columns import Column, Table
from letopis.exports.days import first_day, last_day
from letopis.exports.plover import most_told
from letopis.exports.table_rows import (
    SEPARATOR,
    Row,
    best,
    count,
    counts,
    events_of,
    joined,
    office,
    participants,
    party,
    source,
    sources,
    statements,
    told,
    value,
)  # fmt: skip


def of_event() -> tuple[Column, ...]:
    """The columns of one sort of event that all sorts have at their end."""
    return (
        Column("date", "string", "when, EDTF: as precise as it is told", lambda e: e.event.date),
        Column("first_day", "date", "the first day that the date covers; empty where no year is known",
               lambda e: first_day(e.event.date)),
        Column("last_day", "date", "the last day that the date covers", lambda e: last_day(e.event.date)),
        Column("reports", "integer", "how many reports tell of it", lambda e: len(e.event.reports)),
        Column("accounts", "integer", "how many independent ones: copies of one text count once", lambda e: e.accounts),
        Column("differ", "string", f"the fields in which the sources differ, parted by \"{SEPARATOR}\"; see `told`",
               lambda e: joined(e.differ)),
    )  # fmt: skip


ARTICLES = Table(
    "articles", "An article a row. Its text is not here: `letopis export jsonl` has it.", "article", lambda row: [row],
    (
        Column("article", "string", "id", lambda r: r.kept.stored.id),
        Column("doc", "string", "the id that it was added with", lambda r: r.kept.stored.doc),
        Column("url", "string", "address", lambda r: r.kept.stored.article.url),
        Column("outlet", "string", "who published it", lambda r: r.kept.stored.article.outlet),
        Column("title", "string", "headline", lambda r: r.kept.stored.article.title),
        Column("published", "date", "day of publication", lambda r: r.kept.stored.article.published),
        Column("published_source", "string", "where that day is from",
               lambda r: r.kept.stored.article.published_source),
        Column("language", "string", "ISO 639", lambda r: r.kept.stored.article.language),
        Column("account", "string", "copies of one text and revisions of one address have the same one",
               lambda r: r.account),
        Column("characters", "integer", "length of the text in code points", lambda r: len(r.kept.stored.article.text)),
        Column("sha256", "string", "digest of the text", lambda r: r.kept.stored.article.sha256),
    ), ("article",),
)  # fmt: skip

CONTACTS = Table(
    "contacts", "A contact a row, with the best supported value of each field.", "event", events_of("contact"),
    (
        Column("contact", "string", "id", lambda e: e.event.id),
        Column("kind", "string", "call, meeting, talks, visit, summit, letter", lambda e: e.event.kind),
        Column("status", "string", "held, planned, proposed, cancelled, denied", lambda e: e.event.status),
        Column("place", "string", "where, as told", lambda e: e.event.place),
        Column("topics", "string", f"about what, parted by \"{SEPARATOR}\"",
               lambda e: joined(v.value for v in e.event.topics)),
        Column("plover", "string", "PLOVER type and mode; `letopis export plover` has the whole records", most_told),
        *of_event(),
    ), ("contact",),
)  # fmt: skip

PARTICIPANTS = Table(
    "participants", "Who takes part in a contact, one a row.", "event", participants,
    (
        Column("contact", "string", "in which contact", lambda r: r.of.id, "contacts.contact"),
        Column("number", "integer", "from 1, the best supported first", lambda r: r.number),
        Column("name", "string", "the fullest name told", lambda r: party(r).name),
        Column("type", "string", "person, country, organization", lambda r: party(r).type),
        Column("represents", "string", "ISO 3166-1 code or short name of an organisation",
               lambda r: party(r).represents),
        Column("role", "string", "host, guest, mediator, ...", lambda r: party(r).role),
        Column("office", "string", "post, as told", lambda r: party(r).office),
    ), ("contact", "number"),
)  # fmt: skip

APPOINTMENTS = Table(
    "appointments", "A change of office a row.", "event", events_of("appointment"),
    (
        Column("appointment", "string", "id", lambda e: e.event.id),
        Column("person", "string", "who", lambda e: joined(p.name for p in e.event.parties)),
        Column("change", "string", "appointed, elected, nominated, left", lambda e: e.event.kind),
        Column("post", "string", "which post", lambda e: best(e.event.subjects)),
        Column("body", "string", "of which country or organisation", lambda e: best(e.event.bodies)),
        *of_event(),
    ), ("appointment",),
)  # fmt: skip

AGREEMENTS = Table(
    "agreements", "An agreement a row.", "event", events_of("agreement"),
    (
        Column("agreement", "string", "id", lambda e: e.event.id),
        Column("name", "string", "as told, nominative", lambda e: best(e.event.subjects)),
        Column("status", "string", "the state that most reports tell; all of them are in `told`",
               lambda e: e.event.kind),
        Column("parties", "string", f"between whom, parted by \"{SEPARATOR}\"",
               lambda e: joined(p.name for p in e.event.parties)),
        *of_event(),
    ), ("agreement",),
)  # fmt: skip

COUNTS = Table(
    "counts", "What one source counts of a negotiation, one a row.", "event", counts,
    (
        Column("agreement", "string", "of which agreement", lambda r: r.of.id, "agreements.agreement"),
        Column("number", "integer", "from 1, oldest first", lambda r: r.number),
        Column("report", "string", "by which report", lambda r: count(r).source.report.id, "sources.report"),
        Column("total", "integer", "how many there are", lambda r: count(r).total),
        Column("least", "integer", "of them at least so many are left", lambda r: count(r).least),
        Column("most", "integer", "and at most so many", lambda r: count(r).most),
        Column("claimed_by", "string", "who says so", lambda r: count(r).claimed_by),
    ), ("agreement", "number"),
)  # fmt: skip

TOLD = Table(
    "told", "Each value of each field of an event, with how many tell it: where sources differ, all of it.", "event",
    told,
    (
        Column("event", "string", "contact, appointment or agreement", lambda r: r.of.id),
        Column("field", "string", "kinds, statuses, parties, subjects, bodies, dates, places, topics",
               lambda r: r.field),
        Column("number", "integer", "from 1, the best supported first", lambda r: r.number),
        Column("value", "string", "what is told", lambda r: value(r).value),
        Column("reports", "integer", "by how many reports", lambda r: len(value(r).by)),
        Column("accounts", "integer", "by how many independent ones", lambda r: value(r).accounts),
        Column("words", "string", "the exact words of the first that cites some",
               lambda r: next((w.words for w in value(r).by if w.words), None)),
    ), ("event", "field", "number"),
)  # fmt: skip

SOURCES = Table(
    "sources", "A report a row: what one article tells of one event.", "event", sources,
    (
        Column("report", "string", "id", lambda r: source(r).report.id),
        Column("event", "string", "contact, appointment or agreement", lambda r: r.of.id),
        Column("article", "string", "which article tells it", lambda r: source(r).article, "articles.article"),
        Column("account", "string", "copies of one text have the same one", lambda r: source(r).account),
        Column("published", "string", "day of publication", lambda r: source(r).published),
        Column("kind", "string", "as this article tells it", lambda r: source(r).report.kind),
        Column("status", "string", "as this article tells it", lambda r: source(r).report.status),
        Column("date", "string", "as this article tells it, EDTF", lambda r: source(r).report.date),
        Column("place", "string", "as this article tells it", lambda r: source(r).report.place),
        Column("foreground", "boolean", "whether it is the news of the article, and not recalled",
               lambda r: source(r).report.foreground),
        Column("confidence", "number", "the share of such facts that are right", lambda r: source(r).report.confidence),
        Column("evidence", "string", "the words that tell it best", lambda r: source(r).report.evidence),
    ), ("report",),
)  # fmt: skip

STATEMENTS = Table(
    "statements", "Words that an article attributes to somebody, one a row.", "article", statements,
    (
        Column("article", "string", "in which article", lambda r: r.of, "articles.article"),
        Column("number", "integer", "from 1, in text order", lambda r: r.number),
        Column("speaker", "string", "who said it; empty where nobody is named", lambda r: r.value["speaker"]),
        Column("medium", "string", "through whom the words came", lambda r: r.value["medium"]),
        Column("direct", "boolean", "whether in quotation marks", lambda r: r.value["direct"]),
        Column("text", "string", "the words, verbatim", lambda r: r.value["text"]),
        Column("cue", "string", "the word of speech", lambda r: r.value["cue"]),
        Column("start", "integer", "where they begin in the text, in code points", lambda r: r.value["start"]),
        Column("stop", "integer", "where they end", lambda r: r.value["stop"]),
        Column("confidence", "number", "the share of such facts that are right", lambda r: r.value["confidence"]),
    ), ("article", "number"),
)  # fmt: skip


OFFICES = Table(
    "offices", "A post that an article gives somebody, or a change of it, one a row.", "article",
    lambda row: (Row(row.kept.stored.id, held, number) for number, held in enumerate(row.kept.offices, 1)),
    (
        Column("article", "string", "in which article", lambda r: r.of, "articles.article"),
        Column("number", "integer", "from 1", lambda r: r.number),
        Column("person", "string", "who", lambda r: office(r).person),
        Column("post", "string", "which post", lambda r: office(r).post),
        Column("body", "string", "of which country or organisation", lambda r: office(r).body),
        Column("change", "string", "empty where it is held; else appointed, elected, nominated, left",
               lambda r: office(r).change),
        Column("day", "string", "of the change, else of the article", lambda r: office(r).day),
        Column("words", "string", "the exact words", lambda r: office(r).words),
    ), ("article", "number"),
)  # fmt: skip


TABLES = (
    ARTICLES, CONTACTS, PARTICIPANTS, APPOINTMENTS, AGREEMENTS, COUNTS, SOURCES, TOLD, STATEMENTS, OFFICES,
)  # fmt: skip
