"""Whether a frame fits at a trigger, and what change it then tells."""

from __future__ import annotations

from letopis.extraction.appointments.clause import Clause
from letopis.extraction.appointments.frames import Frame
from letopis.extraction.appointments.modality import Assertion
from letopis.model.document import Token
from letopis.model.record import Change

NOUNS = frozenset({"NOUN", "PROPN"})
ABOUT = frozenset({"о", "об"})


def suits(clause: Clause, frame: Frame) -> bool:
    """Whether the trigger is of the frame's part of speech and has the complement that the frame needs."""
    if clause.trigger.lemma == "полномочие" and not is_ended(clause):
        return False
    is_noun = clause.trigger.pos in NOUNS
    if is_noun != (frame.part == "noun"):
        return False
    return not frame.needs or any(has_complement(clause, *need) for need in frame.needs)


def is_approved(clause: Clause) -> bool:
    """Whether a candidacy is the object of a verb that tells more: "утвердил кандидатуру Петрова на пост"."""
    head = clause.document.tokens[clause.trigger.head] if clause.trigger.head is not None else None
    return clause.trigger.lemma == "кандидатура" and head is not None and head.lemma in {"утвердить", "одобрить"}


def is_ended(clause: Clause) -> bool:
    """Whether powers are told to end: "прекратил полномочия посла", "полномочия посла прекращены"."""
    head = clause.document.tokens[clause.trigger.head] if clause.trigger.head is not None else None
    return head is not None and head.lemma in {"прекратить", "прекращать", "прекращение"}


def has_complement(clause: Clause, preposition: str, lemma: str) -> bool:
    """Whether a noun stands under a preposition in the clause ("" for none)."""
    found = clause.complements(preposition, frozenset({lemma}))
    return any(not (preposition in ABOUT and is_of_another(clause, token)) for token in found)


def is_of_another(clause: Clause, noun: Token) -> bool:
    """Whether a leaving that is told about is somebody else's: "заявил об отставке правительства"."""
    return any(t.case == "Gen" and not clause.preposition(t) for t in clause.document.children(noun.index, "nmod"))


def change_of(frame: Frame, asserted: Assertion) -> Change:
    """A post to be taken is one that somebody is nominated to; leaving stays leaving."""
    return "nominated" if asserted.to_come and frame.change in {"appointed", "elected"} else frame.change
