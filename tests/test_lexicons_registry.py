"""The registries of countries, organisations and bodies, and the loader under them."""

import runpy
import time
from pathlib import Path
from typing import get_args

import pytest

from letopis.lexicons import bodies, countries, organisations
from letopis.lexicons.bodies import Kind as BodyKind
from letopis.lexicons.countries import FIELDS, Countries, Status, check_names, country_of
from letopis.lexicons.loader import LexiconError, load_csv, parse_csv, parse_toml
from letopis.lexicons.organisations import Kind as OrganisationKind
from letopis.lexicons.organisations import represents as speaks_for
from letopis.lexicons.phrases import Match, Phrases, allows, form_table, words_of
from letopis.model.errors import LetopisError

ROOT = Path(__file__).parents[1]


def found(registry, text, start=0) -> Match | None:
    return registry.match([(word,) for word in words_of(text)], start)


def country_name(text: str) -> str | None:
    match = found(countries(), text)
    return match and match.entry.name


# --- loader


def test_csv_gives_rows_and_skips_comments_and_blank_lines():
    rows = parse_csv("# note\na,b\n\n1,2\n", name="x.csv", fields=("a", "b"), key="a")
    assert rows == [{"a": "1", "b": "2"}]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a,b,c\n1,2,3\n", "unknown column c"),
        ("a\n1\n", "missing column b"),
        ("b,a\n1,2\n", "another order"),
        ("a,b\n1\n", "1 cells, 2 wanted"),
        ("a,b\n1,2,3\n", "3 cells, 2 wanted"),
        ("a,b\n1,2\n1,3\n", "'1' stands there twice"),
        ("a,b\n,2\n", "a is blank"),
        ("a,b\n1,\n", "b is blank"),
        ("a,b\n1,Pоссия\n", "'Pоссия' mixes Latin and Cyrillic"),
        ("a,b\n1,СШA\n", "line 2: 'СШA' mixes"),
    ],
)
def test_csv_refuses(text, complaint):
    with pytest.raises(LexiconError, match=complaint) as error:
        parse_csv(text, name="x.csv", fields=("a", "b"), key="a", required=("b",))
    assert str(error.value).startswith("x.csv")
    assert isinstance(error.value, LetopisError)


def test_two_alphabets_in_two_words_are_no_mix():
    assert parse_csv("a\nГазета.Ru\nФК Chelsea\n", name="x.csv", fields=("a",))


def test_toml_gives_entries():
    text = '[[word]]\nform = "а"\n[[word]]\nform = "б"\nnote = "н"\n'
    entries = parse_toml(text, name="x.toml", table="word", fields=("form", "note"), key="form")
    assert entries == [{"form": "а"}, {"form": "б", "note": "н"}]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[[word]]\nform = "а"\nkind = "б"\nnote = "в"\n', "entry 1: unknown key note"),
        ('[[word]]\nform = "а"\n', "entry 1: kind is missing"),
        ('[[word]]\nform = ""\nkind = "б"\n', "entry 1: form is missing"),
        ('[[word]]\nform = "а"\nkind = "б"\n[[word]]\nform = "а"\nkind = "в"\n', "'а' stands there twice"),
        ('[[verb]]\nform = "а"\nkind = "б"\n', "unknown table verb"),
        ('[[word]]\nform = "встpеча"\nkind = "б"\n', "'встpеча' mixes"),
        ("[[word\n", "not TOML"),
    ],
)
def test_toml_refuses(text, complaint):
    with pytest.raises(LexiconError, match=complaint):
        parse_toml(text, name="x.toml", table="word", fields=("form", "kind"), required=("kind",), key="form")


def test_a_missing_list_is_named():
    with pytest.raises(LexiconError, match=r"nothing\.csv: no such word list"):
        load_csv("nothing.csv", fields=("a",))


# --- countries


def test_all_members_of_the_united_nations_are_there():
    by_status = [c.status for c in countries()]
    assert by_status.count("member") == 193
    assert by_status.count("observer") == 2
    assert {"Косово", "Тайвань", "Абхазия", "Южная Осетия", "Приднестровье"} <= {c.name for c in countries()}


