"""When an article came out, by what the page says, and which of it wins."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.interfaces.messages import Messages
from letopis.model.article import PublishedSource
from letopis.sources.dated import Dated, Origin, dated
from letopis.sources.html import article_of_page, page_of

MOSCOW = timezone(timedelta(hours=3))
BODY = """<h1>Министры обсудили границу</h1>{seen}
<p>Министр иностранных дел Армении 3 марта встретился в Ереване с министром иностранных дел Грузии.</p>
<p>Стороны обсудили вопросы границы и торговли, говорится в сообщении ведомства, которое вышло вечером.</p>
<p>Следующая встреча запланирована на май, сообщили журналистам в посольстве после переговоров.</p>"""
TOLD: dict[str, tuple[str, str]] = {
    "json-ld": (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"},'
        ' {"@type": "NewsArticle", "datePublished": "2022-03-04T23:30:00+03:00",'
        ' "author": [{"name": "Анна Котова"}], "publisher": {"name": "Вестник"}}]}</script>',
        "",
    ),
    "opengraph": ('<meta property="article:published_time" content="2022-03-05T10:00:00+03:00">', ""),
    "time": ("", '<ul><li><time datetime="2022-01-01">1</time></li></ul><time datetime="2022-03-06T09:00">6</time>'),
    "microdata": ('<meta itemprop="datePublished" content="20220307T1840">', ""),
    "metadata": ('<meta name="mediator_published_time" content="2022-03-08">', ""),
    "text": ("", '<div class="article__info-date">10.03.2022 18:40</div>'),
}
URL = "https://a.example/2022/03/09/x"


def page(*origins: str) -> str:
    head, seen = ("".join(TOLD[origin][place] for origin in origins) for place in (0, 1))
    return f"<!doctype html><html><head><title>x</title>{head}</head><body><article>{BODY.format(seen=seen)}</article>"


@pytest.mark.parametrize("first", range(len(TOLD)))
def test_of_several_dates_the_better_origin_wins(first: int) -> None:
    """Each origin wins where none before it tells anything; the address stands before the text."""
    told = [*TOLD][first:]
    found = page_of(page(*told))
    assert found.dated is not None
    assert found.dated.origin == told[0]
    assert [candidate.origin for candidate in found.dates if candidate.day.year == 2022] == told


def test_feed_and_address_stand_between_the_page_and_its_text() -> None:
    feed = dated("Wed, 09 Mar 2022 07:00:00 +0300", "feed")
    assert [d.origin for d in page_of(page("text"), URL, feed=feed).dates] == ["feed", "url", "text"]
    assert [d.origin for d in page_of(page("time"), URL, feed=feed).dates] == ["time", "feed", "url"]
    assert page_of(page()).dated is None


@pytest.mark.parametrize(
    ("words", "day", "moment"),
    [
        ("2022-03-04T23:30:00+03:00", date(2022, 3, 4), datetime(2022, 3, 4, 23, 30, tzinfo=MOSCOW)),
        ("2022-03-04T23:30:00Z", date(2022, 3, 4), datetime(2022, 3, 4, 23, 30, tzinfo=UTC)),
        ("2022-03-04 23:30", date(2022, 3, 4), datetime(2022, 3, 4, 23, 30)),
        ("20220304T2330", date(2022, 3, 4), datetime(2022, 3, 4, 23, 30)),
        ("Fri, 04 Mar 2022 23:30:00 +0300", date(2022, 3, 4), datetime(2022, 3, 4, 23, 30, tzinfo=MOSCOW)),
        ("2022-03-04", date(2022, 3, 4), None),
        ("4 марта 2022, 23:30", date(2022, 3, 4), None),
    ],
)
def test_the_day_is_the_one_that_was_written_and_the_zone_is_kept(words: str, day: date, moment: object) -> None:
    assert dated(f" {words} ", "time") == Dated(day, moment, "time", words)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["", "вчера", "2022-13-04", "1822-03-04", "2999-01-01", "04/03/22", "1" * 100])
def test_what_is_no_date_or_cannot_be_one_yet_is_none(words: str) -> None:
    assert dated(words, "time", today=date(2026, 1, 1)) is None


@given(st.text(max_size=80))
def test_no_words_raise(words: str) -> None:
    found = dated(words, "text")
    assert found is None or found.day.year >= 1990


def test_a_page_tells_its_author_outlet_and_language() -> None:
    found = page_of(page("json-ld"))
    assert (found.author, found.outlet, found.language) == ("Анна Котова", "Вестник", "ru")
    assert page_of(page("json-ld"), "https://ria.ru/20220304/x-1.html").outlet == "РИА Новости"
    broken = page().replace("<title>", '<script type="application/ld+json">{"@type": [[[</script><title>')
    assert page_of(broken).author is None


@pytest.mark.parametrize("origin", get_args(Origin))
def test_the_article_keeps_which_one_won_and_readers_are_told(origin: Origin) -> None:
    found = page_of(page(*({origin} & set(TOLD))), URL if origin == "url" else None, feed=dated("2022-03-09", "feed"))
    article = article_of_page(found)
    assert article.published_source in get_args(PublishedSource)
    for language in ("en", "ru"):
        assert Messages(language)(f"article.published_by.{article.published_source}", day="x")  # type: ignore[arg-type]
