"""`letopis revisions`: the texts that an address had, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from letopis.interfaces.chronicle import opened, show_json
from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import one_line
from letopis.interfaces.when import in_words
from letopis.model.errors import InputError

if TYPE_CHECKING:
    from letopis.views.revisions import Revision


def show(db: str, number: str, *, as_json: bool, say: Messages) -> int:
    """All texts of an article's address, oldest first."""
    from letopis.views.revisions import revisions

    with opened(db) as store:
        stored = store.article(number)
        if stored is None:
            raise InputError(say("chronicle.no_article", name=number))
        found = revisions(store, stored)
    for revision in found:
        if as_json:
            show_json(object_of(revision))
        else:
            click.echo("\n".join(lines_of(revision, say)))
    return 0


def object_of(revision: Revision) -> dict[str, Any]:
    """A revision in JSON."""
    stored, article = revision.stored, revision.stored.article
    day = article.published.isoformat() if article.published else None
    known = {"article": stored.id, "doc": stored.doc, "url": article.url, "outlet": article.outlet}
    changed = {"gone": list(revision.gone), "new": list(revision.new)}
    return known | {"published": day, "title": article.title} | changed


def lines_of(revision: Revision, say: Messages) -> Iterator[str]:
    """A revision as lines: what it is, then its paragraphs that are gone and new."""
    stored, article = revision.stored, revision.stored.article
    day = in_words(article.published.isoformat(), say) if article.published else say("date.untold")
    yield one_line(f"{day}: {article.title or say('article.untitled')}  {stored.id}")
    yield from (f"  - {one_line(paragraph)}" for paragraph in revision.gone)
    yield from (f"  + {one_line(paragraph)}" for paragraph in revision.new)
