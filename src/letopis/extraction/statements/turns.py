"""Turns of an interview: "Иванов: Да, мы готовы." """

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from letopis.extraction.statements.draft import Draft, Scene, Voice
from letopis.extraction.statements.quotations import split_paragraphs

LABEL_MOST = 6
TURNS_LEAST = 2


def find_turns(scene: Scene) -> Iterator[Draft]:
    """The answers of an interview; the questions of the press are left out."""
    found = [(p, stop) for p in split_paragraphs(scene.document) if (stop := label_end(scene, p))]
    seen = Counter(label(scene, p, stop) for p, stop in found)
    if len(seen) < TURNS_LEAST:
        return
    for paragraph, stop in found:
        if seen[label(scene, paragraph, stop)] >= TURNS_LEAST:
            yield Draft(stop + 1, paragraph.stop, True, None, speaker(scene, paragraph, stop), "turn")


def speaker(scene: Scene, paragraph: range, stop: int) -> Voice | None:
    """The person that a label names."""
    entity = scene.context.cast.entity_at(stop - 1)
    if entity is None or entity.type != "person":
        return None
    return Voice(entity.name, paragraph.start, stop)


def label(scene: Scene, paragraph: range, stop: int) -> str:
    """The words before the colon of a turn."""
    return " ".join(t.text for t in scene.tokens[paragraph.start : stop])


def label_end(scene: Scene, paragraph: range) -> int | None:
    """Where the colon of a turn stands; None where a paragraph is none."""
    for i in range(paragraph.start, min(paragraph.start + LABEL_MOST, paragraph.stop - 1)):
        token = scene.tokens[i]
        if token.text == ":":
            return i if i > paragraph.start else None
        if not token.text[0].isupper() and token.text not in {".", "-"}:
            return None
    return None
