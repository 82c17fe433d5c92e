"""Speakers that a cue leaves to the text before: "он добавил", "в ведомстве", "издание"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from letopis.extraction.cast import as_party
from letopis.extraction.statements.cues import group
from letopis.extraction.statements.draft import Draft, Pronoun, Scene, Speaker, Voice
from letopis.extraction.statements.media import medium_of, told_in
from letopis.extraction.statements.tags import Tag
from letopis.extraction.statements.voices import entity_voice, is_press
from letopis.model.cast import Entity, Mention
from letopis.reading import morphology

SENTENCES_BACK = 3


def with_speakers(scene: Scene, drafts: Sequence[Draft], tags: Sequence[Tag]) -> Iterator[Draft]:
    """Drafts in text order, each with its speaker where one can be told."""
    source = first_press(scene, tags)
    last: tuple[int, Voice] | None = None
    through: Draft | None = None
    for draft in sorted(drafts, key=lambda d: d.at):
        found = lean_on(scene, draft, draft.speaker, last, source)
        medium = lean_on(scene, draft, medium_of(scene, draft, tags), None, source)
        told = replace(draft, speaker=found, medium=medium)
        if isinstance(found, Voice):
            last = (draft.stop - 1, found)
            told = replace(told, medium=other_than(found, medium or medium_before(scene, told, through)))
            through = told
        yield told


def other_than(speaker: Voice, medium: Speaker) -> Voice | None:
    """A medium that is not the speaker himself."""
    if not isinstance(medium, Voice) or medium.name == speaker.name:
        return None
    return None if speaker.start <= medium.start < speaker.stop else medium  # the speaker "сайт Кремля" holds "Кремль"


def medium_before(scene: Scene, draft: Draft, last: Draft | None) -> Speaker:
    """The medium that the speaker's words had at once before, or that the sentence before tells with the speaker."""
    assert isinstance(draft.speaker, Voice)
    if last is not None and goes_on_through(scene, draft, last):
        return last.medium
    sentence = scene.tokens[draft.at].sentence
    before = scene.document.sentences[sentence - 1] if sentence else None
    if before is None or not names(scene, before.start, before.stop, draft.speaker.name):
        return None
    return told_in(scene, before)


def goes_on_through(scene: Scene, draft: Draft, last: Draft) -> bool:
    """Whether the next words of a speaker come the same way: those of one talk, else those of the next sentence."""
    one, other, medium = draft.speaker, last.speaker, last.medium
    if (
        not (isinstance(one, Voice) and isinstance(other, Voice) and isinstance(medium, Voice))
        or one.name != other.name
    ):
        return False
    told = scene.document.sentence_of(medium.start)
    talk = any(t.lemma in group("talk") for t in scene.document.sentence_tokens(told))
    before = last.stop - 1 if talk else medium.start
    near = scene.tokens[draft.at].sentence - scene.tokens[before].sentence <= 1
    return near or (talk and last.rule == draft.rule == "turn")


def names(scene: Scene, start: int, stop: int, name: str) -> bool:
    """Whether the author's words of a stretch name a speaker as a subject."""
    return any(
        scene.context.cast.entities[m.entity].name == name
        and scene.tokens[m.head].rel.startswith("nsubj")
        and m.start not in scene.inside
        for m in scene.context.cast.within(start, stop)
    )


def lean_on(
    scene: Scene, draft: Draft, wanted: Speaker, last: tuple[int, Voice] | None, source: Voice | None
) -> Voice | None:
    """The voice that is wanted, looked for in the text before if it has no name."""
    if wanted is None or isinstance(wanted, Voice):
        return wanted
    at = draft.at
    if isinstance(wanted, Pronoun):
        return behind_pronoun(scene, draft, wanted, last)
    if wanted == "press":
        return source or last_mention(scene, at, is_press)
    if wanted == "body":
        return (
            last[1]
            if last is not None and last[1].body
            else last_mention(scene, at, lambda e: is_body(e) and not scene.callings.is_thing(e.id))
        )
    if wanted == "they":
        return last[1] if last is not None and last[1].many else None
    if wanted in {"he", "she"}:
        return same_person(scene, at, last, "Masc" if wanted == "he" else "Fem")
    if wanted == "person":
        return last_mention(scene, at, is_person)
    near = last is not None and scene.tokens[at].sentence - scene.tokens[last[0]].sentence <= SENTENCES_BACK
    before = last[1] if last is not None and near else last_subject(scene, at)
    return before if before is not None and may_have_said(scene, before, draft.cue) else None


