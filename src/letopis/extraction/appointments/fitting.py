"""Whether a frame fits at a trigger, and what change it then tells."""

from __future__ import annotations

from itertools import takewhile

from letopis.extraction.appointments.clause import Clause, is_finite
from letopis.extraction.appointments.frames import Frame
from letopis.extraction.appointments.modality import TO_BE, Assertion
from letopis.extraction.appointments.told import Told
from letopis.model.document import Token
from letopis.model.record import Change

NOUNS = frozenset({"NOUN", "PROPN"})
OF_A_DAY = frozenset(
    {
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
        "декабрь", "в", "год", "г", "сам", "начало", "конец",
    }
)  # fmt: skip
ABOUT = frozenset({"о", "об"})


def suits(clause: Clause, frame: Frame) -> bool:
    """Whether the trigger is of the frame's part of speech and has the complement that the frame needs."""
    if clause.trigger.lemma == "полномочие" and not is_ended(clause):
        return False
    if is_retired(clause):
        return False
    is_noun = clause.trigger.pos in NOUNS
    if is_noun != (frame.part == "noun") or not has_form(clause, frame):
        return False
    return not frame.needs or any(has_complement(clause, *need) for need in frame.needs)


def is_retired(clause: Clause) -> bool:
    """Whether a resignation is of long ago: "генерал в отставке"."""
    trigger = clause.trigger
    return trigger.lemma == "отставка" and trigger.case == "Loc" and clause.preposition(trigger) == "в"


def has_form(clause: Clause, frame: Frame) -> bool:
    """Whether the trigger has the form that the frame asks for: "будет послом" tells a change, "был послом" none."""
    trigger = clause.trigger
    if frame.form == "dated":
        return clause.is_participle and is_only_dated(clause)
    if frame.form == "future":
        return trigger.low in TO_BE and trigger.rel != "aux"
    if frame.form == "present":
        return is_finite(trigger) and trigger.feats.get("Tense") == "Pres"
    return frame.form is None or is_finite(trigger)


def is_only_dated(clause: Clause) -> bool:
    """Whether a participle after its noun tells no more than a day or a year: ", назначенный 2 июня," """
    words = takewhile(lambda t: t.pos != "PUNCT", clause.right)
    texts = [t.lemma for t in words]
    before = clause.document.tokens[max(clause.trigger.index - 1, 0)]
    dated = any(text.isdigit() for text in texts) and all(text.isdigit() or text in OF_A_DAY for text in texts)
    return dated and before.text == ","


def is_mere_role(frame: Frame, told: Told | None) -> bool:
    """Whether who "will be" something is no more than of a gathering: "спикером будет Петров"; a post has its body."""
    if frame.form != "future" or told is None or told.post is None:
        return False
    return told.post.body is None and told.post.stop - told.post.start == 1


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
