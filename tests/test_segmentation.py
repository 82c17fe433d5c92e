"""Sentences and words are razdel's, however they are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from razdel import sentenize, tokenize

from letopis.reading.chunks import words_of
from letopis.reading.segmentation import segment
from letopis.reading.sentences import by_razdel

BITS = [
    *" \t.,;:!?…-–—_/\\\"'«»()[]:)1529аБвГiIxZ²½=*ΔK\u00a0\u2028",
    "г. ",
    "т. е. ",
    "И. О. ",
    "yahoo",
    "12,",
    "-5",
    " - ",
]
WORDS = ["Министр", "сказал", "кое-что", "«Да!»", "12,5", "т.е.", "гг.", "(США)", ";-)", "1)", "2019-2020", "А.", "..."]
TEXTS = st.lists(st.sampled_from(BITS), max_size=16).map("".join) | st.lists(st.sampled_from(WORDS)).map(" ".join)


def cut(text: str) -> list[tuple[int, int, str]]:
    spans, words = words_of(text, 0, len(text))
    return [(s.start, s.stop, w) for s, w in zip(spans, words, strict=True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Что-то случилось", "Что-то|случилось"),
        ("кое- что", "кое-|что"),  # a dash looks over the blank
        ("кое- «что»", "кое|-|«|что|»"),
        ("он -то", "он|-то"),
        ("-то", "-|то"),
        ("12, 13 и 14", "12,|13|и|14"),  # a comma between digits too
        ("12, и 14", "12|,|и|14"),
        ("в 3/4 , 5", "в|3/4|,|5"),
        ("a_ b", "a_|b"),
        ("«Да!» — и…", "«|Да|!|»|—|и|…"),
    ],
)
def test_words_may_depend_on_the_chunks_beside_them(text, words):
    assert [w for _, _, w in cut(text)] == words.split("|") == [t.text for t in tokenize(text)]


@given(TEXTS | st.text(max_size=12))
def test_the_words_of_any_sentence_are_those_of_razdel(text):
    assert cut(text) == [(t.start, t.stop, t.text) for t in tokenize(text)]


@given(TEXTS | st.text(max_size=40))
def test_the_sentences_of_any_line_are_those_of_razdel(text):
    line = text.replace("\n", " ")
    assert list(by_razdel(line)) == [(s.start, s.stop) for s in sentenize(line) if s.text]


@given(st.lists(TEXTS, max_size=4).map("\n".join))
def test_segments_stand_in_order_and_slice_to_their_words(text):
    after = 0
    for s in segment(text):
        assert [text[w.start : w.stop] for w in s.spans] == list(s.words)
        assert (s.span.start, s.span.stop) == (s.spans[0].start, s.spans[-1].stop)
        assert s.span.start >= after
        after = s.span.stop
