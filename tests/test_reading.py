"""Annotation: sentences and words with their places, lemmas and cases, names; morphology of single words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymorphy3 import MorphAnalyzer

from letopis.model.article import Article
from letopis.model.document import Document
from letopis.model.errors import LetopisError
from letopis.model.span import Span
from letopis.reading import Annotator, dictionary, morphology, weights
from letopis.reading.annotator import build_names
from letopis.reading.models import windows
from letopis.reading.segmentation import LONGEST, segment


def annotated(annotator: Annotator, text: str) -> Document:
    return annotator.annotate(Article(text))


def cut(text: str) -> list[str]:
    return [text[s.span.start : s.span.stop] for s in segment(text)]


# --- sentences and words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Он приехал. Она уехала.", ["Он приехал.", "Она уехала."]),
        ("Об этом сказал С. Лавров в Москве.", ["Об этом сказал С. Лавров в Москве."]),
        ("Это было в 2019 г. в Риге.", ["Это было в 2019 г. в Риге."]),
        # an abbreviation ends a sentence where the next word has its capital from nothing else
        ("Он приехал в 2019 г. По словам коллег, надолго.", ["Он приехал в 2019 г.", "По словам коллег, надолго."]),
        ("Это было в 2018-2019гг. Об этом забыли.", ["Это было в 2018-2019гг.", "Об этом забыли."]),
        ("Долг вырос до 5 млрд руб. В мае он упал.", ["Долг вырос до 5 млрд руб.", "В мае он упал."]),
        ("Жители г. Москвы ждут А. В. Петрова.", ["Жители г. Москвы ждут А. В. Петрова."]),
        ("В 2019 г. В. Петров приехал.", ["В 2019 г. В. Петров приехал."]),
        # a rank before a name ends none
        ("Выступил ген. Петров. Ему ответили.", ["Выступил ген. Петров.", "Ему ответили."]),
        ("Встреча в Баку\nОна длилась час.", ["Встреча в Баку", "Она длилась час."]),
        ("Первый.\n\n\nВторой.", ["Первый.", "Второй."]),
        ("  \n \n", []),
        ("", []),
    ],
)
def test_a_sentence_ends_at_its_mark_and_at_a_line_break(text, sentences):
    assert cut(text) == sentences


def test_a_list_without_full_stops_is_cut_but_loses_no_word():
    words = [w for s in segment("слово " * (2 * LONGEST + 1)) for w in s.words]
    assert len(words) == 2 * LONGEST + 1
    assert max(len(s.words) for s in segment("слово " * (2 * LONGEST + 1))) == LONGEST


def test_every_token_slices_to_its_word(annotator):
    document = annotated(annotator, "Министр (Иран) сказал:\n«Да!» — и\tуехал…")
    assert [t.text for t in document.tokens] == [document.text[t.span.start : t.span.stop] for t in document.tokens]


def test_tokens_and_sentences_count_over_the_whole_document(annotator):
    document = annotated(annotator, "Он приехал. Она уехала.")
    assert [t.index for t in document.tokens] == list(range(6))
    assert [(s.start, s.stop) for s in document.sentences] == [(0, 3), (3, 6)]
    assert [t.head for t in document.tokens] == [1, None, 1, 4, None, 4]


def test_a_blank_text_is_an_empty_document(annotator):
    document = annotated(annotator, " \n ")
    assert (document.tokens, document.sentences, document.names) == ((), (), ())


def test_an_annotation_is_a_function_of_the_article(annotator):
    text = "Президент Сербии прибыл в Афины."
    assert annotated(annotator, text) == annotated(annotator, text)


# --- names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Сергей Лавров прибыл в Ереван.", ["PER Сергей Лавров", "LOC Ереван"]),
        ("Делегация ОБСЕ посетила Тбилиси.", ["ORG ОБСЕ", "LOC Тбилиси"]),
        ("Министр прибыл на переговоры.", []),
    ],
)
def test_names_of_a_sentence(annotator, text, names):
    document = annotated(annotator, text)
    assert [f"{n.kind} {text[n.span.start : n.span.stop]}" for n in document.names] == names


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("B-PER I-PER O O O O", [("PER", 0, 2)]),
        ("B-PER B-PER O O O O", [("PER", 0, 1), ("PER", 1, 2)]),
        ("B-PER I-LOC O O O O", [("PER", 0, 1), ("LOC", 1, 2)]),
        ("O I-ORG I-ORG O O O", [("ORG", 1, 3)]),
        ("O O B-LOC I-LOC O O", [("LOC", 2, 3), ("LOC", 3, 4)]),  # a sentence ends between them
        ("O O O O O B-LOC", [("LOC", 5, 6)]),
        ("O O O O O O", []),
    ],
)
def test_names_are_built_from_tags(annotator, tags, names):
    tokens = annotated(annotator, "один два три\nчетыре пять шесть").tokens
    assert [(n.kind, n.start, n.stop) for n in build_names(tokens, tags.split())] == names


def test_a_long_text_goes_to_the_models_in_whole_sentences():
    parts = windows([["а"] * 900] * 5)
    assert [[len(words) for words in part] for part in parts] == [[900, 900, 900], [900, 900]]
    assert list(windows([])) == []


# --- morphology


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Стороны встретились", "сторона встретиться"),
        ("Самолёт вернётся", "самолет вернуться"),
        ("Переговоры прошли", "переговоры пройти"),
        ("Министры договорились", "министр договориться"),
    ],
)
def test_lemmas_are_low_and_write_no_yo(annotator, text, lemmas):
    assert " ".join(t.lemma for t in annotated(annotator, text).tokens) == lemmas


@pytest.mark.parametrize(
    ("word", "pos", "case", "nominative"),
    [
        ("министра", "NOUN", "Gen", "министр"),
        ("Белоруссией", "PROPN", "Ins", "Белоруссия"),
        ("МИДа", "PROPN", "Gen", "МИД"),
        ("ООН", "PROPN", "Gen", "ООН"),
        ("Нур-Султане", "PROPN", "Loc", "Нур-Султан"),
        ("zzz", "NOUN", "Gen", "zzz"),
    ],
)
def test_a_word_is_put_into_the_nominative(word, pos, case, nominative):
    assert morphology.inflect(word, pos, case, "Nom", "Sing") == nominative


def test_an_adjective_keeps_its_gender():
    assert morphology.inflect("российского", "ADJ", "Gen", "Nom", "Sing", "Masc") == "российский"
    assert morphology.inflect("российской", "ADJ", "Gen", "Nom", "Sing", "Fem") == "российская"


@pytest.mark.parametrize(
    ("pattern", "word", "result"),
    [
        ("Путина", "путин", "Путин"),
        ("ПУТИНА", "путин", "ПУТИН"),
        ("дома", "дом", "дом"),
        ("Нью-Йорке", "нью-йорк", "Нью-Йорк"),
    ],
)
def test_capitals_are_kept(pattern, word, result):
    assert morphology.like(pattern, word) == result


def test_a_form_that_may_be_singular_is_not_only_plural():
    assert morphology.only_plural("президенты")
    assert not morphology.only_plural("президента")


def test_a_letter_without_a_unicode_name_breaks_nothing():
    assert morphology.lemma("\ue000", "NOUN", {}) == "\ue000"
    assert morphology.normal_forms("\ue000") == {"\ue000"}


@pytest.mark.parametrize(("word", "genders"), [("Сергей", {"Masc"}), ("Мария", {"Fem"}), ("стол", set())])
def test_first_names_have_their_gender(word, genders):
    assert morphology.name_genders(word) == genders


def test_missing_weights_are_named(monkeypatch):
    monkeypatch.setitem(weights.FILES, "names", "model/none.tar")
    with pytest.raises(LetopisError, match=r"none\.tar is missing.*install"):
        weights.weights("names")


def test_a_document_answers_about_its_tree(annotator):
    document = annotated(annotator, "Новый министр прибыл в Ригу.")
    prepositions = [t.text for t in document.children(document.tokens[4].index, "case")]
    assert prepositions == ["в"]
    assert [document.tokens[i].text for i in document.subtree(1)] == ["Новый", "министр"]
    assert document.sentence_of(4).span == Span(0, 28)


@pytest.mark.parametrize(
    ("word", "pos", "feats", "lemma"),
    [
        ("стали", "VERB", {"Number": "Plur"}, "стать"),
        ("стали", "NOUN", {"Case": "Gen", "Number": "Sing", "Gender": "Fem"}, "сталь"),
        ("Крыму", "PROPN", {"Case": "Loc", "Number": "Sing", "Gender": "Masc"}, "крым"),
        ("переговорщиками", "NOUN", {"Case": "Ins", "Number": "Plur"}, "переговорщик"),
        ("Абвгдейкою", "PROPN", {"Case": "Ins", "Number": "Sing"}, "абвгдейка"),  # of no dictionary
        ("А", "PROPN", {}, "а"),
        ("COVID-19", "PROPN", {}, "covid-19"),
        ("2019", "NUM", {}, "2019"),
        ("«", "PUNCT", {}, "«"),
    ],
)
def test_the_lemma_is_of_the_reading_that_the_tag_fits(word, pos, feats, lemma):
    assert morphology.lemma(word, pos, feats) == lemma


IN_AND_OUT = ["встреча", "ещё", "Её", "ё", "ееё", "Зюзюбрику", "пол-Европы", "Петрова-Водкина", "12-го"]


@pytest.fixture(scope="module")
def analyzers():
    return dictionary.analyzer(), MorphAnalyzer(lang="ru")


@settings(deadline=None)
@given(st.sampled_from(IN_AND_OUT) | st.text("абеёкий", max_size=9))
def test_the_dictionary_is_read_as_the_library_reads_it(analyzers, word):
    ours, plain = ([p[:4] for p in analyzer.parse(word)] for analyzer in analyzers)
    assert ours == plain


AMBIGUOUS = ["стали", "вести", "дела", "мая", "банк", "стекла", "ели", "белка", "мира", "временного", "перед", "все"]
TOLD = st.builds(
    morphology.Told,
    st.sampled_from(["NOUN", "PROPN", "VERB", "ADJ", "DET", "ADV", "PRON", "X"]),
    st.sampled_from(["", *morphology.CASE]),
    st.sampled_from(["", *morphology.NUMBER]),
    st.sampled_from(["", *morphology.GENDER]),
)


@settings(deadline=None)
@given(st.sampled_from(AMBIGUOUS) | st.text("абвеёиклнопрстью", min_size=2, max_size=6), TOLD)
def test_a_lemma_is_that_of_the_best_of_all_analyses(word, told):
    """Of "стали", "вести", "дела": analyses in full, by how they fit and how likely they are, give the same."""
    found = morphology._lemma_of_dictionary(word, told)
    analyses = morphology._parses(word)
    if not analyses[0].is_known:
        assert found is None
        return
    best = max(analyses, key=lambda p: (morphology._fit(morphology._marks(p.tag), told) + p.score, "Qual" in p.tag))
    assert found == best.normal_form


@settings(deadline=None)
@given(st.sampled_from([*AMBIGUOUS, *IN_AND_OUT]) | st.text("абеёкий", max_size=9))
def test_shares_of_tags_are_those_of_the_library(analyzers, word):
    ours, plain = (analyzer.prob_estimator.p_t_given_w for analyzer in analyzers)
    tags = [*(p.tag for p in analyzers[1].parse(word)), "NOUN"]
    assert [ours.prob(word, tag) for tag in tags] == [plain.prob(word, tag) for tag in tags]
