"""One article in, one record out: the chain of stages that `letopis read` and all else share."""

from __future__ import annotations

from datetime import date

from letopis.extraction.extract import extract_record
from letopis.model.article import Article
from letopis.model.record import Record
from letopis.reading import Annotator
from letopis.sources.dates import parse_date
from letopis.sources.text import article_of


class Reader:
    """Reads Russian news into records. Loads its models once, in about a second.

    >>> reader = Reader()
    >>> record = reader.read("Лавров 5 мая встретился в Москве с Фиданом.", published="2023-05-06")
    """

    def __init__(self) -> None:
        self._annotator = Annotator()

    def read(self, text: str, published: date | str | None = None, title: str | None = None) -> Record:
        """The record of a text; `published` is a date or "YYYY-MM-DD".

        Raises InputError where `published` is no date. No text makes it raise: what can't be read
        gives an empty record with a warning.
        """
        day = parse_date(published) if isinstance(published, str) else published
        return self.read_article(article_of(text, title=title, published=day))

    def read_article(self, article: Article) -> Record:
        """The record of an article from `letopis.sources`."""
        return extract_record(self._annotator.annotate(article))


def read(text: str, published: date | str | None = None, title: str | None = None) -> Record:
    """The record of one text, by a Reader of its own. For many texts keep a Reader."""
    return Reader().read(text, published, title)
