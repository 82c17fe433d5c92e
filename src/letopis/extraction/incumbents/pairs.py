"""Each name and each noun of post of one sentence, as a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letopis.extraction.context import Context
from letopis.extraction.offices import is_former, is_inside_another
from letopis.extraction.posts import Post, kind_of, post_at
from letopis.model.cast import Entity
from letopis.model.document import Name, Sentence, Token

REACH = 40  # tokens between a name and a noun of post, at most


@dataclass(frozen=True, slots=True)
class Pair:
    """A person's name and a post with its head noun; the names and heads that the sentence has besides."""

    person: Entity
    name: Name
    post: Post
    head: Token
    names: Sequence[Name]
    heads: Sequence[Token]

    @property
    def after(self) -> bool:
        """Whether the name follows the post."""
        return self.head.index < self.name.start

    @property
    def between(self) -> tuple[int, int]:
        """The tokens between post and name."""
        if self.after:
            return self.post.stop, max(self.post.stop, self.name.start)
        return self.name.stop, max(self.name.stop, self.post.start)


# A sentence with more is a list or no prose; each pair is weighed against all other names and posts.
MOST_NAMES = 40


def pairs(context: Context) -> Iterator[Pair]:
    """The pairs of a document in text order."""
    people: dict[int, list[Name]] = defaultdict(list)
    for name in context.document.names:
        if name.kind == "PER":
            people[context.document.tokens[name.start].sentence].append(name)
    for sentence in context.document.sentences:
        names = people[sentence.index]
        if names and len(names) <= MOST_NAMES:
            yield from pairs_of(context, sentence, names)


def pairs_of(context: Context, sentence: Sentence, names: Sequence[Name]) -> Iterator[Pair]:
    """The pairs of a sentence."""
    words = context.document.sentence_tokens(sentence)
    nouns = [t for t in words if t.pos != "ADJ" and kind_of(t)]
    posts = [(t, post) for t in nouns[:MOST_NAMES] if (post := post_at(context, t.index))]
    heads = [head for head, _ in posts]
    for name in names:
        person = context.cast.entity_at(name.start)
        if person is None or person.type != "person":
            continue
        for head, post in posts:
            pair = Pair(person, name, post, head, names, heads)
            if is_open(context, pair):
                yield pair


def is_open(context: Context, pair: Pair) -> bool:
    """Whether a pair may be an incumbent and his post: not "председатель совета [директоров] Иван Петров"."""
    if pair.head.feats.get("Number") == "Plur" or is_inside_another(context, pair.head.index, pair.name):
        return False
    if pair.name.start <= pair.head.index < pair.name.stop or abs(pair.head.index - pair.name.start) > REACH:
        return False
    start, stop = pair.between
    told_of = any(t.feats.get("VerbForm") == "Fin" for t in context.document.tokens[start:stop])
    return not told_of and not is_former(context, pair.post, pair.head.index)