def test_codes_and_ids_are_unique_and_well_formed():
    codes = [c.iso2 for c in countries() if c.iso2]
    assert len(codes) == len(set(codes))
    assert all(len(c) == 2 and c.isupper() for c in codes)
    assert all(len(c.iso3 or "") == (3 if c.iso2 else 0) for c in countries())
    ids = [c.id for c in countries()]
    assert len(ids) == len(set(ids))
    assert countries().by_id("country:BY") is countries().by_iso("by")
    assert countries().by_id("country:abkhazia").iso2 is None
    assert countries().by_iso("QQ") is None


def test_values_of_closed_sets_are_known():
    assert {c.status for c in countries()} <= set(get_args(Status))
    assert {c.gender for c in countries()} <= {"m", "f", "n", "pl"}
    assert {o.kind for o in organisations()} <= set(get_args(OrganisationKind))
    assert {b.kind for b in bodies()} <= set(get_args(BodyKind))


def test_every_name_alias_capital_seat_adjective_and_demonym_leads_home():
    for country in countries():
        for phrase, _ in country.names():
            assert countries().by_form(phrase) is country, phrase


def test_every_capital_of_a_member_is_known():
    assert [c.name for c in countries() if c.status == "member" and not c.capital] == []


def test_caution_names_a_phrase_of_its_own_row():
    for country in countries():
        assert set(country.caution) <= {phrase for phrase, _ in country.names()}, country.name
    for organisation in organisations():
        assert set(organisation.caution) <= {phrase for phrase, _ in organisation.names()}, organisation.id


@pytest.mark.parametrize(
    ("form", "name", "how"),
    [
        ("Белоруссии", "Белоруссия", "name"),
        ("Беларусью", "Белоруссия", "alias"),
        ("БЕЛОРУССИЯ", "Белоруссия", "name"),
        ("белорусского", "Белоруссия", "adjective"),
        ("белорусов", "Белоруссия", "demonym"),
        ("Соединённым Штатам", "США", "alias"),
        ("Соединенных штатов Америки", "США", "official"),
        ("Чешской республики", "Чехия", "official"),
        ("РФ", "Россия", "alias"),
        ("Кремлём", "Россия", "seat"),
        ("Белым домом", "США", "seat"),
        ("Елисейском дворце", "Франция", "seat"),
        ("Кишинёву", "Молдавия", "capital"),
        ("Нур-Султане", "Казахстан", "capital"),
        ("Эр-Рияда", "Саудовская Аравия", "capital"),
        ("Кот-д’Ивуара", "Кот-д'Ивуар", "name"),
        ("Папуа — Новой Гвинее", "Папуа — Новая Гвинея", "name"),
        ("Южной Осетии", "Южная Осетия", "name"),
        ("югоосетинской", "Южная Осетия", "adjective"),
        ("доминиканского", "Доминиканская Республика", "adjective"),
        ("Доминики", "Доминика", "name"),
        ("нигерского", "Нигер", "adjective"),
        ("нигерийского", "Нигерия", "adjective"),
        ("Мали", "Мали", "name"),
    ],
)
def test_any_form_is_found(form, name, how):
    match = found(countries(), form)
    assert match is not None
    assert (match.entry.name, match.how, match.length) == (name, how, len(words_of(form)))


COMMON = (
    "того мали чад куба кубе перу штаты штат баку дели вена лима сана грузный грузило иордан "
    "сша Сша Рф рб Биг корейский конголезский русский стена"
)


@pytest.mark.parametrize("word", [*COMMON.split(), "белым домом", "елисейские поля"])
def test_a_common_word_is_no_country(word):
    assert found(countries(), word) is None


@pytest.mark.parametrize("word", ["Того", "София", "Поляков", "Чехов", "Брюссель", "Южной Африке"])
def test_a_word_with_another_meaning_is_not_sure(word):
    assert found(countries(), word).sure is False


@pytest.mark.parametrize("word", ["Тоголезская Республика", "Кубе", "поляков", "чехов", "Болгария", "Минск", "США"])
def test_a_word_with_one_meaning_is_sure(word):
    assert found(countries(), word).sure is True


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Латинской Америке", 0),
        ("Латинской Америке", 1),
        ("Северной Ирландии", 1),
        ("Финском заливе", 0),
        ("Республики Сербской", 1),
        ("штата Вашингтон", 1),
        ("Южном Судане", 1),
        ("Демократическая Республика Конго", 2),
        ("Новой Гвинее", 1),
    ],
)
def test_a_piece_of_a_longer_name_is_not_found(text, start):
    assert found(countries(), text, start) is None


