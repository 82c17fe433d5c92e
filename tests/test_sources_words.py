"""The word lists of `sources`: boilerplate, outlets, languages, look-alikes, datelines, dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.lexicons.countries import countries
from letopis.lexicons.loader import LexiconError
from letopis.model.errors import InputError
from letopis.sources.boilerplate import Rule, find_boilerplate, rule_of, rules
from letopis.sources.dateline import find_dateline
from letopis.sources.dates import date_in_url, parse_date
from letopis.sources.language import language_of, languages
from letopis.sources.lines import lines_of
from letopis.sources.lookalikes import fold_lookalikes
from letopis.sources.outlets import outlet_named, outlet_of_url, outlets, use_outlets
from letopis.sources.verbs import has_verb


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_each_rule_takes_its_example_and_spares_its_neighbour(rule: Rule) -> None:
    (line,) = lines_of(rule.example)
    assert rule_of(line) == rule
    assert list(find_boilerplate(list(lines_of(rule.spare)))) == []


@pytest.mark.parametrize("language", languages().values(), ids=lambda language: language.code)
def test_each_language_knows_its_example(language: object) -> None:
    assert language_of(language.example) == language.code  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Компания Google LLC и министр Erdoğan подписали memorandum of understanding.", "ru"),
        ("Президент сказал по-украински: «Дякую, це наша перемога», и уехал в Киев вместе с министрами.", "ru"),
        ("МИД", "ru"),
        ("", "und"),
        ("2021: 15 — 16", "und"),
        ("qwrt zxcv", "und"),
    ],
)
def test_names_and_quotations_do_not_change_the_language(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Пyтин", "Путин"),
        ("Cвященного", "Священного"),
        ("PФ", "РФ"),
        ("EC", "ЕС"),
        ("ТACC", "ТАСС"),
        ("Reutеrs", "Reuters"),
        ("COVID-вакцина", "COVID-вакцина"),
        ("NATO", "NATO"),
        ("ECB", "ECB"),
        ("Zойка", "Zойка"),
    ],
)
def test_lookalikes_go_to_the_alphabet_of_the_word(word: str, folded: str) -> None:
    assert fold_lookalikes(word) == folded


@given(st.text(alphabet="ЕСеспуvzEСceop -1é"))
def test_folding_keeps_every_length_and_is_done_once(text: str) -> None:
    folded = fold_lookalikes(text)
    assert len(folded) == len(text)
    assert fold_lookalikes(folded) == folded


@pytest.mark.parametrize(
    ("text", "end", "place", "day", "outlet"),
    [
        ("МОСКВА, 15 апреля — РИА Новости. Посол", "РИА Новости.", "МОСКВА", "15 апреля", "ria"),
        ("МОСКВА, 14 дек — РИА Новости, Анна Котова. Посол", "Котова.", "МОСКВА", "14 дек", "ria"),
        ("Минск, 15 апреля. /Корр. БЕЛТА/. Посол", "БЕЛТА/.", "Минск", "15 апреля", "belta"),
        ("15 апреля, Минск /Корр. БЕЛТА/. Посол", "БЕЛТА/.", "Минск", "15 апреля", "belta"),
        ("ЖЕНЕВА /Швейцария/, 16 июня. /ТАСС/. Посол", "ТАСС/.", "ЖЕНЕВА", "16 июня", "tass"),
        ("ТАСС, 3 марта. Посол", "марта.", None, "3 марта", "tass"),
        ("Москва. 12 сентября. INTERFAX.RU - Посол", "-", "Москва", "12 сентября", "interfax"),
        ("БИШКЕК, 15.04.21. /Кабар/. Посол", "/.", "БИШКЕК", "15.04.21", "kabar"),
        ("Баку. Trend: Посол", ":", "Баку", None, "trend"),
        ("/ТАСС/. Посол", "/.", None, None, "tass"),
        ("Ереван, 16 июня. Посол", "июня.", "Ереван", "16 июня", None),
    ],
)
def test_datelines(text: str, end: str, place: str | None, day: str | None, outlet: str | None) -> None:
    found = find_dateline(text)
    assert found is not None
    assert text[: found.span.stop].endswith(end)
    assert (found.place, found.date, found.outlet and found.outlet.id) == (place, day, outlet)


@pytest.mark.parametrize(
    "text",
    [
        "ТАСС сообщает, что посол уехал.",
        "15 апреля РИА Новости сообщило о встрече.",
        "Интерфакс сообщил 3 марта.",
        "Иван Петров, 15 апреля назначенный послом, уехал.",
        "Минск. Стороны встретились.",
        "Вести переговоры, 5 мая начатые, трудно.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("http://kremlin.ru/events/1", "kremlin"),
        ("https://economics.unian.net/a", "unian"),
        ("lenta.ru/news/1", "lenta"),
        ("https://notlenta.ru/", None),
        ("", None),
    ],
)
def test_outlets_by_address(url: str, outlet: str | None) -> None:
    found = outlet_of_url(url)
    assert (found and found.id) == outlet


def test_outlets_by_name_share_no_domain_and_no_name() -> None:
    assert outlet_named("«риа новости»") == outlet_of_url("https://ria.ru/")
    assert outlet_named("Вестник") is None
    domains = [domain for outlet in outlets() for domain in outlet.domains]
    names = [name.casefold() for outlet in outlets() for name in outlet.names]
    assert len(set(domains)) == len(domains)
    assert len(set(names)) == len(names)
    assert {outlet.country for outlet in outlets() if outlet.country} <= {country.iso2 for country in countries()}
    assert {outlet.kind for outlet in outlets()} == {"agency", "paper", "press_service", "ministry", "tv", "site"}


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.mfa.gov.tr/x", "TR"),
        ("https://ru.usembassy.gov/x", "US"),
        ("https://www.auswaertiges-amt.de/ru", "DE"),
        ("https://rus.postimees.ee/1", "EE"),
        ("https://www.consilium.europa.eu/x", None),
    ],
)
def test_a_press_service_speaks_for_its_side(url: str, country: str | None) -> None:
    found = outlet_of_url(url)
    assert found is not None
    assert found.country == country


OWN = "id,name,kind,country,domains,aliases\nria,Моя РИА,agency,RU,ria.ru,\n"
OWN += "ves,Вестник,paper,KZ,ves.example,Вестник Степи\n"


def test_a_list_of_ones_own_goes_before_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN, "utf8")
    monkeypatch.setenv("LETOPIS_OUTLETS", str(own))
    assert [outlet_of_url(url).name for url in ("https://ria.ru", "a.ves.example")] == ["Моя РИА", "Вестник"]  # type: ignore[union-attr]
    assert outlet_of_url("https://tass.ru").name == "ТАСС"  # type: ignore[union-attr]
    dateline = find_dateline("АСТАНА, 15 апреля — Вестник Степи. Прибыл посол.")
    assert dateline is not None
    assert dateline.outlet == outlet_named("вестник")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("id,name\n", "missing column"),
        (OWN.replace("paper", "blog"), "unknown kind 'blog'"),
        (OWN.replace("KZ", "Казахстан"), "no code of a country"),
        (OWN + OWN.splitlines()[1], "stands there twice"),
        (OWN + '"', "CSV"),
        ("\xff", "header"),
        (None, "cannot be read"),
    ],
)
def test_a_broken_list_of_ones_own_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, words: str
) -> None:
    own = tmp_path / "own.csv"
    if content is not None:
        own.write_text(content, "utf8")
    monkeypatch.setenv("LETOPIS_OUTLETS", "")
    with pytest.raises(LexiconError, match=words) as caught:
        use_outlets(str(own))
    assert str(caught.value).startswith(f"{own}: ")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2016/12/20/x", date(2016, 12, 20)),
        ("https://a.example/news/2018-07-09/x", date(2018, 7, 9)),
        ("https://a.example/20190118/1549593224.html", date(2019, 1, 18)),
        ("https://a.example/politics/25/04/2021/60783c", date(2021, 4, 25)),
        ("https://a.example/politics/05/04/2021/60783c", None),
        ("https://a.example/2016/12/x", None),
        ("https://a.example/2016/13/20/x", None),
        ("https://a.example/2016/12/20/2016/12/21/", None),
        ("https://a.example/1549593224.html", None),
        ("https://a.example/?d=2016-12-20", None),
        ("http://[", None),
    ],
)
def test_only_a_full_unambiguous_day_of_an_address_counts(url: str, day: date | None) -> None:
    assert date_in_url(url) == day


def test_a_publication_date_is_iso() -> None:
    assert parse_date(" 2021-04-15 ") == date(2021, 4, 15)
    assert parse_date("2021-04-15T18:40+03:00") == date(2021, 4, 15)


@pytest.mark.parametrize("text", ["15.04.2021", "2021-13-45", "2021-4-5", "вчера", "", "20210415", "2021-04-15 10:00"])
def test_another_form_of_date_is_refused_with_the_right_one(text: str) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD, like 2021-04-15"):
        parse_date(text)


def test_a_future_publication_is_refused() -> None:
    with pytest.raises(InputError, match="in the future"):
        parse_date("2021-04-16", today=date(2021, 4, 15))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Министр приехал в Минск", True),
        ("Договор подписан", True),
        ("Резиденция президента в Минске", False),
        ("Посол Павел Совет на фоне парламента", False),
        ("Джэнет Уайт", False),
    ],
)
def test_a_verb_makes_a_line_say_something(text: str, verb: bool) -> None:
    assert has_verb(text) is verb
