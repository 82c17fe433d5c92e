"""Which reports tell of one event, and which do not."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle_factory import change, contact, party, report
from letopis.model.chronicle import Decision, Party, Report
from letopis.resolution import assemble, blocks, cluster, judge
from letopis.resolution.names import likeness

DAY = {"date": "2021-04-15"}


@pytest.mark.parametrize(
    ("a", "b", "like"),
    [
        ("Борис Джонсон", "Джонсон", "part"),
        ("Хайко Маас", "Гайко Мас", "full"),
        ("Терёза Мэй", "Тереза Мей", "full"),
        ("Д. Трамп", "Дональд Трамп", "full"),
        ("Майк Помпео", "Майкл Помпео", "full"),
        ("Владимир Владимирович Путин", "Владимир Путин", "part"),
        ("Си Цзиньпин", "Цзиньпин", "part"),
        ("Рекс Тиллерсон", "Рекс Тилерсон", "full"),
        ("Дэвид Дэвис", "Дэвид Кэмерон", "none"),
        ("Сергей Лавров", "Мария Лаврова", "none"),
        ("Лавров", "Лаврова", "none"),
        ("Иван Петров", "Пётр Иванов", "none"),
        ("Хайко Маас", "", "none"),
    ],
)
def test_names_that_can_be_one(a: str, b: str, like: str) -> None:
    assert likeness(a, b) == likeness(b, a) == like


SAME = [
    (contact("call", "Путин", "Лукашенко", **DAY), contact("call", "Путин", "Лукашенко", **DAY)),
    (contact("talks", "Лавров", "Макей", **DAY), contact("meeting", "Лавров", "Макей", **DAY)),
    (contact("call", "Путин", "Лукашенко", **DAY), contact("call", "Россия", "Лукашенко", **DAY)),
    (contact("meeting", "Лавров", "Фидан", status="planned", **DAY), contact("meeting", "Лавров", "Фидан", **DAY)),
    (contact("meeting", "Лавров", "Фидан", place="Анкара"), contact("meeting", "Лавров", "Фидан", place="Анкара")),
    (contact("meeting", "Лавров", "Макей", "Фидан", **DAY), contact("meeting", "Лавров", "Макей", **DAY)),
    (contact("meeting", "Лавров", "Фидан", date="2021-04"), contact("meeting", "Лавров", "Фидан", **DAY)),
    (change("Иван Петров", "left", "министр обороны", "Чили"), change("Петров", "left", "министр обороны")),
    (change("Иван Петров", "elected", "президент", "Чили"), change("Иван Петров", "appointed", "президент", "Чили")),
    (
        change("Иван Петров", "left", "глава МИД", "Чили", date="2021-04-14"),
        change("Иван Петров", "left", "министр иностранных дел", "Чили", date="2021-04-15"),
    ),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_event_told_twice(a: Report, b: Report) -> None:
    assert judge(a, b).verdict == "same"
    assert blocks(a) & blocks(b)


APART = [
    (contact("call", "Путин", "Лукашенко", **DAY), contact("meeting", "Путин", "Лукашенко", **DAY)),
    (contact("call", "Путин", "Лукашенко", **DAY), contact("call", "Путин", "Лукашенко", date="2021-04-19")),
    (contact("meeting", "Лавров", "Макей", **DAY), contact("meeting", "Лавров", "Фидан", **DAY)),
    (contact("letter", "Лавров", "Макей"), contact("letter", "Макей", "Лавров")),
    (contact("visit", "Лавров", "Турция", **DAY), contact("letter", "Лавров", "Турция", **DAY)),
    (contact("visit", "Лавров", "Макей", **DAY), contact("meeting", "Лавров", "Макей", **DAY)),
    (change("Иван Петров", "left", "министр обороны"), change("Иван Петров", "appointed", "министр обороны")),
    (change("Иван Петров", "appointed", "министр обороны"), change("Олег Зуев", "appointed", "министр обороны")),
    (change("Иван Петров", "nominated", "посол", "Чили"), change("Иван Петров", "appointed", "посол", "Чили")),
    (change("Иван Петров", "left", "президент", "Чили"), change("Иван Петров", "left", "президент", "Перу")),
    (
        change("Иван Петров", "left", "министр обороны", "Чили", date="2016-04"),
        change("Иван Петров", "left", "министр обороны", "Чили", date="2021-04"),
    ),
    (contact("call", "Лавров", "Макей"), report(what="agreement", kind="signed", subject="план")),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_events(a: Report, b: Report) -> None:
    assert judge(a, b).verdict == "different"


UNSURE = [
    # A year is no date: they met more than once in it.
    (contact("meeting", "Лавров", "Фидан", date="2021"), contact("meeting", "Лавров", "Фидан", date="2021")),
    # Midnight, or a slip: told on neighbouring days.
    (contact("call", "Лавров", "Макей", **DAY), contact("call", "Лавров", "Макей", date="2021-04-16")),
    # Background without a date.
    (contact("meeting", "Лавров", "Фидан", foreground=False), contact("meeting", "Лавров", "Фидан")),
]


@pytest.mark.parametrize(("a", "b"), UNSURE)
def test_unsure_is_an_answer(a: Report, b: Report) -> None:
    assert judge(a, b).verdict == "unsure"
    assert len(cluster([a, b])) == 2


def test_what_one_article_tells_as_two_is_two() -> None:
    a, b = contact("call", "Лавров", "Макей", **DAY), contact("call", "Лавров", "Макей", **DAY)
    assert judge(a, replace(b, article=a.article)).verdict == "different"


def test_a_judgement_is_symmetric_and_tells_why() -> None:
    for a, b in [*SAME, *APART, *UNSURE]:
        assert judge(a, b) == judge(b, a)
        assert judge(a, b).score == sum(reason.weight for reason in judge(a, b).reasons)


def test_a_vague_report_does_not_tie_two_contacts_together() -> None:
    monday, friday = (contact("meeting", "Лавров", "Фидан", date=day) for day in ("2021-04-12", "2021-04-16"))
    vague = contact("meeting", "Лавров", "Фидан", date="2021-04")
    assert len(cluster([monday, vague, friday])) == 2


EU_NAMES = ("Евросоюз", "Европейский союз")


def eu(name: str) -> Party:
    return Party(name, "organization", "EU")


REPORTS = [r for pair in (*SAME, *APART, *UNSURE) for r in pair]


@given(st.randoms(use_true_random=False), st.sets(st.integers(0, len(REPORTS) - 1)))
def test_the_order_makes_no_difference(chance: random.Random, some: set[int]) -> None:
    reports = [REPORTS[i] for i in sorted(some)]
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert cluster(shuffled) == cluster(reports)
    assert [assemble(c) for c in cluster(shuffled)] == [assemble(reversed(c)) for c in cluster(reports)]


def word(kind: str, a: Report, b: Report, undone: str | None = None) -> Decision:
    return Decision("1", kind, a.id, b.id, "редактор", "2021-04-17T10:00:00", undone)


def test_a_person_overrules_the_judgement() -> None:
    call, other = APART[0]
    assert len(cluster([call, other], [word("same", call, other)])) == 1
    first, second = SAME[0]
    assert len(cluster([first, second], [word("different", first, second)])) == 2


def test_what_is_undone_does_not_count() -> None:
    first, second = SAME[0]
    assert len(cluster([first, second], [word("different", first, second, undone="2021-04-18T09:00:00")])) == 1


def test_an_event_keeps_all_that_is_told_best_first() -> None:
    three = [contact("call", "Путин", "Лукашенко", date="2021-04", topics=["газ"]) for _ in range(2)]
    exact = contact("call", "Путин", "Лукашенко", place="Москва", topics=["газ", "визит"], **DAY)
    event = assemble([*three, exact])
    assert [(v.value, len(v.reports)) for v in event.dates] == [("2021-04", 2), ("2021-04-15", 1)]
    assert [v.value for v in event.topics] == ["газ", "визит"]
    assert [p.name for p in event.parties] == ["Александр Лукашенко", "Владимир Путин"]
    assert event.id == f"contact:{min(r.id for r in (*three, exact)).partition(':')[2]}"


def test_a_plan_and_what_became_of_it_are_one_history() -> None:
    plan = contact("visit", "Лавров", "Турция", status="planned", published="2021-04-10", **DAY)
    held = contact("visit", "Лавров", "Турция", **DAY)
    late = contact("visit", "Лавров", "Турция", status="planned", published="2021-04-17", **DAY)
    event = assemble([held, late, plan])
    assert event.status == "held"
    assert [(s.status, s.published) for s in event.history] == [("planned", "2021-04-10"), ("held", "2021-04-16")]


def test_the_fullest_name_and_what_is_known_of_a_party() -> None:
    short = replace(contact("call", "Путин", "Лукашенко"), parties=(party("Путин"), party("А. Лукашенко")))
    event = assemble([contact("call", "Путин", "Лукашенко"), short])
    assert [(p.name, p.represents) for p in event.parties] == [("Александр Лукашенко", "BY"), ("Владимир Путин", "RU")]
    assert all(len(v.reports) == 2 for v in event.parties_by)


def test_one_body_under_two_names_is_one_party() -> None:
    a, b = (replace(contact("talks", "Россия", "ЕС", **DAY), parties=(party("Россия"), eu(n))) for n in EU_NAMES)
    assert judge(a, b).verdict == "same"
    assert len(assemble([a, b]).parties) == 2


def test_nothing_makes_no_event() -> None:
    with pytest.raises(ValueError, match="no report"):
        assemble([])
