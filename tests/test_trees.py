"""The parser's scores become trees: one root a sentence, every walk up ends, and no tree has a better sum."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from letopis.reading.packs import Floats
from letopis.reading.trees import best_tree, circle, trees
from letopis.sources.text import article_of


def scores(words: int) -> st.SearchStrategy[Floats]:
    """Scores of a sentence; wholes, so that sums are exact."""
    return arrays(np.float32, (words, words + 1), elements=st.integers(-9, 9).map(float))


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for i in range(len(heads)):
        for _ in heads:
            i = heads[i] - 1 if i >= 0 else i
        if i >= 0:
            return False
    return True


def total(scores: Floats, heads: list[int]) -> float:
    return float(sum(scores[i, head] for i, head in enumerate(heads)))


@given(st.integers(1, 5).flatmap(scores))
def test_no_tree_of_a_short_sentence_has_a_better_sum(scores):
    found = best_tree(scores).tolist()
    assert is_tree(found)
    every = product(range(len(scores) + 1), repeat=len(scores))
    assert total(scores, found) == max(total(scores, list(heads)) for heads in every if is_tree(list(heads)))


@given(st.integers(1, 40).flatmap(scores))
def test_every_sentence_gets_a_tree(scores):
    assert is_tree(best_tree(scores).tolist())


@given(st.lists(st.integers(1, 8).flatmap(scores), min_size=1, max_size=5))
def test_the_best_head_of_each_word_is_kept_where_that_makes_a_tree(sentences):
    heads = trees(sentences).tolist()
    for s in sentences:
        found, heads = heads[: len(s)], heads[len(s) :]
        alone = s.argmax(axis=1).tolist()
        assert found == (alone if is_tree(alone) else best_tree(s).tolist())


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        ([2, 0], []),  # a tree
        ([2, 1], [1, 2]),  # two names that head each other
        ([1, 1], [1]),  # a word that heads itself
        ([3, 3, 2, 0], [2, 3]),  # a tail that leads into a circle
        ([2, 1, 4, 3], [1, 2]),
    ],
)
def test_a_circle_is_found(heads, found):
    assert circle(dict(enumerate(heads, 1))) == found


def test_a_sentence_of_a_document_has_one_root_that_all_its_words_lead_to(annotator):
    document = annotator.annotate(article_of("Иван Петров Сергей Иванов Пётр Сидоров. Анна Мария Ким Чен Ын Ли."))
    for sentence in document.sentences:
        words = document.sentence_tokens(sentence)
        assert is_tree([0 if t.head is None else t.head - sentence.start + 1 for t in words])
