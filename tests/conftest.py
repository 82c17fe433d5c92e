"""One reader for all tests: its models load once a session."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from letopis.extraction.context import Context
from letopis.extraction.extract import context_of
from letopis.model.cast import Cast
from letopis.model.record import Record
from letopis.pipeline.reader import Reader
from letopis.reading import Annotator
from letopis.sources.text import article_of
from telling import day_of

Read = Callable[..., Record]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Reads a text as of Thursday, 15 April 2021, or of another day; None is an undated one."""

    def reads(text: str, published: str | None = "2021-04-15") -> Record:
        return reader.read(text, published=published)

    return reads


@pytest.fixture(scope="session")
def annotator(reader: Reader) -> Annotator:
    return reader._annotator


@pytest.fixture(scope="session")
def context(annotator: Annotator) -> Callable[..., Context]:
    """Annotates a text and finds its cast and times."""

    def made(text: str, published: str | None = "2021-04-15") -> Context:
        return context_of(annotator.annotate(article_of(text, published=day_of(published))))

    return made


@pytest.fixture(scope="session")
def cast(context: Callable[..., Context]) -> Callable[..., Cast]:
    def found(text: str, published: str | None = "2021-04-15") -> Cast:
        return context(text, published).cast

    return found


@pytest.fixture(scope="session")
def second_reader() -> Reader:
    """Another reader with models of its own."""
    return Reader()
