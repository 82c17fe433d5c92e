"""The articles as works to be cited: what CSL-JSON and BibTeX share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from letopis.exports.selection import Selection
from letopis.model.chronicle import StoredArticle

LONGEST = 120  # characters of a first line that stands for a headline


@dataclass(frozen=True, slots=True)
class Work:
    """An article as it is cited; `key` has letters and digits alone."""

    key: str
    title: str
    outlet: str | None
    url: str | None
    published: date | None
    language: str


def works(selection: Selection) -> Iterator[Work]:
    """The articles that tell of what is asked for."""
    return map(work_of, selection.articles())


def work_of(stored: StoredArticle) -> Work:
    """An article as a work; where it has no headline, its first line stands for one."""
    article = stored.article
    title = article.title or first_line(article.text)
    return Work(
        f"letopis{stored.id.partition(':')[2]}", " ".join(title.split()), article.outlet, article.url,
        article.published, article.language,
    )  # fmt: skip


def first_line(text: str) -> str:
    """The first line of a text, cut between words where it is long."""
    line = text.strip().partition("\n")[0]
    return shorten(line[: 2 * LONGEST], LONGEST, placeholder=" …")
