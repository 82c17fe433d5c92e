"""Voices of entities and of noun phrases: the name of a speaker, and where it stands."""

from __future__ import annotations

from letopis.extraction.phrases import nominative
from letopis.extraction.statements.cues import group
from letopis.extraction.statements.draft import Scene, Voice
from letopis.extraction.statements.noun_phrases import NOUNS, phrase_edges
from letopis.lexicons import organisations
from letopis.model.cast import Entity, Mention
from letopis.model.document import Token


def entity_voice(entity: Entity, mention: Mention) -> Voice:
    """The voice of an entity where it is mentioned."""
    return Voice(entity.name, mention.start, mention.stop, is_press(entity), entity.type == "organization")


def is_press(entity: Entity) -> bool:
    """Whether an entity is an outlet of the registry."""
    known = organisations().by_id(entity.id)
    return known is not None and known.kind == "outlet"


def stands_for_itself(scene: Scene, mention: Mention) -> bool:
    """Whether a mention has found nobody else: "министр" of an entity called "министр"."""
    entity = scene.context.cast.entities[mention.entity]
    bare = entity.name.lower() in {scene.tokens[mention.head].low, scene.tokens[mention.head].lemma}
    return bare or (entity.office is not None and entity.office.lower() == entity.name.lower())


def is_bare(scene: Scene, head: int) -> bool:
    """Whether a noun stands alone and in the singular: "дипломат"."""
    if scene.tokens[head].feats.get("Number") == "Plur":
        return False
    return phrase_edges(scene, head) == (head, head + 1)


def uncapitalised(scene: Scene, start: int, name: str) -> str:
    """A phrase without the capital that it owes to the head of its sentence."""
    first = scene.tokens[start]
    at_head = start == scene.document.sentence_of(start).start or not scene.tokens[start - 1].text[0].isalnum()
    proper = first.pos == "PROPN" or first.text[1:] != first.text[1:].lower()
    return name if proper or not at_head else name[:1].lower() + name[1:]


def can_speak(token: Token) -> bool:
    """Whether a noun names a living being, or a thing that speaks all the same: "посольство"."""
    if token.pos not in NOUNS or not token.text[0].isalpha():
        return False
    words = (group("voice"), group("press"), group("body"), group("piece"))
    return token.feats.get("Animacy") == "Anim" or any(token.lemma in g for g in words)


def phrase_voice(scene: Scene, head: int) -> Voice | None:
    """The voice of a noun phrase that names nobody of the cast: "представители Меллона"."""
    if not can_speak(scene.tokens[head]):
        return None
    start, stop = phrase_edges(scene, head)
    press = scene.tokens[head].lemma in group("press")
    many = scene.tokens[head].feats.get("Number") == "Plur"
    return Voice(
        uncapitalised(scene, start, nominative(scene.document, start, stop, head)), start, stop, press, many=many
    )
