"""`letopis sources`: where articles come from."""

from __future__ import annotations

from typing import Any

import click

from letopis.interfaces.chronicle_cli import is_json
from letopis.interfaces.messages import Messages
from letopis.interfaces.shell import LocalisedGroup, language_option
from letopis.interfaces.web_options import web_of, web_options


@click.group("sources", cls=LocalisedGroup, invoke_without_command=True)
@click.option("--format", "-f", "layout", type=click.Choice(("text", "jsonl")))
@language_option
@click.pass_context
def sources(ctx: click.Context, layout: str | None) -> int:
    """Where articles come from; by itself a list of what is recognised."""
    if ctx.invoked_subcommand:
        return 0
    from letopis.interfaces.formats_list import show_formats

    return show_formats(as_json=is_json(layout), say=ctx.obj)


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
