"""The commands of a chronicle: what fills and keeps it, what it is asked, a person's word on it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from letopis.interfaces.messages import Messages
from letopis.interfaces.shell import Localised, language_option, map_option, outlets_option
from letopis.interfaces.web_options import web_of, web_options

DEFAULT = "letopis.db"
KINDS = ("call", "meeting", "talks", "visit", "summit", "letter")
STATUSES = ("held", "planned", "proposed", "cancelled", "denied")
Body = TypeVar("Body", bound=Callable[..., Any])

db_option = click.option("--db", metavar="URL", default=DEFAULT, envvar="LETOPIS_DB")
json_option = click.option("--format", "-f", "layout", type=click.Choice(("text", "jsonl")))
author_option = click.option("--author", metavar="NAME")


def command(name: str, *, layouts: bool = False) -> Callable[[Body], click.Command]:
    """A command on a chronicle: it has --db, --lang and, with `layouts`, --format."""

    def made(body: Body) -> click.Command:
        @functools.wraps(body)
        def run(say: Messages, /, *args: Any, **options: Any) -> int:
            if layouts:
                options["as_json"] = is_json(options.pop("layout"))
            return int(body(say, *args, **options))

        decorated = language_option(click.pass_obj(run))
        decorated = json_option(decorated) if layouts else decorated
        return click.command(name, cls=Localised)(db_option(decorated))

    return made


def filter_options(body: Body) -> Body:
    """The filters of `contacts`, which `views.asking.asked` takes by the same names."""
    options = (
        click.option("--between", metavar="SIDE", nargs=2),
        click.option("--with", "names", metavar="NAME", multiple=True),
        click.option("--kind", type=click.Choice(KINDS)),
        click.option("--status", type=click.Choice(STATUSES)),
        click.option("--since", metavar="DATE"),
        click.option("--until", metavar="DATE"),
        click.option("--place", metavar="PLACE"),
        click.option("--topic", metavar="WORDS"),
        click.option("--text", metavar="WORDS"),
    )
    for option in reversed(options):
        body = option(body)
    return body


def is_json(layout: str | None) -> bool:
    """JSON Lines where they are asked for, or where nobody watches."""
    import sys

    return layout == "jsonl" if layout else not sys.stdout.isatty()


@command("add", layouts=True)
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--retry", is_flag=True)
@click.option("--refetch", is_flag=True)
@click.option("--pages", metavar="NUMBER", type=click.IntRange(min=1))
@web_options
@outlets_option
@map_option
def add(say: Messages, /, files: tuple[str, ...], db: str, as_json: bool, **asked: Any) -> int:
    """Read articles into a chronicle."""
    from letopis.interfaces.chronicle import Wanted, add_all

    if not files and not asked["retry"]:
        raise click.UsageError(say("run.missing", name="FILE..."))
    web = web_of(asked)
    return add_all(db, Wanted(files, web=web, **asked), as_json=as_json, say=say)


@command("watch", layouts=True)
@click.argument("feeds", nargs=-1, metavar="[FEEDS.opml|ADDRESS]...")
@click.option("--once", is_flag=True)
@click.option("--every", metavar="MINUTES", type=click.IntRange(min=1, max=24 * 60))
@web_options
def watch(say: Messages, /, feeds: tuple[str, ...], once: bool, every: int | None, **options: Any) -> int:
    """Poll feeds and keep what they list."""
    from letopis.interfaces.watch import watch_all

    web, db, as_json = web_of(options), options["db"], options["as_json"]
    return watch_all(db, feeds, once=once, every=every, web=web, as_json=as_json, say=say)


@command("init")
def init(say: Messages, /, db: str) -> int:
    """Make an empty chronicle."""
    from letopis.interfaces import chronicle

    return chronicle.init(db, say)


@command("info", layouts=True)
def info(say: Messages, /, db: str, as_json: bool) -> int:
    """Say how much a chronicle holds."""
    from letopis.interfaces import chronicle

    return chronicle.info(db, as_json=as_json, say=say)


@command("check")
def check(say: Messages, /, db: str) -> int:
    """Check that a chronicle is whole."""
    from letopis.interfaces import chronicle

    return chronicle.check(db, say)


@command("migrate")
def migrate(say: Messages, /, db: str) -> int:
    """Bring a chronicle of an older Letopis up to date."""
    from letopis.interfaces import chronicle

    return chronicle.migrate(db, say)


@command("backup")
@click.argument("target", type=click.Path(path_type=Path))
def backup(say: Messages, /, target: Path, db: str) -> int:
    """Copy a chronicle."""
    from letopis.interfaces import chronicle

    return chronicle.backup(db, target, say)


@command("forget")
@click.argument("article")
def forget(say: Messages, /, article: str, db: str) -> int:
    """Take an article out of a chronicle."""
    from letopis.interfaces import chronicle

    return chronicle.forget(db, article, say)


@command("revisions", layouts=True)
@click.argument("article")
def revisions(say: Messages, /, article: str, db: str, as_json: bool) -> int:
    """Show the texts that an article's address had."""
    from letopis.interfaces.revisions import show as show_revisions

    return show_revisions(db, article, as_json=as_json, say=say)