def test_the_longest_name_wins():
    assert country_name("Южный Судан и Судан") == "Южный Судан"
    assert country_name("Республика Конго") == "Республика Конго"
    assert country_name("Гвинея") == "Гвинея"
    assert country_name("Гвинея-Бисау") == "Гвинея-Бисау"


def test_a_lemma_helps_where_the_word_alone_is_unknown():
    assert countries().match([("Белоруссиею", "белоруссия")], 0).entry.iso2 == "BY"
    assert countries().match([("белоруссиею", "белоруссия")], 0) is None


def test_names_are_looked_up_in_any_case_of_letters():
    assert countries().by_name("федеративная  республика германии").iso2 == "DE"
    assert countries().by_name("Объединенные Арабские Эмираты").iso2 == "AE"
    assert countries().by_name("Германию") is None


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("российско-белорусских", ["RU", "BY"]),
        ("украинско-турецкое", ["UA", "TR"]),
        ("Американо-российский", ["US", "RU"]),
        ("франко-германским", ["FR", "DE"]),
        ("японо-китайской", ["JP", "CN"]),
        ("англо-американские", ["GB", "US"]),
        ("армяно-азербайджанского", ["AM", "AZ"]),
        ("российско-украинско-белорусской", ["RU", "UA", "BY"]),
        ("торгово-экономический", []),
        ("российско-торговый", []),
        ("политико-российский", []),
        ("белорусский", []),
        ("Россия-Белоруссия", []),
        ("нагорно-карабахский", []),
    ],
)
def test_compound_adjectives(word, codes):
    assert [c.iso2 for c in countries().compound_adjective(word)] == codes


def test_a_name_of_two_countries_is_refused():
    blank = dict.fromkeys(FIELDS, "")
    one = country_of(blank | {"iso2": "AA", "name": "Один", "english": "One", "aliases": "Общий"})
    two = country_of(blank | {"iso2": "BB", "name": "Два", "english": "Two", "capital": "Общий"})
    check_names([one])
    with pytest.raises(LexiconError, match="'общий' stands for two countries"):
        check_names([one, two])


def test_a_registry_of_one_country_works():
    row = dict.fromkeys(FIELDS, "") | {"iso2": "AA", "name": "Утопия", "english": "Utopia", "adjectives": "утопийский"}
    registry = Countries([country_of(row)])
    assert registry.by_form("Утопия").id == "country:AA"
    assert registry.by_form("утопия") is None


# --- organisations


def test_there_are_more_than_a_hundred_organisations():
    assert sum(o.kind in {"international", "grouping"} for o in organisations()) >= 60
    assert len(organisations()) >= 120
    wanted = "EU UN NATO CSTO EAEU SCO CIS OSCE G7 G8 G20 ASEAN AU IMF WB WTO WHO IAEA BRICS OPEC"
    assert [s for s in wanted.split() if organisations().by_short(s) is None] == []


def test_every_name_of_an_organisation_leads_home():
    for organisation in organisations():
        for phrase, _ in organisation.names():
            assert organisations().by_form(phrase) is organisation, phrase
        assert organisations().by_name(organisation.name) is organisation
        assert organisations().by_id(organisation.id) is organisation


@pytest.mark.parametrize(
    ("text", "id", "represents"),
    [
        ("Евросоюзом", "org:eu", "EU"),
        ("Европейского Союза", "org:eu", "EU"),
        ("Еврокомиссии", "org:ec", "EU"),
        ("Совбезе ООН", "org:un-sc", "UN"),
        ("натовскими", "org:nato", "NATO"),
        ("Организации Договора о коллективной безопасности", "org:csto", "CSTO"),
        ("Большой двадцатке", "org:g20", "G20"),
        ("большой двадцаткой", "org:g20", "G20"),
        ("G20", "org:g20", "G20"),
        ("ОПЕК+", "org:opec-plus", "OPEC+"),
        ("ОПЕК", "org:opec", "OPEC"),
        ("Госдумой", "org:ru-duma", "RU"),
        ("Верховной раде", "org:ua-rada", "UA"),
        ("ПАСЕ", "org:pace", "COE"),
        ("Интерфаксу", "org:interfax", None),
        ("РИА «Новости»", "org:ria", None),
        ("Единой Россией", "org:ru-er", None),
        ("талибами", "org:taliban", None),
    ],
)
def test_organisations_are_found_with_whom_they_represent(text, id, represents):
    match = found(organisations(), text)
    assert (match.entry.id, match.entry.represents, match.length) == (id, represents, len(words_of(text)))


