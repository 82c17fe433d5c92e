"""Names of people: parts, nominatives, which names are one person's; and misspelt ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letopis.extraction.cast import people as persons
from letopis.extraction.cast.paradigms import nominative_candidates
from letopis.extraction.cast.people import one_edit
from letopis.extraction.cast.person import Tally
from letopis.extraction.cast.written import PersonName, parts
from letopis.model.document import Name
from letopis.model.span import Span
from telling import called, names, people

# --- the parts of a name


@pytest.mark.parametrize(
    ("words", "first", "middle", "last"),
    [
        ("Сергей Лавров", "Сергей", (), "Лавров"),
        ("Сергей Викторович Лавров", "Сергей", (), "Лавров"),
        ("Лавров Сергей Викторович", "Сергей", (), "Лавров"),
        ("Лавров", None, (), "Лавров"),
        ("Никитин А. С.", "А.", (), "Никитин"),
        ("А. С. Никитин", "А.", (), "Никитин"),
        ("Реджеп Тайип Эрдоган", "Реджеп", ("Тайип",), "Эрдоган"),
        ("Мария Вячеславовна", "Мария", (), None),
        ("Иван Петрович-Хилл", "Иван", (), "Петрович-Хилл"),
    ],
)
def test_parts_of_a_name(words, first, middle, last):
    assert parts(words.split()) == (first, middle, last)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("лукашенко", "лукашекно", True),  # neighbours swapped
        ("лукашенко", "лукашенк", True),  # left out
        ("лукашенко", "лукашеннко", True),  # put in
        ("лукашенко", "лукашинко", True),  # changed
        ("лукашенко", "лукашенко", True),
        ("лукашенко", "лукашевич", False),
        ("лукашенко", "лукашкнео", False),
        ("лукашенко", "лукаш", False),
    ],
)
def test_one_slip_of_the_pen(one, other, same):
    assert one_edit(one, other) is same
    assert one_edit(other, one) is same


@pytest.mark.parametrize(
    ("word", "mark", "case", "gender", "nominative"),
    [
        ("Лавровым", "Surn", "Ins", "Masc", "Лавров"),
        ("Захаровой", "Surn", "Gen", "Fem", "Захарова"),
        ("Обамы", "Surn", "Gen", "Masc", "Обама"),
        ("Лукашенко", "Surn", "Dat", "Masc", "Лукашенко"),
        ("Саркози", "Surn", "Ins", "Masc", "Саркози"),
        ("Нетаньяху", "Surn", "Gen", "Masc", "Нетаньяху"),
        ("Сантосу", "Surn", "Dat", "Masc", "Сантос"),
        ("Диаса-Канеля", "Surn", "Gen", "Masc", "Диас-Канель"),
        ("Салтыкову-Щедрину", "Surn", "Dat", "Masc", "Салтыков-Щедрин"),
        ("Ангеле", "Name", "Dat", "Fem", "Ангела"),
        ("Мигелем", "Name", "Ins", "Masc", "Мигель"),
        ("О'Нилом", "Surn", "Ins", "Masc", "О'Нил"),
    ],
)
def test_the_likeliest_nominative(word, mark, case, gender, nominative):
    assert nominative_candidates(word, mark, case, gender)[0][0] == nominative


# --- the persons of an article


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # full, with patronymic, initials, surname alone: one person
        ("Сергей Викторович Лавров прибыл в Рим. Лавров выступил. С. В. Лавров ответил.", "Сергей Лавров"),
        ("Небензя Василий Алексеевич выступил. С Небензей согласились.", "Василий Небензя"),
        ("Наталье Поклонской ответили. Поклонская поблагодарила.", "Наталья Поклонская"),
        ("С Джастином Трюдо говорили о зерне. Трюдо выразил согласие.", "Джастин Трюдо"),
        # indeclinable, foreign, of several words
        ("Глава МИД Грузии Давид Залкалиани приехал. Затем Залкалиани принял премьер.", "Давид Залкалиани; премьер"),
        ("Выступил Хуан Мануэль Сантос. Сантосу ответили.", "Хуан Мануэль Сантос"),
        ("Эмир Катара Тамим бин Хамад Аль Тани прилетел в Оман.", "Тамим бин Хамад Аль Тани"),
        ("Президент КНР Си Цзиньпин выступил на форуме в этот день.", "Си Цзиньпин"),
        ("Глава МИД Китая Ван И выступил на форуме в этот день.", "Ван И"),
        ("Приехала Урсула фон дер Ляйен. Эту встречу с фон дер Ляйен ждали.", "Урсула фон дер Ляйен"),
        ("Королева Елизавета II приняла гостей. Елизавета улыбнулась.", "Елизавета II"),
        ("Мария Салтыкова-Щедрина промолчала. О Салтыковой-Щедрине забыли.", "Мария Салтыкова-Щедрина"),
        # hyphened first names and particles, in an oblique case only
        ("Посол встретился с Касым-Жомартом Токаевым.", "посол; Касым-Жомарт Токаев"),
        ("Посол посетил эмира Катара Тамима бен Хамада Аль Тани.", "посол; Тамим бен Хамад Аль Тани"),
        # surnames that decline as adjectives do, and first names without cases
        ("Президент наградил Сергея Вершинского и Анну Вершинскую.", "президент; Сергей Вершинский; Анна Вершинская"),
        ("Он заменил Кармен Ортис в пятницу.", "Кармен Ортис"),
        ("Приехал Мэттью Пэрриш. Мэттью Пэрриша ждали.", "Мэттью Пэрриш"),
        ("Простились с ролью Дариги Токаевой.", "Дарига Токаева"),
        ("Наталью Ортис видели в Минске.", "Наталья Ортис"),
        # no form is nominative for sure: the one that all of them agree on
        ("Суд оправдал Асию Норин. Адвокат Асии Норин ушёл.", "Асия Норин"),
        # a post with a capital, as official readouts write it
        ("Путин встретится с Премьер-министром Малайзии Анваром Ибрагимом.", "Владимир Путин; Анвар Ибрагим"),
        # an apostrophe joins a name, in whatever form
        ("Шона О’Коннора ждут. О'Коннор в пути.", "Шон О'Коннор"),
        # a name that the tree has after a post and its state
        (
            "Путин говорил с Эмиром Государства Катар Тамимом Бен Хамадом Аль Тани.",
            "Владимир Путин; Тамим бен Хамад Аль Тани",
        ),
        # an initial of two letters
        ("Выдвинут Джеймс Коннелли. Кандидатуру Дж.Коннелли обсудят.", "Джеймс Коннелли"),
        # no name goes on over a bracket or a comma
        ("Выступили трое (Мартин Келлер, Анна Браун).", "Мартин Келлер; Анна Браун"),
        # two persons of one surname are two
        ("Виктор Янукович приехал. Александр Янукович остался.", "Виктор Янукович; Александр Янукович"),
        ("Джордж Буш-младший сменил Билла Клинтона.", "Джордж Буш-младший; Билл Клинтон"),
        # the gender of the first name is that of the surname
        ("Путин принял Ольгу Сомову. О. Сомова: Да. О. Сомова: Конечно.", "Владимир Путин; Ольга Сомова"),
        ("Путин принял Олега Сомова. Доклад О. Сомова приняли, план О. Сомова тоже.", "Владимир Путин; Олег Сомов"),
    ],
)
def test_people_of_a_text(cast, text, told):
    assert "; ".join(names(cast(text), "person")) == told


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "Лавров выступил. С ним был Сергей Лавров. О Лаврове писали.",
            "Сергей Лавров",
            "Лавров|ним|Сергей Лавров|Лаврове",
        ),
        (
            "Александр Лукашенко вылетел в Сочи. Затем Лукашекно вернулся в Минск.",
            "Александр Лукашенко",
            "Александр Лукашенко|Лукашекно",
        ),
        (
            "Йенс Столтенберг приехал в Вильнюс. Столтенберга встретил мэр города.",
            "Йенс Столтенберг",
            "Йенс Столтенберг|Столтенберга",
        ),
        ("Петром Порошенко довольны. Порошенко промолчал.", "Петр Порошенко", "Петром Порошенко|Порошенко"),
        # the Latin spelling in brackets is a name of its own, of the same person
        (
            "Приехал Мартин Келлер (Martin Keller). Келлер выступил.",
            "Мартин Келлер",
            "Мартин Келлер|Martin Keller|Келлер",
        ),
    ],
)
def test_words_that_speak_of_one_person(cast, text, name, words):
    assert "|".join(called(cast(text), text, name)) == words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Путин и Меркель поговорили.", "Владимир Путин RU; Ангела Меркель DE"),  # in office, and nobody else's surname
        ("Сергей Лавров выступил.", "Сергей Лавров RU"),
        ("Нурсултан Назарбаев выступил.", "Нурсултан Назарбаев -"),  # no longer in office
        ("Ким Чен Ын написал письмо.", "Ким Чен Ын KP"),
        ("Слесарь Иван Путин опоздал.", "Иван Путин -"),  # another first name
        ("Слесарь Иван Петров опоздал.", "Иван Петров -"),
    ],
)
def test_officials_are_known_by_name(cast, text, told):
    assert "; ".join(people(cast(text))) == told


def test_a_bare_surname_of_an_undated_text_is_nobody_known(cast):
    assert people(cast("Меркель выступила в Берлине.", published=None)) == ["Меркель -"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Президент Белоруссии Александр Лукашекно прилетел в Сочи.", "Александр Лукашенко BY"),
        ("Слесарь Александр Лукашекно опоздал.", "Александр Лукашекно -"),
    ],
)
def test_a_misspelt_name_is_put_right_only_where_it_is_certain(cast, text, told):
    assert "; ".join(people(cast(text))) == told


def test_the_articles_spelling_stays_in_the_mention(cast):
    text = "Президент Белоруссии Александр Лукашекно прилетел в Сочи."
    assert called(cast(text), text, "Александр Лукашенко") == ["Президент Белоруссии Александр Лукашекно"]


@pytest.mark.parametrize(
    "text",
    ["Вот и всё.", "Министр улетел.", "Переговоры прошли.", "Да хранит вас Господь.", "Святейший Патриарх отбыл.", ""],
)
def test_words_that_are_no_names(cast, text):
    assert [e for e in names(cast(text), "person") if e[0].isupper()] == []


@pytest.mark.parametrize("name", ["Ахмед Касем", "Патрик Муратоглу", "Иван Басу", "Петр Павел"])
def test_a_surname_beside_a_first_name_in_the_nominative_stands_as_it_is(read, name):
    record = read(f"{name} приехал в Осло.").to_dict()
    assert name in {e["name"].replace("ё", "е") for e in record["entities"]}


# Many names in one text


SYLLABLES = ("ба", "ве", "го", "ду", "жи", "за", "ке", "ло", "му", "ни")


def surnames(number: int) -> list[str]:
    return [f"{a}{b}{c}нин".capitalize() for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES][:number]


def read_name(number: int, surname: str) -> PersonName:
    """A full name that stands at token 10 * `number`."""
    start = 10 * number
    return PersonName(Name("PER", Span(start, start + 2), start, start + 2), "Иван", (), surname, "Nom", "Masc")


def comparisons(surnames: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """How many persons are held against a name, over all names."""
    held = []
    near = persons.Known.near
    monkeypatch.setattr(persons.Known, "near", lambda self, name: held.append(near(self, name)) or held[-1])
    assert persons.group([read_name(i, word) for i, word in enumerate(surnames)])
    return sum(map(len, held))


def test_only_persons_with_a_surname_a_slip_away_are_held_against_a_full_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every one is called Иван; what is a slip away is held against it, 27 others at most."""
    assert comparisons(surnames(200), monkeypatch) < 200 * 28


def test_one_person_named_often_is_tallied_once_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    add = Tally.add
    monkeypatch.setattr(Tally, "add", lambda self, options: taken.append(options) or add(self, options))
    [person] = persons.group([read_name(i, "Головин") for i in range(100)])
    assert person.display() == "Иван Головин"
    assert len(taken) == 2 * 100


def test_of_two_namesakes_a_surname_goes_to_the_one_named_last_before() -> None:
    pyotr, yury = (replace(read_name(i, "Головин"), first=first) for i, first in enumerate(("Пётр", "Юрий")))
    alone = replace(read_name(2, "Головин"), first=None)
    assert [len(person.names) for person in persons.group([pyotr, yury, alone])] == [1, 2]
    later = replace(pyotr, name=read_name(5, "Головин").name)
    assert {person.display(): len(person.names) for person in persons.group([later, yury, alone])} == {
        "Юрий Головин": 2,
        "Пётр Головин": 1,
    }
