"""A text becomes an article: normalised once, headline, captions and boilerplate told apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.sources import article_of
from letopis.sources.normal import normalise

BODY = "Министры встретились в Минске и обсудили торговлю. Следующая встреча пройдёт осенью."
HEADLINE = "Министры обсудили торговлю"


def noise(text: str, **known: str) -> list[str]:
    article = article_of(text, **known)  # type: ignore[arg-type]
    return [article.text[span.start : span.stop] for span in article.boilerplate]


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("а\r\nб\rв", "а\nб\nв"),
        ("5\u00a0мая\u202f2021\tгода", "5 мая 2021 года"),
        ("\ufeffМир\u00adный до\u200bговор\x00", "Мирный договор"),
        ("и\u0306", "й"),
        ("\ud800", "\ufffd"),
        ("а\u2028б\x85в", "а\nб\nв"),
        ("Пyтин  «сказал»", "Пyтин  «сказал»"),
    ],
)
def test_normalisation_changes_what_nobody_sees(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


LINES = st.sampled_from(
    [HEADLINE, BODY, "Читайте также:", "Фото: агентство", "== Примечания ==", "Минск, 5 мая. /Корр. БЕЛТА/. Да.",
     "15.04.2021 18:40", "[[Файл:а]]", "= =", "*", "Источник:", "", " ", "\x00", "Глава МИД на встрече"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=12))).map("\n".join))


@given(TEXTS, st.one_of(st.none(), st.text(max_size=20), LINES), st.one_of(st.none(), st.text(max_size=30)))
def test_no_text_raises_and_every_span_is_inside(text: str, title: str | None, url: str | None) -> None:
    article = article_of(text, title=title, url=url)
    spans = [*article.boilerplate, *([article.title_span] if article.title_span else [])]
    assert all(span.stop <= len(article.text) and len(span) for span in spans)
    assert not any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])
    article.text.encode()


@pytest.mark.parametrize("end", ["\n", "\n\n", "\n \n\n"])
def test_a_short_first_line_without_full_stop_is_the_headline(end: str) -> None:
    assert article_of(HEADLINE + end + BODY).title == HEADLINE


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Министры встретились в Минске.\n\n" + BODY,
        "Министры встретились в Минске: «Мы довольны».\n\n" + BODY,
        "Министр сказал:\n\n«Мы готовы к переговорам», и уехал. " + BODY,
        HEADLINE,
        "Министры трёх стран встретились в среду вечером\nв столице и обсудили торговлю зерном и\nмашинами, а также "
        "погоду, сообщила служба.\n",
        BODY.rstrip(".") + " " + BODY * 2 + " и так далее\n\nКонец.",
    ],
)
def test_an_article_without_headline_keeps_its_first_sentence(text: str) -> None:
    assert article_of(text).title is None


def test_a_given_title_is_put_before_the_text() -> None:
    article = article_of(BODY, title=" Министры\nобсудили  торговлю ")
    assert article.text == f"{HEADLINE}\n\n{BODY}"
    assert article.title == HEADLINE


def test_a_given_title_that_stands_there_is_not_repeated() -> None:
    assert article_of(f"{HEADLINE.upper()}.\n\n{BODY}", title=HEADLINE).text == f"{HEADLINE.upper()}.\n\n{BODY}"


def test_a_lead_that_begins_as_the_title_does_is_no_title() -> None:
    article = article_of(f"{HEADLINE} в Минске.", title=HEADLINE)
    assert article.text == f"{HEADLINE}\n\n{HEADLINE} в Минске."


@pytest.mark.parametrize(
    "caption",
    [
        "Иван Петров",
        "Пётр Иванов (справа)",
        "Министр Петров и посол Иванов, 2016 год",
        "Здание парламента в Ереване",
        "left|Посол",
    ],
)
def test_a_line_without_verb_under_the_headline_is_a_caption(caption: str) -> None:
    assert noise(f"{HEADLINE}\n{caption}\n{BODY}") == [caption]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\nГлава ведомства приехал в Минск\n{BODY}",
        f"{HEADLINE}\nОн доволен.\n{BODY}",
        f"{HEADLINE}\n{BODY}\nИван Петров\n{BODY}",
        f"{HEADLINE}\nМинск, 5 мая\n{BODY}",
        "Министры встретились в Минске.\nИван Петров\nОни довольны.",
    ],
)
def test_other_short_lines_stay(text: str) -> None:
    assert noise(text) == []


def test_related_headlines_fall_away_and_the_story_goes_on() -> None:
    text = f"{HEADLINE}\n\n{BODY}\n\nЧитайте также:\nЗерно подорожало\nПосол уехал\n\nПозднее министр уточнил сроки."
    assert noise(text) == ["Читайте также:\nЗерно подорожало\nПосол уехал"]


def test_a_related_headline_in_the_middle_takes_nothing_with_it() -> None:
    text = f"{HEADLINE}\n\n{BODY}\n\nЧитайте также: Зерно подорожало\n\nО сроках\n\nМинистр уточнил сроки."
    assert noise(text) == ["Читайте также: Зерно подорожало"]


def test_related_headlines_at_the_end_all_fall_away() -> None:
    text = f"{BODY}\n\nЧитайте также: Зерно подорожало\nПосол уехал"
    assert noise(text) == ["Читайте также: Зерно подорожало\nПосол уехал"]


def test_a_recalled_report_is_no_boilerplate() -> None:
    assert noise(f"{BODY}\n\nРанее сообщалось, что министр посетит Минск.") == []


def test_a_subscription_at_the_end_of_a_paragraph_falls_away() -> None:
    assert noise(f"{BODY} Подписывайтесь на наш канал") == ["Подписывайтесь на наш канал"]


def test_a_wiki_section_ends_at_the_next_heading() -> None:
    text = f"{BODY}\n\n== Источники ==\nКнига о мире.\n== Итог ==\nМир подписан."
    assert noise(text) == ["== Источники ==\nКнига о мире.", "== Итог =="]


@pytest.mark.parametrize(
    ("known", "day", "source"),
    [
        ({"published": date(2020, 1, 2), "url": "https://a.example/2021/04/15/x"}, date(2020, 1, 2), "given"),
        ({"url": "https://a.example/2021/04/15/x"}, date(2021, 4, 15), "url"),
        ({"url": "https://a.example/2021/04/x"}, None, None),
        ({}, None, None),
    ],
)
def test_the_best_known_day_of_publication_wins(known: dict[str, str], day: date | None, source: str | None) -> None:
    article = article_of(BODY, **known)  # type: ignore[arg-type]
    assert (article.published, article.published_source) == (day, source)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"15 апреля 2021, 18:40\n{HEADLINE}\n\n{BODY}", HEADLINE),
        (f"15.04.2021 18:40 Анна Котова\n{HEADLINE}\n\n{BODY}", HEADLINE),
        (f"{HEADLINE}\n15 апреля 2021 года\n\n{BODY}", HEADLINE),
        (f"15.04.2021 18:40: {HEADLINE}\n\n{BODY}", f"15.04.2021 18:40: {HEADLINE}"),
    ],
)
def test_a_stamp_above_the_body_tells_the_day(text: str, title: str) -> None:
    article = article_of(text)
    assert (article.published, article.published_source, article.title) == (date(2021, 4, 15), "stamp", title)


@pytest.mark.parametrize(
    "lead",
    [
        "15 апреля 2021 года министры встретились.",
        "15 апреля 2021 года в 18:40 министры встретились.",
        "15 апреля, 18:40",
        "31.13.2021 18:40",
    ],
)
def test_a_date_of_the_story_is_no_stamp(lead: str) -> None:
    assert article_of(f"{HEADLINE}\n\n{lead}\n{BODY}").published is None


@pytest.mark.parametrize(
    ("text", "known", "outlet"),
    [
        (BODY, {"url": "https://www.belta.by/politics/view/1"}, "БЕЛТА"),
        ("Минск, 15 апреля. /Корр. БЕЛТА/. " + BODY, {}, "БЕЛТА"),
        ("Минск, 15 апреля. /Корр. БЕЛТА/. " + BODY, {"outlet": "Вестник"}, "Вестник"),
        (BODY, {"url": "https://unknown.example/"}, None),
        (BODY, {"url": "http://[broken"}, None),
    ],
)
def test_the_outlet_is_the_given_one_or_that_of_address_or_dateline(
    text: str, known: dict[str, str], outlet: str | None
) -> None:
    assert article_of(text, **known).outlet == outlet  # type: ignore[arg-type]


def test_warnings_name_another_language_and_mixed_words() -> None:
    assert article_of("").warnings == ("the text is empty: there is nothing to read",)
    assert "Ukrainian" in article_of("Міністри обговорили торгівлю та її майбутнє.").warnings[0]
    assert article_of("Пyтин и Cинод. Пyтин.").warnings[0].endswith("Пyтин, Cинод")
    assert article_of(BODY).warnings == ()


def test_an_address_too_long_to_be_one_is_left_out():
    assert article_of("Посол прибыл.", url="https://a.example/" + "я" * 1000).url is None
    assert article_of("Посол прибыл.", url="https://a.example/" + "я" * 900).url is not None
