"""`letopis sources`: where articles come from."""

from __future__ import annotations

from typing import Any

import click

from letopis.interfaces.messages import Messages
from letopis.interfaces.shell import LocalisedGroup, language_option
from letopis.interfaces.web_options import web_of, web_options


@click.group("sources", cls=LocalisedGroup)
@language_option
def sources() -> None:
    """Where articles come from."""


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
