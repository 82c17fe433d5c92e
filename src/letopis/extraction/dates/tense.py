"""Which way the clause of a time expression looks: back, ahead, or at its own day.

By the syntax tree where it leads to a verb, else by the nearest verb of the sentence.
"""

from __future__ import annotations

from letopis.extraction.dates.arithmetic import Tense
from letopis.extraction.dates.words import lemmas
from letopis.model.document import Document, Token

VERBS = {"VERB", "AUX"}
TENSES: dict[str, Tense] = {"Past": "past", "Pres": "present", "Fut": "future"}


def tense_at(document: Document, start: int, stop: int) -> Tense | None:
    """The tense of the clause that tokens `[start, stop)` belong to; None where there is no verb."""
    if set_for(document, start):
        return "future"
    verb = governor(document, start, stop)
    if verb is not None and start < verb.index and is_done(verb):
        return "past"  # "во вторник договорились", not "договорились на вторник"
    return tense_of(document, verb) if verb else None


def is_done(verb: Token) -> bool:
    """Whether a verb tells one thing done: perfective and past."""
    return verb.feats.get("Tense") == "Past" and verb.feats.get("Aspect") == "Perf"


def set_for(document: Document, start: int) -> bool:
    """Whether something is set for the time: "назначен на среду", but not "в ночь на среду"."""
    before = document.tokens[max(start - 2, 0) : start]
    return bool(before) and before[-1].low == "на" and before[0].lemma != "ночь"


def head_of(document: Document, start: int, stop: int) -> Token:
    """The token of `[start, stop)` whose head lies outside, the first if there are several."""
    for token in document.tokens[start:stop]:
        if token.head is None or not start <= token.head < stop:
            return token
    return document.tokens[start]


def governor(document: Document, start: int, stop: int) -> Token | None:
    """The verb over a time expression, or the nearest of its sentence."""
    head = head_of(document, start, stop)
    for token in document.ancestors(head.index):
        if is_verbal(token):
            return token
    return nearest_verb(document, start, stop)


def is_verbal(token: Token) -> bool:
    """Whether a token carries a tense: a verb, or a word of plan or duty ("намерен", "должен")."""
    return token.pos in VERBS or (token.pos == "ADJ" and token.lemma in lemmas("future"))


def nearest_verb(document: Document, start: int, stop: int) -> Token | None:
    """The nearest verb of the sentence, by words between."""
    verbs = [t for t in document.sentence_tokens(document.sentence_of(start)) if is_verbal(t)]
    return min(verbs, key=lambda t: start - t.index if t.index < start else t.index - stop + 1, default=None)


def tense_of(document: Document, verb: Token) -> Tense | None:
    """The tense of a verb with its auxiliaries, under what governs it."""
    if verb.lemma in lemmas("future") or has_future_auxiliary(document, verb):
        return "future"
    if verb.feats.get("VerbForm") == "Inf":
        return tense_of_infinitive(document, verb)
    if verb.feats.get("VerbForm") == "Conv":
        return tense_of_main(document, verb)
    tense = TENSES.get(verb.feats.get("Tense", ""))
    return "past" if tense == "present" and verb.lemma in lemmas("speech") else tense


def has_future_auxiliary(document: Document, verb: Token) -> bool:
    """Whether "будет" or "должен" stands by the verb."""
    aux = document.children(verb.index, "aux", "cop")
    return any(t.feats.get("Tense") == "Fut" or t.lemma in lemmas("future") for t in aux)


def tense_of_infinitive(document: Document, verb: Token) -> Tense:
    """An infinitive lies ahead, unless it was achieved: "смог приехать"."""
    head = next(document.ancestors(verb.index), None)
    achieved = head is not None and head.lemma in lemmas("achieved") and head.feats.get("Tense") == "Past"
    return "past" if achieved else "future"


def tense_of_main(document: Document, verb: Token) -> Tense | None:
    """A converb has the tense of its main verb: "выступая в среду, сказал"."""
    main = next((t for t in document.ancestors(verb.index) if is_verbal(t)), None)
    return tense_of(document, main) if main and main.feats.get("VerbForm") != "Conv" else None
