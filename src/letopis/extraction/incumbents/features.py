"""What tells whether a name and a post of one sentence belong together."""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.context import Context
from letopis.extraction.incumbents.pairs import Pair
from letopis.extraction.offices import agrees
from letopis.extraction.posts import kind_of
from letopis.model.document import Document, Token
from letopis.reading import morphology

Feature = tuple[str, float]

MARKS = (",", "—", "–", "-", "(", ")", "«", "»", '"', ":")
SHORT = 3  # tokens between that are told one by one
LONG = 30
PATH = 4  # steps of a path through the tree that is told whole


def features(context: Context, pair: Pair) -> dict[str, float]:
    """The features of a pair by name; one that is absent is 0."""
    parts = (between, others, forms, tree, outer)
    return {"pair": 1.0} | {name: value for part in parts for name, value in part(context, pair) if value}


def between(context: Context, pair: Pair) -> Iterator[Feature]:
    """What stands between post and name, and in which order the two come."""
    start, stop = pair.between
    words = context.document.tokens[start:stop]
    side = "after" if pair.after else "before"
    yield f"name {side}", 1.0
    yield "gap", min(len(words), LONG) / 10
    yield f"gap {min(len(words), SHORT)}", 1.0
    yield from ((f"between {mark}", float(sum(t.text == mark for t in words))) for mark in MARKS)
    if words:
        yield f"{side}, first {shape(words[0])}", 1.0
        yield f"{side}, last {shape(words[-1])}", 1.0
    if 0 < len(words) <= SHORT:
        yield f"{side}, words {' '.join(map(shape, words))}", 1.0


def others(context: Context, pair: Pair) -> Iterator[Feature]:
    """Which other names and posts the sentence has, between the two or nearer."""
    start, stop = pair.between
    head, name = pair.head.index, pair.name.start
    yield "names between", float(sum(start <= n.start < stop for n in pair.names))
    yield "posts between", float(sum(start <= t.index < stop for t in pair.heads))
    bodies = (n for n in context.document.names if n.kind != "PER" and start <= n.start < stop)
    yield "bodies between", float(len(list(bodies)))
    yield "nearer names", float(min(3, sum(abs(n.start - head) < abs(name - head) for n in pair.names)))
    yield "nearer posts", float(min(3, sum(abs(t.index - name) < abs(head - name) for t in pair.heads)))
    yield "one of each", float(len(pair.names) == len(pair.heads) == 1)
    yield "names", float(min(4, len(pair.names)))
    yield "posts", float(min(4, len(pair.heads)))


def forms(context: Context, pair: Pair) -> Iterator[Feature]:
    """Case and gender of both, and which post it is."""
    first = context.document.tokens[pair.name.start]
    yield f"cases {pair.head.case} {first.case}", 1.0
    yield "agree", float(agrees(pair.head, first))
    yield "one case", float(pair.head.case == first.case)
    genders = {pair.head.feats.get("Gender"), first.feats.get("Gender")} - {None}
    yield "two genders", float(len(genders) > 1)
    yield f"kind {pair.post.kind}", 1.0
    yield f"post {pair.head.lemma}", 1.0
    yield "body told", float(pair.post.body is not None)


def tree(context: Context, pair: Pair) -> Iterator[Feature]:
    """How the two hang together in the tree."""
    document = context.document
    yield f"post is {pair.head.rel}", 1.0
    yield f"name is {document.tokens[pair.name.start].rel}", 1.0
    up, down = path(document, pair.head.index, pair.name.start)
    if not up:
        return
    steps = len(up) + len(down) - 2
    yield "path", min(steps, 10) / 3
    yield "name under post", float(len(up) == 1)
    yield "post under name", float(len(down) == 1)
    yield f"joined by {document.tokens[up[-1]].pos}", 1.0
    if steps <= PATH:
        yield f"path {relations(document, up)} | {relations(document, down)}", 1.0


def outer(context: Context, pair: Pair) -> Iterator[Feature]:
    """The noun that the post may be the complement of: "супруга [президента] Анна Петрова"."""
    document = context.document
    words = document.tokens[document.sentence_of(pair.head.index).start : pair.post.start]
    noun = next((t for t in reversed(words) if t.pos not in {"ADJ", "DET", "ADV"}), None)
    yield f"before the post {shape(noun) if noun is not None else 'nothing'}", 1.0
    if noun is None or noun.pos not in {"NOUN", "PROPN"}:
        return
    living = "anim" in morphology.grammemes(noun.text)
    one_case = noun.case == document.tokens[pair.name.start].case
    yield "outer noun is a post", float(kind_of(noun) is not None)
    yield "outer noun lives", float(living)
    yield "outer noun has the name's case", float(one_case)
    yield "outer noun may be the person", float(living and one_case and pair.head.case == "Gen")


def shape(token: Token) -> str:
    """A mark or a joining word as it is, another by its part of speech."""
    if token.pos in {"ADP", "CCONJ"}:
        return token.lemma
    return token.pos if token.text[0].isalnum() else token.text


def path(document: Document, one: int, other: int) -> tuple[list[int], list[int]]:
    """From each of two tokens up to where they meet; nothing where they do not."""
    up = [one, *(t.index for t in document.ancestors(one))]
    down = [other, *(t.index for t in document.ancestors(other))]
    meeting = next((i for i in up if i in down), None)
    if meeting is None:
        return [], []
    return up[: up.index(meeting) + 1], down[: down.index(meeting) + 1]


def relations(document: Document, way: list[int]) -> str:
    """The relations on a way, without the token where it ends."""
    return " ".join(document.tokens[i].rel for i in way[:-1])