def may_have_said(scene: Scene, voice: Voice, cue: int | None) -> bool:
    """Whether a verb without a subject may be a person's by its gender: "сообщила" is no word of Иван's."""
    feats = scene.tokens[cue].feats if cue is not None else {}
    gender = feats.get("Gender") if feats.get("VerbForm") == "Fin" and feats.get("Tense") == "Past" else None
    return gender not in {"Masc", "Fem"} or voice.body or voice.press or fits_gender(voice.name, gender or "")


def behind_pronoun(scene: Scene, draft: Draft, pronoun: Pronoun, last: tuple[int, Voice] | None) -> Voice | None:
    """Who "он" is: the speaker of the sentence before, else whom the cast has there.

    "Иванов рассказал, что виделся с Петровым. Он добавил, что ..." is Иванов, though Петров is nearer.
    """
    if last is not None and fits_person(last[1], pronoun.gender) and continues(scene, draft, last[0]):
        return last[1]
    mention = scene.context.cast.at(pronoun.index)
    if mention is None:
        before = last[1] if last is not None else last_subject(scene, draft.at)
        return before if before is not None and fits_person(before, pronoun.gender) else None
    return entity_voice(scene.context.cast.entities[mention.entity], mention)


def continues(scene: Scene, draft: Draft, before: int) -> bool:
    """Whether words follow the last ones at once; after a verb such as "добавил" they may be further off."""
    adds = draft.cue is not None and scene.tokens[draft.cue].lemma in group("continuing")
    return scene.tokens[draft.at].sentence - scene.tokens[before].sentence <= (SENTENCES_BACK if adds else 1)


def fits_person(voice: Voice, gender: str) -> bool:
    """Whether a voice is one person of a gender."""
    return not (voice.press or voice.body or voice.many) and fits_gender(voice.name, gender)


def same_person(scene: Scene, at: int, last: tuple[int, Voice] | None, gender: str) -> Voice | None:
    """Who "его" or "ее" is: the last speaker if a person, else the last person named."""
    if last is not None and fits_person(last[1], gender):
        return last[1]
    return last_mention(scene, at, lambda e: e.type == "person" and fits_gender(e.name, gender))


def fits_gender(name: str, gender: str) -> bool:
    """Whether a full name may be of a gender; a name that the dictionary lacks may be of any its ending allows."""
    first, *others = name.split()
    known = morphology.name_genders(first)
    if not known and others and first[-1] in "ая":
        return gender != "Masc"
    return not known or gender in known


def first_press(scene: Scene, tags: Sequence[Tag]) -> Voice | None:
    """The outlet that the article leans on: the first that a tag names."""
    voices = (t.speaker for t in tags if t.press and isinstance(t.speaker, Voice))
    return next((v for v in voices if not v.many), None)


def is_person(entity: Entity) -> bool:
    """Whether "политик" may be said of an entity."""
    return entity.type == "person"


def is_body(entity: Entity) -> bool:
    """Whether "ведомство" or "министерство" may be said of an entity: of one that is more than such a word itself."""
    return entity.type == "organization" and not is_press(entity) and entity.name.lower() not in group("body")


def mentions_before(scene: Scene, at: int) -> Iterator[Mention]:
    """The mentions before a token, the nearest first."""
    mentions = scene.context.cast.mentions
    for i in range(bisect_left(mentions, at, key=lambda m: m.start) - 1, -1, -1):
        yield mentions[i]


def last_mention(scene: Scene, at: int, fits: Callable[[Entity], bool]) -> Voice | None:
    """The voice of the last entity of a kind."""
    for mention in mentions_before(scene, at):
        entity = scene.context.cast.entities[mention.entity]
        if fits(entity):
            return entity_voice(entity, mention)
    return None


def last_subject(scene: Scene, at: int) -> Voice | None:
    """The voice of the last subject in the sentence before."""
    sentence = scene.tokens[at].sentence
    for mention in mentions_before(scene, at):
        token = scene.tokens[mention.head]
        if sentence - token.sentence > SENTENCES_BACK:
            return None
        entity = as_party(scene.context.cast.entities[mention.entity])
        if token.rel.startswith("nsubj") and token.sentence < sentence and entity.type in {"person", "organization"}:
            return entity_voice(entity, mention)
    return None
