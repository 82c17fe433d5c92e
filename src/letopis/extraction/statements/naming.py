"""A noun phrase as a voice: the name in it or after it, whom it stands for, else its own words."""

from __future__ import annotations

from letopis.extraction.cast import as_party
from letopis.extraction.statements.bodies import leans_back, name_after
from letopis.extraction.statements.cues import Group, group
from letopis.extraction.statements.draft import Pronoun, Scene, Speaker, Voice
from letopis.extraction.statements.meant import called, person_before
from letopis.extraction.statements.noun_phrases import NOUNS, genitives_end
from letopis.extraction.statements.outlets import named_outlet
from letopis.extraction.statements.quotations import FAMILY
from letopis.extraction.statements.voices import (
    entity_voice,
    is_bare,
    phrase_voice,
    stands_for_itself,
    uncapitalised,
)
from letopis.lexicons.callings import families_of
from letopis.model.cast import Mention
from letopis.model.document import Token

CLAUSE_ENDS = {",", ";", ":"}
AHEAD = 12  # words between a post and the name that follows it, at most
HE = {"он": "Masc", "она": "Fem", "они": ""}
STATE_BODIES = {"ведомство", "министерство", "служба", "организация"}
OBLIQUE = ("ии",)  # no nominative of a name, whatever its tag: "адвокат Асии Норин"
COMMON: tuple[Group, ...] = ("press", "person", "body")


def named(scene: Scene, head: int) -> Speaker:
    """The voice of a noun phrase with all that is joined to it by "и"."""
    token = scene.tokens[head]
    if token.pos == "PRON":
        return "they" if token.low == "они" else Pronoun(head, HE[token.low]) if token.low in HE else None
    members = scene.context.cast.groups.get(head)
    if members:
        names = [as_party(scene.context.cast.entities[i]).name for i in members]
        return Voice(" и ".join(names), head, head + 1, many=True)
    first = named_alone(scene, head)
    if isinstance(first, Voice):
        return joined(scene, first, head)
    return first


def joined(scene: Scene, first: Voice, head: int) -> Voice:
    """A voice with those that "и" joins to it: "Кэмерон и Клегг"."""
    mention = scene.context.cast.at(head)
    heads = {head, *(range(mention.start, mention.stop) if mention else ())}
    others = [
        t.index for h in sorted(heads) for t in scene.document.children(h, "conj")
        if t.index not in heads and t.case in {"Nom", None} and t.pos in NOUNS and adjoins(scene, t.index, heads)
    ]  # fmt: skip
    found = [v for i in others if (v := named_alone(scene, i)) is not None and isinstance(v, Voice)]
    if not found:
        return first
    last = max(found, key=lambda v: v.stop)
    names = [first.name, *(v.name for v in found)]
    return Voice(" и ".join(names), first.start, max(last.stop, first.stop), first.press, many=True)


def adjoins(scene: Scene, index: int, heads: set[int]) -> bool:
    """Whether a conjunct may speak too: joined by "и", and not after a comma that ends the cue's clause.

    "Как пояснила жена Сидорова, дочь и мать ...": the verb is singular, one person speaks.
    """
    verb = scene.tokens[min(heads)].head
    if verb is not None and verb < min(heads) and scene.tokens[verb].feats.get("Number") == "Sing":
        return False
    inner = scene.tokens[max(heads) + 1 : index]
    return any(t.text == "и" for t in inner) and not any(t.feats.get("VerbForm") == "Fin" for t in inner)


def is_acting(scene: Scene, head: int) -> bool:
    """Whether a token is the first of "и. о.", which the parser takes for a noun of its own."""
    return [t.low for t in scene.tokens[head : head + 4]] == ["и", ".", "о", "."]


def acting(scene: Scene, head: int) -> Voice | None:
    """Who acts in a post, by the name after it: "и. о. министра обороны Литвы Анна Берг"; nobody without a name."""
    stop = min(head + AHEAD, scene.document.sentence_of(head).stop)
    for i in range(head + 4, stop):
        mention = scene.context.cast.at(i)
        if scene.tokens[i].feats.get("VerbForm") == "Fin" or scene.tokens[i].text in CLAUSE_ENDS:
            return None
        if mention is None or scene.tokens[i].pos != "PROPN":
            continue
        entity = scene.context.cast.entities[mention.entity]
        if entity.type == "person" and mention.kind == "name":
            return Voice(entity.name, head, mention.stop)
    return None


