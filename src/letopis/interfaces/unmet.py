"""What is said where a filter finds nothing: which of its words the chronicle does not know, and what is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import one_line

if TYPE_CHECKING:
    from letopis.store import Filter, Store


def say_unmet(store: Store, asked: Filter, say: Messages) -> None:
    """A line on standard error for each word of a filter that nothing has."""
    from letopis.views.unmet import unmet

    for one in unmet(store, asked):
        near = say("named.near", names=", ".join(one.near)) if one.near else say("named.see")
        click.echo(one_line(f"letopis: {say('named.unknown', name=one.name)}: {near}"), err=True)
