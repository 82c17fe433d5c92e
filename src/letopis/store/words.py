"""The words of articles: in how many articles each stands, and which articles share some of them.

How common a word is, is counted, not estimated, so that both stores give the same answers. An article is looked for
by its rarest words only: what a common one finds would be read for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, column, delete, func, literal, select, table, text, union_all

from letopis.store.batches import MOST_PARAMETERS, batched, chunked
from letopis.store.queries import number_of
from letopis.store.schema import articles
from letopis.store.schema import words as counts

ARTICLE_TEXT = table("article_text", column("rowid"), column("words"))
ONE_MORE = text(
    "INSERT INTO words (word, articles) VALUES (:word, 1) "
    "ON CONFLICT (word) DO UPDATE SET articles = words.articles + 1"
)
ONE_LESS = text("UPDATE words SET articles = articles - 1 WHERE word = :word")


def article_of(number: int) -> str:
    """The id of an article by the number of its row: the inverse of `number_of`.

    >>> article_of(1)
    'article:8000000000000001'
    """
    return f"article:{number + 2**63:016x}"


class Words:
    """The words of articles, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, article: str, words: str) -> None:
        """Store the words of an article (lemmas, some more than once), instead of those it had."""
        self.remove(article)
        self._connection.execute(
            text("INSERT INTO article_text (rowid, words) VALUES (:number, :words)"),
            {"number": number_of(article), "words": words},
        )
        self._count(ONE_MORE, words)

    def remove(self, article: str) -> None:
        """Forget the words of an article."""
        for words in self.of([article]).values():
            self._count(ONE_LESS, words)
            self._connection.execute(delete(ARTICLE_TEXT).where(ARTICLE_TEXT.c.rowid == number_of(article)))
            self._connection.execute(delete(counts).where(counts.c.articles <= 0))

    def _count(self, change: Any, words: str) -> None:
        if rows := [{"word": word} for word in sorted(set(words.split()))]:
            self._connection.execute(change, rows)

    def of(self, numbers: Iterable[str]) -> dict[str, str]:
        """The words of some articles."""
        found = dict[str, str]()
        rowids = {rowid for number in numbers if (rowid := number_of(number)) is not None}
        for some in batched(sorted(rowids), MOST_PARAMETERS):
            rows = self._connection.execute(select(ARTICLE_TEXT).where(ARTICLE_TEXT.c.rowid.in_(some)))
            found.update({article_of(row.rowid): row.words for row in rows})
        return found

    def missing(self) -> list[str]:
        """The articles whose words are not stored."""
        return sorted(self._articles() - self._worded())

    def stray(self) -> list[str]:
        """The ids that words are stored of, and no article is."""
        return sorted(self._worded() - self._articles())

    def _articles(self) -> set[str]:
        return set(self._connection.scalars(select(articles.c.id)))

    def _worded(self) -> set[str]:
        return {article_of(number) for number in self._connection.scalars(select(ARTICLE_TEXT.c.rowid))}

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """In how many articles each of some words stands; those that stand in none are left out."""
        rows = chunked(self._connection, select(counts), counts.c.word, words)
        return {row.word: row.articles for row in rows}

    def total(self) -> int:
        """How many articles there are."""
        return self._connection.scalar(select(func.count()).select_from(articles)) or 0

    def sharing(self, weights: Mapping[str, float], limit: int) -> list[tuple[str, float]]:
        """The articles with most of some words by their weights: ids and sums, heaviest first.

        Every article that has one of the words is looked at: ask for rare ones.
        """
        if not weights:
            return []
        asked_for = (self._having(n, word, weight) for n, (word, weight) in enumerate(weights.items()))
        each = union_all(*asked_for).subquery()
        total = func.sum(each.c.weight)
        asked = select(each.c.rowid, total.label("total")).group_by(each.c.rowid)
        rows = self._connection.execute(asked.order_by(total.desc(), each.c.rowid).limit(limit))
        return [(article_of(row.rowid), float(row.total)) for row in rows]

    def _having(self, number: int, word: str, weight: float) -> Select[Any]:
        """The articles in which a word stands, with its weight."""
        bound, asked = f"word{number}", word
        matches = f"to_tsvector('russian', words) @@ plainto_tsquery('russian', :{bound})"
        if self._connection.dialect.name == "sqlite":
            matches, asked = f"article_text MATCH :{bound}", f'"{word}"'
        found = select(ARTICLE_TEXT.c.rowid, literal(weight).label("weight"))
        return found.where(text(matches).bindparams(**{bound: asked}))
