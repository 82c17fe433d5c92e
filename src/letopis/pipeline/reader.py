"""One article in, one record out: the chain of stages that `letopis read` and all else share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from letopis.extraction.extract import extract_record
from letopis.model.article import Article
from letopis.model.errors import InputError
from letopis.model.record import Record
from letopis.pipeline.workers import Told, read_in_order
from letopis.reading import Annotator
from letopis.sources import Loaded
from letopis.sources.dates import parse_date
from letopis.sources.text import article_of

# Forty times an ordinary article. What is longer is a book or a dump: it is read in parts, or its start is.
LONGEST = 100_000
TOO_LONG = "the text is longer than an article: facts are read from its beginning only"


class Reader:
    """Reads Russian news into records. Loads its models once, in about a second.

    >>> reader = Reader()
    >>> record = reader.read("Лавров 5 мая встретился в Москве с Фиданом.", published="2023-05-06")
    """

    def __init__(self) -> None:
        self._annotator = Annotator()

    def read(
        self,
        text: str,
        published: date | str | None = None,
        title: str | None = None,
        min_confidence: float = 0.0,
    ) -> Record:
        """The record of a text; `published` is a date or "YYYY-MM-DD", facts below `min_confidence` are left out.

        Raises InputError where `published` is no date or `min_confidence` no number from 0 to 1. No text makes
        it raise: what can't be read gives an empty record with a warning.
        """
        day = parse_date(published) if isinstance(published, str) else published
        return self.read_article(article_of(text, title=title, published=day)).at_least(min_confidence)

    def read_article(self, article: Article) -> Record:
        """The record of an article from `letopis.sources`.

        Of a text longer than any article the first `LONGEST` code points are read, and a warning says so.
        """
        if len(article.text) <= LONGEST:
            return extract_record(self._annotator.annotate(article))
        record = extract_record(self._annotator.annotate(replace(article, text=beginning(article.text))))
        return replace(record, article=article, warnings=(*record.warnings, TOO_LONG))

    def read_many(self, articles: Iterable[Article | str], jobs: int = 1) -> Iterator[Record]:
        """The records of articles or texts in their order, each as soon as it and those before it are read.

        `articles` may be endless: some are taken ahead, never all. With several `jobs` so many processes read, each
        with models of its own; if one is killed, LetopisError names the article, counted from 1. Raises InputError
        where `jobs` is less than 1.
        """
        if jobs < 1:
            raise InputError(f"jobs {jobs}: no number of processes: give 1 or more")
        named = numbered(articles)
        told = read_in_order(named, jobs) if jobs > 1 else self._read_in_turn(named)
        return (record for _, record in told if record)

    def _read_in_turn(self, inputs: Iterable[Loaded]) -> Iterator[Told]:
        return ((loaded, self.read_article(loaded.article) if loaded.article else None) for loaded in inputs)


def numbered(articles: Iterable[Article | str]) -> Iterator[Loaded]:
    """Articles and texts under the names that errors call them by."""
    for number, article in enumerate(articles, 1):
        yield Loaded(f"article {number}", article_of(article) if isinstance(article, str) else article)


def beginning(text: str) -> str:
    """The first `LONGEST` code points of a text, to the end of a line where there is one."""
    cut = text.rfind("\n", LONGEST // 2, LONGEST)
    return text[: cut if cut > 0 else LONGEST]


def read(
    text: str, published: date | str | None = None, title: str | None = None, min_confidence: float = 0.0
) -> Record:
    """The record of one text, by a Reader of its own. For many texts keep a Reader."""
    return Reader().read(text, published, title, min_confidence)
