"""Whether a trigger tells a contact as a fact or a plan, and does not only ask, think or speak in general of one."""

from __future__ import annotations

from collections.abc import Sequence

from letopis.extraction.contacts.agents import (
    HELPING,
)
from letopis.extraction.contacts.arguments import argument_heads
from letopis.extraction.contacts.frames import Frame
from letopis.extraction.contacts.parties import Party
from letopis.extraction.contacts.status import of_occasion, status_of
from letopis.extraction.context import Context
from letopis.extraction.syntax import governor, preposition
from letopis.model.dates import Timex
from letopis.model.document import Token
from letopis.model.edtf import parse
from letopis.model.record import ContactStatus

RECALLING = {"отозвать", "отзывать", "отзыв"}  # "отозвала посла для консультаций"
OCCASIONS = {"повод", "предлог", "причина", "основание", "время", "место"}
ABOUT = {"о", "по", "насчет", "относительно", "по поводу", "по вопросу"}
INVITING = {"пригласить", "приглашать"}


def told_status(context: Context, token: Token, frame: Frame) -> ContactStatus | None:
    """The status of a contact; None where the article itself says that there was none, "denied" where somebody does."""
    status = status_of(context.document, token.index)
    if status is None and any(s.span.holds(token.span.start) for s in context.statements):
        return "denied"
    return "proposed" if status == "held" and token.lemma in INVITING and frame.kind == "visit" else status


def has_subject_matter(context: Context, token: Token) -> bool:
    """Whether a talk has something that it is about: "о границе", "по вопросу о долге", an object."""
    near = context.document.children(token.index, "obl", "nmod", "obj")
    return any(t.rel == "obj" or preposition(context.document, t.index) in ABOUT for t in near)


def lies_after_publication(context: Context, time: Timex | None) -> bool:
    """Whether a time begins only after the article came out."""
    published = context.article.published
    if published is None or time is None or not time.value or "X" in time.value:
        return False
    return parse(time.value).first > published


def goes_on(context: Context, token: Token, parties: Sequence[Party]) -> bool:
    """Whether a negotiation of states is under way, whatever is yet to be said: "на переговорах с ЕС потребует"."""
    of_states = token.lemma == "переговоры" and all(p.entity.type != "person" for p in parties)
    backed = (governor(context.document, token.index) or token).lemma in HELPING
    return (of_states or backed) and status_of(context.document, token.index) == of_occasion(context.document, token)


def is_asked(context: Context, token: Token) -> bool:
    """Whether a verb stands in an indirect question: "не ответил, встречался ли он с Фиданом"."""
    following = context.document.tokens[token.index + 1 : token.index + 2]
    return token.pos == "VERB" and any(t.low == "ли" for t in following)


def is_only_thought_of(context: Context, token: Token) -> bool:
    """Whether a contact is what there is or is no occasion for: "искали повод для встреч"."""
    above = context.document.tokens[token.head] if token.head is not None else None
    for_it = above is not None and preposition(context.document, token.index) == "для"
    return for_it and above is not None and above.lemma in OCCASIONS | RECALLING


def doubted(context: Context, token: Token) -> bool:
    """Whether a verb above is negated: "не думаю, что он сказал об этом Шольцу"."""
    above = context.document.ancestors(token.index)
    return any(t.low == "не" for a in above for t in context.document.children(a.index))


def lacks_known_subject(context: Context, token: Token, roles: dict[str, list[Party]]) -> bool:
    """Whether several are met by a subject that is told but nobody known: they did not meet each other."""
    several = len(roles.get("with", ())) > 1 and not roles.get("subject")
    return several and bool(argument_heads(context.document, token.index, "subject"))
