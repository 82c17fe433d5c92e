"""`letopis sources`: what is recognised, and how; what would be read from an address."""

from __future__ import annotations

from typing import Any

import click

from letopis.interfaces.messages import Messages
from letopis.interfaces.shell import LocalisedGroup, language_option
from letopis.interfaces.web_options import web_of, web_options


@click.group("sources", cls=LocalisedGroup, invoke_without_command=True)
@click.option("--format", "-f", "layout", type=click.Choice(("text", "jsonl")))
@language_option
@click.pass_context
def sources(ctx: click.Context, layout: str | None) -> int:
    """List what is recognised and how."""
    if ctx.invoked_subcommand:
        return 0
    return listed(layout, ctx.obj)


def listed(layout: str | None, say: Messages) -> int:
    """Each format: a block of lines for people, an object for programs."""
    from letopis.interfaces.chronicle import show_json
    from letopis.interfaces.chronicle_cli import is_json
    from letopis.sources.formats.registry import FORMATS

    as_json = is_json(layout)
    for known in FORMATS:
        endings, how, what = " ".join(known.endings), say(f"recognised.{known.name}"), say(f"reads.{known.name}")
        if as_json:
            show_json({"format": known.name, "endings": list(known.endings), "recognised": how, "read": what})
        else:
            click.echo(f"{known.name:<9} {endings}".rstrip())
            click.echo(f"{'':<9} {say('sources.recognised')}: {how}")
            click.echo(f"{'':<9} {say('sources.reads')}: {what}")
    return 0


@sources.command("test")
@click.argument("address")
@click.option("--format", "-f", "layout", type=click.Choice(("text", "json")), default="text")
@web_options
@language_option
@click.pass_obj
def test(say: Messages, /, address: str, layout: str, **options: Any) -> int:
    """Show what would be read from an address."""
    from letopis.interfaces.preview import show

    return show(address, web_of(options), as_json=layout == "json", say=say)
