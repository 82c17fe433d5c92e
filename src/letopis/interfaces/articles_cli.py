"""The commands about one article: what belongs with it, what its reader has to know, what both sides say."""

from __future__ import annotations

from typing import Any

import click

from letopis.interfaces.chronicle_cli import command
from letopis.interfaces.messages import Messages
from letopis.interfaces.web_options import web_of, web_options

LAYOUTS = ("text", "markdown", "html", "json")


@command("related", layouts=True)
@click.argument("article")
@click.option("--limit", metavar="NUMBER", type=click.IntRange(min=1), default=5)
@web_options
def related(say: Messages, /, article: str, limit: int, **options: Any) -> int:
    """List the articles that belong with one."""
    from letopis.interfaces.related import show

    web = web_of(options)
    return show(options["db"], article, limit, web, as_json=options["as_json"], say=say)


@command("background")
@click.argument("article")
@click.option("--limit", metavar="NUMBER", type=click.IntRange(min=1), default=5)
@click.option("--format", "-f", "layout", type=click.Choice(LAYOUTS), default="text")
@web_options
def background(say: Messages, /, article: str, limit: int, layout: str, **options: Any) -> int:
    """Write the paragraph that recalls what was before."""
    from letopis.interfaces.background import show

    return show(options["db"], article, limit, layout, web_of(options), say)


@command("compare", layouts=True)
@click.argument("event")
def compare(say: Messages, /, event: str, db: str, as_json: bool) -> int:
    """Show what each side says of a contact."""
    from letopis.interfaces.compare import show

    return show(db, event, as_json=as_json, say=say)


ARTICLES = (related, background, compare)
