"""Headlines that are somebody's words: "Иван Петров: Мы готовы ждать"."""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.statements.draft import Draft, Scene
from letopis.extraction.statements.stretches import trimmed
from letopis.extraction.statements.tags import is_predicate
from letopis.extraction.statements.voices import entity_voice


def headline(scene: Scene) -> Iterator[Draft]:
    """The words after the colon of a title that a person's name opens, if they are a clause."""
    span = scene.context.article.title_span
    tokens = [t for t in scene.tokens if span is not None and span.holds(t.span.start)]
    colon = next((t for t in tokens if t.text == ":"), None)
    if colon is None:
        return
    first, stop = tokens[0].index, tokens[-1].index + 1
    mention = scene.context.cast.at(first)
    if mention is None or (mention.start, mention.stop) != (first, colon.index):
        return
    speaker = scene.context.cast.entities[mention.entity]
    stretch = trimmed(scene, colon.index + 1, stop)
    if speaker.type == "person" and stretch is not None and any(is_predicate(scene.tokens[i]) for i in stretch):
        yield Draft(stretch.start, stretch.stop, True, None, entity_voice(speaker, mention), "headline")
