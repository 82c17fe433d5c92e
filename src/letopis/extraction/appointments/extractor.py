"""Triggers -> changes: each frame that fits, with its person, post, body and date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from letopis.extraction.appointments.agents import agent_of, other_than, says_own
from letopis.extraction.appointments.bodies import body_of, country_name
from letopis.extraction.appointments.cited import Cited, of_date, of_person, of_post
from letopis.extraction.appointments.clause import Clause
from letopis.extraction.appointments.facts import (
    appointment_of,
    is_of_another_time,
    is_resignation,
    with_bodies,
    with_posts_of_successors,
)
from letopis.extraction.appointments.fitting import change_of, is_approved, is_mere_role, suits
from letopis.extraction.appointments.frames import Frame, frames_by_lemma
from letopis.extraction.appointments.merge import Draft, merged
from letopis.extraction.appointments.modality import Assertion, assertion
from letopis.extraction.appointments.others import companions, rival_of
from letopis.extraction.appointments.own_posts import given_up, headed, last_role, office_of, title_before_party
from letopis.extraction.appointments.people import (
    Party,
    comer_of,
    congratulated,
    is_named_only_later,
    is_told_by_name,
)
from letopis.extraction.appointments.pointing import last_announced, last_carried
from letopis.extraction.appointments.told import POINTING, Told, told_post
from letopis.extraction.appointments.when import is_history, is_told_of_the_past, time_near, time_of_death
from letopis.extraction.context import Context
from letopis.extraction.offices import apposed_posts
from letopis.extraction.posts import Post, groups
from letopis.model.document import Token
from letopis.model.record import Appointment
from letopis.model.span import Span

# In how many sentences back "назначение" alone still speaks of the change told there.
ECHO = 3
SUCCESSION = 6
TAKEN = frozenset({"appointed", "elected"})
POSSESSIVE = frozenset({"его", "ее", "их"})


def extract(context: Context) -> Iterator[Appointment]:
    """The appointments of an article, each once, in text order."""
    drafts = list(with_posts_of_successors(context, Reading(context).drafts()))
    of_now = [d for d in drafts if not is_of_another_time(context, d, drafts)]
    for draft in with_bodies(context, merged(of_now)):
        if draft.post is None and not (draft.person.country or is_resignation(context, draft)):
            context.drop("appointment", draft.span, "no post told", draft.rule)
        elif is_history(context, draft.date) or (draft.date is None and is_told_of_the_past(context, draft.pair)):
            context.drop("appointment", draft.span, f"long before the news: {draft.date}", draft.rule)
        else:
            yield appointment_of(context, draft)


class Reading:
    """One pass over an article; remembers what it told so far, for "на этом посту"."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.found: list[Draft] = []
        self.held: dict[str, Post] = {}
        for person, _, post, _ in apposed_posts(context):
            self.held.setdefault(person.id, post)

    def drafts(self) -> list[Draft]:
        """The changes told, in text order."""
        for token in self.context.document.tokens:
            if token.lemma in frames_by_lemma() and not self.context.is_boilerplate(token.span.start):
                any(self.read(token, frame) for frame in frames_by_lemma()[token.lemma])
        return self.found

    def read(self, token: Token, frame: Frame) -> bool:
        """Try a frame at a trigger; True where it fits, whether or not a fact came of it."""
        clause = Clause(self.context.document, token)
        if not suits(clause, frame) or is_approved(clause):
            return False
        told = told_post(self.context, clause, frame)
        if is_mere_role(frame, told):
            return False
        comer = other_than(agent_of(self.context, clause, frame, told), self.comer(clause, frame, told))
        rival = rival_of(self.context, clause, frame) or self.owner(clause, frame)
        rival = other_than(comer.entity if comer else None, rival)
        post = self.post(frame, told, comer, rival)
        if comer is None and rival is None:
            self.echo(token, frame)
            return False
        leaves_own = "own" in frame.post and frame.change == "left"
        may_be_untold = leaves_own or ("rival" in frame.post and rival)
        if frame.post == ("vote",) and assertion(self.context.document, token, leaves=False).to_come:
            return False
        if post is None and not (may_be_untold and comer and (told is None or told.way == "bare")):
            return False
        asserted = assertion(self.context.document, token, leaves=frame.change == "left")
        if asserted.denied:
            self.context.drop("appointment", token.span, asserted.denied, frame.rule)
            return True
        parts = Parts(post, told, comer, rival, asserted)
        self.note(clause, frame, parts)
        for other in companions(self.context, clause, frame, comer):
            self.note(clause, frame, self.parts_of(other, frame, parts), self.found[-1].body)
        return True

    def parts_of(self, companion: Party, frame: Frame, parts: Parts) -> Parts:
        """The parts for somebody named with the person: his own post where each has one, else the same."""
        post = self.post(frame, None, companion, None) if "own" in frame.post else parts.post
        return replace(parts, comer=companion, rival=None, post=post, told=None)

    def comer(self, clause: Clause, frame: Frame, told: Told | None) -> Party | None:
        """Who takes or leaves the post; "он" of a succession is who took the post just told of."""
        found = comer_of(self.context, clause, frame)
        if found and frame.change != "left" and is_named_only_later(self.context, found):
            return None
        pointing = frame.weak or (told is not None and told.way == "same")
        if not pointing or (found and self.context.document.tokens[found.token].pos != "PRON"):
            return found
        came = next((d for d in reversed(self.found) if self.may_succeed(d, clause.trigger)), None)
        subject = next((t for t in clause.subjects() if t.pos == "PRON" and t.lemma != "кто"), None)
        return Party(came.person, subject.index) if came and subject else found

    def owner(self, clause: Clause, frame: Frame) -> Party | None:
        """ "его место займёт": the place of who is told to leave just before."""
        if frame.rival != "genitive":
            return None
        gone = next((d for d in reversed(self.found) if d.leaves and self.is_near(d, clause.trigger)), None)
        carriers = clause.complements("", groups()["carrier"] | {"преемник"})
        marks = (t for c in carriers for t in self.context.document.children(c.index, "det") if t.low in POSSESSIVE)
        mark = next(marks, None)
        return Party(gone.person, mark.index) if gone and mark else None

    def may_succeed(self, draft: Draft, trigger: Token) -> bool:
        """Whether "он сменил" at a trigger can go on with the change that a draft tells."""
        return not draft.leaves and trigger.sentence - self.context.document.tokens[draft.pair].sentence < SUCCESSION

    def is_near(self, draft: Draft, trigger: Token) -> bool:
        """Whether a change was told in the sentence of a trigger or shortly before."""
        return trigger.sentence - self.context.document.tokens[draft.pair].sentence < ECHO

    def post(self, frame: Frame, told: Told | None, comer: Party | None, rival: Party | None) -> Post | None:
        """The post told by the clause, or the one that it points or alludes to."""
        if told and told.way == "told":
            return told.post
        if told and told.way == "same":
            return self.last_told(told) or (self.held_by(rival) if rival else None)
        if told and told.way == "several":
            return None
        if told and told.way == "bare" and frame.change != "left" and comer and (left := self.just_left(comer, rival)):
            return left
        if "own" in frame.post and comer:
            if frame.change != "left":
                return self.own_to_take(comer)
            if fallen := headed(self.context, frame, comer):
                return fallen
            told_before = self.left_by(comer) or title_before_party(self.context, comer)
            told_before = told_before or self.held.get(comer.entity.id) or self.held_by(comer)
            told_before = told_before or self.pointed_at(comer) or office_of(comer.entity)
            return told_before or given_up(self.context, comer) or last_role(self.context, comer)
        if "rival" in frame.post and rival:
            return (self.held_by(comer, taken_only=True) if comer else None) or self.vacated(rival)
        return None

    def vacated(self, rival: Party) -> Post | None:
        """The post in which somebody is followed; unknown where the news is that he takes one: it is not that one.

        "Министром стал Петров. Место Петрова занял Сидоров" does not say what Petrov was before.
        """
        own = [d for d in self.found if d.person.id == rival.entity.id]
        rising = any(d.change in TAKEN and not is_history(self.context, d.date) for d in own)
        return None if rising and not any(d.leaves for d in own) else self.held_by(rival)

    def own_to_take(self, comer: Party) -> Post | None:
        """The post of "президент Иван Петров принёс присягу": the one just taken, else the one he is named with."""
        if not is_told_by_name(self.context, comer.token):
            return None
        return self.held_by(comer) or office_of(comer.entity)

    def last_told(self, told: Told) -> Post | None:
        """The post that "этот пост" points at: the last one told before it, by a change or by its name alone."""
        last = next((d for d in reversed(self.found) if d.post), None)
        if told.token is None:
            return last.post if last else None
        mark = self.context.document.tokens[told.token]
        if mark.case == "Ins":
            return last_announced(self.context, mark) or (last.post if last else None)
        named = last_carried(self.context, mark, last.pair if last else 0)
        return named or (last.post if last else None)

    def pointed_at(self, comer: Party) -> Post | None:
        """The post just told of, where the sentence says "этот пост" or "предшественник"."""
        document = self.context.document
        words = document.sentence_tokens(document.sentence_of(comer.token))
        pointing = any(a.lemma in POINTING and b.lemma in groups()["carrier"] for a, b in pairwise(words))
        holding = any(a.lemma == "занимать" and b.lemma in POINTING for a, b in pairwise(words))
        before = document.tokens[max(0, comer.token - 1)].lemma == "предшественник"
        return self.found[-1].post if (pointing or holding or before) and self.found else None

    def just_left(self, comer: Party, rival: Party | None) -> Post | None:
        """The post that somebody else was told to leave just before: "подал в отставку. Должность занял ..."."""
        if rival:
            return self.left_by(rival)
        last = self.found[-1] if self.found else None
        near = last is not None and self.is_near(last, self.context.document.tokens[comer.token])
        return last.post if last and near and last.leaves and last.person.id != comer.entity.id else None

    def left_by(self, party: Party) -> Post | None:
        """The post that a person is already told to leave."""
        return next((d.post for d in reversed(self.found) if d.leaves and d.person.id == party.entity.id), None)

    def held_by(self, party: Party, *, taken_only: bool = False) -> Post | None:
        """The post that the article has a person take or leave, else the one he is named with."""
        taken = (d for d in reversed(self.found) if d.person.id == party.entity.id and d.change in TAKEN)
        post = next((d.post for d in taken if d.post), None)
        return post if post or taken_only else self.held.get(party.entity.id)

    def note(self, clause: Clause, frame: Frame, parts: Parts, body: str | None = None) -> None:
        """Keep the change of one trigger, and that of the rival; `body` is that of a post named beside."""
        if body and parts.post and parts.post.homeland and not parts.post.body:
            parts = replace(parts, post=replace(parts.post, body=body))
        draft = self.draft(clause, frame, parts)
        if parts.comer:
            change = change_of(frame, parts.asserted)
            succeeds = parts.rival.entity.name if parts.rival else None
            cited = (of_person(self.context, parts.comer.token), *draft.cited)
            self.found.append(replace(draft, person=parts.comer.entity, change=change, succeeds=succeeds, cited=cited))
        if parts.rival:
            self.found.append(self.rival_draft(draft, clause, frame, parts.rival))

    def rival_draft(self, draft: Draft, clause: Clause, frame: Frame, rival: Party) -> Draft:
        """The change of who makes room."""
        death = time_of_death(self.context, rival.token)
        date = death.value if death else draft.date if draft.change != "nominated" else None
        named = is_told_by_name(self.context, rival.token)
        rule = f"{frame.rule}:rival"
        cited = (of_person(self.context, rival.token), *draft.cited, *of_date(death))
        gone = replace(draft, person=rival.entity, change="left", date=date, rule=rule, named=named)
        return replace(gone, by=None, cited=cited)

    def draft(self, clause: Clause, frame: Frame, parts: Parts) -> Draft:
        """What both changes of a trigger share."""
        agent = agent_of(self.context, clause, frame, parts.told)
        who = parts.comer or parts.rival
        assert who is not None
        body = body_of(self.context, parts.post, clause.trigger, (agent, who.entity)) if parts.post else None
        if parts.post and body is None and agent and says_own(self.context, parts.post):
            body = country_name(agent.country)
        post = replace(parts.post, body=body) if parts.post else None
        time = None if congratulated(clause) else time_near(self.context, clause.trigger)
        change = Cited("change", None, clause.trigger.span)
        return Draft(
            person=who.entity,
            change=change_of(frame, parts.asserted),
            post=post,
            body=body,
            date=time.value if time else None,
            by=agent.name if agent else None,
            succeeds=None,
            span=self.evidence(clause.trigger, parts),
            rule=frame.rule,
            pair=clause.trigger.index,
            weak=frame.weak or self.context.article.in_title(clause.trigger.span.start),
            named=is_told_by_name(self.context, who.token),
            cited=(change, *of_post(self.context, post), *of_date(time)),
        )

    def evidence(self, trigger: Token, parts: Parts) -> Span:
        """The words from the first to the last that the fact rests on, within the sentence."""
        places = [trigger.index, *(p.token for p in (parts.comer, parts.rival) if p)]
        if parts.told and parts.told.token is not None:
            places.append(parts.told.token)
            if parts.told.post:
                places.append(parts.told.post.stop - 1)
        sentence = self.context.document.sentence_of(trigger.index)
        inside = [i for i in places if sentence.start <= i < sentence.stop]
        ends = [m.stop - 1 for i in inside if (m := self.context.cast.at(i)) and m.stop <= sentence.stop]
        return self.context.document.cover([*inside, *ends])

    def echo(self, trigger: Token, frame: Frame) -> None:
        """ "Указ о назначении опубликован 27 июля": the date of the change told shortly before."""
        time = time_near(self.context, trigger)
        if frame.part != "noun" or time is None:
            return
        for i, draft in enumerate(self.found):
            if self.is_near(draft, trigger) and draft.date is None and draft.change == frame.change:
                self.found[i] = replace(draft, date=time.value, cited=(*draft.cited, *of_date(time)))


@dataclass(frozen=True, slots=True)
class Parts:
    """What a frame found at one trigger."""

    post: Post | None
    told: Told | None
    comer: Party | None
    rival: Party | None
    asserted: Assertion