def named_alone(scene: Scene, head: int) -> Speaker:
    """The voice of one noun phrase."""
    token = scene.tokens[head]
    if is_acting(scene, head):
        return acting(scene, head)
    ahead = name_ahead(scene, head)
    if ahead is not None:
        return ahead
    if token.lemma in group("body") and (own := name_after(scene, head)) is not None:
        return own
    mention = scene.context.cast.at(head)
    if mention is not None and is_name(scene, mention, head):
        known = called(scene, head) if stands_for_itself(scene, mention) else None
        return known or entity_voice(as_party(scene.context.cast.entities[mention.entity]), mention)
    if (mention is None or stands_for_itself(scene, mention)) and (known := called(scene, head)) is not None:
        return known
    if token.lemma in group("outlet") and (outlet := named_outlet(scene, head)) is not None:
        return outlet
    if token.lemma in group("press") and token.feats.get("Number") != "Plur":
        return apposed_name(scene, head) or "press"
    if token.lemma in group("body") and leans_back(scene, head):
        return phrase_voice(scene, head) if is_private(token) else "body"
    if token.lemma in group("person") and is_bare(scene, head):
        return person_before(scene, head) or phrase_voice(scene, head)
    if token.lemma == "один":
        return one_of(scene, head)
    return phrase_voice(scene, head)


def is_private(token: Token) -> bool:
    """Whether a noun means a company, a party or a union, and never the ministry that spoke before."""
    return token.lemma not in STATE_BODIES and any(f.type == "organization" for f in families_of(token.lemma))


def one_of(scene: Scene, head: int) -> Voice | None:
    """One of many: "один из зрителей"."""
    if head + 2 >= len(scene.tokens) or scene.tokens[head + 1].low != "из":
        return None
    stop = genitives_end(scene, head + 2)
    span = scene.document.span_of(head, stop)
    return Voice(uncapitalised(scene, head, scene.document.text[span.start : span.stop]), head, stop)


def is_name(scene: Scene, mention: Mention, head: int) -> bool:
    """Whether a mention names the head, and is no common noun such as "СМИ"."""
    token = scene.tokens[head]
    common = any(token.lemma in group(g) for g in COMMON)
    if common and mention.stop - mention.start == 1 and stands_for_itself(scene, mention):
        return False
    return mention.head == head or token.pos in {"PROPN", "X"}


def name_ahead(scene: Scene, head: int) -> Voice | None:
    """The person whom a noun describes before the name: "представитель комитета при суде Иван Петров"."""
    token = scene.tokens[head]
    if token.case != "Nom" or token.pos == "PROPN" or token.feats.get("Number") == "Plur":
        return None
    if token.feats.get("Animacy") != "Anim" and token.lemma != "один":
        return None
    for i in range(head + 1, min(head + AHEAD, scene.document.sentence_of(head).stop)):
        ahead = scene.tokens[i]
        if ahead.text in FAMILY:
            continue
        if not ahead.text[0].isalnum() or ahead.feats.get("VerbForm") == "Fin":
            return None
        mention = scene.context.cast.at(i)
        if mention is None or ahead.pos != "PROPN" or scene.context.cast.entities[mention.entity].type != "person":
            continue
        if ahead.case != "Nom" or ahead.low.endswith(OBLIQUE):
            return None
        entity = scene.context.cast.entities[mention.entity]
        return Voice(entity.name, min(head, mention.start), mention.stop)
    return None


def apposed_name(scene: Scene, head: int) -> Voice | None:
    """The outlet that a noun names right after it: "газета «Труд»", "агентство Франс Пресс"."""
    for i in range(head + 1, min(head + 4, len(scene.tokens))):
        mention = scene.context.cast.at(i)
        if mention is not None:
            entity = scene.context.cast.entities[mention.entity]
            return Voice(entity.name, mention.start, mention.stop, True)
        if scene.tokens[i].text[:1].isalpha() and not scene.tokens[i].text[:1].isupper():
            return None
    return None
