"""The parser's arcs become trees: every walk up ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.reading.models import Tag
from letopis.reading.trees import circles, without_circles


@pytest.mark.parametrize(
    ("heads", "first"),
    [
        ([2, 0], []),  # a tree
        ([2, 1], [0]),  # two names that head each other
        ([1, 1], [0]),  # a word that heads itself
        ([3, 3, 2, 0], [1]),  # a tail that leads into a circle
        ([2, 1, 4, 3], [0, 2]),
    ],
)
def test_each_circle_is_found_once_at_its_first_word(heads, first):
    assert circles(heads) == first


@given(st.integers(1, 30).flatmap(lambda n: st.lists(st.integers(0, n), min_size=n, max_size=n)))
def test_every_walk_up_ends_and_a_tree_stays_as_it_is(heads):
    tags = [Tag("NOUN", {}, head, "appos") for head in heads]
    cut = without_circles(tags)
    for start in range(len(cut)):
        i, steps = start, 0
        while cut[i].head:
            i, steps = cut[i].head - 1, steps + 1
            assert steps <= len(cut)
    assert [t for t, c in zip(tags, cut, strict=True) if t != c] == [tags[i] for i in sorted(circles(heads))]


def test_no_token_of_a_document_stands_above_itself(annotator):
    from letopis.sources.text import article_of

    document = annotator.annotate(article_of("Иван Петров Сергей Иванов Пётр Сидоров. Анна Мария Ким Чен Ын Ли."))
    for token in document.tokens:
        i, steps = token.head, 0
        while i is not None:
            i, steps = document.tokens[i].head, steps + 1
            assert steps <= len(document.tokens)
