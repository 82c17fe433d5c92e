"""The sentence before: "... . Об этом сообщил Иванов"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from letopis.extraction.statements.cues import cue_at
from letopis.extraction.statements.draft import Draft, Scene, Voice
from letopis.extraction.statements.speakers import voice_of
from letopis.extraction.statements.stretches import trimmed
from letopis.extraction.statements.tags import Tag
from letopis.model.document import Sentence, Token


def pointed_sentences(scene: Scene, tags: Sequence[Tag]) -> Iterator[Draft]:
    """The sentences that the next one attributes."""
    for sentence in scene.document.sentences[1:]:
        if not points_back(scene, sentence):
            continue
        found = next(((t, c) for t in scene.document.sentence_tokens(sentence) if (c := cue_at(t, "tag"))), None)
        if found is None or scene.skips(found[0].index):
            continue
        token, kind = found
        speaker = voice_of(scene, token.index, kind, range(sentence.start, sentence.stop))
        if speaker == "press" or (isinstance(speaker, Voice) and speaker.press):
            continue
        before = scene.document.sentences[sentence.index - 1]
        start = next((t.stop for t in tags if t.start == before.start and t.stop < before.stop), before.start)
        stretch = trimmed(scene, start, before.stop)
        if stretch is not None and not any(scene.skips(i) for i in (stretch.start, stretch.stop - 1)):
            yield Draft(stretch.start, stretch.stop, False, token.index, speaker, "about_this")


def points_back(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence opens with "Об этом"."""
    first = scene.document.sentence_tokens(sentence)[:4]
    return any(is_about(a) and b.low == "этом" for a, b in itertools.pairwise(first))


def is_about(token: Token) -> bool:
    """Whether a token is "о" or "об"."""
    return token.low in {"о", "об"}
