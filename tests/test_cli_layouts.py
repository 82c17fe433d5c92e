"""What is shown of a record: as plain lines, as tables, explained."""

from __future__ import annotations

import pytest

import factory
from letopis.interfaces.messages import Language, Messages
from letopis.interfaces.tables import drawn
from letopis.interfaces.text import lines
from letopis.model.record import Record

LAVROV_FIDAN = "who: Сергей Лавров (министр иностранных дел России, RU, host); Хакан Фидан (глава МИД Турции, TR)"


def text(record: Record, language: Language = "en", *, explain: bool = False) -> list[str]:
    return [line.strip() for line in lines(record, Messages(language), explain=explain)]


def table(record: Record, *, width: int = 120, color: bool = False, explain: bool = False) -> str:
    return drawn(record, Messages("en"), width=width, color=color, explain=explain)


@pytest.mark.parametrize(
    "line",
    [
        "Главы МИД России и Турции встретились в Сочи",
        "published: 6 May 2023",
        "1. Meeting, held (news)",
        LAVROV_FIDAN,
        "when: 5 May 2023",
        "where: Сочи",
        "about: дорожные карты",
        "by account of: МИД России",
        "words: “Сергей Лавров 5 мая принял в Сочи главу МИД Турции Хакана Фидана”",
        "1. Direct words",
        "speaker: Сергей Лавров",
        "through: «Глобус»",
        "on contact: 1",
        "1. Иван Петров: appointed",
        "post: посол в Турции, Россия",
        "in place of: Олег Сидоров",
        "1. дорожные карты: being negotiated",
        "between: Россия; Турция",
        "counts: 10 in all, 2–3 left, by Хакан Фидан",
        "1. Сергей Лавров: министр иностранных дел, Россия",
    ],
)
def test_plain_lines_tell_every_field_of_every_fact(line: str) -> None:
    assert line in text(factory.record())


def test_plain_lines_in_russian() -> None:
    shown = text(factory.record(), "ru")
    assert "1. Встреча, было или идёт (новость)" in shown
    assert "счёт: всего 10, осталось 2–3, по данным: Хакан Фидан" in shown
    assert not any("held" in line or "words" in line for line in shown)


def test_background_is_told_apart_in_words() -> None:
    assert "1. Meeting, held (background)" in text(factory.record(contacts=(factory.contact(foreground=False),)))


def test_what_is_unknown_has_no_line_but_a_contact_s_date() -> None:
    contact = factory.contact(date=None, place=None, topics=(), reported_by=(), plover=None)
    shown = text(factory.record(contacts=(contact,), statements=(), appointments=(), agreements=()))
    assert "when: not told" in shown
    assert not any(line.startswith(("where:", "about:", "by account of:", "PLOVER:")) for line in shown)


def test_a_statement_without_a_speaker_says_so() -> None:
    assert "speaker: not named" in text(factory.record(statements=(factory.statement(speaker=None),)))


def test_an_undated_article_says_so_and_a_dated_one_does_not() -> None:
    undated = factory.record(article=factory.article(published=None))
    assert any(line.startswith("published: unknown") for line in text(undated))
    assert not any("unknown" in line for line in text(factory.record()))


def test_an_inferred_date_comes_with_its_reason() -> None:
    assert "published: 2023, inferred: Фидан is minister since 2023" in text(factory.inferred_record())


def test_nothing_diplomatic_is_said_plainly_and_only_then() -> None:
    nothing = "Nothing diplomatic here: no contacts, no appointments, no agreements."
    assert nothing in text(factory.empty_record())
    assert nothing in table(factory.empty_record())
    assert nothing not in text(factory.record())


def test_warnings_are_shown_each_once() -> None:
    article = factory.article(warnings=("mixed letters",))
    shown = text(factory.record(article=article, warnings=("mixed letters", "no quotation mark closes")))
    assert [line for line in shown if line.startswith("warning")] == [
        "warning: mixed letters",
        "warning: no quotation mark closes",
    ]


def test_nothing_left_is_a_count_and_an_uncounted_agreement_has_none() -> None:
    def counts(**known: object) -> list[str]:
        agreements = (factory.agreement(**known),)
        return [line for line in text(factory.record(agreements=agreements)) if line.startswith("counts")]

    assert counts(total=33, remaining=(0, 0), claimed_by=None) == ["counts: 33 in all, 0 left"]
    assert counts(total=None, remaining=None, claimed_by=None) == []


# Explanations


def test_an_explanation_names_the_rule_and_the_exact_words_of_each_field() -> None:
    shown = text(factory.record(), explain=True)
    assert "rule: meeting.receive, confidence 0.90" in shown
    assert "- date [91, 96) “5 мая”" in shown
    assert "- [77, 90) “Сергей Лавров” rule: model.names" in shown
    assert "[91, 96) “5 мая” = 2023-05-05 <- 2023-05-06 rule: day_month" in shown


def test_an_explanation_tells_what_was_dropped_and_why() -> None:
    dropped = "talks [157, 174) “ходом переговоров”: no two parties (rule talks.noun)"
    assert dropped in text(factory.record(), explain=True)
    assert dropped in table(factory.record(), explain=True, width=200)
    assert dropped not in text(factory.record())


def test_an_explanation_says_where_nothing_was_dropped() -> None:
    assert text(factory.record(dropped=()), explain=True)[-1] == "none"


# Tables


def test_tables_tell_the_same() -> None:
    shown = " ".join(table(factory.record(), width=250).split())
    for words in (
        "Meeting, held (news)",
        "where: Сочи",
        "10 in all, 2–3 left",
        "in place of: Олег Сидоров",
        "Direct words",
    ):
        assert words in shown


@pytest.mark.parametrize("width", [100, 120, 200])
def test_tables_are_no_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, table(factory.record(), width=width).splitlines())) <= width


def test_tables_have_colours_only_when_asked() -> None:
    assert "\x1b[" in table(factory.record(), color=True)
    assert "\x1b[" not in table(factory.record())


# Strangers' texts

ATTACK = "Лавров\x1b[31m [bold red]и\x9b2J \u202eФидан[/bold red]\n\nкрасный :smile:"


def test_no_escape_of_an_article_reaches_the_terminal_and_its_brackets_are_kept() -> None:
    article = factory.article(outlet=ATTACK)
    record = factory.record(article=article, contacts=(factory.contact(place=ATTACK, topics=(ATTACK,)),))
    for shown in ("".join(text(record, explain=True)), table(record, explain=True)):
        assert not {"\x1b", "\x9b", "\u202e"} & set(shown)
        assert "[bold" in shown
        assert ":smile:" in shown
