"""Who takes and who leaves a post."""

from __future__ import annotations

from datetime import date

import pytest

from letopis.extraction.appointments import extract
from letopis.extraction.appointments.frames import Frame, frames
from letopis.extraction.cast import find_cast
from letopis.extraction.context import Context
from letopis.extraction.dates import find_times
from letopis.model.record import Appointment
from letopis.reading import Annotator
from letopis.sources.text import article_of

ANNOTATOR = Annotator()


def context_of(text: str, published: str | None = None) -> Context:
    day = date.fromisoformat(published) if published else None
    document = ANNOTATOR.annotate(article_of(text, published=day))
    return Context(document, find_cast(document), tuple(find_times(document)))


def read(text: str, published: str | None = None) -> list[Appointment]:
    return list(extract(context_of(text, published)))


def told(text: str) -> list[str]:
    return sorted(" | ".join(str(x) for x in (a.person, a.change, a.post, a.body)) for a in read(text))


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: f"{frame.rule}: {frame.example}")
def test_every_frame_reads_its_example(frame: Frame) -> None:
    assert told(frame.example) == sorted(frame.expect.split("; "))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("МИД Молдавии возглавит Иван Петров.", ["Иван Петров | nominated | глава МИД | Молдавия"]),
        ("Иван Петров должен стать послом Молдавии.", ["Иван Петров | nominated | посол | Молдавия"]),
        ("Иван Петров может стать послом Молдавии.", ["Иван Петров | nominated | посол | Молдавия"]),
        ("Партия поддержала назначение Ивана Петрова послом Молдавии.", ["Иван Петров | nominated | посол | Молдавия"]),
        ("Иван Петров избран в качестве президента Молдавии.", ["Иван Петров | elected | президент | Молдавия"]),
        # who makes room is told before; the post by a bare carrier or a pronoun
        (
            "Премьер-министр Молдавии Андрей Сидоров подал в отставку. Должность занял Иван Петров.",
            [
                "Андрей Сидоров | left | премьер-министр | Молдавия",
                "Иван Петров | appointed | премьер-министр | Молдавия",
            ],
        ),
        (
            "Король освободил от должности главы банка Андрея Сидорова и назначил на неё Ивана Петрова.",
            ["Андрей Сидоров | left | глава банка | None", "Иван Петров | appointed | глава банка | None"],
        ),
        (
            "Иван Петров заменил своего предшественника Андрея Сидорова на посту премьер-министра Молдавии.",
            [
                "Андрей Сидоров | left | премьер-министр | Молдавия",
                "Иван Петров | appointed | премьер-министр | Молдавия",
            ],
        ),
        # rank or party before the name is no part of the post
        (
            "Король назначил министром обороны Молдавии адмирала Ивана Петрова.",
            ["Иван Петров | appointed | министр обороны | Молдавия"],
        ),
        ("Иван Петров отказался от исполнения обязанностей мэра Кишинёва.", ["Иван Петров | left | мэр | Кишинёв"]),
        ("Иван Петров, назначенный послом Молдавии, прибыл.", ["Иван Петров | appointed | посол | Молдавия"]),
        (
            "Ранее со своего поста ушёл министр по выходу Молдавии из союза Иван Петров.",
            ["Иван Петров | left | министр по выходу из союза | Молдавия"],
        ),
        ("Сенат отправил Ивана Петрова и его кабинет в отставку.", ["Иван Петров | left | None | None"]),
        ("Правительство Ивана Петрова ушло в отставку.", ["Иван Петров | left | премьер-министр | None"]),
        (
            "Об отставке правительства премьер-министр Молдавии Иван Петров заявил в понедельник.",
            ["Иван Петров | left | премьер-министр | Молдавия"],
        ),
        (
            "Исполняющий обязанности президента Иван Петров победил на президентских выборах в Молдавии.",
            ["Иван Петров | elected | президент | Молдавия"],
        ),
        ("Иван Петров выиграл выборы мэра Кишинёва.", ["Иван Петров | elected | мэр | Кишинёв"]),
        (
            "Рада избрала спикером первого заместителя главы партии «Заря» Ивана Петрова.",
            ["Иван Петров | elected | спикер | Украина"],
        ),
        (
            "Король одобрил назначение Ивана Петрова в качестве министра финансов Молдавии.",
            ["Иван Петров | appointed | министр финансов | Молдавия"],
        ),
        ("Посол Молдавии Иван Петров отозван.", ["Иван Петров | left | посол | Молдавия"]),
        ("Министр обороны Молдавии Иван Петров ушёл с поста.", ["Иван Петров | left | министр обороны | Молдавия"]),
        ("«Назначить Ивана Петрова послом Молдавии», — сказано там.", ["Иван Петров | appointed | посол | Молдавия"]),
        (
            "Постоянным представителем Молдавии при ООН назначен Иван Петров.",
            ["Иван Петров | appointed | постоянный представитель при ООН | Молдавия"],
        ),
        (
            "Премьер-министром Молдавии стал Иван Петров вместо ушедшего с этого поста Андрея Сидорова.",
            [
                "Андрей Сидоров | left | премьер-министр | Молдавия",
                "Иван Петров | appointed | премьер-министр | Молдавия",
            ],
        ),
        # whose post it is, told in passing
        (
            "Прежний спикер парламента Молдавии Иван Петров написал заявление об отставке.",
            ["Иван Петров | left | спикер парламента | Молдавия"],
        ),
        (
            "Министр юстиции Молдавии Иван Петров, занимавший пост с 2006 года, ушёл в отставку.",
            ["Иван Петров | left | министр юстиции | Молдавия"],
        ),
        (
            "С поста ушёл вице-губернатор Тверской области, 35-летний Иван Петров.",
            ["Иван Петров | left | вице-губернатор | Тверская область"],
        ),
        (
            "Правительство Молдавии во главе с Иваном Петровым ушло в отставку.",
            ["Иван Петров | left | премьер-министр | Молдавия"],
        ),
        (
            "Президент Болгарии Пётр Димов объявил о назначении Ивана Петрова своим советником.",
            ["Иван Петров | appointed | советник | Болгария"],
        ),
        (
            "Спецпредставителем Болгарии по вопросам Молдавии стал Иван Петров.",
            ["Иван Петров | appointed | спецпредставитель по вопросам Молдавии | Болгария"],
        ),
        (
            "Иван Петров должен быть избран президентом Молдавии.",
            ["Иван Петров | nominated | президент | Молдавия"],
        ),
        ("Стало известно об отставке дочери Ивана Петрова.", []),
    ],
)
def test_changes_are_read_in_other_forms_too(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Министр обороны Молдавии Иван Петров не подал в отставку.", "negated"),
        ("Министр обороны Молдавии Иван Петров подал в отставку?", "a question"),
        ("Если министр обороны Молдавии Иван Петров подаст в отставку, рынок упадёт.", "hypothetical"),
        ("Депутаты потребовали отставки министра обороны Молдавии Ивана Петрова.", "only demanded"),
        ("Канцелярия опровергла слухи об отставке министра обороны Молдавии Ивана Петрова.", "not told as a fact"),
        ("Среди требований митинга - отставка мэра Кишинёва Ивана Петрова.", "only demanded"),
        ("В случае победы послом Молдавии станет Иван Петров.", "hypothetical"),
        ("Иван Петров не может стать послом Молдавии в Болгарии.", "not told as a fact"),
        ("Министр обороны Молдавии Иван Петров желает покинуть пост.", "not told as a fact"),
        ("Спор приведёт к отставке министра обороны Молдавии Ивана Петрова.", "an outcome"),
        ("Готовясь вступить в должность президента Молдавии, Иван Петров сказал речь.", "only prepared for"),
        ("Депутаты предлагают снять Ивана Петрова с поста министра обороны Молдавии.", "only offered"),
    ],
)
def test_what_is_denied_or_thought_of_is_dropped_with_a_reason(text: str, reason: str) -> None:
    context = context_of(text)
    assert not list(extract(context))
    assert any(dropped.reason.startswith(reason) for dropped in context.dropped)


