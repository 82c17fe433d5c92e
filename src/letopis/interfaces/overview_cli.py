"""The commands that survey a chronicle: timeline, calendar, dossier, silence, ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from letopis.interfaces.chronicle_cli import command, filter_options
from letopis.interfaces.messages import Messages


@command("timeline", layouts=True)
@filter_options
@click.option("--limit", metavar="NUMBER", type=click.IntRange(min=1), default=50)
@click.option("--by", type=click.Choice(("day", "month", "year")))
@click.option("--chart", is_flag=True)
def timeline(say: Messages, /, db: str, as_json: bool, by: str | None, chart: bool, **asked: Any) -> int:
    """Show contacts in time."""
    from letopis.interfaces import overview

    return overview.timeline(db, asked, by=by, chart=chart, as_json=as_json and not chart, say=say)


@command("calendar", layouts=True)
@click.option("--between", metavar="SIDE", nargs=2)
@click.option("--with", "names", metavar="NAME", multiple=True)
@click.option("--since", metavar="DATE")
@click.option("--until", metavar="DATE")
def calendar(say: Messages, /, db: str, as_json: bool, **asked: Any) -> int:
    """Show what is planned."""
    from letopis.interfaces import overview

    return overview.calendar(db, asked, as_json=as_json, say=say)


@command("dossier", layouts=True)
@click.argument("names", nargs=-1, required=True, metavar="NAME")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path))
def dossier(say: Messages, /, names: tuple[str, ...], out: Path | None, db: str, as_json: bool) -> int:
    """Show all that is known of somebody."""
    from letopis.interfaces import overview

    if out:
        return overview.dossier_report(db, names, out, say)
    return overview.dossier(db, names, as_json=as_json, say=say)


@command("silence", layouts=True)
@click.option("--on", metavar="DATE")
def silence(say: Messages, /, on: str | None, db: str, as_json: bool) -> int:
    """Show what is not told."""
    from letopis.interfaces import unsaid

    return unsaid.silence(db, on, as_json=as_json, say=say)


@command("ledger", layouts=True)
@click.argument("topic", nargs=-1, required=True)
def ledger(say: Messages, /, topic: tuple[str, ...], db: str, as_json: bool) -> int:
    """Show the state of a negotiation over time."""
    from letopis.interfaces import unsaid

    return unsaid.ledger(db, " ".join(topic), as_json=as_json, say=say)


OVERVIEW = (timeline, calendar, dossier, silence, ledger)
