"""The post that somebody leaves, where his clause names none: his office, his government, a past post."""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.appointments.clause import Clause, is_finite
from letopis.extraction.appointments.frames import Frame
from letopis.extraction.appointments.people import Party, first_party, government_of
from letopis.extraction.appointments.told import (
    by_way,
    carried,
    countries_beside,
    headed_body,
    is_name_of_body,
    post_of_head,
)
from letopis.extraction.context import Context
from letopis.extraction.offices import agrees, post_before
from letopis.extraction.posts import Post, kind_of, name_of_person, post_at
from letopis.lexicons.countries import Country, countries
from letopis.model.cast import Entity
from letopis.model.document import Name, Token

# How far before a name its titles may begin.
REACH = 14
PARTIES = frozenset({"партия", "движение", "союз", "блок", "фракция"})
PREMIER = "премьер-министр"
HOLDING = frozenset({"занимать", "возглавлять", "занимавший", "возглавлявший"})
RUNNING = frozenset({"управлять", "руководить"})
SENTENCES_BACK = 3
# Verbs of holding a post, and how each of them tells it.
ROLES = {"быть": "Ins", "являться": "Ins", "возглавлять": "body", "занимать": " Acc"}
OF_A_TIME = frozenset({"новый", "новая", "избранный", "избранная", "действующий", "нынешний"})


def headed(context: Context, frame: Frame, comer: Party) -> Post | None:
    """The post of who goes with the government that he heads."""
    government = None if ("", "правительство") in frame.needs else government_of(context, comer)
    if government is None:
        return None
    country = next(countries_beside(context, government.index, government.index + 1), None)
    return Post(PREMIER, country, "state", True, government.index, government.index + 1)


def given_up(context: Context, comer: Party) -> Post | None:
    """The post of who goes where it is told as a past one: "прежний спикер Петров ушёл"."""
    name = name_of(context, comer)
    if name is None or post_before(context, name) is not None:
        return None
    return post_before(context, name, former=True) or held_in_clause(context, name)


def title_before_party(context: Context, comer: Party) -> Post | None:
    """The post before a place in a party: "[спикер парламента], член партии «Единство» Иван Петров ушёл"."""
    tokens, name = context.document.tokens, name_of(context, comer)
    start = context.document.sentence_of(comer.token).start
    before = range(name.start - 1, max(start, name.start - REACH) - 1, -1) if name else range(0)
    comma = next((i for i in before if tokens[i].text == ","), None)
    if name is None or comma is None or tokens[comma + 1].pos == "CCONJ":
        return None
    if not any(t.lemma in PARTIES for t in tokens[comma + 1 : name.start]):
        return None
    posts = (post_at(context, i) for i in range(comma - 1, start - 1, -1) if is_title(tokens[i], tokens[name.start]))
    return next((post for post in posts if post and post.stop == comma), None)


def name_of(context: Context, comer: Party) -> Name | None:
    """The name that somebody is told by: in the words that stand for him, or apposed to them."""
    mention = context.cast.at(comer.token)
    inside = range(mention.start, mention.stop) if mention else (comer.token,)
    apposed = (t.index for t in context.document.children(comer.token, "appos"))
    return next((n for i in (*inside, *apposed) if (n := name_of_person(context.document, i))), None)


def is_title(noun: Token, name: Token) -> bool:
    """Whether a noun of post can be that of a name after it."""
    return kind_of(noun) is not None and agrees(noun, name)


def held_in_clause(context: Context, name: Name) -> Post | None:
    """The post that a participle after a name tells: "Иван Петров, возглавлявший ведомство с 2006 года, ушёл"."""
    document = context.document
    if name.stop + 1 >= document.sentence_of(name.start).stop or document.tokens[name.stop].text != ",":
        return None
    participle = document.tokens[name.stop + 1]
    if participle.feats.get("VerbForm") != "Part":
        return None
    if participle.lemma in RUNNING:
        return next(run_by(context, participle.index), None)
    if participle.lemma not in HOLDING:
        return None
    clause = Clause(document, participle)
    told = carried(context, clause, "", "Acc") or headed_body(context, clause)
    return told.post if told else None


def run_by(context: Context, participle: int) -> Iterator[Post]:
    """The post of who runs a body: "Мария Петрова, управлявшая министерством шесть лет"."""
    for token in context.document.children(participle):
        if token.case in {"Ins", None} and is_name_of_body(context, token):
            yield post_of_head(context, token)


def last_role(context: Context, comer: Party) -> Post | None:
    """The post that the sentences before tell in a clause: "Министром был Петров. Он ушёл", "Он возглавлял банк"."""
    document = context.document
    first = document.sentences[max(document.tokens[comer.token].sentence - SENTENCES_BACK, 0)].start
    for verb in reversed(document.tokens[first : document.sentence_of(comer.token).start]):
        if verb.lemma not in ROLES or not is_finite(verb):
            continue
        clause = Clause(document, verb)
        subject = first_party(context, clause.subjects())
        told = by_way(context, clause, ROLES[verb.lemma]) if subject and subject.entity.id == comer.entity.id else None
        if told and told.post:
            return told.post
    return None


def office_of(person: Entity) -> Post | None:
    """The office that the cast knows a person by, without its country."""
    country = countries().by_iso(person.country) if person.country and len(person.country) == 2 else None
    if person.office is None:
        return None
    words = [word for word in person.office.split() if word not in OF_A_TIME]
    return Post(without_country(words, country), country.name if country else None, "chief", True, 0, 0)


def without_country(words: list[str], country: Country | None) -> str:
    """An office without the name of its country, of one word or of several: "премьер-министр Соединённых Штатов"."""
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            found = countries().by_form(" ".join(words[i : i + size]))
            if found and found == country:
                return " ".join(words[:i] + words[i + size :])
    return " ".join(words)
