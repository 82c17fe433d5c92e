"""Who else a clause names: who makes room for somebody, who comes or goes with him."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from letopis.extraction.appointments.clause import Clause
from letopis.extraction.appointments.frames import Frame
from letopis.extraction.appointments.people import OWNED, Party, first_party, following, named_at, party_at
from letopis.extraction.context import Context
from letopis.extraction.posts import groups, kind_of
from letopis.extraction.syntax import coordinated
from letopis.model.document import Token

SUCCESSORS = frozenset({"преемник", "сменщик", "наследник"})
FOLLOWING = frozenset({"вслед", "следом"})


def rival_of(context: Context, clause: Clause, frame: Frame) -> Party | None:
    """Who makes room: told by the frame, or by "вместо", "на место"."""
    if frame.rival == "object":
        return first_party(context, clause.objects())
    if frame.rival == "subject":
        return first_party(context, clause.subjects())
    if frame.rival == "from":
        return first_party(context, (t for mark in ("у", "от") for t in clause.complements(mark)))
    if frame.rival == "dative":
        return first_party(context, clause.bare("Dat"))
    if frame.rival == "genitive" and (owner := owner_of_place(context, clause)):
        return owner
    return None if frame.change == "left" else displaced(context, clause)


def owner_of_place(context: Context, clause: Clause) -> Party | None:
    """Whose place it is: "место Сидорова займёт", "его место займёт"."""
    for carrier in clause.complements("", groups()["carrier"] | SUCCESSORS):
        for token in context.document.children(carrier.index, "det", "nmod"):
            is_post = kind_of(token) and carrier.lemma not in SUCCESSORS
            if token.lemma != "свой" and not is_post and (party := party_at(context, token)):
                return party
    return None


def displaced(context: Context, clause: Clause) -> Party | None:
    """Who stands after "вместо" or "на место" ("вместо ушедшего Андрея Сидорова")."""
    for token in (*clause.right, *clause.left):
        if token.low in {"вместо", "взамен"}:
            return next(following(context, token), None)
        owned = any(t.low in OWNED for t in context.document.children(token.index, "det"))
        if token.lemma == "место" and token.case == "Acc" and clause.preposition(token) == "на" and not owned:
            return next(following(context, token), None)
    return None


def companions(context: Context, clause: Clause, frame: Frame, party: Party | None) -> Iterator[Party]:
    """Those named with a person ("отставки Петрова и министра Сидорова"); a verb in the singular has one subject."""
    if frame.person == "subject" and clause.trigger.feats.get("Number") == "Sing":
        yield from ahead(context, clause) if frame.change == "left" else ()
        return
    named = context.document.tokens[party.token] if party else None
    heads = list(apposed_to(context, named)) if named else []
    for token in (t for head in heads for t in coordinated(context.document, head)):
        found = party_at(context, token)
        if found and party and found.entity.id != party.entity.id:
            yield found


def apposed_to(context: Context, named: Token) -> Iterator[int]:
    """A name and the nouns that it is apposed to, with those that they are joined to."""
    yield named.index
    yield from (t.index for t in context.document.children(named.index, "appos"))
    while named.head is not None and named.rel in {"appos", "flat:name", "conj"}:
        named = context.document.tokens[named.head]
        if named.pos not in {"NOUN", "PROPN"}:
            return
        yield named.index


def ahead(context: Context, clause: Clause) -> Iterator[Party]:
    """ "вслед за Иваном Петровым ушёл в отставку": who went before."""
    tokens, start = context.document.tokens, context.document.sentence_of(clause.trigger.index).start
    for token in tokens[start : clause.trigger.index]:
        if token.low in FOLLOWING and tokens[token.index + 1].low == "за":
            words = takewhile(lambda t: t.text != ",", tokens[token.index + 2 : clause.trigger.index])
            yield from islice((p for t in words if t.case == "Ins" and (p := named_at(context, t))), 1)