@pytest.mark.parametrize(
    "text",
    [
        "Президент Молдавии Иван Петров прибыл в Софию.",
        "Бывший министр обороны Молдавии Иван Петров прибыл в Софию.",
        "Ранее Иван Петров занимал пост министра обороны Молдавии.",
        "Иван Петров стал третьим мужем певицы.",
        "Иван Петров стал вторым министром, который покинул зал.",
        "Об отставке правительства президент Молдавии Иван Петров заявил в понедельник.",
        "Иван Петров победил в первом туре президентских выборов в Молдавии.",
        "Иван Петров победит на президентских выборах в Молдавии.",
        "Последний объявил об отставке премьеру Молдавии Ивану Петрову.",
        "Иван Петров стал третьим министром в кабинете Марии Сидоровой, покинувшим пост.",
        "На пост министра финансов прочат земляка Ивана Петрова.",
        "Иван Петров покинул зал заседаний.",
        "Заседание назначено на пятницу.",
        "Рабочих освободили из плена.",
        "Клуб назначил Ивана Петрова главным тренером.",
        "Исполняющим обязанности главного тренера назначен Иван Петров.",
    ],
)
def test_no_change_of_post_is_no_appointment(text: str) -> None:
    assert told(text) == []


def test_on_this_post_is_the_post_told_before() -> None:
    text = "В марте президент назначил Ивана Петрова послом Молдавии. На этом посту он сменил Андрея Сидорова."
    came, went = read(text, published="2021-04-15")
    assert (came.person, came.succeeds, came.date) == ("Иван Петров", "Андрей Сидоров", "2021-03")
    assert (went.person, went.change, went.post, went.date) == ("Андрей Сидоров", "left", "посол", "2021-03")


