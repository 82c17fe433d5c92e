"""`jsonl`: the whole chronicle, as `letopis import` takes it back: `letopis/chronicle/1` (docs/exports.md).

    {"letopis": "chronicle", "schema": "letopis/chronicle/1", ...}
    {"letopis": "decision", ...}                          a person's word, undone or not
    {"letopis": "article", "text": ..., "record": ...}    with its reports; the keys of `letopis add` are there
    {"letopis": "failure" | "feed" | "entry", ...}
    {"letopis": "end", "lines": 7}

Keys may be added within version 1, never renamed or taken away. Before version 1 a line was an article with the keys
of `letopis add` alone; such files are read too, the articles by the models.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, datetime
from importlib.metadata import version
from importlib.resources import files
from typing import Any, BinaryIO, TypeVar, get_args

import msgspec

from letopis.exports.lines import line_of, objects
from letopis.exports.selection import Selection
from letopis.model.article import Article, PublishedSource
from letopis.model.chronicle import Decision, Report, StoredArticle
from letopis.model.edtf import parse
from letopis.model.errors import InputError
from letopis.model.record import AgreementStatus, Change, ContactKind, ContactStatus
from letopis.model.span import Span
from letopis.pipeline.chronicle import Reads, kept_of
from letopis.pipeline.taking_in import Piece
from letopis.sources.loaded import Known
from letopis.sources.rows import Columns, article_of_row
from letopis.store import Failure, Kept, KeptEntry, KeptFeed, OfficeTold
from letopis.store.codec import span_to_list

SCHEMA = "letopis/chronicle/1"
SORTS = {"decision": Decision, "failure": Failure, "feed": KeptFeed, "entry": KeptEntry}
KINDS = {"contact": get_args(ContactKind), "appointment": get_args(Change), "agreement": get_args(AgreementStatus)}
T = TypeVar("T")
Json = dict[str, Any]


def schema() -> Json:
    """The JSON Schema of a line."""
    content: Json = json.loads(files(__package__).joinpath("chronicle.schema.json").read_text("utf-8"))
    return content


def write(selection: Selection, out: BinaryIO) -> None:
    """The whole chronicle as of one moment; some articles are held at a time."""
    number = 0
    with selection.store.snapshot() as snapshot:
        head = {"letopis": "chronicle", "schema": SCHEMA, "version": version("letopis")}
        out.write(line_of(head))
        pieces: tuple[tuple[str, Iterator[Piece]], ...] = (
            ("decision", snapshot.decisions()), ("article", snapshot.articles()), ("failure", snapshot.failures()),
            ("feed", snapshot.feeds()), ("entry", snapshot.entries()),
        )  # fmt: skip
        for sort, found in pieces:
            for piece in found:
                value = article_object(piece) if isinstance(piece, Kept) else asdict(piece)
                out.write(line_of({"letopis": sort} | value))
                number += 1
                selection.step()
    out.write(line_of({"letopis": "end", "lines": number}))


def article_object(kept: Kept) -> Json:
    """An article in JSON: the keys that `letopis add` takes, and the rest."""
    stored, article = kept.stored, kept.stored.article
    known = {
        "id": stored.doc,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "title": article.title,
        "outlet": article.outlet,
        "text": article.text,
    }
    rest = {
        "article": stored.id,
        "title_span": span_to_list(article.title_span),
        "language": article.language,
        "boilerplate": [span_to_list(span) for span in article.boilerplate],
        "warnings": list(article.warnings),
        "published_source": article.published_source,
        "added": kept.added,
        "reader": kept.reader,
        "record": json.loads(kept.record),
    }
    told = [asdict(report) | {"fact": dict(report.fact)} for report in kept.reports]
    return known | rest | {"reports": told, "offices": [asdict(office) for office in kept.offices]}


def read(file: BinaryIO, name: str, reader: Reads, step: Callable[[], None] = lambda: None) -> Iterator[Piece]:
    """The pieces of an exported chronicle; `step` is called for each line.

    Raises InputError where a line is damaged, or the file ends before its end.
    """
    lines = objects(file, name)
    first = next(lines, None)
    if first is None:
        raise InputError(f"{name}: empty: give a file that letopis export jsonl wrote")
    number, head = first
    if "letopis" not in head:
        yield article_before(head, f"{name}:{number}", reader)
        for number, line in lines:
            step()
            yield article_before(line, f"{name}:{number}", reader)
        return
    check_head(head, f"{name}:{number}")
    for total, (number, line) in enumerate(lines):
        if line.get("letopis") == "end":
            check_end(line, total, lines, f"{name}:{number}")
            return
        step()
        yield piece_of(line, f"{name}:{number}")
    raise InputError(f"{name}: cut short after line {number}: export the chronicle again")


def check_head(head: Json, where: str) -> None:
    """Refuse what is no chronicle, or one of another version."""
    if head["letopis"] != "chronicle" or not isinstance(head.get("schema"), str):
        raise InputError(f"{where}: no beginning of a chronicle: export the chronicle again")
    if head["schema"] != SCHEMA:
        raise InputError(f"{where}: of the schema {head['schema']}, {SCHEMA} is known: upgrade Letopis")


def check_end(line: Json, total: int, lines: Iterator[tuple[int, Json]], where: str) -> None:
    """Refuse a file of which lines are gone or too many."""
    promised = line.get("lines")
    if promised != total:
        raise InputError(f"{where}: {promised} lines are promised, {total} are there: export the chronicle again")
    if next(lines, None):
        raise InputError(f"{where}: more lines after the end: export the chronicle again")


def piece_of(line: Json, where: str) -> Piece:
    """The value of a line; raises InputError where it is damaged."""
    sort = line.pop("letopis", None)
    try:
        if sort == "article":
            return kept_article(line)
        if sort in SORTS:
            return with_times(msgspec.convert(line, type=SORTS[sort]))
    except (msgspec.ValidationError, ValueError, KeyError) as error:
        cause = f"no {error}" if isinstance(error, KeyError) else error
        raise InputError(f"{where}: damaged {sort} ({cause}): export the chronicle again") from None
    raise InputError(f"{where}: of no known sort ({sort}): export the chronicle again")


def with_times(piece: Decision | Failure | KeptFeed | KeptEntry) -> Piece:
    """A piece, if the times of a decision are some; raises ValueError where they are not."""
    if isinstance(piece, Decision):
        for moment in filter(None, (piece.at, piece.undone)):
            datetime.fromisoformat(moment)
    return piece


def kept_article(line: Json) -> Kept:
    """The article of a line; raises KeyError, ValueError or ValidationError where it is damaged."""
    day = typed(line, "published", str | None)
    article = Article(
        text=typed(line, "text", str),
        title_span=span_of(typed(line, "title_span", tuple[int, int] | None)),
        published=date.fromisoformat(day) if day else None,
        outlet=typed(line, "outlet", str | None),
        url=typed(line, "url", str | None),
        language=typed(line, "language", str),
        boilerplate=tuple(Span(*ends) for ends in typed(line, "boilerplate", tuple[tuple[int, int], ...])),
        warnings=typed(line, "warnings", tuple[str, ...]),
        published_source=typed(line, "published_source", PublishedSource | None),
    )
    stored = StoredArticle.of(article, typed(line, "id", str | None))
    told, held = typed(line, "reports", tuple[Report, ...]), typed(line, "offices", tuple[OfficeTold, ...])
    if stored.id != typed(line, "article", str) or {one.article for one in (*told, *held)} - {stored.id}:
        raise ValueError("its words are not those of its id")
    for report in told:
        check_report(report)
    datetime.fromisoformat(typed(line, "added", str))
    record = json.dumps(typed(line, "record", dict[str, Any]), ensure_ascii=False, separators=(",", ":"))
    return Kept(stored, record, typed(line, "reader", str), typed(line, "added", str), told, held)


def check_report(report: Report) -> None:
    """Refuse a report of a kind, a status or a date that there is none of; raises ValueError."""
    if report.kind not in KINDS[report.what]:
        raise ValueError(f"no kind of {report.what}: {report.kind}")
    if report.status is not None and report.status not in get_args(ContactStatus):
        raise ValueError(f"no status: {report.status}")
    for value in filter(None, (report.date, report.published)):
        parse(value)


def typed(line: Json, key: str, sort: Any) -> Any:
    """The value of a key; raises KeyError where there is none, ValidationError where it is of another type."""
    try:
        return msgspec.convert(line[key], type=sort)
    except msgspec.ValidationError as error:
        raise ValueError(f"{key}: {error}") from None


def span_of(ends: tuple[int, int] | None) -> Span | None:
    """The span of two numbers."""
    return Span(*ends) if ends else None


def article_before(line: Json, where: str, reader: Reads) -> Kept:
    """An article of a file from before version 1, read anew; raises InputError where there is none."""
    loaded = article_of_row(where, line, Columns({}), Known())
    if loaded.article is None:
        raise loaded.error or InputError(where)
    stored = StoredArticle.of(loaded.article, loaded.doc)
    return kept_of(stored, reader.read_article(stored.article))
