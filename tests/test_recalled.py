"""Which changes of post an article reports, and which it looks back at."""

from __future__ import annotations

from datetime import date

import pytest

from letopis import Reader
from letopis.model.chronicle import StoredArticle
from letopis.resolution import reports_of
from letopis.sources.text import article_of

LEAD = "Президент Молдавии Иван Петров посетил завод."
NEWS = "Министр обороны Молдавии Олег Зуев подал в отставку."


@pytest.mark.parametrize(
    ("title", "text", "news"),
    [
        ("Зуев ушёл", f"{LEAD}\n{NEWS}", True),
        ("Отставка министра", f"Накануне министр обороны Молдавии Олег Зуев подал в отставку. {LEAD}", True),
        ("Визит на завод", f"{LEAD}\nНакануне министр обороны Молдавии Олег Зуев подал в отставку.", False),
        ("Визит на завод", f"{LEAD}\nНапомним, министр обороны Молдавии Олег Зуев подал в отставку.", False),
        ("Визит на завод", f"{LEAD}\nЗа день до этого министр обороны Молдавии Олег Зуев подал в отставку.", False),
        (
            "Визит на завод",
            f"{LEAD}\n{NEWS} Напомним, ранее министр обороны Молдавии Олег Зуев подал в отставку.",
            True,
        ),
        ("Визит на завод", f"{LEAD}\n1 марта министр обороны Молдавии Олег Зуев подал в отставку.", False),
        ("Визит на завод", f"{LEAD}\n13 апреля министр обороны Молдавии Олег Зуев подал в отставку.", True),
    ],
)
def test_a_change_is_news_or_recalled(reader: Reader, title: str, text: str, news: bool) -> None:
    article = article_of(text, title=title, published=date(2021, 4, 15))
    found = reports_of(reader.read_article(article), StoredArticle.of(article))
    assert {r.foreground for r in found if r.what == "appointment"} == {news}
