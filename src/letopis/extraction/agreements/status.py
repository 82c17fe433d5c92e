"""How an agreement stands: from the word that governs it, and from what stands over that word.

обсудят   возможность   заключения   сделки        -> proposed
to come?  wished        signed       noun
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from letopis.extraction.agreements.words import StatusWord, nouns, status_words
from letopis.extraction.appointments.modality import hypothetic_word, is_negated
from letopis.extraction.syntax import preposition
from letopis.model.document import Document, Token
from letopis.model.record import AgreementStatus

# How many words over the noun may stand before the one that tells its status, and over that one.
BELOW, ABOVE = 4, 3
HAPPENING = frozenset(
    {
        "состояться",
        "пройти",
        "сообщить",
        "сообщать",
        "объявить",
        "подтвердить",
        "завершить",
        "приветствовать",
        "произойти",
    }
)
AHEAD: dict[str, AgreementStatus] = {"signed": "agreed", "agreed": "negotiating"}
CONTEXTUAL = frozenset({"to come", "wished", "refused", "through"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the word that tells it; or `reason` why there is none."""

    status: AgreementStatus | None
    word: Token | None = None
    reason: str | None = None
    is_talk: bool = False


def standing(document: Document, noun: int) -> Standing:
    """How the agreement of a noun stands."""
    told = base(document, document.tokens[noun])
    if told is None:
        return Standing(None, None, "only cited")
    word, status = told
    if document.tokens[document.sentence_of(word.index).stop - 1].text == "?":
        return Standing(None, word, "a question")
    if found := hypothetic_word(document, word):
        return Standing(None, word, f"hypothetical: {found}")
    return under_context(document, word, status)


def base(document: Document, noun: Token) -> tuple[Token, AgreementStatus] | None:
    """The nearest word over the noun that tells a status, and that status."""
    below = noun
    for above in list(over(document, noun))[:BELOW]:
        if below.rel != "conj" and above.lemma not in nouns():
            word = word_for(document, above, below)
            if word is None:
                return None
            if word.status not in CONTEXTUAL:
                return above, cast(AgreementStatus, word.status)
            if word.status in {"refused", "wished"}:
                return above, "rejected" if word.status == "refused" else "proposed"
        below = above
    return None


def over(document: Document, noun: Token) -> Iterator[Token]:
    """The words over a noun; where the parser left it without a head, over the noun or verb before it."""
    neighbour = noun_before(document, noun)
    if neighbour and neighbour.index != noun.head:
        yield neighbour
        yield from document.ancestors(neighbour.index)
        return
    if noun.head is not None or noun.rel == "root":
        yield from document.ancestors(noun.index)
        return
    start = document.sentence_of(noun.index).start
    before = (document.tokens[i] for i in range(noun.index - 1, start - 1, -1))
    nearest = next((t for t in before if t.pos in {"NOUN", "VERB"}), None)
    if nearest:
        yield nearest
        yield from document.ancestors(nearest.index)


def noun_before(document: Document, noun: Token) -> Token | None:
    """The noun of status that a genitive follows at once, wherever the parser hangs it: "денонсацию договора"."""
    start = document.sentence_of(noun.index).start
    before = (document.tokens[i] for i in range(noun.index - 1, start - 1, -1))
    nearest = next((t for t in before if t.pos not in {"ADJ", "DET"} and t.text not in '«"“„'), None)
    if noun.case != "Gen" or nearest is None or nearest.pos != "NOUN":
        return None
    return nearest if any("gen" in e.takes for e in status_words().get(nearest.lemma, ())) else None


def word_for(document: Document, above: Token, below: Token) -> StatusWord | None:
    """The entry of a governing word that takes its dependent the way it stands there."""
    entries = status_words().get(above.lemma, ())
    return next((e for e in entries if fits(document, e, above, below)), None)


def fits(document: Document, entry: StatusWord, above: Token, below: Token) -> bool:
    """Whether a dependent stands where the entry wants it."""
    if entry.needs and not any(t.lemma == entry.needs for t in document.children(above.index)):
        return False
    if "any" in entry.takes:
        return entry.status == "through" or below.pos == "VERB"
    return bool(entry.takes & set(ways(document, above, below)))


def ways(document: Document, above: Token, below: Token) -> Iterator[str]:
    """The ways in which a dependent stands under a word: a preposition, or "obj", "subj", "gen"."""
    mark = preposition(document, below.index)
    if mark and below.rel.split(":")[0] not in {"obj", "nsubj"}:  # "из 20 шесть карт": the mark is of the count
        yield mark
        return
    passive = above.feats.get("Voice") in {"Pass", "Mid"}
    if below.rel.startswith("nsubj"):
        yield "obj" if passive or below.rel == "nsubj:pass" else "subj"
    elif below.case == "Gen" and above.pos in {"NOUN", "PROPN"}:
        yield "gen"
    elif above.pos == "VERB" and below.case in {"Acc", "Gen", "Nom", None}:
        yield "obj"


def under_context(document: Document, word: Token, status: AgreementStatus) -> Standing:
    """The status after all that stands over its word."""
    if is_negated(document, word):
        return Standing(None, word, "negated")
    if word.pos == "NOUN" and not any(t.pos == "VERB" for t in document.ancestors(word.index)):
        return Standing(None, word, "only named")
    for above in governors(document, word):
        entry = contextual(above)
        if entry and is_negated(document, above):
            return Standing(None, word, f"not told as a fact: не {above.low}")
        if entry and entry.status == "wished" and status in {"suspended", "rejected"}:
            return Standing(None, word, f"only asked for: {above.low}")
        if entry:
            status = changed(status, entry.status)
    if status == "signed" and word.pos == "NOUN" and not is_done(document, word):
        return Standing(None, word, "not told as done")
    is_talk = status in {"proposed", "negotiating"}
    return Standing(AHEAD.get(status, status) if is_ahead(document, word) else status, word, None, is_talk)


def is_done(document: Document, word: Token) -> bool:
    """Whether a noun tells of a deed that is done or to be done: "после подписания", "подписание состоялось"."""
    if preposition(document, word.index) in {"после", "с", "при"}:
        return True
    verb = next((t for t in document.ancestors(word.index) if t.pos == "VERB"), None)
    return verb is not None and verb.lemma in HAPPENING


def changed(status: AgreementStatus, context: str) -> AgreementStatus:
    """What a word over the status makes of it."""
    if context == "wished":
        return "proposed"
    if context == "refused":
        return "rejected"
    if context == "negotiating":
        return status if status in {"proposed", "rejected", "suspended"} else "negotiating"
    return status


def contextual(token: Token) -> StatusWord | None:
    """The entry of a word that changes what stands under it."""
    return next((e for e in status_words().get(token.lemma, ()) if "any" in e.takes and e.status != "through"), None)


def is_ahead(document: Document, word: Token) -> bool:
    """Whether the word is in the future, or an infinitive or noun under a word of what is to come."""
    if word.feats.get("Tense") == "Fut" or any(
        t.lemma == "быть" and t.feats.get("Tense") == "Fut" for t in document.children(word.index, "aux", "cop")
    ):
        return True
    over = (contextual(above) for above in governors(document, word))
    return any(entry.status == "to come" for entry in over if entry)


def governors(document: Document, word: Token) -> Iterator[Token]:
    """The words over a word of status, as far as they bear on its truth."""
    below = word
    for above in list(document.ancestors(word.index))[:ABOVE]:
        if below.rel.split(":")[0] in {"parataxis", "advcl", "acl"} and below.feats.get("VerbForm") != "Inf":
            return
        if below.rel != "conj":
            yield above
        below = above
