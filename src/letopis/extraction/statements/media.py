"""Through whom words reached the article: "..., передаёт агентство", "в интервью газете", "(цитата — пресс-служба)"."""

from __future__ import annotations

from collections.abc import Sequence

from letopis.extraction.statements.draft import Draft, Scene, Speaker, Voice
from letopis.extraction.statements.speakers import entity_voice, is_press
from letopis.extraction.statements.tags import Tag
from letopis.model.document import Sentence

CARRIERS = {"интервью", "эфир", "цитата", "ссылка", "беседа", "разговор"}
NEAR = 8


def medium_of(scene: Scene, draft: Draft, tags: Sequence[Tag]) -> Speaker:
    """The medium of a draft: told with its cue, by a source tag, or as the place of an interview."""
    if draft.medium is not None:
        return draft.medium
    sentence = scene.document.sentence_of(draft.cue if draft.cue is not None else draft.start)
    tagged = next((t.speaker for t in tags if t.press and t.cue != draft.cue and holds(sentence, t.cue)), None)
    return tagged or carrier(scene, sentence)


def holds(sentence: Sentence, index: int) -> bool:
    """Whether a token stands in a sentence."""
    return sentence.start <= index < sentence.stop


def carrier(scene: Scene, sentence: Sentence) -> Voice | None:
    """The press or press service right after "интервью", "со ссылкой на" or "цитата"."""
    for token in scene.document.sentence_tokens(sentence):
        if token.lemma not in CARRIERS or token.index in scene.inside:
            continue
        for mention in scene.context.cast.within(token.index + 1, min(token.index + NEAR, sentence.stop)):
            entity = scene.context.cast.entities[mention.entity]
            if is_press(entity) or entity.name.startswith("пресс-служба"):
                return entity_voice(entity, mention)
    return None
