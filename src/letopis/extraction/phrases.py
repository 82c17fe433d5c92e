"""Noun phrases put into the nominative, and the words of a phrase by rank."""

from __future__ import annotations

from collections.abc import Sequence

from letopis.model.document import Document, Token
from letopis.reading import morphology

AGREEING = {"ADJ", "DET", "NUM", "VERB", "PRON"}
NOUNS = {"NOUN", "PROPN"}


def nominative(document: Document, start: int, stop: int, head: int | None = None) -> str:
    """Tokens `[start, stop)` with the head and the words that agree with it in the nominative.

    "российского посольства" gives "российское посольство", "главы МИД Грузии" "глава МИД Грузии".
    Without `head` the first noun is taken. What depends on the head in a case of its own stays.
    """
    tokens = document.tokens[start:stop]
    middle = head if head is not None else first_noun(tokens)
    if middle is None:
        return document.text[document.span_of(start, stop).start : document.span_of(start, stop).stop]
    core = document.tokens[middle]
    words = [nominative_word(t, core) if agrees(t, core) else t.text for t in tokens]
    return spaced(document, start, words)


def first_noun(tokens: Sequence[Token]) -> int | None:
    """The index of the first noun among tokens."""
    return next((t.index for t in tokens if t.pos in NOUNS), None)


def agrees(token: Token, core: Token) -> bool:
    """Whether a word changes its case with the head of its phrase."""
    if token.index == core.index:
        return True
    if token.index == core.index + 1 and token.pos == "ADJ" and token.head == core.index:  # "митрополита Киевского"
        alike = token.case == core.case or (token.case, core.case) == ("Gen", "Acc")
        return alike and all(token.feats.get(name) == core.feats.get(name) for name in ("Number", "Gender"))
    if token.index > core.index or token.pos not in AGREEING:
        return False
    return token.case is None or core.case is None or token.case == core.case or core.case in {"Acc", "Gen"}


def nominative_word(token: Token, core: Token) -> str:
    """One word of the phrase in the nominative, in the number of the head."""
    number = core.feats.get("Number", "")
    gender = core.feats.get("Gender", "") if number != "Plur" else ""
    return morphology.inflect(token.text, token.pos, token.case or "", "Nom", number, gender)


def spaced(document: Document, start: int, words: list[str]) -> str:
    """Words joined with the spaces that the article has between them."""
    parts = []
    for i, word in enumerate(words):
        token = document.tokens[start + i]
        if i and document.tokens[start + i - 1].span.stop < token.span.start:
            parts.append(" ")
        parts.append(word)
    return "".join(parts)
