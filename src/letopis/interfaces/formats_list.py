"""The formats that are recognised, as lines for people or objects for programs."""

from __future__ import annotations

import click

from letopis.interfaces.chronicle import show_json
from letopis.interfaces.messages import Messages


def show_formats(*, as_json: bool, say: Messages) -> int:
    """Each format in the order in which it is tried: its endings, what tells it, what is read of it."""
    from letopis.sources.formats.registry import FORMATS

    for known in FORMATS:
        how, what = say(f"recognised.{known.name}"), say(f"reads.{known.name}")
        if as_json:
            show_json({"format": known.name, "endings": list(known.endings), "recognised": how, "read": what})
        else:
            click.echo(f"{known.name:<9} {' '.join(known.endings)}".rstrip())
            click.echo(f"{'':<9} {say('sources.recognised')}: {how}")
            click.echo(f"{'':<9} {say('sources.reads')}: {what}")
    return 0
