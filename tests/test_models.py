"""Our own inference says what slovnet's code says with the same weights, of any text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from navec import Navec
from slovnet import NER, Morph, Syntax
from slovnet.exec.model import CRF, Weight
from slovnet.shape import word_shape

from letopis.reading import Annotator
from letopis.reading import models as models_module
from letopis.reading.encoder import BLOCK, convolve
from letopis.reading.first_layer import FirstLayer
from letopis.reading.memo import Memo
from letopis.reading.models import Models, windows
from letopis.reading.names import SAME, SHORTEST, WARM_UP, viterbi
from letopis.reading.packs import load_embeddings
from letopis.reading.shapes import MARKS, shape
from letopis.reading.weights import weights

CALL = "Президент Сербии позвонил Сергею Лаврову и обсудил с ним переговоры в Женеве ."
TEXTS = {
    "one word": ["Встреча"],
    "one mark": ["."],
    "a sentence": [CALL],
    "sentences": [CALL, "Он приехал .", "«", "МИД РФ опроверг слова премьер-министра Великобритании Бориса Джонсона ."],
    "unknown words": ["Кгщпрст встретил Абвгдейку в Зюзюбрике ."],
    "Latin": ["Компания Siemens AG и president Joe Biden подписали memo ."],
    "digits": ["В 2019 году 15,5 млрд евро , 3/4 бюджета и 12-й пакет ушли в СИЗО-6 ."],
    "marks": ["?!... « » — – - ; : ( ) № …"],
    "letters of no alphabet": ["ünïcödé 漢字 \ue000 ½ ² Ⅻ"],
    "two kinds of letters": ["COVID-вакцина Нур-Султан ОВД-Инфо iPhone"],
    "many sentences": [CALL, "Да .", "В Москве прошли переговоры министров обороны ."] * 80,
    "a long sentence": [" ".join([CALL] * 20)],
}


class Reference:
    """Slovnet's own code, read as Letopis read with it: names over windows, the rest by sentence."""

    def __init__(self) -> None:
        navec = Navec.load(weights("navec"))
        self._names = NER.load(weights("names")).navec(navec)
        self._morphology = Morph.load(weights("morphology")).navec(navec)
        self._syntax = Syntax.load(weights("syntax")).navec(navec)

    def tags(self, sentences: Sequence[list[str]]) -> list[tuple[str, dict[str, str]]]:
        return [(t.pos, t.feats) for markup in self._morphology.map(sentences) for t in markup.tokens]

    def arcs(self, sentences: Sequence[list[str]]) -> list[list[tuple[int, str]]]:
        return [[(int(t.head_id), t.rel) for t in markup.tokens] for markup in self._syntax.map(sentences)]

    def names(self, sentences: Sequence[list[str]]) -> list[str]:
        infer = self._names.infer
        whole = [[word for words in window for word in words] for window in windows(sentences)]
        return [tag for words in whole for tags in infer.decoder(infer.process(infer.encoder([words]))) for tag in tags]


@pytest.fixture(scope="module")
def reference() -> Reference:
    return Reference()


@pytest.fixture(scope="module")
def models(annotator: Annotator) -> Models:
    return annotator._models


def agree(models: Models, reference: Reference, sentences: list[list[str]]) -> None:
    reading = models.read(sentences)
    assert [(t.pos, t.feats) for t in reading.tags] == reference.tags(sentences)
    assert reading.names == reference.names(sentences)
    first = 0
    for arcs in reference.arcs(sentences):
        ours = list(zip(reading.heads[first:], reading.relations[first:], strict=True))[: len(arcs)]
        assert is_no_tree([head for head, _ in arcs]) or ours == arcs
        first += len(arcs)


def is_no_tree(heads: list[int]) -> bool:
    """Whether the heads that were chosen word by word make no tree with one root: ours are then others."""
    ways = list(range(len(heads) + 1))
    for _ in heads:
        ways = [0, *(ways[head] for head in heads)]
    return any(ways) or heads.count(0) != 1


@pytest.mark.parametrize("name", TEXTS)
def test_the_outputs_are_those_of_slovnet(models, reference, name):
    agree(models, reference, [text.split() for text in TEXTS[name]])


def test_nothing_is_read_of_no_sentences(models):
    reading = models.read([])
    assert (reading.tags, reading.heads, reading.relations, reading.names) == ([], [], [], [])


def test_the_names_of_a_sentence_of_5000_words_are_those_of_slovnet(models, reference):
    words = [f"{w}{i % 700}" if w == "переговоры" else w for i in range(384) for w in CALL.split()]
    assert len(words) > 4990
    sentences = [words[i : i + 250] for i in range(0, len(words), 250)]
    assert len(list(windows(sentences))) == 3
    assert models.read(sentences).names == reference.names(sentences)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.sampled_from([*CALL.split(), "МИД", "х", "2019"]), min_size=1, max_size=12), min_size=1))
