"""Pronouns of the third person: who "он", "она", "его" is.

The nearest fitting person before, one that a clause is about before one that it mentions; within
two sentences, and left alone where nobody fits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from letopis.extraction.syntax import conjuncts, subject, subject_in_order
from letopis.model.cast import Cast, Entity, Mention
from letopis.model.document import Document, Token
from letopis.reading import morphology

FORMS = {
    **dict.fromkeys(("он", "его", "ему", "им", "нем", "него", "нему", "ним"), "Masc"),
    **dict.fromkeys(("она", "ее", "ей", "ею", "ней", "нее", "нею"), "Fem"),
}
SENTENCES_BACK = 2
SUBJECT, SAME_SENTENCE, PER_SENTENCE = 3.0, 0.5, 1.0


def with_pronouns(document: Document, cast: Cast) -> Cast:
    """The cast with the pronouns that somebody certain stands behind."""
    mentions = list(cast.mentions)
    people = [m for m in mentions if cast.entities[m.entity].type == "person" and not possessive_office(document, m)]
    found: list[Mention] = []
    for token in document.tokens:
        if is_pronoun(token):
            near_by = [*before(document, people, token), *before(document, found, token)]
            antecedent = find(document, cast, near_by, token)
            if antecedent is not None:
                found.append(
                    Mention(
                        antecedent.entity, "pronoun", token.span, token.index, token.index + 1, token.index, "pronoun"
                    )
                )
    cast = replace(cast, groups={**cast.groups, **plurals(document, cast)})
    return replace(cast, mentions=tuple(sorted([*mentions, *found], key=lambda m: (m.start, -m.stop))))


def before(document: Document, mentions: Sequence[Mention], token: Token) -> Sequence[Mention]:
    """Of mentions in text order, those that begin so near before a token that it may point at them."""
    first = document.sentences[max(token.sentence - SENTENCES_BACK, 0)].start
    start, stop = (bisect_left(mentions, place, key=lambda m: m.start) for place in (first, token.index))
    return mentions[start:stop]


def plurals(document: Document, cast: Cast) -> dict[int, tuple[str, ...]]:
    """Who "они" are that act: the persons or countries coordinated as the subject of a sentence before."""
    found: dict[int, tuple[str, ...]] = {}
    for token in document.tokens:
        if token.low == "они" and token.rel.startswith("nsubj"):
            group = group_before(document, cast, token)
            if group:
                found[token.index] = group
    return found


def group_before(document: Document, cast: Cast, token: Token) -> tuple[str, ...]:
    """The last coordinated subject of the two sentences before a token, or of its own before it."""
    first = document.sentences[max(token.sentence - SENTENCES_BACK, 0)].start
    for i in range(token.index - 1, first - 1, -1):
        if document.tokens[i].rel.startswith("nsubj"):
            ids = cast.groups.get(i) or members(document, cast, i)
            if len(ids) > 1:
                return ids
    return ()


def members(document: Document, cast: Cast, index: int) -> tuple[str, ...]:
    """The persons and countries coordinated under a head."""
    found = [e for i in conjuncts(document, index) for e in cast.entities_at(i) if e.type in {"person", "country"}]
    token = document.tokens[index]
    if len(found) < 2 and token.feats.get("Number") == "Plur" and token.feats.get("Animacy") == "Anim":
        inner = [cast.entity_at(i) for i in document.subtree(index)]  # "президенты Путин и Байден"
        found = [e for e in inner if e is not None and e.type == "person"]
    return tuple(dict.fromkeys(e.id for e in found))


def possessive_office(document: Document, mention: Mention) -> bool:
    """Whether a mention sits inside another noun phrase as an adjective."""
    return mention.kind in {"adjective", "demonym"}


def owner_of(document: Document, cast: Cast, token: Token) -> Entity | None:
    """Who a possessive stands for: "его визит"; None where it is none or nobody fits."""
    if token.low not in FORMS or token.rel != "det":
        return None
    people = [m for m in cast.mentions if cast.entities[m.entity].type == "person" and m.kind != "adjective"]
    antecedent = find(document, cast, people, token)
    return cast.entities[antecedent.entity] if antecedent is not None else None


def is_pronoun(token: Token) -> bool:
    """Whether a token is a singular personal pronoun of the third person, and no possessive."""
    return token.low in FORMS and token.pos in {"PRON", "DET"} and token.rel != "det"


def find(document: Document, cast: Cast, people: Sequence[Mention], token: Token) -> Mention | None:
    """The best antecedent of a pronoun."""
    acting = actor(document, token)
    fitting = [m for m in people if near(document, m, token) and gender_fits(cast, m, document, FORMS[token.low])]
    if acting is not None:
        verb = verb_over(document, token)
        fitting = [m for m in fitting if verb_over(document, document.tokens[m.head]) != verb]
        dealt_with = [m for m in fitting if actor(document, document.tokens[m.head]) == acting]
        fitting = dealt_with or fitting  # "провёл переговоры с Кимом и встретился с ним"
    if not fitting:
        return None
    return max(fitting, key=lambda m: (score(document, m, token), m.start))


def actor(document: Document, token: Token) -> int | None:
    """The subject of the verb that a word complements: "его" in "Мирзиёев попросил его" is another."""
    if token.rel.startswith("nsubj"):
        return None
    verb = verb_over(document, token)
    if verb is None:
        return None
    acting, nearest = subject(document, verb.index), subject_in_order(document, verb.index)
    own = document.child(verb.index, "nsubj") is not None or verb.feats.get("VerbForm") != "Fin"
    return acting if own or nearest in {None, acting} else None


def verb_over(document: Document, token: Token) -> Token | None:
    """The verb that a word complements, at whatever depth."""
    return next((t for t in document.ancestors(token.index) if t.pos == "VERB"), None)


def near(document: Document, mention: Mention, token: Token) -> bool:
    """Whether a mention stands before a token, at most two sentences back."""
    distance = token.sentence - document.tokens[mention.start].sentence
    return mention.stop <= token.index and 0 <= distance <= SENTENCES_BACK


def gender_fits(cast: Cast, mention: Mention, document: Document, gender: str) -> bool:
    """Whether a person may be "он" or "она": by the first name, else by the tag of the head."""
    words = cast.entities[mention.entity].name.split()
    known = morphology.name_genders(words[0]) if len(words) > 1 else frozenset()
    if known:
        return gender in known
    tagged = document.tokens[mention.head].feats.get("Gender")
    return mention.kind == "office" or tagged in {gender, None}


def score(document: Document, mention: Mention, token: Token) -> float:
    """How likely an antecedent is: subjects first, then nearness by sentences."""
    distance = token.sentence - document.tokens[mention.start].sentence
    subject = SUBJECT if is_subject(document, mention.head) else 0.0
    return subject + (SAME_SENTENCE if distance == 0 else 0.0) - PER_SENTENCE * distance


def is_subject(document: Document, index: int) -> bool:
    """Whether a name is a subject, or stands in apposition to one: "заместитель прокурора Иван Петров"."""
    token = document.tokens[index]
    while token.rel.split(":")[0] in {"appos", "flat"} and token.case in {"Nom", None} and token.head is not None:
        token = document.tokens[token.head]
    return token.rel.split(":")[0] == "nsubj"
