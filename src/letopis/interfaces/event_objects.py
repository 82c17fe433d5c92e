"""Events, their sources, offices and reports as plain objects, ready for `json.dumps`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from letopis.model.chronicle import Event, Report

if TYPE_CHECKING:
    from letopis.views.event import Source
    from letopis.views.people import Office

TOLD = ("kinds", "statuses", "parties_by", "subjects", "bodies", "dates", "places", "topics")


def event_object(event: Event) -> dict[str, Any]:
    """An event in JSON: the best of each field, and all that is told."""
    best = {"id": event.id, "what": event.what, "kind": event.kind, "status": event.status, "date": event.date}
    rest = {"place": event.place, "participants": [asdict(party) for party in event.parties]}
    told = {name: [asdict(value) for value in getattr(event, name)] for name in TOLD}
    return best | rest | {"told": told, "history": [asdict(s) for s in event.history], "reports": list(event.reports)}


def source_object(source: Source) -> dict[str, Any]:
    """A source in JSON."""
    names = ("article", "doc", "outlet", "url", "title", "published", "account")
    report = source.report
    told = {"report": report.id, "evidence": report.evidence, "sentences": list(report.sentences)}
    cited = {"citations": report.fact.get("citations", [])}
    return {name: getattr(source, name) for name in names} | told | cited


def office_object(one: Office) -> dict[str, Any]:
    """A post in JSON."""
    listed = [{"since": t.since, "until": t.until, "source": t.source} for t in one.listed]
    told = [asdict(told) for told in one.told]
    return {"person": one.person, "post": one.post, "body": one.body, "told": told, "listed": listed}


def report_object(doc: str, report: Report, event: str) -> dict[str, Any]:
    """A report in JSON."""
    return {
        "doc": doc,
        "what": report.what,
        "kind": report.kind,
        "participants": [party.name for party in report.parties],
        "sentences": list(report.sentences),
        "event": event,
        "report": report.id,
    }
