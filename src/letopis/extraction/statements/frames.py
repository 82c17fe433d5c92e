"""Subjects that the tree has lost: over a relative clause, over an inset between commas."""

from __future__ import annotations

from letopis.extraction.statements.draft import Scene
from letopis.extraction.syntax import antecedent, subject
from letopis.model.document import Token

NOUNS = {"NOUN", "PROPN"}
RELATIVE = "который"
NEAR = 10  # words between a relative pronoun and its verb, at most
AFTER_INSET = 3  # words between the comma that ends an inset and its verb, at most


def subject_over_relative(scene: Scene, cue: Token, head: int | None) -> int | None:
    """Whom a relative pronoun makes the subject of a cue, where the tree names none or one before the pronoun."""
    relative = relative_before(scene, cue) if is_finite(cue) else None
    if relative is None or (head is not None and head > relative.index):
        return None
    return subject_over(scene, relative)


def relative_before(scene: Scene, cue: Token) -> Token | None:
    """The relative pronoun that opens the clause of a cue."""
    for i in range(cue.index - 1, max(scene.document.sentence_of(cue.index).start, cue.index - NEAR) - 1, -1):
        token = scene.tokens[i]
        if token.lemma == RELATIVE:
            return token
        if token.text in {",", ";", ":"} or is_finite(token):
            return None
    return None


def subject_over(scene: Scene, relative: Token) -> int | None:
    """Who a relative pronoun is in the nominative; the subject of the main clause after "в котором"."""
    if relative.case == "Nom":
        return antecedent(scene.document, relative)
    start = scene.document.sentence_of(relative.index).start
    main = next((t for i in range(relative.index - 1, start - 1, -1) if is_finite(t := scene.tokens[i])), None)
    return subject(scene.document, main.index) if main is not None else None


def subject_before_inset(scene: Scene, cue: Token, region: range) -> int | None:
    """The head of a sentence that an inset parts from its verb: "Иванов, занимавший этот пост, выступил ..."."""
    comma = next((i for i in range(cue.index - 1, region.start, -1) if scene.tokens[i].text == ","), None)
    if comma is None or cue.index - comma > AFTER_INSET + 1:
        return None
    before = scene.tokens[region.start : comma]
    inset = sum(t.lemma == RELATIVE for t in before)
    told = sum(is_finite(t) and t.feats.get("Person") != "1" for t in before)  # "Напомним, ..." is an aside
    if told > inset or any(t.text in {";", ":"} or t.pos == "SCONJ" for t in before):
        return None
    head = next((t for t in before if t.case == "Nom" and t.pos in NOUNS), None)
    parted = head is not None and any(t.text == "," for t in before[head.index - region.start :])
    return head.index if head is not None and parted and agrees(head, cue) else None


def agrees(head: Token, verb: Token) -> bool:
    """Whether a noun may be the subject of a verb: one number, and one gender where it is no living being."""
    if head.feats.get("Number") != verb.feats.get("Number"):
        return False
    return "Gender" not in verb.feats or head.feats.get("Animacy") == "Anim" or same_gender(head, verb)


def same_gender(head: Token, verb: Token) -> bool:
    """Whether two words have one gender."""
    return head.feats.get("Gender") == verb.feats.get("Gender")


def is_finite(token: Token) -> bool:
    """Whether a token is a finite verb."""
    return token.pos in {"VERB", "AUX"} and token.feats.get("VerbForm") == "Fin"
