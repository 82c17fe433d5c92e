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
# The tagger takes "будет" for a present.
TO_BE = frozenset({"будет", "будут", "буду"})
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
    if word := hypothetic_word(document, trigger, leaves=leaves):
        return Assertion(f"hypothetical: {word}")
    if word := demand(document, trigger) if leaves and trigger.pos == "NOUN" else None:
        return Assertion(f"only demanded: {word}")
    if word := unreal_governor(document, trigger, leaves=leaves):
        return Assertion(f"not told as a fact: {word}")
    if word := only_possible_outcome(document, trigger):
        return Assertion(f"an outcome not told as a fact: {word}")
    if is_in_passing(document, trigger):
        return Assertion("only prepared for")
    if is_past_conjunction(document, trigger):
        return Assertion("an infinitive of another clause")
    if trigger.pos == "NOUN" and not leaves and is_only_agreed(document, trigger):
        return Assertion(None, to_come=True)
    offered = next((t.low for t in governors(document, trigger) if t.lemma in modality()["offer"]), None)
    if leaves and offered:
        return Assertion(f"only offered: {offered}")
    return Assertion(None, is_to_come(document, trigger))


def is_only_agreed(document: Document, trigger: Token) -> bool:
    """Whether an appointment told by a noun is not made yet: supported, decided, or the subject of what will be."""
    if any(t.lemma in modality()["support"] for t in governors(document, trigger)):
        return True
    above = document.tokens[trigger.head] if trigger.head is not None else None
    if above is None:
        return False
    return above.lemma in modality()["agreed"] or (trigger.rel == "nsubj" and is_to_come(document, above))


def is_negated(document: Document, trigger: Token) -> bool:
    """ "не" before the trigger or before its auxiliary: "не ушёл", "не был назначен"."""
    places = [trigger, *document.children(trigger.index, "aux", "cop")]
    return any(t.index and document.tokens[t.index - 1].low in {"не", "ни"} for t in places)


def hypothetic_word(document: Document, trigger: Token, *, leaves: bool = True) -> str | None:
    """A particle or conjunction of the trigger's clause that makes it a mere thought."""
    start = document.sentence_of(trigger.index).start
    governor = document.children(trigger.head) if trigger.pos == "NOUN" and trigger.head is not None else []
    for t in (*document.children(trigger.index), *(t for t in governor if t.low == "бы")):
        if (t.low in HYPOTHETIC and t.text != "Ли") or t.lemma in modality()["doubt"]:
            return t.low
    conditions = (t for t in document.tokens[start : trigger.index] if t.low == "случае")
    bare = leaves or not is_to_come(document, trigger)
    real = (t for t in conditions if bare or not is_of_candidate(document, t))
    if condition := next((t.low for t in real if not is_in_aside(document, t, trigger)), None):
        return f"в {condition}"
    before = document.tokens[max(start, trigger.index - 2) : trigger.index + 2]
    return next((t.low for t in before if t.low == "бы" or t.lemma in modality()["doubt"]), None)


def is_of_candidate(document: Document, case: Token) -> bool:
    """Whether a condition is that somebody passes: "в случае избрания Петрова премьером станет Сидоров"."""
    return any(t.lemma in modality()["condition"] for t in document.children(case.index, "nmod"))


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
        if leaves and word.lemma in modality()["support"]:
            return word.low  # "поддерживают отставку": it is still to come, if it does
        if word.lemma in modality()["possible"] and not leaves and not is_negated(document, word):
            continue
        if {word.lemma, word.low} & modality()["unreal"]:
            return word.low
        if is_negated(document, word) and takes_truth(trigger, word):
            return f"не {word.low}"
    return None


def only_possible_outcome(document: Document, trigger: Token) -> str | None:
    """A verb of outcome over a noun that is not in the past: "это приведёт к отставке", "станет причиной отставки"."""
    above = document.tokens[trigger.head] if trigger.pos == "NOUN" and trigger.head is not None else None
    if above is not None and above.lemma in modality()["cause"] and above.head is not None:
        over = document.tokens[above.head]
        return over.low if over.pos == "VERB" and over.feats.get("Tense") != "Past" else None
    if above is None or above.lemma not in modality()["outcome"] or above.feats.get("Tense") == "Past":
        return None
    return above.low


def is_in_passing(document: Document, trigger: Token) -> bool:
    """Whether an infinitive hangs on an adverbial participle: "готовясь вступить в должность, он сказал"."""
    above = document.tokens[trigger.head] if trigger.head is not None else None
    return trigger.feats.get("VerbForm") == "Inf" and above is not None and above.feats.get("VerbForm") == "Conv"


def is_past_conjunction(document: Document, trigger: Token) -> bool:
    """Whether an infinitive hangs on a verb of the clause after it: "покинуть. Сообщается, [что] отставку принял X"."""
    if trigger.feats.get("VerbForm") != "Inf" or trigger.head is None:
        return False
    opened = document.child(trigger.head, "mark")
    return opened is not None and trigger.index < opened.index < trigger.head


def takes_truth(trigger: Token, governor: Token) -> bool:
    """Whether a negation over the trigger is one of the change: of an infinitive, of a noun right under it."""
    return trigger.feats.get("VerbForm") == "Inf" or trigger.head == governor.index


def governors(document: Document, trigger: Token) -> Iterator[Token]:
    """The words over the trigger, nearest first, as far as they can bear on its truth.

    A clause of its own ("X, который ушёл") and a conjunct look no further up, except through "что".
    """
    below = first_of_series(document, trigger)
    for depth, above in enumerate(document.ancestors(below.index)):
        rel = below.rel.split(":")[0]
        if depth >= DEPTH or rel in {"conj", "acl", "parataxis", "advcl", "appos"} or (rel == "nsubj"):
            return
        yield above
        below = above


def first_of_series(document: Document, trigger: Token) -> Token:
    """The first of several infinitives: "потребовал [распустить] совет и уволить министра"; what a copula joins."""
    if trigger.rel == "cop" and trigger.head is not None:
        return document.tokens[trigger.head]
    first = trigger
    while first.feats.get("VerbForm") == "Inf" and first.rel == "conj" and first.head is not None:
        first = document.tokens[first.head]
    return first if first.feats.get("VerbForm") == "Inf" else trigger


def is_to_come(document: Document, trigger: Token) -> bool:
    """Whether the trigger is in the future, or an infinitive that somebody intends or ought to do."""
    if trigger.feats.get("VerbForm") == "Inf":
        return trigger.head is not None  # an infinitive by itself is the wording of a decree
    if trigger.feats.get("Tense") == "Fut":
        return True
    if ought(document, trigger):
        return True
    helpers = document.children(trigger.index, "aux", "cop")
    return any(t.low in TO_BE for t in helpers)


def ought(document: Document, trigger: Token) -> bool:
    """Whether a change is one that ought to be made: "должен быть избран"."""
    above = document.tokens[trigger.head] if trigger.head is not None and trigger.rel == "xcomp" else None
    to_be = any(t.low == "быть" for t in document.children(trigger.index, "aux", "cop"))
    return to_be and above is not None and above.lemma in {"должный", "должен"}
