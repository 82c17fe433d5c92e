"""Turns of an interview: "Иванов: Да, мы готовы." """

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.statements.draft import Draft, Scene, Voice
from letopis.extraction.statements.quotations import split_paragraphs

LABEL_MOST = 6
TURNS_LEAST = 2


def find_turns(scene: Scene) -> Iterator[Draft]:
    """The turns of an interview or transcript; those of the press have no speaker."""
    turns = list(labelled(scene))
    found = [Draft(colon + 1, stop, True, None, speaker(scene, start, colon), "turn") for start, colon, stop in turns]
    labels = {label(scene, start, colon) for start, colon, _ in turns}
    people = sum(draft.speaker is not None for draft in found)
    if people >= TURNS_LEAST and (len(labels) < len(found) or people == len(found)):
        yield from found


def labelled(scene: Scene) -> Iterator[tuple[int, int, int]]:
    """Start, colon and end of all that looks like a turn: to the next label or the end of its paragraph."""
    for paragraph in split_paragraphs(scene.document):
        starts = [
            (i, colon) for i in sentence_starts(scene, paragraph) if (colon := label_end(scene, i, paragraph.stop))
        ]
        stops = [*(start for start, _ in starts[1:]), paragraph.stop]
        for (start, colon), stop in zip(starts, stops, strict=False):
            if colon + 1 < stop:
                yield start, colon, stop


def sentence_starts(scene: Scene, paragraph: range) -> Iterator[int]:
    """The first tokens of the sentences of a paragraph."""
    sentence = scene.document.sentence_of(paragraph.start)
    while sentence.start < paragraph.stop:
        yield sentence.start
        if sentence.index + 1 == len(scene.document.sentences):
            return
        sentence = scene.document.sentences[sentence.index + 1]


def speaker(scene: Scene, start: int, colon: int) -> Voice | None:
    """The person that a label names."""
    entity = scene.context.cast.entity_at(colon - 1)
    if entity is None or entity.type != "person":
        return None
    return Voice(entity.name, start, colon)


def label(scene: Scene, start: int, colon: int) -> str:
    """The words before the colon of a turn."""
    return " ".join(t.text for t in scene.tokens[start:colon])


def label_end(scene: Scene, start: int, stop: int) -> int | None:
    """Where the colon of a turn stands; None where a sentence begins with no label."""
    for i in range(start, min(start + LABEL_MOST, stop - 1)):
        token = scene.tokens[i]
        if token.text == ":":
            return i if i > start else None
        if not token.text[0].isupper() and token.text not in {".", "-"}:
            return None
    return None
