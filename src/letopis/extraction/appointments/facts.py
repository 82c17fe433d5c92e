"""Drafts -> facts: the body that only another telling names, what is enough of a fact, its citation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from letopis.extraction.appointments.cited import citations
from letopis.extraction.appointments.merge import Draft
from letopis.extraction.appointments.when import is_history, is_told_of_the_past
from letopis.extraction.context import Context
from letopis.extraction.offices import apposed_posts
from letopis.extraction.posts import groups, kind_of
from letopis.lexicons.countries import countries
from letopis.model.record import Appointment

# Frames whose "отставка" says by itself that an office is left.
LEAD = 3  # sentences
RESIGNATIONS = frozenset({"left_by_подать", "left_by_отправить"})
# Frames that do so in an article of politics, with one of these words.
FAREWELLS = frozenset({"left_by_объявить", "left_by_покинуть", "left_by_отставка", "left_by_подать", "left_by_сложить"})
OFFICES = frozenset({"отставка", "пост", "правительство", "кабинет", "полномочие"})


def with_bodies(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts; a post without its body has the one body that the article tells of this post: "нынешний генсек".

    A state is no such body: a text speaks of many presidents.
    """
    told = [(d.post.name, d.body) for d in drafts if d.post and d.body]
    told += [(post.name, post.body) for _, _, post, _ in apposed_posts(context) if post.body]
    states = {country.name for country in countries()}
    for draft in drafts:
        bodies = {body for name, body in told if draft.post and not draft.body and name == draft.post.name}
        yield replace(draft, body=bodies.pop()) if len(bodies) == 1 and not bodies & states else draft


def with_posts_of_successors(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts; who is told to go without a post leaves the one that somebody takes "после его отставки"."""
    for draft in drafts:
        taken = (d for d in drafts if is_taken_after(context, d, draft)) if draft.post is None and draft.leaves else ()
        successor = next(iter(taken), None)
        yield replace(draft, post=successor.post, body=successor.body) if successor else draft


def is_taken_after(context: Context, taken: Draft, left: Draft) -> bool:
    """ "министром стал Петров после отставки Сидорова": one sentence tells both, with "после" before the leaving."""
    tokens = context.document.tokens
    trigger = tokens[left.pair]
    mark = context.document.child(trigger.index, "case")
    after = mark is not None and mark.low == "после"
    together = tokens[taken.pair].sentence == trigger.sentence and taken.person.id != left.person.id
    return after and together and taken.change in {"appointed", "elected"} and taken.post is not None


def is_of_another_time(context: Context, draft: Draft, found: Sequence[Draft]) -> bool:
    """Whether a change of long ago is another one than the news of who and what it looks like.

    "Финансовым директором назначен Петров. Её финансовым директором он стал в 2006 году" tells of two firms.
    """
    if not is_history(context, draft.date):
        return False
    tokens = context.document.tokens
    news = (d for d in found if d.date is None and tokens[d.pair].sentence < LEAD and d.person.id == draft.person.id)
    return any(d.leaves == draft.leaves and not is_told_of_the_past(context, d.pair) for d in news)


def is_resignation(context: Context, draft: Draft) -> bool:
    """Whether "отставка" is told of somebody who is no trainer or editor: only who holds an office resigns."""
    words = context.document.sentence_tokens(context.document.sentence_of(draft.pair))
    lemmas = {token.lemma for token in words}
    if lemmas & groups()["job"]:
        return False
    if draft.rule in RESIGNATIONS and "отставка" in lemmas:
        return True
    return draft.named and draft.rule in FAREWELLS and bool(lemmas & OFFICES) and is_of_state(context)


def is_of_state(context: Context) -> bool:
    """Whether an article speaks of posts of a state at all."""
    return any(kind_of(token) == "state" for token in context.document.tokens)


def appointment_of(context: Context, draft: Draft) -> Appointment:
    """A draft as a fact, with its citations."""
    post = draft.post.name if draft.post else None
    cited = citations(context, draft.span, draft.cited, post=post, date=draft.date)
    return Appointment(
        person=draft.person.name,
        post=post,
        body=draft.body,
        change=draft.change,
        date=draft.date,
        by=draft.by,
        succeeds=draft.succeeds,
        evidence=cited[0].text,
        citations=cited,
        rule=draft.rule,
    )
