"""Words of post: found in any case, and led to the post and person that they certainly mean."""

from __future__ import annotations

import pymorphy3
import pytest

from letopis.lexicons import countries, organisations, tenures
from letopis.lexicons.loader import load_csv
from letopis.lexicons.phrases import fold, repeated, words_of
from letopis.lexicons.posts import AMBASSADOR, CHIEF, LEADER, Post, incumbent, leadership, posts

MORPH = pymorphy3.MorphAnalyzer()


def read(text: str) -> list[tuple[str, str]]:
    """Words as the reader gives them: the surface, then its lemma."""
    return [(word, MORPH.parse(word)[0].normal_form) for word in words_of(text)]


def found(text: str) -> str | None:
    match = posts().match(read(text), 0)
    return match.entry.title if match else None


def post(text: str) -> Post:
    match = posts().find(text)
    assert match is not None, text
    return match


def test_no_phrase_names_two_posts() -> None:
    assert repeated((phrase, p.title) for p in posts().entries for phrase in p.phrases) == []


def test_every_example_holds_a_phrase_of_its_post() -> None:
    assert [p.example for p in posts().entries if p.title not in titles_in(p.example)] == []


def titles_in(text: str) -> set[str]:
    words = read(text)
    matches = [posts().match(words, i) for i in range(len(words))]
    return {match.entry.title for match in matches if match}


def test_every_key_stands_in_the_table_of_tenures() -> None:
    known = {t.post for t in tenures().rows} | {AMBASSADOR, LEADER, CHIEF}
    keys = {key for p in posts().entries for key in (p.key, *p.keys.values()) if key}
    assert keys - known == set()


def test_every_holder_is_a_known_country_or_organisation() -> None:
    codes = {c.iso2 for c in countries()} | {o.represents for o in organisations()}
    rows = load_csv("leaders.csv", fields=("holder", "leader", "government"), key="holder")
    assert {row["holder"] for row in rows} - codes == set()
    assert {holder for p in posts().entries for holder in (p.of, *p.keys) if holder} - codes == set()


def test_whoever_leads_stands_in_the_table_of_tenures() -> None:
    """A row of leaders.csv for a holder of the table names a post that the table has for it."""
    table = {(t.holder, t.post) for t in tenures().rows}
    holders = {holder for holder, _ in table}
    rows = load_csv("leaders.csv", fields=("holder", "leader", "government"), key="holder")
    named = {(row["holder"], row["leader"]) for row in rows if row["leader"] and row["holder"] in holders}
    assert named - table == set()


def test_ranks_go_from_1_to_8() -> None:
    assert {p.rank for p in posts().entries} == set(range(1, 9))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("главы МИДа", "министр иностранных дел"),
        ("Министром иностранных дел Чили", "министр иностранных дел"),
        ("генеральному секретарю", "генеральный секретарь"),
        ("хозяина Белого дома", "хозяин Белого дома"),
        ("премьер-министру", "премьер-министр"),
        ("заместителем министра иностранных дел", "заместитель министра иностранных дел"),
        ("советника президента", "советник"),
        ("президентов", "президент"),
        ("министра финансов", "министр финансов"),
        ("министра транспорта", "министр"),
    ],
)
def test_a_phrase_is_found_in_any_case(text: str, title: str) -> None:
    assert found(text) == title


@pytest.mark.parametrize("text", ["главный вопрос", "мид", "белого дома", "иностранных дел", "президентский указ"])
def test_what_only_looks_like_a_post_is_none(text: str) -> None:
    assert found(text) is None


def test_a_post_inside_a_longer_one_is_not_found_by_itself() -> None:
    assert posts().match(read("советник президента"), 1) is None
    assert posts().match(read("встреча президента"), 1) is not None


@pytest.mark.parametrize(
    ("text", "holder", "on", "person"),
    [
        ("президент", "BY", "2021-04-15", "Александр Лукашенко"),
        ("глава правительства", "US", "2018-07-10", "Дональд Трамп"),
        ("глава МИД", "RU", "2018-07-10", "Сергей Лавров"),
        ("лидер", "GB", "2018-07-10", "Тереза Мэй"),
        ("лидер", "FR", "2018-07-10", "Эммануэль Макрон"),
        ("канцлер", "DE", "2018-07-10", "Ангела Меркель"),
        ("королева", "GB", "2018-07-10", "Елизавета II"),
        ("госсекретарь", None, "2018-07-10", "Майк Помпео"),
        ("госсекретарь", "Union State", "2021-04-15", "Дмитрий Мезенцев"),
        ("папа римский", None, "2018-07-10", "Франциск"),
        ("хозяин Белого дома", None, "2016-12-20", "Барак Обама"),
        ("министр по делам Brexit", None, "2018-07-08", "Дэвид Дэвис"),
        ("глава Пентагона", None, "2018-07-10", "Джеймс Мэттис"),
        ("глава", "NATO", "2018-07-10", "Йенс Столтенберг"),
        ("глава Еврокомиссии", None, "2018-07-10", "Жан-Клод Юнкер"),
        ("высший руководитель", "KP", "2018-07-10", "Ким Чен Ын"),
        ("лидер", "KP", "2018-07-10", "Ким Чен Ын"),
        ("председатель КНР", None, "2018-07-10", "Си Цзиньпин"),
    ],
)
def test_the_words_lead_to_the_person(text: str, holder: str | None, on: str, person: str) -> None:
    tenure = incumbent(post(text), holder, on)
    assert tenure is not None
    assert tenure.person == person


@pytest.mark.parametrize(
    ("text", "holder", "why"),
    [
        ("президент", "GB", "a queen is no president"),
        ("король", "GB", "in 2018 it is a queen"),
        ("канцлер", "IT", "Italy has none"),
        ("госсекретарь", "FR", "a junior minister there"),
        ("лидер", "PL", "president or prime minister"),
        ("президент", None, "whose?"),
        ("губернатор", "US", "no post of the table"),
        ("посол", "RU", "where to?"),
    ],
)
def test_what_is_unsure_leads_to_nobody(text: str, holder: str | None, why: str) -> None:
    assert incumbent(post(text), holder, "2018-07-10") is None, why


def test_an_ambassador_is_told_by_the_host() -> None:
    ambassador = post("посол")
    sent = incumbent(ambassador, "RU", "2016-12-01", host="TR")
    assert sent is not None
    assert sent.person == "Андрей Карлов"
    assert incumbent(ambassador, "TR", "2016-12-01", host="RU") is None


def test_who_leads_is_the_head_of_state_unless_told_otherwise() -> None:
    assert leadership("KZ").leader == "head_of_state"
    assert leadership("DE").leader == "head_of_government"
    assert leadership("PL").leader is None


def test_lemmas_without_yo_and_with_it_are_the_same() -> None:
    assert fold("тайсёк") == fold("тайсек")
    assert post("тайсек").title == "тайсёк"
