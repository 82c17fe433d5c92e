"""Bodies told by a common noun: with a name after it ("компания «Север»"), or named before ("в ведомстве")."""

from __future__ import annotations

from letopis.extraction.statements.cues import group
from letopis.extraction.statements.draft import Scene, Voice
from letopis.extraction.statements.quotations import FAMILY
from letopis.model.document import Token

NAME_MOST = 6
ALWAYS_LEANS = {"ведомство"}


def name_after(scene: Scene, head: int) -> Voice | None:
    """The body that a noun names right after it."""
    at = head + 1
    if at >= len(scene.tokens) or scene.tokens[at].sentence != scene.tokens[head].sentence:
        return None
    words = quoted_name(scene, at) if scene.tokens[at].text in FAMILY else apposed_run(scene, head)
    if words is None:
        return None
    return Voice(name_of(scene, words), head, words.stop, body=True)


def name_of(scene: Scene, words: range) -> str:
    """The name of the cast's body that begins with these words, else the words themselves."""
    mention = scene.context.cast.at(words.start)
    entity = scene.context.cast.entities[mention.entity] if mention is not None else None
    if mention is not None and entity is not None and entity.type == "organization" and mention.start == words.start:
        return entity.name
    span = scene.document.span_of(words.start, words.stop)
    return scene.document.text[span.start : span.stop]


def quoted_name(scene: Scene, at: int) -> range | None:
    """The words of a short name in quotation marks."""
    found = next((q for q in scene.quotations if q.opening == at), None)
    if found is None or not 0 < found.closing - at - 1 <= NAME_MOST:
        return None
    return range(at + 1, found.closing)


def apposed_run(scene: Scene, head: int) -> range | None:
    """The names in a row after a noun that stand beside it and not in its genitive: "партия Новый путь"."""
    stop = head + 1
    while stop < len(scene.tokens) and is_apposed(scene.tokens[stop], head, stop):
        stop += 1
    return range(head + 1, stop) if stop > head + 1 else None


def is_apposed(token: Token, head: int, index: int) -> bool:
    """Whether a name is apposed to the noun at `head`, or goes on with the name before."""
    if token.pos not in {"PROPN", "X"} or not token.text[:1].isupper() or token.head is None:
        return False
    return token.rel.split(":")[0] in {"appos", "flat"} and head <= token.head < index


def body_named(scene: Scene, index: int) -> int | None:
    """The noun of a body that a name is apposed to: "партия" of "партия Новый путь"."""
    token = scene.tokens[index]
    while token.rel.split(":")[0] in {"appos", "flat"} and token.head is not None and token.head < token.index:
        token = scene.tokens[token.head]
    return token.index if token.index != index and token.lemma in group("body") else None


def leans_back(scene: Scene, head: int) -> bool:
    """Whether a noun stands for a body named before: one, with nothing that tells it from the others.

    "Компания", "эта организация" and "российская компания" do; "антимонопольная комиссия" is one of its own.
    """
    token = scene.tokens[head]
    if token.feats.get("Number") == "Plur" or scene.document.children(head, "nmod"):
        return False
    described = [t for t in scene.document.children(head, "amod") if t.index < head]
    return token.lemma in ALWAYS_LEANS or all(scene.context.cast.at(t.index) is not None for t in described)
