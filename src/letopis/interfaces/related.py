"""`letopis related`: what belongs with an article, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import click

from letopis.interfaces.chronicle import opened, show_json
from letopis.interfaces.event_lines import one_line_kept
from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import one_line
from letopis.interfaces.subjects import subject_of
from letopis.interfaces.web_options import Web
from letopis.interfaces.when import in_words

if TYPE_CHECKING:
    from letopis.model.chronicle import StoredArticle
    from letopis.views.related import Related


def show(db: str, name: str, limit: int, web: Web, *, as_json: bool, say: Messages) -> int:
    """Print the articles that belong with one; returns the exit code."""
    from letopis.views.related import related

    with opened(db) as store:
        found = related(store, subject_of(store, name, web, say), limit)
    if as_json:
        for one in found:
            show_json(related_object(one))
        return 0
    click.echo("\n".join(line for one in found for line in lines_of(one, say)) or say("related.none"))
    return 0


def lines_of(one: Related, say: Messages) -> Iterator[str]:
    """An article and its reasons; words are told only where nothing else is."""
    yield one_line(heading(one.stored, say))
    if one.stored.article.url:
        yield one_line_kept(f"    {unquote(one.stored.article.url)}")
    telling = [reason for reason in one.reasons if reason.kind != "words"] or list(one.reasons)
    for reason in telling:
        why = say(f"related.{reason.kind.replace(' ', '_')}")
        yield one_line_kept(f"    {why}: {', '.join(reason.of)}")
    if one.copies > 1:
        yield f"    {say('related.copies', number=one.copies - 1)}"


def heading(stored: StoredArticle, say: Messages) -> str:
    """ "5 July 2023  Title  (outlet)"."""
    article = stored.article
    day = in_words(article.published.isoformat(), say) if article.published else say("date.untold")
    return f"{day}  {article.title or say('article.untitled')}  ({stored.name})"


def related_object(one: Related) -> dict[str, Any]:
    """An article that belongs with another, in JSON."""
    article = one.stored.article
    known = {"id": one.stored.id, "doc": one.stored.doc, "url": article.url, "outlet": article.outlet}
    day = article.published.isoformat() if article.published else None
    reasons = [{"kind": reason.kind, "of": list(reason.of)} for reason in one.reasons]
    told = {"title": article.title, "published": day, "score": round(one.score, 4), "reasons": reasons}
    return known | told | {"copies": one.copies}