def test_any_words_are_read_as_slovnet_reads_them(models, reference, sentences):
    agree(models, reference, sentences)


# --- the parts


def test_forgotten_words_are_made_again(models, reference, monkeypatch):
    monkeypatch.setattr(models_module, "FirstLayer", partial(FirstLayer, capacity=64))
    small = Models()
    words = [["Слово", f"а{i}", "б" * (i + 1), str(i), "Лавров", f"Latin{i}"] for i in range(8)]
    spelt = [[chr(ord("а") + i) + chr(ord("а") + j) + "ть" for i in range(10)] for j in range(30)]
    for sentences in [[s] for s in [*spelt, *words, *spelt]]:
        assert small.read(sentences) == models_again(models, small, sentences)
    agree(small, reference, words)


def models_again(models: Models, small: Models, sentences: list[list[str]]):
    """The same by the models that forget nothing, in the tags of the other."""
    reading = models.read(sentences)
    own = {(t.pos, str(t.feats)): t for t in small.tags}
    reading.tags[:] = [own[t.pos, str(t.feats)] for t in reading.tags]
    return reading


@given(st.text(min_size=1, max_size=6) | st.text("АаБб-Zz19«»", min_size=1, max_size=6))
def test_a_word_has_the_shape_that_the_models_were_taught(word):
    assert shape(word) == word_shape(word)


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_has_a_shape_of_its_own(mark):
    assert shape(mark) == word_shape(mark) == f"PUNCT_{mark}"


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 5, 6, 100, BLOCK + 2])
def test_three_products_of_matrices_are_a_convolution(rows):
    x = np.random.default_rng(0).normal(size=(rows + 2, 8)).astype(np.float32)
    kernel = np.random.default_rng(1).normal(size=(24, 5)).astype(np.float32)
    expected = [x[i : i + 3].reshape(-1) @ kernel for i in range(rows)]
    assert np.allclose(convolve(x, kernel, np.empty((rows, 5), np.float32)), expected, atol=1e-5)


LENGTHS = st.integers(1, 12) | st.sampled_from([SHORTEST, SHORTEST + 1, SHORTEST + WARM_UP, 3 * SHORTEST + 1, 700])


@settings(deadline=None)
@given(LENGTHS, st.integers(0, 99), st.sampled_from([0.01, 1.0, 30.0]))
def test_decoding_in_blocks_finds_the_sequence_of_slovnet(words, seed, strength):
    """Where transitions are strong a block's scores don't forget its beginning, and it is scored again."""
    random = np.random.default_rng(seed)
    emissions = random.normal(size=(words, 8)).astype(np.float32)
    transitions = (strength * random.normal(size=(8, 8))).astype(np.float32)
    crf = CRF(Weight((8, 8), "float32", transitions))
    expected = crf.decode(emissions[None], np.ones((1, words), bool))[0]
    found = viterbi(emissions, transitions)
    least = total(expected, emissions, transitions) - SAME * (1 + words // SHORTEST)  # what each block may be off
    assert total(found, emissions, transitions) >= least
    if words <= SHORTEST:
        assert found.tolist() == expected.tolist()


def total(tags, emissions, transitions):
    """The score of a sequence in double precision: two that tie but for rounding are both best."""
    tags = np.asarray(tags)
    steps = transitions.astype(float)[tags[:-1], tags[1:]].sum()
    return emissions.astype(float)[np.arange(len(tags)), tags].sum() + steps


def test_a_word_has_the_number_of_its_line():
    lexicon = load_embeddings(weights("navec")).words
    words = Navec.load(weights("navec")).vocab.word_ids
    assert len(lexicon) == len(words)
    known = [*list(words)[::500], *list(words)[:70], *list(words)[-70:-2], "a", "ёсць", "москва"]
    assert [lexicon.number(w) for w in known] == [words[w] for w in known]
    unknown = ["", "0", "зюзюбрик", "яяя", "\uffff", "\ud800", "<pad>", "<unk>", "\n".join(list(words)[5:7])]
    assert {lexicon.number(w) for w in unknown} == {words["<unk>"]}


def test_no_words_have_no_names():
    assert viterbi(np.zeros((0, 8), np.float32), np.zeros((8, 8), np.float32)).tolist() == []


def test_a_memo_keeps_what_is_asked_for_and_forgets_the_rest():
    made = []
    memo = Memo(lambda key: made.append(key) or key * 2, limit=8)
    assert [memo[k] for k in (1, 1, 2)] == [2, 2, 4]
    assert made == [1, 2]
    for key in range(3, 20):
        assert [memo[1], memo[key]] == [2, key * 2]
    assert made == list(range(1, 20))
    assert memo[2] == 4
    assert made[-1] == 2
    assert len(memo) + len(memo._elder) <= 8
