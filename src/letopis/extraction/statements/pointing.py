"""The sentence before: "... . Об этом сообщил Иванов", "... . Такое мнение высказал Иванов"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letopis.extraction.statements.anaphora import points_back
from letopis.extraction.statements.cues import Cue, cue_at, group
from letopis.extraction.statements.draft import Draft, Pronoun, Scene, Voice
from letopis.extraction.statements.quotations import DASHES
from letopis.extraction.statements.speakers import voice_of
from letopis.extraction.statements.stretches import is_finite, trimmed
from letopis.extraction.statements.tags import Tag
from letopis.model.document import Sentence, Token

# "высказал" of "такое мнение высказал" speaks as "заявил" does.
CARRYING = Cue("verb", frozenset({"tag"}), (), (), "", "")


def pointed_sentences(scene: Scene, tags: Sequence[Tag], told: Sequence[Draft] = ()) -> Iterator[Draft]:
    """The sentences that the next one attributes; one whose words are `told` already is nothing new."""
    taken = {scene.tokens[draft.cue].sentence for draft in told if draft.cue is not None}
    for sentence in scene.document.sentences[1:]:
        if not points_back(scene, sentence) or sentence.index - 1 in taken:
            continue
        draft = pointed(scene, sentence, tags)
        if draft is not None:
            yield draft


def pointed(scene: Scene, sentence: Sentence, tags: Sequence[Tag]) -> Draft | None:
    """The draft of the sentence before one that points back."""
    found = pointing_cue(scene, sentence)
    if found is None or scene.skips(found[0].index):
        return None
    token, kind = found
    before = scene.document.sentences[sentence.index - 1]
    speaker = voice_of(scene, token.index, kind, range(sentence.start, sentence.stop))
    if speaker == "press" or (isinstance(speaker, Voice) and speaker.press):
        return None
    if tells_itself(scene, before, again=speaker == "same" or isinstance(speaker, Pronoun)):
        return None
    start = next((t.stop for t in tags if t.start == before.start and t.stop < before.stop), before.start)
    stretch = trimmed(scene, start, before.stop)
    if stretch is None or any(scene.skips(i) for i in (stretch.start, stretch.stop - 1)):
        return None
    return Draft(stretch.start, stretch.stop, False, token.index, speaker, "about_this")


def pointing_cue(scene: Scene, sentence: Sentence) -> tuple[Token, Cue] | None:
    """The verb of a sentence that points back: of speech, or one that carries "мнение"."""
    for token in scene.document.sentence_tokens(sentence):
        kind = cue_at(token, "tag")
        if kind is not None and kind.kind != "source":
            return token, kind
        if token.lemma in group("light") and is_finite(token):
            return token, CARRYING
    return None


def tells_itself(scene: Scene, sentence: Sentence, again: bool) -> bool:
    """Whether a sentence is no clause, leads to words of its own, or tells who spoke: "Иванов сообщил о разводе"."""
    tokens = scene.document.sentence_tokens(sentence)
    if not any(is_finite(t) or t.feats.get("Variant") == "Short" or t.text in DASHES for t in tokens):
        return True
    cues = [t for t in tokens if is_finite(t) and cue_at(t, "that")]
    leads = any(t.index + 1 < sentence.stop and scene.tokens[t.index + 1].text == ":" for t in cues)
    return leads or (again and bool(cues))
