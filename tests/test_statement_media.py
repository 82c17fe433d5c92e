"""Through whom words reached the article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from letopis.extraction.context import Context
from letopis.extraction.statements import extract

Made = Callable[..., Context]


def media(context: Made, text: str) -> list[str]:
    """ "Иван Петров / ТАСС", one for each statement."""
    return [f"{s.speaker} / {s.medium}" for s in extract(context(text))]


TOLD = [
    ("Иван Петров рассказал РБК, что мост достроят.", "РБК"),
    ("Мост достроят, рассказал РБК мэр Иван Петров.", "РБК"),
    ("Мост достроят, рассказал порталу sever.by мэр Иван Петров.", "sever.by"),
    ("Изданию «Северный край» Иван Петров сообщил, что мост достроят.", "Северный край"),
    ("«Мост достроят», — сообщил корреспонденту ТАСС мэр Иван Петров.", "ТАСС"),
    ("В интервью телеканалу «Факел» Иван Петров заявил, что мост достроят.", "Факел"),
    ("«Мост достроят», — сказал Иван Петров в беседе с журналистом газеты «Заря».", "Заря"),
    ("«Мост достроят», — сказал Иван Петров в эфире радиостанции «Эхо».", "Эхо"),
    ("Иван Петров заявил на канале «Факел», что мост достроят.", "Факел"),
    ("Иван Петров на своей странице в Facebook написал, что мост достроят.", "Facebook"),
    ("Иван Петров написал на страничке в социальной сети Twitter, что мост достроят.", "Twitter"),
    ("Иван Петров заявил на сайте мэрии, что мост достроят.", "сайт мэрии"),
    ("«Мост достроят», — сказал Иван Петров, слова которого приводит Bloomberg.", "Bloomberg"),
    ("«Мост достроят», — сказал Иван Петров, которого цитирует газета «Заря».", "Заря"),
    ("«Мост достроят», — сказал Иван Петров. Его слова приводит ТАСС.", "ТАСС"),
    ("«Мост достроят», — сказал Иван Петров. Об этом сообщает агентство ТАСС.", "ТАСС"),
    ("Агентство ТАСС так передаёт заявление Ивана Петрова: «Мост достроят».", "ТАСС"),
    ("Иван Петров рассказал о стройке в интервью РБК. «Мост достроят», — сказал он.", "РБК"),
]


@pytest.mark.parametrize(("text", "medium"), TOLD)
def test_the_authors_words_tell_the_medium(context: Made, text: str, medium: str) -> None:
    assert media(context, text) == [f"Иван Петров / {medium}"]


NOT_TOLD = [
    "Иван Петров заявил журналистам, что мост достроят.",
    "Иван Петров заявил, что газете «Заря» помогут.",
    "Иван Петров подарил газете «Заря» компьютер и заявил, что мост достроят.",
    "Редактор в газете «Заря» Иван Петров заявил, что мост достроят.",
    "Facebook закрыл отделение, заявил Иван Петров.",
    "Иван Петров купил газету «Заря». «Мост достроят», — сказал он.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_an_outlet_that_carries_no_words_is_no_medium(context: Made, text: str) -> None:
    assert media(context, text) == ["Иван Петров / None"]


def test_a_site_that_speaks_is_no_medium_of_its_own(context: Made) -> None:
    assert media(context, "На сайте Кремля сообщили, что визит состоится.") == ["сайт Кремля / None"]


def test_a_talk_goes_on_and_a_post_ends_with_the_next_sentence(context: Made) -> None:
    more = " Он добавил, что люди довольны. По его словам, рабочих хватает."
    talk = media(context, "Иван Петров заявил в интервью РБК, что мост достроят." + more)
    post = media(context, "Иван Петров написал в Twitter, что мост достроят." + more)
    assert [line.split(" / ")[1] for line in (*talk, *post)] == ["РБК", "РБК", "РБК", "Twitter", "Twitter", "None"]


def test_a_name_after_an_outlet_is_no_part_of_it(context: Made) -> None:
    text = "«Мост достроят», — рассказал агентству Север Олег Сидоров."
    assert media(context, text) == ["Олег Сидоров / Север"]
