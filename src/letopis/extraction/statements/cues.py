"""The words that attribute, from `lexicons/speech.toml`, and whether a token is one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from letopis.lexicons.loader import load_toml
from letopis.model.document import Token

Kind = Literal["verb", "impersonal", "adjective", "noun", "source", "quoting"]
Use = Literal["that", "tag", "quote"]
Group = Literal[
    "speech",
    "piece",
    "press",
    "body",
    "connector",
    "light",
    "person",
    "voice",
    "happening",
    "opening",
    "continuing",
    "knowledge",
    "words",
    "asking",
    "advocating",
    "denying",
    "slogan",
    "claiming",
    "thinking",
    "outlet",
    "reporter",
    "carrier",
    "network",
    "talk",
]

FIELDS = ("kind", "uses", "words", "before", "example", "expect")
CONVERB = ("я", "в", "ясь", "вшись")
VERBAL: frozenset[Kind] = frozenset({"verb", "impersonal", "quoting"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the lexicon: words that attribute in the same way."""

    kind: Kind
    uses: frozenset[Use]
    words: tuple[str, ...]
    before: tuple[str, ...]
    example: str
    expect: str


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """The cues by lemma, in the order of the lexicon."""
    by_word: dict[str, list[Cue]] = defaultdict(list)
    for cue in all_cues():
        for word in cue.words:
            by_word[word].append(cue)
    return {word: tuple(found) for word, found in by_word.items()}


@cache
def all_cues() -> tuple[Cue, ...]:
    """The entries of the lexicon."""
    entries = load_toml(
        "speech.toml", table="cue", fields=FIELDS, required=("kind", "uses", "words", "example", "expect")
    )
    return tuple(cue_of(entry) for entry in entries)


def cue_of(entry: Mapping[str, Any]) -> Cue:
    """An entry as a cue."""
    listed = {key: tuple(entry.get(key, ())) for key in ("words", "before")}
    return Cue(
        kind=entry["kind"],
        uses=frozenset(entry["uses"]),
        words=listed["words"],
        before=listed["before"],
        example=entry["example"],
        expect=entry["expect"],
    )


@cache
def group(use: Group) -> frozenset[str]:
    """The lemmas of `speech_words.toml` that do one thing."""
    entries = load_toml("speech_words.toml", table="group", fields=("use", "words"), required=("words",), key="use")
    return frozenset(word for entry in entries if entry["use"] == use for word in entry["words"])


def cue_at(token: Token, use: Use) -> Cue | None:
    """The cue that a token is for one use, or None."""
    found = cues().get(token.lemma)
    if found is None:
        return None
    return next((cue for cue in found if use in cue.uses and fits(token, cue)), None)


@cache
def prepositions(lemma: str) -> frozenset[str]:
    """The prepositions that make a noun a source: "по" and "согласно" of "заявление"."""
    return frozenset(word for cue in cues().get(lemma, ()) if cue.kind == "source" for word in cue.before)


def fits(token: Token, cue: Cue) -> bool:
    """Whether a token has the part of speech and the form of a cue."""
    if cue.kind in {"noun", "source"}:
        return token.pos == "NOUN" or token.lemma in {"понять", "понимать"}
    if cue.kind == "adjective":
        return token.pos in {"ADJ", "VERB"} and token.feats.get("Variant") == "Short"
    # A lemma in the infinitive is a verb's whatever the tagger says of a form that it has not seen ("передаёт").
    if token.pos == "NOUN":
        return token.case == "Nom"
    return token.pos in {"VERB", "AUX"} and not describes(token)


def describes(token: Token) -> bool:
    """Whether a verb form is a passive participle that describes a noun ("объявленный")."""
    return (
        token.feats.get("VerbForm") == "Part"
        and token.feats.get("Voice") == "Pass"
        and token.feats.get("Variant") != "Short"
    )


def is_converb(token: Token) -> bool:
    """Whether a verb form is a converb; the tagger takes a rare one for finite, which never ends so ("подчёркивая")."""
    if token.pos != "VERB" or token.feats.get("VerbForm") == "Part":
        return False
    return token.feats.get("VerbForm") == "Conv" or (token.low.endswith(CONVERB) and not token.low.endswith("ся"))


def is_impersonal(token: Token, cue: Cue) -> bool:
    """Whether a verb speaks without a subject: "говорится", "сказано"."""
    if cue.kind != "verb":
        return cue.kind == "impersonal"
    return token.feats.get("Voice") == "Pass" and token.feats.get("Variant") == "Short"
