"""What Letopis must find in the articles of examples/, and what it must not invent there.

What an article tells and Letopis does not read yet stands here too, marked as not read: its test asserts
the miss, so it fails on the day that it is read, and the mark goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest

from letopis import Reader, Record
from letopis.model.contract import schema
from letopis.model.record import Contact
from letopis.sources import read_sources

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = sorted(p.stem for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html"})
FACE_TO_FACE = {"meeting", "talks"}


@dataclass(frozen=True, slots=True)
class Told:
    """A contact that an example tells; `kinds` where the guide takes one for the other."""

    example: str
    kinds: set[str]
    who: set[str]
    date: str | None
    place: str | None = None
    status: str = "held"
    news: bool | None = True
    read: bool = True

    def __str__(self) -> str:
        return f"{self.example}: {self.status} {'/'.join(sorted(self.kinds))} of {', '.join(sorted(self.who))}"

    def matches(self, contact: Contact) -> bool:
        return (
            contact.kind in self.kinds
            and contact.status == self.status
            and {p.name for p in contact.participants} == self.who
            and (contact.date, contact.place) == (self.date, self.place)
            and self.news in (None, contact.foreground)
        )

    def allows(self, contact: Contact) -> bool:
        """Whether a contact, found in part only, has nothing that this one does not tell."""
        return (
            contact.kind in self.kinds
            and {p.name for p in contact.participants} <= self.who
            and contact.date in (None, self.date)
            and contact.place in (None, self.place)
        )


MERKEL = {"Александр Лукашенко", "Ангела Меркель"}
MINISTERS = {"Сергей Лавров", "Энтони Блинкен"}
XI = {"Шавкат Мирзиёев", "Си Цзиньпин"}
PRAGUE = {"Никол Пашинян", "Ильхам Алиев", "Эмманюэль Макрон", "Шарль Мишель"}
ANKARA = {"Никол Пашинян", "Реджеп Тайип Эрдоган"}
NORMANDY = {"Владимир Путин", "Пётр Порошенко", "Ангела Меркель", "Франсуа Олланд"}
MOSCOW = {"Ангела Меркель", "Франсуа Олланд", "Владимир Путин"}
UNION = {"Владимир Путин", "Александр Лукашенко"}
COUNCIL = {"Высший государственный совет Союзного государства", "Высший государственный совет", "Союзное государство"}

TOLD = (
    Told("call_minsk", {"call"}, MERKEL, "2021-11-15"),
    Told("call_berlin", {"call"}, MERKEL, "2021-11-15"),
    Told("call_ministers", {"call"}, MINISTERS, "2022-07-29"),
    Told("call_ministers", FACE_TO_FACE, MINISTERS, "2022-01-21", "Женева", news=False),
    Told("visit_beijing", {"visit"}, XI, "2024-01-23/2024-01-25", "Пекин"),
    Told("visit_beijing", FACE_TO_FACE, XI, "2024-01-24", "Пекин", status="planned"),
    Told("visit_beijing", FACE_TO_FACE, {"Шавкат Мирзиёев", "Ли Цян"}, None, status="planned"),
    Told("visit_beijing", FACE_TO_FACE, XI, "2023-05", "Сиань", news=False),
    Told("talks_antalya", FACE_TO_FACE, {"Сергей Лавров", "Хакан Фидан"}, "XXXX-04-12", "Анталья"),
    Told("talks_prague", FACE_TO_FACE | {"summit"}, PRAGUE, "2022-10-06", "Прага"),
    Told("talks_prague", FACE_TO_FACE, ANKARA, "2022-10-06", "Прага", news=None, read=False),
    Told("measures_minsk", FACE_TO_FACE | {"summit"}, NORMANDY, "2015-02-11/2015-02-12", "Минск", read=False),
    Told("measures_minsk", {"visit"}, MOSCOW, "2015-02-06", "Москва", news=False),
    Told("measures_minsk", FACE_TO_FACE, MOSCOW, "2015-02-06", "Москва", news=False, read=False),
    Told("programmes_union_state", FACE_TO_FACE, UNION, "2021-09-09", "Москва", news=False),
    Told("ambassador_washington", FACE_TO_FACE, {"Россия", "США"}, "2025-02-27", "Стамбул", news=False),
)

# Told as well, and no matter if it is found: doubtful cases of the guide.
ALSO_TOLD = (
    Told("visit_beijing", {"summit"}, XI, "2023-05", "Сиань"),
    Told("talks_antalya", FACE_TO_FACE, {"Россия", "Украина"}, None, status="proposed"),
    Told("talks_prague", FACE_TO_FACE, {"Армения", "Азербайджан"}, "2022-10", "Брюссель", status="planned"),
    Told("ambassador_washington", FACE_TO_FACE, {"Александр Дарчиев", "Соната Коултер"}, "2025-02-27", "Стамбул"),
    Told("measures_minsk", FACE_TO_FACE, NORMANDY | {"Александр Лукашенко"}, "2015-02-11/2015-02-12", "Минск"),
    Told("programmes_union_state", {"call", "summit"} | FACE_TO_FACE, UNION | COUNCIL, "2021-11-04"),
)

# Example, person, words of the post, body, change.
CHANGES = (
    ("ambassador_washington", "Александр Дарчиев", "посол", "Россия", "appointed"),
    ("ambassador_washington", "Анатолий Антонов", "посол", "Россия", "left"),
    ("cabinet_ankara", "Хакан Фидан", "министр иностранных дел", "Турция", "appointed"),
    ("cabinet_ankara", "Мевлют Чавушоглу", "", "Турция", "left"),
    ("cabinet_ankara", "Джевдет Йылмаз", "вице-президент", "Турция", "appointed"),
    ("cabinet_ankara", "Яшар Гюлер", "", "Турция", "appointed"),
)

# Example, speaker, direct, words that the statement has, whether it is read.
SAID = (
    ("call_ministers", "пресс-служба МИД РФ", False, "Звонок состоялся по просьбе американской стороны", True),
    ("call_ministers", "Энтони Блинкен", False, "призвал Москву принять американское предложение", True),
    ("call_berlin", "Штеффен Зайберт", False, "Меркель и Лукашенко условились", True),
    ("talks_antalya", "Хакан Фидан", False, "Анкара готова вновь принять у себя переговоры", True),
    ("talks_prague", "Реджеп Тайип Эрдоган", False, "Анкара стремится к полной нормализации", True),
    ("measures_minsk", "Владимир Путин", True, "Нам всё-таки удалось договориться о главном", True),
    ("measures_minsk", "Ангела Меркель", False, "у неё нет иллюзий", True),
    ("call_ministers", "Сергей Лавров", False, "Вашингтон не выполняет обещаний", True),
)

# Example, words of the name, status, total, whether it is read.
AGREED = (
    ("measures_minsk", "комплекс мер", "signed", None, False),
    ("programmes_union_state", "программ", "agreed", 28, True),
)


@pytest.fixture(scope="session")
def records(reader: Reader) -> dict[str, Record]:
    loaded = [(Path(item.name).stem, item.article) for item in read_sources([str(EXAMPLES)])]
    return {name: reader.read_article(article) for name, article in loaded if article}


def test_there_is_a_record_of_every_example(records: dict[str, Record]) -> None:
    assert sorted(records) == NAMES


@pytest.mark.parametrize("told", TOLD, ids=str)
def test_the_contact_is_found_once(told: Told, records: dict[str, Record]) -> None:
    found = records[told.example].contacts
    assert len([c for c in found if told.matches(c)]) == told.read, "\n".join(map(summary, found))


@pytest.mark.parametrize(("example", "person", "post", "body", "change"), CHANGES)
def test_the_change_of_office_is_found(
    example: str, person: str, post: str, body: str, change: str, records: dict[str, Record]
) -> None:
    found = [(a.person, a.body, a.change) for a in records[example].appointments if post in (a.post or "")]
    assert (person, body, change) in found


@pytest.mark.parametrize(("example", "speaker", "direct", "words", "read"), SAID)
def test_the_statement_is_found(
    example: str, speaker: str, direct: bool, words: str, read: bool, records: dict[str, Record]
) -> None:
    found = [(s.speaker, s.direct) for s in records[example].statements if words in s.text]
    assert ((speaker, direct) in found) is read, found


@pytest.mark.parametrize(("example", "words", "status", "total", "read"), AGREED)
def test_the_agreement_is_found_with_its_count(
    example: str, words: str, status: str, total: int | None, read: bool, records: dict[str, Record]
) -> None:
    found = [(a.status, a.total) for a in records[example].agreements if words in a.name]
    assert ((status, total) in found) is read, found


@pytest.mark.parametrize("example", NAMES)
def test_no_contact_date_or_place_is_made_up(example: str, records: dict[str, Record]) -> None:
    allowed = [t for t in (*TOLD, *ALSO_TOLD) if t.example == example]
    assert [summary(c) for c in records[example].contacts if not any(t.allows(c) for t in allowed)] == []


def test_where_nothing_is_diplomatic_nothing_is_found(records: dict[str, Record]) -> None:
    record = records["chess_astana"]
    assert (record.contacts, record.appointments, record.agreements) == ((), (), ())


def test_headlines_under_read_also_make_no_fact(records: dict[str, Record]) -> None:
    """Зеленский и президент Гватемалы, Макрон и Шольц stand in boilerplate only."""
    words = [text_of(c) for name in ("call_ministers", "talks_prague") for c in records[name].contacts]
    assert [w for w in words if "Зеленск" in w or "Гватемал" in w or "Шольц" in w] == []


def summary(contact: Contact) -> str:
    who = ", ".join(p.name for p in contact.participants)
    news = "news" if contact.foreground else "background"
    return f"{contact.status} {contact.kind} of {who}, {contact.date}, {contact.place}, {news}"


def text_of(contact: Contact) -> str:
    return " ".join([contact.evidence, *(p.name for p in contact.participants)])


def test_the_page_tells_its_headline_date_outlet_and_address(records: dict[str, Record]) -> None:
    article = records["talks_prague"].article
    assert article.title == "Пашинян и Алиев провели в Праге переговоры с Макроном и Мишелем"
    assert str(article.published) == "2022-10-07"
    assert article.outlet == "Обзор недели"
    assert article.url == "https://news.example/2022/10/07/talks-prague.html"


def test_without_a_date_the_year_stays_open(records: dict[str, Record]) -> None:
    record = records["talks_antalya"]
    assert record.published_inferred is None
    assert {c.date[:4] for c in record.contacts if c.date} == {"XXXX"}


def test_without_a_date_a_change_of_office_tells_the_year(records: dict[str, Record]) -> None:
    record = records["cabinet_ankara"]
    assert record.article.published is None
    assert record.published_inferred is not None
    assert record.published_inferred.value == "2023-06-03"


def test_the_two_sides_of_a_call_tell_the_same_contact(records: dict[str, Record]) -> None:
    minsk, berlin = ([c for c in records[n].contacts if c.kind == "call"] for n in ("call_minsk", "call_berlin"))
    assert [(c.date, {p.entity for p in c.participants}) for c in minsk] == [
        (c.date, {p.entity for p in c.participants}) for c in berlin
    ]


def test_an_account_is_laid_to_the_side_that_gives_it(records: dict[str, Record]) -> None:
    assert reporters(records["call_minsk"]) == {"пресс-служба белорусского лидера"}
    assert reporters(records["call_berlin"]) == {"Штеффен Зайберт"}
    assert {"пресс-служба МИД РФ"} <= reporters(records["call_ministers"])


def reporters(record: Record) -> set[str]:
    return {name for c in record.contacts if c.kind == "call" for name in c.reported_by}


@pytest.mark.parametrize("example", NAMES)
def test_every_citation_slices_to_its_words(example: str, records: dict[str, Record]) -> None:
    text = records[example].article.text
    cited = list(citations(records[example].to_dict()))
    assert [c for c in cited if text[c["start"] : c["stop"]] != c["text"]] == []


def citations(value: object) -> Iterator[dict[str, object]]:
    """All of an object's parts that hold words and their place."""
    if isinstance(value, dict):
        if {"start", "stop", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from citations(part)


@pytest.mark.parametrize("example", NAMES)
def test_every_record_validates(example: str, records: dict[str, Record]) -> None:
    jsonschema.validate(records[example].to_dict(), schema())
