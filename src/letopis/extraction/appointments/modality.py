"""Is a change told as a fact, as one to come, or not at all?

не ушёл, ушёл бы, если уйдёт, может уйти, слухи об уходе, уйдёт?   no fact: a reason
назначат, должен стать, намерен назначить                         to come
назначил, ушёл                                                    done
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letopis.extraction.appointments.frames import modality
from letopis.model.document import Document, Token

# How many words over the trigger are asked.
DEPTH = 2
HYPOTHETIC = frozenset({"если", "чтобы", "бы", "ли"})


@dataclass(frozen=True, slots=True)
class Assertion:
    """How a change is told: `denied` is the reason why it is no fact, or None."""

    denied: str | None = None
    to_come: bool = False


def assertion(document: Document, trigger: Token, *, leaves: bool) -> Assertion:
    """How the change at `trigger` is told; what is only offered or asked is no leaving, but a nomination."""
    if is_negated(document, trigger):
        return Assertion("negated")
    if document.tokens[document.sentence_of(trigger.index).stop - 1].text == "?":
        return Assertion("a question")
    if word := hypothetic_word(document, trigger):
        return Assertion(f"hypothetical: {word}")
    if word := demand(document, trigger) if leaves and trigger.pos == "NOUN" else None:
        return Assertion(f"only demanded: {word}")
    if word := unreal_governor(document, trigger, leaves=leaves):
        return Assertion(f"not told as a fact: {word}")
    if word := only_possible_outcome(document, trigger):
        return Assertion(f"an outcome not told as a fact: {word}")
    if is_in_passing(document, trigger):
        return Assertion("only prepared for")
    supported = any(t.lemma in modality()["support"] for t in governors(document, trigger))
    if supported and trigger.pos == "NOUN" and not leaves:
        return Assertion(None, to_come=True)
    offered = next((t.low for t in governors(document, trigger) if t.lemma in modality()["offer"]), None)
    if leaves and offered:
        return Assertion(f"only offered: {offered}")
    return Assertion(None, is_to_come(document, trigger))


def is_negated(document: Document, trigger: Token) -> bool:
    """ "не" before the trigger or before its auxiliary: "не ушёл", "не был назначен"."""
    places = [trigger, *document.children(trigger.index, "aux", "cop")]
    return any(t.index and document.tokens[t.index - 1].low in {"не", "ни"} for t in places)


def hypothetic_word(document: Document, trigger: Token) -> str | None:
    """A particle or conjunction of the trigger's clause that makes it a mere thought."""
    start = document.sentence_of(trigger.index).start
    governor = document.children(trigger.head) if trigger.pos == "NOUN" and trigger.head is not None else []
    for t in (*document.children(trigger.index), *(t for t in governor if t.low == "бы")):
        if (t.low in HYPOTHETIC and t.text != "Ли") or t.lemma in modality()["doubt"]:
            return t.low
    conditions = (t for t in document.tokens[start : trigger.index] if t.low == "случае")
    if condition := next((t.low for t in conditions if not is_in_aside(document, t, trigger)), None):
        return f"в {condition}"
    before = document.tokens[max(start, trigger.index - 2) : trigger.index + 2]
    return next((t.low for t in before if t.low == "бы" or t.lemma in modality()["doubt"]), None)


def is_in_aside(document: Document, token: Token, trigger: Token) -> bool:
    """Whether a word stands in a clause on a noun that the trigger is no part of: "Петров, который в случае войны"."""
    clause = next((t for t in document.ancestors(token.index) if t.rel.startswith("acl")), None)
    return clause is not None and trigger.index not in document.subtree(clause.index)


def demand(document: Document, trigger: Token) -> str | None:
    """A word of demand in the sentence: "Среди требований - отставка мэра"."""
    words = document.sentence_tokens(document.sentence_of(trigger.index))
    return next((t.low for t in words if t.lemma in modality()["demand"]), None)


def unreal_governor(document: Document, trigger: Token, *, leaves: bool) -> str | None:
    """A word over the trigger that denies, demands or fears the change; who may take a post is a nominee."""
    for word in governors(document, trigger):
        if word.lemma in modality()["possible"] and not leaves and not is_negated(document, word):
            continue
        if {word.lemma, word.low} & modality()["unreal"]:
            return word.low
        if is_negated(document, word) and takes_truth(trigger, word):
            return f"не {word.low}"
    return None


def only_possible_outcome(document: Document, trigger: Token) -> str | None:
    """A verb of outcome over a noun that is not in the past: "это приведёт к отставке", "должно привести"."""
    above = document.tokens[trigger.head] if trigger.pos == "NOUN" and trigger.head is not None else None
    if above is None or above.lemma not in modality()["outcome"] or above.feats.get("Tense") == "Past":
        return None
    return above.low


def is_in_passing(document: Document, trigger: Token) -> bool:
    """Whether an infinitive hangs on an adverbial participle: "готовясь вступить в должность, он сказал"."""
    above = document.tokens[trigger.head] if trigger.head is not None else None
    return trigger.feats.get("VerbForm") == "Inf" and above is not None and above.feats.get("VerbForm") == "Conv"


def takes_truth(trigger: Token, governor: Token) -> bool:
    """Whether a negation over the trigger is one of the change: of an infinitive, of a noun right under it."""
    return trigger.feats.get("VerbForm") == "Inf" or trigger.head == governor.index


def governors(document: Document, trigger: Token) -> Iterator[Token]:
    """The words over the trigger, nearest first, as far as they can bear on its truth.

    A clause of its own ("X, который ушёл") and a conjunct look no further up, except through "что".
    """
    below = trigger
    for depth, above in enumerate(document.ancestors(trigger.index)):
        rel = below.rel.split(":")[0]
        if depth >= DEPTH or rel in {"conj", "acl", "parataxis", "advcl", "appos"} or (rel == "nsubj"):
            return
        yield above
        below = above


def is_to_come(document: Document, trigger: Token) -> bool:
    """Whether the trigger is in the future, or an infinitive that somebody intends or ought to do."""
    if trigger.feats.get("VerbForm") == "Inf":
        return trigger.head is not None  # an infinitive by itself is the wording of a decree
    if trigger.feats.get("Tense") == "Fut":
        return True
    if ought(document, trigger):
        return True
    helpers = document.children(trigger.index, "aux", "cop")
    return any(t.lemma == "быть" and t.feats.get("Tense") == "Fut" for t in helpers)


def ought(document: Document, trigger: Token) -> bool:
    """Whether a change is one that ought to be made: "должен быть избран"."""
    above = document.tokens[trigger.head] if trigger.head is not None and trigger.rel == "xcomp" else None
    to_be = any(t.low == "быть" for t in document.children(trigger.index, "aux", "cop"))
    return to_be and above is not None and above.lemma in {"должный", "должен"}
