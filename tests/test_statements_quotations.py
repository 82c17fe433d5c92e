"""Which quotation marks belong together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from letopis.extraction.context import Context
from letopis.extraction.statements.quotations import find_quotations

Made = Callable[..., Context]


def quoted(context: Made, text: str) -> list[str]:
    """The words of the outermost quotations."""
    document = context(text).document
    spans = [document.span_of(q.opening + 1, q.closing) for q in find_quotations(document)]
    return [document.text[s.start : s.stop] for s in spans]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Он сказал: «Ждём».", ["Ждём"]),
        ('Он сказал: "Ждём".', ["Ждём"]),
        ("Он сказал: “Ждём”.", ["Ждём"]),
        ("Он сказал: «Ждём „Ромашку“ тут».", ["Ждём „Ромашку“ тут"]),
        ("Он сказал: «Ждём «Ромашку» тут».", ["Ждём «Ромашку» тут"]),
        ('Он сказал: "Ждём "Ромашку" тут".', ['Ждём "Ромашку" тут']),
        ('Он сказал: «Ждём "Ромашку" тут».', ['Ждём "Ромашку" тут']),
        ("Завод «Ромашка» и фонд «Лютик» ждут.", ["Ромашка", "Лютик"]),
        ("«Ждём «Ромашку», — сказал он.", ["Ждём «Ромашку"]),
        ("«Первый абзац.\n\nВторой абзац», — сказал он.", ["Первый абзац.\n\nВторой абзац"]),
        ("«Первый абзац.\n\n«Второй абзац», — сказал он.", ["Первый абзац.\n\n«Второй абзац"]),
    ],
)
def test_marks_pair(context: Made, text: str, words: list[str]) -> None:
    assert quoted(context, text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Он сказал: «Ждём.",
        "Ждём», — сказал он.",
        'Труба диаметром 5" лопнула.',
        "«Ждём.\n\nРаз.\n\nДва.\n\nТри.\n\nЧетыре.\n\nПять.\n\nШесть.\n\nСемь.\n\nВосемь».",
    ],
)
def test_a_mark_without_its_fellow_opens_nothing(context: Made, text: str) -> None:
    assert quoted(context, text) == []


def test_a_lost_mark_leaves_later_quotations_alone(context: Made) -> None:
    assert quoted(context, "Фонд «Лютик ждёт.\n\nЗавод «Ромашка» ждёт.") == ["Ромашка"]