@command("failures", layouts=True)
def failures(say: Messages, /, db: str, as_json: bool) -> int:
    """List what could not be read."""
    from letopis.interfaces import chronicle

    return chronicle.failures(db, as_json=as_json, say=say)


@command("reread", layouts=True)
def reread(say: Messages, /, db: str, as_json: bool) -> int:
    """Read the stored articles again."""
    from letopis.interfaces import chronicle

    return chronicle.reread(db, as_json=as_json, say=say)


@command("contacts", layouts=True)
@filter_options
@click.option("--limit", metavar="NUMBER", type=click.IntRange(min=0), default=50)
def contacts(say: Messages, /, db: str, as_json: bool, **asked: Any) -> int:
    """List contacts."""
    from letopis.interfaces import events

    return events.contacts(db, asked, as_json=as_json, say=say)


@command("show", layouts=True)
@click.argument("event")
def show(say: Messages, /, event: str, db: str, as_json: bool) -> int:
    """Show an event with its sources."""
    from letopis.interfaces import events

    return events.show(db, event, as_json=as_json, say=say)


@command("who", layouts=True)
@click.argument("name")
def who(say: Messages, /, name: str, db: str, as_json: bool) -> int:
    """Show the posts of somebody."""
    from letopis.interfaces import events

    return events.who(db, name, as_json=as_json, say=say)


@command("office", layouts=True)
@click.argument("post")
@click.option("--on", metavar="DATE")
def office(say: Messages, /, post: str, on: str | None, db: str, as_json: bool) -> int:
    """Show who held a post."""
    from letopis.interfaces import events

    return events.office(db, post, on, as_json=as_json, say=say)


@command("why", layouts=True)
@click.argument("a")
@click.argument("b")
def why(say: Messages, /, a: str, b: str, db: str, as_json: bool) -> int:
    """Explain why two reports are of one event, or are not."""
    from letopis.interfaces import events

    return events.why(db, a, b, as_json=as_json, say=say)


@command("merge")
@click.argument("a")
@click.argument("b")
@author_option
def merge(say: Messages, /, a: str, b: str, author: str | None, db: str) -> int:
    """Make one event of two."""
    from letopis.interfaces import events

    return events.merge(db, a, b, author, say)


@command("split")
@click.argument("event")
@author_option
def split(say: Messages, /, event: str, author: str | None, db: str) -> int:
    """Take the reports of an event apart."""
    from letopis.interfaces import events

    return events.split(db, event, author, say)


@command("same-person")
@click.argument("a")
@click.argument("b")
@author_option
def same_person(say: Messages, /, a: str, b: str, author: str | None, db: str) -> int:
    """Keep that two names are one person's."""
    from letopis.interfaces import events

    return events.same_person(db, a, b, author, say)


@command("undo")
@click.argument("decision")
def undo(say: Messages, /, decision: str, db: str) -> int:
    """Take back a person's word."""
    from letopis.interfaces import events

    return events.undo(db, decision, say)


@command("reports")
@click.option("--format", "-f", "layout", type=click.Choice(("jsonl",)), default="jsonl")
def reports(say: Messages, /, layout: str, db: str) -> int:
    """Print each report with its event."""
    from letopis.interfaces import events

    return events.reports(db)


CHRONICLE = (
    add, watch, init, info, check, migrate, backup, forget, revisions, failures, reread,
    contacts, show, who, office, why, merge, split, same_person, undo, reports,
)  # fmt: skip