@pytest.mark.parametrize("text", ["нато", "евросоюз", "Ес", "дума", "совет", "союз", "двадцатка", "известия", "яблоко"])
def test_a_common_word_is_no_organisation(text):
    assert found(organisations(), text) is None


def test_a_part_of_an_unknown_whole_is_refused():
    row = {"id": "org:a", "kind": "body", "parent": "org:b", "country": "", "short": ""}
    with pytest.raises(LexiconError, match="org:a: no parent 'org:b'"):
        speaks_for(row, {"org:a": row})


def test_countries_and_parents_of_organisations_exist():
    for organisation in organisations():
        assert organisation.country is None or countries().by_iso(organisation.country), organisation.id


# --- bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("МИДом", "МИД"),
        ("министерстве иностранных дел", "МИД"),
        ("внешнеполитическим ведомством", "МИД"),
        ("Минобороны", "министерство обороны"),
        ("кабмину", "правительство"),
        ("посольства", "посольство"),
        ("администрацией президента", "администрация президента"),
        ("пресс-службе", "пресс-служба"),
        ("Совете Безопасности", "совет безопасности"),
        ("властями", "власти"),
    ],
)
def test_bodies_are_found(text, name):
    assert found(bodies(), text).entry.name == name


@pytest.mark.parametrize("text", ["мид", "Мид", "цб", "совет", "страна", "дело"])
def test_other_words_are_no_bodies(text):
    assert found(bodies(), text) is None


def test_every_body_stands_in_its_example():
    for body in bodies():
        words = [(word,) for word in words_of(body.example)]
        hits = [m.entry for i in range(len(words)) if (m := bodies().match(words, i))]
        assert body in hits, body.name


def test_a_ministry_has_a_head():
    assert [b.name for b in bodies() if b.kind == "ministry" and not b.head] == []
    assert bodies().by_form("МИД").head == "министр иностранных дел"


# --- phrases


@pytest.mark.parametrize(
    ("pattern", "surface", "allowed"),
    [
        ("МИД", "МИДом", True),
        ("МИД", "Мид", False),
        ("БиГ", "Биг", False),
        ("Гвинея-Бисау", "Гвинеей-Бисау", True),
        ("Грузия", "ГРУЗИЯ", True),
        ("Грузия", "грузия", False),
        ("грузин", "Грузин", True),
    ],
)
def test_capitals_that_a_phrase_asks_for(pattern, surface, allowed):
    assert allows(pattern, surface) is allowed


def test_of_two_spellings_the_first_added_wins():
    phrases: Phrases[str] = Phrases()
    phrases.add("Большая двадцатка", "G20", "name")
    phrases.add("большая двадцатка", "G20", "alias")
    assert phrases.find("Большой двадцатки").how == "name"
    assert phrases.find("большой двадцатки").how == "alias"


def test_a_phrase_of_nothing_keeps_others_out():
    phrases: Phrases[str] = Phrases()
    phrases.add("дом", "дом", "name")
    phrases.add("детский дом", None, "no")
    assert phrases.find("дом").entry == "дом"
    assert phrases.match([("детский",), ("дом",)], 1) is None


def test_the_table_of_forms_is_up_to_date():
    """After an edit of a registry `scripts/make_forms.py` has to be run."""
    script = runpy.run_path(str(ROOT / "scripts" / "make_forms.py"))
    assert script["text"]() == script["TARGET"].read_text(encoding="utf-8")


def test_the_registries_load_in_a_fraction_of_a_second():
    """Measured at 60 to 90 ms on two slow cores; the bound leaves room for a busy machine."""
    start = time.process_time()
    for load in (form_table, countries, organisations, bodies):
        load.__wrapped__()
    assert time.process_time() - start < 0.5
