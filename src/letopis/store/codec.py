"""Values of the model to JSON and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any, cast

from letopis.model.article import Article
from letopis.model.chronicle import Event, Party, Report, Step, StoredArticle, Value, digest
from letopis.model.span import Span

LONGEST_KEY = 2000  # bytes: PostgreSQL's indices take 2704 of a whole row
BEGINNING = 200  # letters
Row = Any
"""A row of SQLAlchemy, whose columns are attributes."""


def dumped(value: Any) -> str:
    """JSON, the same for equal values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def storable(text: str) -> str:
    """A text as any store takes it: names of files may hold bytes that are no text."""
    return text.encode("utf8", "backslashreplace").decode().replace("\0", "\\0")


def indexable(text: str) -> str:
    """A text as an index of any store takes it: itself, or the beginning and a digest of one that is too long."""
    if len(text.encode("utf8", "surrogatepass")) <= LONGEST_KEY:
        return text
    return f"{text[:BEGINNING]}... {digest(text)}"


def report_to_json(report: Report) -> str:
    """A report as stored."""
    return dumped(asdict(report) | {"fact": dict(report.fact)})


def report_of(text: str) -> Report:
    """The report of its JSON."""
    data = json.loads(text)
    parties = tuple(Party(**party) for party in data.pop("parties"))
    return Report(**(data | {"parties": parties, "sentences": tuple(data["sentences"])}))


def event_to_json(event: Event) -> str:
    """An event as stored."""
    return dumped(asdict(event))


def event_of(text: str) -> Event:
    """The event of its JSON."""
    data = json.loads(text)
    values = {
        name: tuple(Value(v["value"], tuple(v["reports"])) for v in data[name])
        for name in ("kinds", "statuses", "parties_by", "subjects", "bodies", "dates", "places", "topics")
    }
    return Event(
        id=data["id"],
        what=data["what"],
        parties=tuple(Party(**party) for party in data["parties"]),
        history=tuple(Step(**step) for step in data["history"]),
        reports=tuple(data["reports"]),
        **values,
    )


def rest_of_article(article: Article) -> str:
    """What of an article has no column of its own."""
    return dumped(
        {
            "title_span": span_to_list(article.title_span),
            "language": article.language,
            "boilerplate": [span_to_list(span) for span in article.boilerplate],
            "warnings": list(article.warnings),
            "published_source": article.published_source,
        }
    )


def span_to_list(span: Span | None) -> list[int] | None:
    """A span as two numbers."""
    return [span.start, span.stop] if span else None


def article_of_row(row: Row) -> StoredArticle:
    """The article of its row."""
    more = json.loads(row.more)
    article = Article(
        text=row.text,
        title_span=Span(*more["title_span"]) if more["title_span"] else None,
        published=date.fromisoformat(row.published) if row.published else None,
        outlet=row.outlet,
        url=row.url,
        language=more["language"],
        boilerplate=tuple(Span(*span) for span in more["boilerplate"]),
        warnings=tuple(more["warnings"]),
        published_source=more["published_source"],
    )
    return StoredArticle(cast(str, row.id), article, row.doc)
