"""Which of those whom a common noun may stand for is meant: "прокурор", "компания"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from letopis.extraction.statements.bodies import leans_back
from letopis.extraction.statements.draft import Scene, Voice
from letopis.extraction.statements.noun_phrases import NOUNS, phrase_edges
from letopis.extraction.statements.voices import entity_voice, stands_for_itself
from letopis.model.cast import Mention
from letopis.model.document import Token

SENTENCES_BACK = 2
# Adjectives that tell no namesake of a post apart.
PASSING = {"бывший", "избранный", "новый", "нынешний", "действующий", "сам", "этот", "данный", "пожилой", "молодой"}


def person_before(scene: Scene, head: int) -> Voice | None:
    """The person whom a bare noun stands for: the one named in this sentence or the two before, or their subject."""
    cast, tokens = scene.context.cast, scene.tokens
    near: dict[str, Mention] = {}
    for mention in cast.mentions[: bisect_left(cast.mentions, head, key=lambda m: m.start)]:
        close = tokens[head].sentence - tokens[mention.head].sentence <= SENTENCES_BACK
        person = cast.entities[mention.entity].type == "person" and not stands_for_itself(scene, mention)
        if close and person and not in_other_words(scene, mention, head):
            near[mention.entity] = mention
    return chosen(scene, list(near), head)


def called(scene: Scene, head: int) -> Voice | None:
    """The person or body that a noun stands for."""
    return person_called(scene, head) or body_called(scene, head)


def person_called(scene: Scene, head: int) -> Voice | None:
    """The one person whom a noun of the article means: "прокурор" after "прокурор Иван Петров".

    With complements ("глава района") only somebody described by all of them. Of several who may be
    meant, the one who has just spoken or acted.
    """
    token = scene.tokens[head]
    if token.pos != "NOUN" or token.feats.get("Animacy") != "Anim" or token.feats.get("Number") == "Plur":
        return None
    start, stop = phrase_edges(scene, head)
    complements = frozenset(t.lemma for t in scene.tokens[head + 1 : stop] if t.pos in NOUNS)
    told = scene.callings.those(head, "person")
    if stop > head + 1:
        told = [i for i in told if scene.callings.says_all(i, frozenset({token.lemma}) | complements)]
    elif any(t.pos == "ADJ" and not passing(t) for t in scene.tokens[start:head]):
        told = [i for i in told if scene.callings.says_all(i, lemmas_of(scene, start, head + 1))]
    return chosen(scene, told, head)


def body_called(scene: Scene, head: int) -> Voice | None:
    """The one body that a noun means: "перевозчик" after "авиаперевозчик «Север»"."""
    if scene.tokens[head].pos != "NOUN" or not leans_back(scene, head):
        return None
    told = scene.callings.those(head, "organization")
    return chosen(scene, told, head) if told else most_named(scene, head)


def most_named(scene: Scene, head: int) -> Voice | None:
    """The body that the text before a noun names most, of those that are of no other family: "компания"."""
    counts = Counter(
        m.entity
        for m in scene.context.cast.mentions[: bisect_left(scene.context.cast.mentions, head, key=lambda m: m.start)]
        if m.kind == "name" and scene.callings.may_be(m.entity, head)
    )
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return chosen(scene, [ranked[0][0]], head)


def passing(token: Token) -> bool:
    """Whether an adjective tells nobody apart: "бывший дипломат", "61-летний политик"."""
    return token.lemma in PASSING or token.text[:1].isdigit()


def lemmas_of(scene: Scene, start: int, stop: int) -> frozenset[str]:
    """The lemmas of the words of a phrase."""
    return frozenset(t.lemma for t in scene.tokens[start:stop] if t.pos in {*NOUNS, "ADJ"})


def chosen(scene: Scene, told: list[str], head: int) -> Voice | None:
    """The one meant: the only one, else the only one shortly before, else whom the last sentence is about."""
    if len({scene.context.cast.entities[i].name for i in told}) > 1:
        told = [i for i in told if scene.tokens[head].sentence - last_sentence(scene, i, head) <= SENTENCES_BACK]
    if len({scene.context.cast.entities[i].name for i in told}) > 1:
        told = [i for i in told if i == last_subject_of(scene, head, told)]
    if not told:
        return None
    mention = last_before(scene, told[0], head)
    if mention is None:
        return None
    start, stop = phrase_edges(scene, head)  # where the noun stands: a tag ends there
    return replace(entity_voice(scene.context.cast.entities[told[0]], mention), start=start, stop=stop, renamed=True)


def last_before(scene: Scene, entity: str, head: int) -> Mention | None:
    """The last mention of an entity before a token and outside of quotations that do not hold it."""
    mentions = scene.context.cast.mentions
    for i in range(bisect_left(mentions, head, key=lambda m: m.start) - 1, -1, -1):
        if mentions[i].entity == entity and not in_other_words(scene, mentions[i], head):
            return mentions[i]
    return None


def last_subject_of(scene: Scene, head: int, among: list[str]) -> str | None:
    """The last of some entities that was a subject before a token; none where two were in one sentence."""
    mentions = scene.context.cast.mentions
    found: dict[str, int] = {}
    for mention in mentions[: bisect_left(mentions, head, key=lambda m: m.start)]:
        token = scene.tokens[mention.head]
        if mention.entity in among and token.rel.startswith("nsubj") and not in_other_words(scene, mention, head):
            found[mention.entity] = token.sentence
    latest = [i for i, sentence in found.items() if sentence == max(found.values())]
    return latest[0] if len(latest) == 1 else None


def last_sentence(scene: Scene, entity: str, head: int) -> int:
    """The sentence of the last mention; one far before the text where there is none."""
    mention = last_before(scene, entity, head)
    return scene.tokens[mention.start].sentence if mention is not None else -len(scene.tokens)


def in_other_words(scene: Scene, mention: Mention, head: int) -> bool:
    """Whether a mention stands in a quotation, longer than its own marks, that a token is outside of."""
    own = mention.stop - mention.start + 1
    return any(q.holds(mention.start) and not q.holds(head) and q.closing - q.opening > own for q in scene.quotations)