def test_one_ministry_under_two_names_is_one_post() -> None:
    text = "Министр иностранных дел Молдавии Иван Петров подал в отставку. Иван Петров покинул пост главы МИД Молдавии."
    assert told(text) == ["Иван Петров | left | министр иностранных дел | Молдавия"]


def test_his_place_is_that_of_who_left() -> None:
    text = "Посол Молдавии в Болгарии Иван Петров будет снят с должности. Его место займёт Андрей Сидоров."
    assert told(text) == ["Андрей Сидоров | nominated | посол | Молдавия", "Иван Петров | left | посол | Молдавия"]


def test_a_predecessor_leaves_the_post_just_told() -> None:
    text = "Послом Молдавии назначен Иван Петров. Его предшественник Андрей Сидоров подал в отставку."
    assert "Андрей Сидоров | left | посол | Молдавия" in told(text)


def test_two_days_of_one_leaving_are_one_change() -> None:
    text = (
        "8 июля министр обороны Молдавии Иван Петров подал в отставку.\n\n"
        "9 июля канцелярия сообщила об отставке министра обороны Молдавии Ивана Петрова."
    )
    assert len(read(text, published="2018-07-10")) == 1


def test_who_takes_a_post_does_not_leave_it_namelessly() -> None:
    text = "Иван Петров назначен министром обороны Молдавии. Премьер приняла отставку министра обороны."
    assert told(text) == ["Иван Петров | appointed | министр обороны | Молдавия"]


def test_a_post_in_quotation_marks_is_read_to_their_end() -> None:
    text = "Министр по делам «Союза» Молдавии Иван Петров подал в отставку."
    assert told(text) == ["Иван Петров | left | министр по делам Союза | Молдавия"]


def test_the_date_of_the_main_verb_is_that_of_its_participle() -> None:
    text = "18 февраля 2013 года премьер успокоил толпу, уволив министра финансов Молдавии Ивана Петрова."
    (only,) = read(text)
    assert only.date == "2013-02-18"


def test_the_head_of_government_is_the_premier() -> None:
    text = "Правительство Молдавии возглавил Иван Петров. Он стал премьер-министром Молдавии 27 февраля 2013 года."
    assert told(text) == ["Иван Петров | appointed | премьер-министр | Молдавия"]


def test_two_persons_leave_two_posts() -> None:
    text = "В отставку ушли министр обороны Молдавии Иван Петров и министр финансов Молдавии Андрей Сидоров."
    assert told(text) == [
        "Андрей Сидоров | left | министр финансов | Молдавия",
        "Иван Петров | left | министр обороны | Молдавия",
    ]


def test_a_change_told_twice_is_one_and_keeps_the_date() -> None:
    text = "Иван Петров избран президентом Молдавии.\n\n14 мая 2021 года Иван Петров был избран на пост главы Молдавии."
    (only,) = read(text)
    assert (only.post, only.change, only.date) == ("президент", "elected", "2021-05-14")


def test_the_date_of_the_decree_is_that_of_the_appointment() -> None:
    text = "Президент назначил Ивана Петрова послом Молдавии. Указ о назначении опубликован 14 мая 2021 года."
    (only,) = read(text)
    assert only.date == "2021-05-14"


def test_a_change_long_before_the_news_is_dropped() -> None:
    text = "В 2004 году Иван Петров был назначен послом Молдавии в Болгарии."
    assert read(text, published="2021-04-15") == []
    assert len(read(text, published="2004-06-15")) == 1


def test_congratulations_have_a_date_of_their_own() -> None:
    (only,) = read("15 мая 2021 года король поздравил Ивана Петрова с избранием на пост президента Молдавии.")
    assert only.date is None


def test_who_appoints_is_told() -> None:
    (only,) = read("Президент Молдавии Майя Санду назначила Ивана Петрова послом в Болгарии.")
    assert (only.by, only.body) == ("Майя Санду", "Молдавия")


def test_evidence_is_cited_word_for_word() -> None:
    text = "Президент назначил Ивана Петрова послом Молдавии в Болгарии."
    (only,) = read(text)
    (citation,) = only.citations
    assert only.evidence == citation.text == text[citation.span.start : citation.span.stop]
