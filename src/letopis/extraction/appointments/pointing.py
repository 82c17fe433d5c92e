"""The post that a clause only points at: "этот пост", "им стал Петров"."""

from __future__ import annotations

from letopis.extraction.appointments.told import post_of_carrier
from letopis.extraction.context import Context
from letopis.extraction.posts import Post, groups, kind_of, post_at
from letopis.model.document import Token

SENTENCES_BACK = 2


def last_carried(context: Context, trigger: Token, since: int) -> Post | None:
    """The post that "должность" or "пост" told last between a token and a trigger: what "этот пост" points at."""
    first = context.document.sentences[max(trigger.sentence - SENTENCES_BACK, 0)].start
    for token in reversed(context.document.tokens[max(first, since + 1) : trigger.index]):
        told = post_of_carrier(context, token) if token.lemma in groups()["carrier"] else None
        if told is not None and told.way == "told":
            return told.post
    return None


def last_announced(context: Context, trigger: Token) -> Post | None:
    """The post that the sentence before has somebody new for: "Назначен [новый министр обороны]. Им стал"."""
    if trigger.sentence == 0:
        return None
    before = context.document.sentences[trigger.sentence - 1]
    for token in reversed(context.document.tokens[before.start : before.stop]):
        if kind_of(token) and any(t.lemma == "новый" for t in context.document.children(token.index, "amod")):
            return post_at(context, token.index)
    return None
