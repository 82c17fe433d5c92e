"""Who said what: direct and reported words with their speakers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from letopis.extraction.context import Context
from letopis.extraction.statements import extract
from letopis.extraction.statements.cues import Cue, all_cues
from letopis.model.record import Statement

Made = Callable[..., Context]

LEAD = "Министр Иван Петров прилетел в Баку."


def statements(context: Made, text: str) -> list[Statement]:
    return list(extract(context(text)))


def lines(context: Made, text: str) -> list[str]:
    """ "direct | Иван Петров | Мы готовы", one for each statement."""
    return [f"{'direct' if s.direct else 'reported'} | {s.speaker} | {s.text}" for s in statements(context, text)]


def speakers_of(context: Made, text: str) -> list[str]:
    return [s.speaker for s in statements(context, text)]


@pytest.mark.parametrize("cue", all_cues(), ids=lambda cue: f"{cue.kind}.{cue.words[0]}")
def test_every_entry_of_the_lexicon_reads_its_example(context: Made, cue: Cue) -> None:
    assert [f"{s.speaker} | {s.text}" for s in statements(context, cue.example)] == [cue.expect]


REPORTED = [
    ("Иван Петров заявил, что рейсы отменены.", "Иван Петров | рейсы отменены"),
    ("Рейсы отменены, заявил Иван Петров.", "Иван Петров | Рейсы отменены"),
    ("Рейсы, как сообщил Иван Петров, отменены.", "Иван Петров | Рейсы, как сообщил Иван Петров, отменены"),
    ("По мнению Ивана Петрова, рейсы надо отменить.", "Иван Петров | рейсы надо отменить"),
    ("Иван Петров выразил надежду на то, что рейсы отменят.", "Иван Петров | рейсы отменят"),
    ("Иван Петров дал понять, что рейсы отменят.", "Иван Петров | рейсы отменят"),
    ("О том, что рейсы отменены, сообщил Иван Петров.", "Иван Петров | рейсы отменены"),
    ("Рейсы отменены. Об этом сообщил Иван Петров.", "Иван Петров | Рейсы отменены"),
    ("В посольстве Грузии сообщили, что рейсы отменены.", "посольство Грузии | рейсы отменены"),
    ("Рейсы отменены, сообщает пресс-служба Кремля.", "пресс-служба Кремля | Рейсы отменены"),
    ("Источники в посольстве сообщили, что рейсы отменены.", "источники в посольстве | рейсы отменены"),
    ("По словам очевидцев, рейсы отменены.", "очевидцы | рейсы отменены"),
    ("Иван Петров и Олег Сидоров заявили, что рейсы отменены.", "Иван Петров и Олег Сидоров | рейсы отменены"),
    ("Вашингтон заявил, что рейсы отменены.", "США | рейсы отменены"),
]


@pytest.mark.parametrize(("text", "line"), REPORTED)
def test_reported_words_have_their_speaker(context: Made, text: str, line: str) -> None:
    assert lines(context, text) == [f"reported | {line}"]


DIRECT = [
    ("«Мы готовы ждать», — сказал Иван Петров.", "Иван Петров | Мы готовы ждать"),
    ('"Мы готовы ждать", - сказал Иван Петров.', "Иван Петров | Мы готовы ждать"),
    ("Иван Петров сказал: «Мы готовы ждать».", "Иван Петров | Мы готовы ждать"),
    (
        "«Мы готовы, — сказал Иван Петров. — Но ждать не станем».",
        "Иван Петров | Мы готовы, — сказал Иван Петров. — Но ждать не станем",
    ),
    (
        "«Мы готовы», — сказал Иван Петров, — «но ждать не станем».",
        "Иван Петров | Мы готовы», — сказал Иван Петров, — «но ждать не станем",
    ),
    (
        '"Мы ценим роль "Лукойла" и готовы ждать", - сказал Иван Петров.',
        'Иван Петров | Мы ценим роль "Лукойла" и готовы ждать',
    ),
    ("«Мы ценим роль «Лукойла», — сказал Иван Петров.", "Иван Петров | Мы ценим роль «Лукойла"),
    ("«Мы готовы ждать», — говорится в заявлении МИД Грузии.", "МИД Грузии | Мы готовы ждать"),
    ("По словам Ивана Петрова, «мы готовы ждать».", "Иван Петров | мы готовы ждать"),
    ("Иван Петров сказал, что «ждать не станем. Мы уходим».", "Иван Петров | ждать не станем. Мы уходим"),
]


@pytest.mark.parametrize(("text", "line"), DIRECT)
def test_quoted_words_have_their_speaker(context: Made, text: str, line: str) -> None:
    assert lines(context, text) == [f"direct | {line}"]


NOTHING = [
    "Иван Петров посетил выставку «Мы помним».",
    "Рейсы отменены, сообщает РИА Новости.",
    "Как пишет газета «Коммерсантъ», рейсы отменены.",
    "Рейсы отменены. Об этом сообщает Интерфакс.",
    "Сообщается, что рейсы отменены.",
    "Иван Петров не сказал, что рейсы отменены.",
    "Иван Петров рассказал, что произошло.",
    "Иван Петров опоздал из-за того, что рейсы отменили.",
    "Иван Петров пообещал отменить рейсы.",
    "Проект подтверждает тот факт, что рейсы отменены.",
    "После того как заявил о себе Иван Петров, рейсы отменили.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_names_tags_of_the_press_and_facts_are_no_statements(context: Made, text: str) -> None:
    assert lines(context, text) == []


def test_a_quoted_predicate_is_part_of_the_reported_clause(context: Made) -> None:
    text = "Иван Петров сказал, что этот шаг «вызывает сожаление»."
    assert lines(context, text) == ["reported | Иван Петров | этот шаг «вызывает сожаление»"]


def test_he_after_a_statement_is_its_speaker(context: Made) -> None:
    text = "Иван Петров рассказал, что виделся с Олегом Сидоровым. Он добавил, что рейсы отменены."
    assert lines(context, text)[1] == "reported | Иван Петров | рейсы отменены"


def test_his_words_are_the_last_speakers(context: Made) -> None:
    text = "«Мы готовы ждать», — сказал Иван Петров. По его словам, рейсы отменены."
    assert lines(context, text)[1] == "reported | Иван Петров | рейсы отменены"


def test_the_body_is_the_one_that_spoke_before(context: Made) -> None:
    text = "МИД Грузии заявил, что рейсы отменены. В ведомстве отметили, что билеты вернут."
    assert lines(context, text)[1] == "reported | МИД Грузии | билеты вернут"


def test_a_second_speaker_ends_the_first_ones_clause(context: Made) -> None:
    text = "Иван Петров сказал, что рейсы отменены, а Олег Сидоров отметил, что билеты вернут."
    assert lines(context, text) == [
        "reported | Иван Петров | рейсы отменены",
        "reported | Олег Сидоров | билеты вернут",
    ]


def test_what_the_speaker_did_next_is_no_part_of_the_clause(context: Made) -> None:
    text = "Иван Петров сказал, что рейсы отменены, после чего уехал в аэропорт."
    assert lines(context, text) == ["reported | Иван Петров | рейсы отменены"]


def test_a_source_tag_at_the_end_is_the_medium(context: Made) -> None:
    (statement,) = statements(context, "Иван Петров заявил, что рейсы отменены, передаёт ТАСС.")
    assert (statement.text, statement.medium) == ("рейсы отменены", "ТАСС")


def test_who_passes_words_on_is_the_medium(context: Made) -> None:
    (statement,) = statements(context, "«Мы готовы ждать», — цитирует слова Ивана Петрова пресс-служба Кремля.")
    assert (statement.speaker, statement.medium) == ("Иван Петров", "пресс-служба Кремля")


def test_of_two_layers_the_inner_one_stands(context: Made) -> None:
    text = "Олег Сидоров сообщил, что Иван Петров заявил, что рейсы в Баку и обратно до вторника отменены."
    assert lines(context, text) == ["reported | Иван Петров | рейсы в Баку и обратно до вторника отменены"]


def test_words_inside_a_quotation_attribute_nothing(context: Made) -> None:
    text = "«Олег сказал, что ждать не станет», — заявил Иван Петров."
    assert lines(context, text) == ["direct | Иван Петров | Олег сказал, что ждать не станет"]


def test_turns_of_an_interview_are_direct_and_questions_of_the_press_are_left_out(context: Made) -> None:
    text = (
        "Интерфакс: Когда откроют границу?\n\nИван Петров: Границу откроют в мае.\n\n"
        "Интерфакс: Кто решает?\n\nИван Петров: Решают обе стороны."
    )
    assert lines(context, text) == [
        "direct | Иван Петров | Границу откроют в мае.",
        "direct | Иван Петров | Решают обе стороны.",
    ]


def test_a_list_after_a_colon_is_no_interview(context: Made) -> None:
    assert lines(context, "Повестка: граница и рейсы.\n\nМесто: зал приёмов.") == []


def test_words_without_marks_in_a_paragraph_of_their_own(context: Made) -> None:
    text = "Иван Петров написал:\nМы готовы ждать до мая.\nВстреча прошла в Баку."
    assert lines(context, text) == ["direct | Иван Петров | Мы готовы ждать до мая"]


def test_an_unbalanced_mark_swallows_nothing(context: Made) -> None:
    text = "Премия «Голос вручена.\n\nИван Петров заявил, что рейсы отменены.\n\nГости уехали."
    assert lines(context, text) == ["reported | Иван Петров | рейсы отменены"]


def test_the_title_makes_no_statement_of_its_own(context: Made) -> None:
    text = "Рейсы отменены, заявил Петров\n\nИван Петров заявил, что рейсы отменены до вторника."
    assert lines(context, text) == ["reported | Иван Петров | рейсы отменены до вторника"]


def test_citations_are_the_very_words(context: Made) -> None:
    text = f"{LEAD} Он заявил, что рейсы отменены."
    (statement,) = statements(context, text)
    assert {c.field: c.text for c in statement.citations} == {
        "text": "рейсы отменены",
        "speaker": "Он",
        "cue": "заявил",
    }
    assert all(text[c.span.start : c.span.stop] == c.text for c in statement.citations)


def test_a_clause_without_a_speaker_is_dropped_with_its_reason(context: Made) -> None:
    made = context("Сообщается, что рейсы отменены.")
    assert list(extract(made)) == []
    assert [(d.text, d.reason) for d in made.dropped] == [("рейсы отменены", "no speaker is told")]


FRAMES = [
    ("Иван Петров, занимавший этот пост, в среду сообщил, что рейсы отменены.", "Иван Петров | рейсы отменены"),
    ("Он навестил Анну Сидорову, которая на встрече сказала, что рада гостю.", "Анна Сидорова | рада гостю"),
    (
        "Иван Петров послал Олегу Сидорову письмо, в котором сообщил, что рейсы отменены.",
        "Иван Петров | рейсы отменены",
    ),
    ("Вышло заявление МИД Грузии, в котором сказано, что рейсы отменены.", "МИД Грузии | рейсы отменены"),
    ("Авиакомпания «Север» сообщила, что рейсы отменены.", "Север | рейсы отменены"),
    (
        "Религиозные организации, включая «Аль-Нур», заявили, что рейсы отменены.",
        "религиозные организации | рейсы отменены",
    ),
    ("В среду избирательная комиссия сообщила, что рейсы отменены.", "избирательная комиссия | рейсы отменены"),
]


@pytest.mark.parametrize(("text", "line"), FRAMES)
def test_a_subject_is_found_over_insets_and_relative_clauses(context: Made, text: str, line: str) -> None:
    assert lines(context, text) == [f"reported | {line}"]


def test_a_noun_with_nothing_to_tell_it_from_others_is_the_body_before(context: Made) -> None:
    text = "МИД Грузии провёл встречу. В министерстве сообщили, что рейсы отменены."
    assert lines(context, text) == ["reported | МИД Грузии | рейсы отменены"]


def test_who_adds_is_who_spoke_though_others_are_named_between(context: Made) -> None:
    text = (
        "«Мы готовы ждать», — сказал Иван Петров. Рядом стоял Олег Сидоров. "
        "Олег Сидоров молчал. «Ждать недолго», — добавил он."
    )
    assert lines(context, text)[-1] == "direct | Иван Петров | Ждать недолго"


def test_their_point_of_view_is_that_of_those_who_spoke(context: Made) -> None:
    text = "Турецкие дипломаты считают, что рейсы отменят. С их точки зрения, аэропорт закроют."
    assert lines(context, text)[-1] == "reported | турецкие дипломаты | аэропорт закроют"


def test_a_tag_in_a_relative_clause_attributes_that_clause_alone(context: Made) -> None:
    text = "Иван Петров осмотрел аэропорт, который, по словам Олега Сидорова, скоро закроют."
    assert lines(context, text) == ["reported | Олег Сидоров | который, по словам Олега Сидорова, скоро закроют"]


def test_words_without_marks_may_open_with_a_verb_of_speech_in_the_first_person(context: Made) -> None:
    text = "На встрече Иван Петров пообещал:\nСкажу прямо, рейсы никто не отменит."
    assert lines(context, text) == ["direct | Иван Петров | Скажу прямо, рейсы никто не отменит"]


def test_a_bare_noun_is_the_one_person_whose_name_it_stood_beside(context: Made) -> None:
    text = "Рейсы отменил прокурор Иван Петров. По словам прокурора, аэропорт закроют."
    assert lines(context, text) == ["reported | Иван Петров | аэропорт закроют"]


def test_a_bare_noun_that_two_names_had_is_neither(context: Made) -> None:
    text = "Прилетели прокурор Иван Петров и прокурор Олег Сидоров. По словам прокурора, аэропорт закроют."
    assert lines(context, text) == ["reported | прокурор | аэропорт закроют"]


def test_who_she_is_is_no_man(context: Made) -> None:
    text = "Иван Петров заявил, что рейсы отменены. После этого он купил билеты. Она ответила: «Мы готовы ждать»."
    assert speakers_of(context, text) == ["Иван Петров"]


def test_those_in_a_capital_who_reject_something_also_say_why(context: Made) -> None:
    text = "Анна Сидорова выступила в Баку. В Москве отвергли обвинения, заявив, что рейсы отменены."
    assert lines(context, text) == ["reported | Россия | рейсы отменены"]


def test_a_date_in_commas_parts_no_tag_from_its_speaker(context: Made) -> None:
    text = "Как сообщило в среду, 9 мая, посольство Грузии, рейсы отменены."
    assert lines(context, text) == ["reported | посольство Грузии | рейсы отменены"]


def test_his_data_after_an_outlet_are_the_outlets(context: Made) -> None:
    text = "Иван Петров прилетел в Баку, сообщает ТАСС. По его данным, рейсы отменены."
    assert lines(context, text) == []


def test_his_words_after_an_outlet_are_still_his(context: Made) -> None:
    text = "Иван Петров прилетел в Баку, сообщает ТАСС. По его словам, рейсы отменены."
    assert lines(context, text) == ["reported | Иван Петров | рейсы отменены"]


def test_a_clause_ends_where_the_speaker_of_an_opinion_goes_on(context: Made) -> None:
    text = "Иван Петров выразил уверенность, что рейсы будут отменены, а также подтвердил готовность к встрече."
    assert lines(context, text) == ["reported | Иван Петров | рейсы будут отменены"]


def test_his_friends_speak_for_themselves(context: Made) -> None:
    text = "Иван Петров прилетел в Баку. По словам его сторонников, рейсы отменены."
    assert lines(context, text) == ["reported | сторонники | рейсы отменены"]


def test_who_is_named_in_quoted_words_does_not_say_them(context: Made) -> None:
    text = "Анна Сидорова выступила в Баку. «Рейсы отменил Иван Петров, и мы готовы ждать», — отметила политик."
    assert speakers_of(context, text) == ["Анна Сидорова"]


def test_quotation_marks_do_not_part_a_noun_from_its_name(context: Made) -> None:
    text = "В Баку сторонник «жёсткого» сценария Иван Петров заявил, что рейсы отменены."
    assert lines(context, text) == ["reported | Иван Петров | рейсы отменены"]


def test_the_lead_in_to_other_words_is_no_statement(context: Made) -> None:
    text = "«Мы готовы ждать», — сообщил Иван Петров, добавив, что полиция считает, что рейсы отменены."
    assert lines(context, text) == ["direct | Иван Петров | Мы готовы ждать", "reported | полиция | рейсы отменены"]


BODY = "\n\nДелегация прилетела в Баку в среду. Её приняли в аэропорту."


def test_a_headline_after_a_name_is_what_that_person_says(context: Made) -> None:
    assert lines(context, "Иван Петров: Мы готовы ждать" + BODY) == ["direct | Иван Петров | Мы готовы ждать"]


@pytest.mark.parametrize("title", ["Брексит: мы готовы ждать", "Иван Петров: портрет министра", "Иван Петров в Баку"])
def test_a_headline_about_a_matter_is_nobodys_words(context: Made, title: str) -> None:
    assert lines(context, title + BODY) == []


def test_a_comment_on_an_announcement_is_not_announced(context: Made) -> None:
    assert lines(context, "Иван Петров заявил об отставке, что удивило союзников.") == []


def test_what_is_announced_about_something_is(context: Made) -> None:
    text = "Иван Петров заявил о своей отставке, что она удивила союзников."
    assert lines(context, text) == ["reported | Иван Петров | она удивила союзников"]


CALLED = [
    # by the noun itself, with its complements
    (
        "Глава Речного района Иван Петров ушёл. Его снял губернатор Олег Сидоров. Глава района заявил, что болен.",
        "Иван Петров",
    ),
    # by a word of the same family
    (
        "Политический обозреватель Иван Петров писал о Викторе Орбане. Политолог заявил, что Венгрия ответит.",
        "Иван Петров",
    ),
    ("Посол Чехии Ян Новак встретился с Олегом Сидоровым. Дипломат заявил, что доволен.", "Ян Новак"),
    ("Авиаперевозчик «Север» закрыл рейсы. Компания заявила, что убытки растут.", "Север"),
    ("Служба порта задержала судно компании «Север». В компании заявили, что это ошибка.", "Север"),
    # by the registry: who held the post once
    ("В Рим приехал Маттео Ренци. Бывший премьер-министр Италии заявил, что готов помочь.", "Маттео Ренци"),
    # of two the one whom the last sentence is about; of two in one sentence neither
    ("Депутат Иван Петров ждал. Пришёл депутат Олег Сидоров. Депутат заявил, что рад.", "Олег Сидоров"),
    # nobody of that family
    ("Слесарь Иван Петров ждал депутата Олега Сидорова. Врач заявил, что рад.", "врач"),
]


@pytest.mark.parametrize(("text", "speaker"), CALLED)
def test_a_common_noun_is_whom_the_article_called_so(context: Made, text: str, speaker: str) -> None:
    assert speakers_of(context, text) == [speaker]


def test_a_union_is_no_company(context: Made) -> None:
    text = (
        "Ryanair отменила рейсы. Ryanair молчит. Об этом узнал профсоюз Cockpit. Компания заявила, что убытки растут."
    )
    assert statements(context, text)[-1].speaker == "Ryanair"


BESIDE_AS = [
    ("Кроме того, как считает Олег Сидоров, порт закроют.", "Олег Сидоров | порт закроют"),
    ("Вместе с тем, как считает Олег Сидоров, порт закроют.", "Олег Сидоров | порт закроют"),
    ("Порт ждёт суда, но как отметил Олег Сидоров, сроки сдвинулись.", "Олег Сидоров | сроки сдвинулись"),
    ("Как, в частности, заявил Олег Сидоров, порт закрыт.", "Олег Сидоров | порт закрыт"),
    ("Порт стоит, потому что, как сообщил Олег Сидоров, начался шторм.", "Олег Сидоров | начался шторм"),
]


@pytest.mark.parametrize(("text", "line"), BESIDE_AS)
def test_as_he_said_stands_after_connectors_and_conjunctions(context: Made, text: str, line: str) -> None:
    assert lines(context, text) == [f"reported | {line}"]


@pytest.mark.parametrize(
    "text",
    [
        "После того, как сообщил Олег Сидоров о рейсах, порт закрыли.",
        "Порт закрыт так же, как обещал Олег Сидоров.",
        "Порт закрыт не так, как указал Олег Сидоров.",
    ],
)
def test_as_that_compares_or_dates_attributes_nothing(context: Made, text: str) -> None:
    assert lines(context, text) == []


def test_a_paragraph_that_a_dash_opens_is_direct(context: Made) -> None:
    text = "– Кто вы? – спросил Иван Петров.\n– Мы готовы, – ответил Олег Сидоров. – Но ждать не станем."
    assert lines(context, text) == [
        "direct | Иван Петров | Кто вы",
        "direct | Олег Сидоров | Мы готовы, – ответил Олег Сидоров. – Но ждать не станем",
    ]


def test_an_item_of_a_list_is_not(context: Made) -> None:
    assert lines(context, "– Порт закрыт, сообщил Олег Сидоров.\n– Суда ждут.") == [
        "reported | Олег Сидоров | Порт закрыт"
    ]


OF_NOUNS = [
    ("Газета привела слова Ивана Петрова о том, что рейсы отменены.", "Иван Петров | рейсы отменены"),
    ("Слова Ивана Петрова о том, что рейсы отменены, удивили всех.", "Иван Петров | рейсы отменены"),
    ("Посол ответил на заявление Ивана Петрова, что рейсы отменены.", "Иван Петров | рейсы отменены"),
    ("Иван Петров заявил о наличии данных, что рейсы отменены.", "Иван Петров | рейсы отменены"),
    ("Иван Петров озвучил позицию, что рейсы отменят.", "Иван Петров | рейсы отменят"),
    ("Иван Петров выступил за то, чтобы войска отошли.", "Иван Петров | войска отошли"),
    ("Иван Петров призвал к тому, чтобы войска отошли.", "Иван Петров | войска отошли"),
    ("Иван Петров попросил посла, чтобы войска отошли.", "Иван Петров | войска отошли"),
]


@pytest.mark.parametrize(("text", "line"), OF_NOUNS)
def test_a_noun_leads_to_what_is_said(context: Made, text: str, line: str) -> None:
    assert lines(context, text) == [f"reported | {line}"]


@pytest.mark.parametrize(
    "text",
    [
        "Иван Петров опроверг информацию о том, что рейсы отменены.",
        "Иван Петров не подтвердил сообщение о том, что рейсы отменены.",
        "Появилось сообщение о том, что рейсы отменены.",
        "Иван Петров передал деньги подруге, чтобы власти не мешали сделке.",
        "Иван Петров сказал это, чтобы успокоить союзников.",
        "Иван Петров выступил в парламенте, чтобы депутаты поняли его.",
        "Иван Петров остался дома, думая, что рейсы отменены.",
    ],
)
def test_denials_purposes_and_thoughts_are_not_said(context: Made, text: str) -> None:
    assert lines(context, text) == []


TWO = [
    ("Иван Петров отметил, что рейсы отменены, добавив, что льёт дождь.", ["рейсы отменены", "льёт дождь"]),
    ("Иван Петров сообщил, что Олег Сидоров уехал, добавив, что льёт дождь.", ["Олег Сидоров уехал", "льёт дождь"]),
    (
        "Иван Петров заявил, что рейсы отменены, и выразил надежду, что шторм утихнет.",
        ["рейсы отменены", "шторм утихнет"],
    ),
    (
        "Президент выразил уверенность, что сделка близка и отметил, что опыт поможет.",
        ["сделка близка", "опыт поможет"],
    ),
    ("Иван Петров заявил, что рейсы отменены, и подчеркнул: «Мы ждём».", ["рейсы отменены", "Мы ждём"]),
]


@pytest.mark.parametrize(("text", "words"), TWO)
def test_each_cue_begins_a_stretch(context: Made, text: str, words: list[str]) -> None:
    found = statements(context, text)
    assert [s.text for s in found] == words
    assert len({s.speaker for s in found}) == 1


ENDS = [
    ("Анна Петрова настаивает, что выборов не было, хотя суд их признал.", "выборов не было"),
    (
        "Иван Петров заявил, что Анна Сидорова предлагала взятки и намерен жаловаться.",
        "Анна Сидорова предлагала взятки",
    ),
    ("Иван Петров отказался ехать, сказав, что страна не живёт, когда стреляют.", "страна не живёт, когда стреляют"),
]
GOES_ON = [
    (
        "Иван Петров считает, что полиция провела проверку и покрывает вора.",
        "полиция провела проверку и покрывает вора",
    ),
    ("Анна Петрова сообщила, что партия победила и готова править.", "партия победила и готова править"),
    ("Анна Петрова отметила, что порт открыт, хотя суда ждут.", "порт открыт, хотя суда ждут"),
]


@pytest.mark.parametrize(("text", "words"), [*ENDS, *GOES_ON])
def test_a_clause_ends_where_the_author_goes_on(context: Made, text: str, words: str) -> None:
    assert [s.text for s in statements(context, text)] == [words]


def test_that_inside_the_marks_is_no_part_of_the_words(context: Made) -> None:
    assert lines(context, "Иван Петров подтвердил это, сказав, «что готов ждать».") == [
        "direct | Иван Петров | готов ждать"
    ]


POINTING = [
    ("Порт закрыли. Такое мнение в беседе с журналистами высказал Олег Сидоров.", "Олег Сидоров | Порт закрыли"),
    ("Порт закрыли. С таким заявлением выступил Олег Сидоров.", "Олег Сидоров | Порт закрыли"),
    ("Порт закрыли. Такую точку зрения высказал Олег Сидоров.", "Олег Сидоров | Порт закрыли"),
    ("Иван Петров заявил, что порт закрыт. Об этом он рассказал в эфире.", "Иван Петров | порт закрыт"),
]


@pytest.mark.parametrize(("text", "line"), POINTING)
def test_a_sentence_leans_on_the_clause_before_once(context: Made, text: str, line: str) -> None:
    assert lines(context, text) == [f"reported | {line}"]


@pytest.mark.parametrize(
    "text",
    [
        "Порт закрыли. Соответствующее заявление опубликовано на сайте.",
        "Посол Олег Сидоров.\nОб этом заявил Иван Петров.",
        "Иван Петров сообщил о разводе. Об этом он рассказал в эфире.",
        "Порт закрыли. Об этом сообщает Демонстранты перекрывают дороги.",
    ],
)
def test_captions_and_announcements_are_not_what_it_leans_on(context: Made, text: str) -> None:
    assert lines(context, text) == []


def test_words_that_lead_on_do_not_lean_back(context: Made) -> None:
    text = "Порт закрыли. Вот как об этом сообщается в заявлении МИД Грузии: «Порт закрыт, суда ждут»."
    assert lines(context, text) == ["direct | МИД Грузии | Порт закрыт, суда ждут"]


def test_a_list_of_quotations_has_one_cue(context: Made) -> None:
    text = "Иван Петров написал: «Вода ушла. Ждать нечего»; «Мы устали ждать»."
    assert lines(context, text) == [
        "direct | Иван Петров | Вода ушла. Ждать нечего",
        "direct | Иван Петров | Мы устали ждать",
    ]


def test_a_slogan_is_no_speech(context: Made) -> None:
    assert lines(context, "Иван Петров сказал об этом под лозунгом: «Верните порт!»") == []


def test_a_verb_of_speech_leads_to_quoted_words_without_a_colon(context: Made) -> None:
    assert lines(context, "Иван Петров ушёл, сказав «мы готовы ждать».") == ["direct | Иван Петров | мы готовы ждать"]
    assert lines(context, "Иван Петров сказал «Роснефти» правду.") == []


def test_a_forgotten_comma_parts_a_verb_from_its_clause_all_the_same(context: Made) -> None:
    assert lines(context, "МИД Грузии подтвердил что порт закрыт.") == ["reported | МИД Грузии | порт закрыт"]


def test_a_paragraph_after_a_hole_is_nobodys_words(context: Made) -> None:
    assert lines(context, "Иван Петров сказал:\nМы готовы ждать.") == ["direct | Иван Петров | Мы готовы ждать"]
    assert lines(context, "Иван Петров сказал:\n\n\nРейсы отменили накануне.") == []


def test_a_capital_tells_where_a_tag_begins_a_sentence(context: Made) -> None:
    text = "Рейсы отменены, профсоюз сообщил По мнению Ивана Петрова, ждать недолго."
    assert lines(context, text) == ["reported | Иван Петров | ждать недолго"]


def test_an_account_belongs_to_its_holder_and_not_to_the_platform(context: Made) -> None:
    text = "Порт закрыт, - сообщается в микроблоге Twitter МИД Грузии."
    assert lines(context, text) == ["reported | МИД Грузии | Порт закрыт"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Тереза Мэй уехала. Пресс-секретарь премьера Великобритании заявил, что она здорова.",
            "пресс-секретарь премьера Великобритании",
        ),
        (
            "Тереза Мэй уехала. «Мы готовы ждать», — сказал официальный представитель премьера Великобритании.",
            "официальный представитель премьера Великобритании",
        ),
        # the premier himself is called by his office
        ("Борис Джонсон уехал. «Мы готовы ждать», — сказал премьер Великобритании.", "Борис Джонсон"),
    ],
)
def test_whoever_serves_somebody_is_not_that_person(context: Made, text: str, speaker: str) -> None:
    assert speakers_of(context, text) == [speaker]


def test_a_ship_is_no_company(context: Made) -> None:
    text = "Танкер «Механик» вышел в море. «Механик» задержан. Танкер «Механик» стоит. Компания заявила, что ждёт суда."
    assert speakers_of(context, text) != ["Механик"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("И.о. министра обороны Литвы Анна Берг заявила, что граница закрыта.", ["Анна Берг"]),
        ("Исполняющий обязанности мэра Иван Петров заявил, что мост закрыт.", ["Иван Петров"]),
        ("По словам и.о. губернатора Ивана Петрова, мост закрыт.", ["Иван Петров"]),
        ("И. о. губернатора заявил, что мост закрыт.", []),  # nobody is named: a gap, and no "И"
    ],
)
def test_whoever_acts_in_a_post_speaks_by_name(context: Made, text: str, speakers: list[str]) -> None:
    assert speakers_of(context, text) == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "Министр Иван Петров уехал. В пресс-релизе на сайте Кремля говорится, что Россия готова к диалогу.",
            "сайт Кремля",
            "Россия готова к диалогу",
        ),
        (
            "Как сообщается в пресс-релизе, опубликованном на сайте Белого дома, стороны обсудили торговлю.",
            "сайт Белого дома",
            "стороны обсудили торговлю",
        ),
        # a decree on a site is still whose it is
        (
            "Министр Иван Петров подписал указ. В указе на сайте Кремля говорится, что дорога закрыта.",
            "Иван Петров",
            "дорога закрыта",
        ),
    ],
)
def test_what_a_press_service_issues_is_the_sites(context: Made, text: str, speaker: str, words: str) -> None:
    assert [(s.speaker, s.text) for s in statements(context, text)] == [(speaker, words)]
