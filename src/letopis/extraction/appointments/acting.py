"""Posts held for the time being in short: "назначен и. о. министра", "врио губернатора стал"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from letopis.extraction.appointments.clause import Clause, is_finite
from letopis.extraction.context import Context
from letopis.extraction.posts import Post, is_telling, kind_of, post_at
from letopis.model.document import Token

# The tokens of "и. о.", which has no case; the tagger takes its "и" for anything.
SHORT = ("и", ".", "о", ".")
UNDECLINED = frozenset({"врио", "и.о", "ио"})
# How far after "и. о." the noun of post may stand: "и. о. первого заместителя министра".
REACH = 3


def acting_post(context: Context, clause: Clause) -> tuple[int, Post] | None:
    """The nearest such post of the clause, with the token that it begins at."""
    return next((found for token in around(clause) if (found := at(context, token.index))), None)


def around(clause: Clause) -> Iterator[Token]:
    """The words of the sentence around the trigger up to another verb, nearest first."""
    sentence = clause.document.sentence_of(clause.trigger.index)
    tokens, place = clause.document.tokens, clause.trigger.index
    after, before = tokens[place + 1 : sentence.stop], tokens[sentence.start : place]
    yield from takewhile(is_of_clause, after)
    yield from takewhile(is_of_clause, reversed(before))


def is_of_clause(token: Token) -> bool:
    """Whether no other verb stands here; the "и" of "и. о." is none."""
    return token.low == SHORT[0] or not is_finite(token)


def at(context: Context, place: int) -> tuple[int, Post] | None:
    """The post of an acting holder that begins at a token."""
    tokens = context.document.tokens
    if tokens[place].low in UNDECLINED:
        post = post_at(context, place)
        return (place, post) if post and len(post.name.split()) > 1 else None
    if tuple(t.low for t in tokens[place : place + len(SHORT)]) != SHORT:
        return None
    ahead = tokens[place + len(SHORT) : place + len(SHORT) + REACH]
    head = next((t for t in ahead if kind_of(t) and t.case == "Gen"), None)
    post = post_at(context, head.index) if head else None
    return (place, written_out(tokens, place, head, post)) if head and post else None


def written_out(tokens: Sequence[Token], place: int, head: Token, post: Post) -> Post:
    """ "и. о. министра обороны" as "исполняющий обязанности министра обороны"."""
    adjectives = [t.text for t in tokens[post.start : head.index] if is_telling(t)]
    rest = post.name.split()[len(adjectives) + 1 :]
    name = " ".join(["исполняющий обязанности", *adjectives, head.text, *rest])
    return replace(post, name=name, start=place)
