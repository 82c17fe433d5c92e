"""Who took part in what the sentence before told of: "Прошла встреча. В ней участвовали главы МИД"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from letopis.extraction.contacts.arguments import argument_heads
from letopis.extraction.contacts.candidates import Candidate
from letopis.extraction.contacts.parties import parties_at
from letopis.extraction.context import Context
from letopis.extraction.syntax import negated, preposition
from letopis.model.document import Token

TAKING_PART = {"участие", "участвовать", "присутствовать", "поучаствовать"}
REFERRING = {"нем": ("Masc", "Neut"), "ней": ("Fem",), "них": ()}  # "них": the plural
NEAR = 6


def partakers(context: Context, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates that only say who took part, by a pronoun for the gathering."""
    for token in context.document.tokens:
        pronoun = referring(context, token) if token.lemma in TAKING_PART else None
        told = gathering_before(context, found, pronoun) if pronoun is not None else None
        verb = token.head if token.pos == "NOUN" and token.head is not None else token.index
        if told is None or negated(context.document, verb):
            continue
        parties = tuple(p for h in argument_heads(context.document, verb, "subject") for p in parties_at(context, h))
        if parties:
            yield replace(told, trigger=token.index, parties=parties, joining=True)


def referring(context: Context, token: Token) -> Token | None:
    """The pronoun with "в" or "на" near a word of taking part."""
    sentence = context.document.sentence_of(token.index)
    near = context.document.tokens[max(sentence.start, token.index - NEAR) : min(sentence.stop, token.index + NEAR)]
    return next((t for t in near if t.low in REFERRING and preposition(context.document, t.index) in {"в", "на"}), None)


def gathering_before(context: Context, found: Sequence[Candidate], pronoun: Token) -> Candidate | None:
    """The last contact noun before a pronoun that agrees with it, in its sentence or the one before."""
    tokens = context.document.tokens
    for candidate in reversed([c for c in found if c.trigger < pronoun.index and not c.frame.verbal]):
        noun = tokens[candidate.trigger]
        if pronoun.sentence - noun.sentence > 1 or candidate.kind in {"visit", "letter"}:
            return None
        if agrees(noun, pronoun):
            return candidate
    return None


def agrees(noun: Token, pronoun: Token) -> bool:
    """Whether a pronoun has the gender and number of a noun."""
    genders = REFERRING[pronoun.low]
    plural = noun.feats.get("Number") == "Plur"
    return plural if not genders else not plural and noun.feats.get("Gender") in genders
