"""Who makes a change: who appoints, elects, dismisses, or announces it."""

from __future__ import annotations

from letopis.extraction.appointments.clause import Clause
from letopis.extraction.appointments.frames import Frame
from letopis.extraction.appointments.people import Party, first_party
from letopis.extraction.appointments.told import Told
from letopis.extraction.context import Context
from letopis.extraction.posts import Post
from letopis.model.cast import Entity
from letopis.model.document import Token


def agent_of(context: Context, clause: Clause, frame: Frame, told: Told | None) -> Entity | None:
    """Who makes the change: the subject of the active, the instrumental of the passive."""
    if frame.person != "object":
        return announcer(context, clause) if frame.part == "noun" and frame.change != "left" else None
    passive = (t for t in context.document.children(clause.trigger.index, "obl") if t.case == "Ins")
    words = passive if clause.is_passive else clause.subjects()
    post = told.token if told else None
    found = (agent_entity(context, token) for token in words if token.index != post)
    return next((e for e in found if e), None)


def announcer(context: Context, clause: Clause) -> Entity | None:
    """Who makes the change that a noun tells: "Обама объявил о назначении Петрова своим советником"."""
    verb = next((t for t in clause.document.ancestors(clause.trigger.index) if t.pos == "VERB"), None)
    words = Clause(clause.document, verb).subjects() if verb else ()
    return next((e for t in words if (e := agent_entity(context, t))), None)


def agent_entity(context: Context, token: Token) -> Entity | None:
    """The person, country or body that a word stands for."""
    party = first_party(context, [token])
    entity = party.entity if party else context.cast.entity_at(token.index)
    return entity if entity and entity.type != "place" else None


def other_than(agent: Entity | None, comer: Party | None) -> Party | None:
    """Who takes a post, unless it is who gives it: "Обама назначил его" speaks of somebody else."""
    return None if comer and agent and comer.entity.id == agent.id else comer


def says_own(context: Context, post: Post) -> bool:
    """Whether a post is the appointer's own: "назначил Петрова своим советником"."""
    return any(t.lemma == "свой" for t in context.document.tokens[max(post.start - 2, 0) : post.stop])
