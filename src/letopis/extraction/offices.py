"""Offices told in passing: "президент Киргизии Садыр Жапаров", "Энда Кенни, премьер-министр Ирландии".

Yields one Office for each post that a name is apposed to. Former posts ("бывший посол", "экс-премьер")
and posts that somebody is only about to take are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.cast.offices import AGE, BODIES_OF_SOMEBODY
from letopis.extraction.context import Context
from letopis.extraction.posts import FORMER, Post, kind_of, post_at
from letopis.model.cast import Entity
from letopis.model.document import Name, Token
from letopis.model.record import Office
from letopis.reading import morphology

# How far before a name its office may begin: "министр по делам ... и ... Швейцарии Игнацио Кассис".
REACH = 14
RANKS = frozenset(
    {
        "генерал", "адмирал", "полковник", "подполковник", "майор", "капитан", "маршал", "вице", "контр", "лейтенант",
        "шейх", "граф", "барон", "лорд", "сэр", "профессор", "академик", "доктор",
    }
)  # fmt: skip
SERVING = frozenset({"представитель", "пресс-секретарь", "советник", "помощник", "секретарь", "адвокат", "сотрудник"})


def extract(context: Context) -> Iterator[Office]:
    """The offices of an article, each once, in text order."""
    seen = set[tuple[str, str, str | None]]()
    for person, name, post, rule in apposed_posts(context):
        key = (person.id, post.name, post.body)
        if key in seen or context.is_boilerplate(name.span.start):
            continue
        seen.add(key)
        span = context.document.span_of(min(post.start, name.start), max(post.stop, name.stop))
        yield Office(person.name, post.name, post.body, context.article.cite(span, "office"), rule)


def apposed_posts(context: Context) -> Iterator[tuple[Entity, Name, Post, str]]:
    """Each person named with the name, the post that it stands beside, and the rule that saw it."""
    for name in context.document.names:
        person = context.cast.entity_at(name.start)
        if name.kind != "PER" or person is None or person.type != "person":
            continue
        if (before := post_before(context, name)) and is_his(context, before, name):
            yield person, name, before, "post_before_name"
        elif after := post_after(context, name):
            yield person, name, after, "post_after_name"


def is_his(context: Context, post: Post, name: Name) -> bool:
    """Whether a post can be that of the one person named after it.

    "Президенты России и США Владимир Путин и Джо Байден" are two; "представитель администрации Петрова" is not Petrov.
    """
    tokens = context.document.tokens
    several = any(kind_of(t) and is_plural(t) for t in tokens[post.start : post.start + 2])
    owned = name.stop - name.start == 1 and tokens[post.stop - 1].lemma in BODIES_OF_SOMEBODY
    return not several and not (owned and tokens[post.start].lemma in SERVING)


def is_plural(token: Token) -> bool:
    """Whether a noun stands for several, by its tag or by its form: the tagger takes "Главы" for a genitive."""
    return token.feats.get("Number") == "Plur" or morphology.only_plural(token.text)


def post_before(context: Context, name: Name, *, former: bool = False) -> Post | None:
    """The post that ends where the name begins: "[министр обороны Чили] Майя Фернандес"."""
    tokens = context.document.tokens
    start = max(context.document.sentence_of(name.start).start, name.start - REACH)
    edge = before_age_and_rank(context, name)
    for i in range(edge - 1, start - 1, -1):
        if tokens[i].text in ".,;:—" and i == edge - 1:
            return None
        if kind_of(tokens[i]) and agrees(tokens[i], tokens[name.start]) and not is_inside_another(context, i, name):
            post = post_at(context, i)
            if post and post.stop in {edge, name.start} and (former or not is_former(context, post, i)):
                return post
    return None


def before_age_and_rank(context: Context, name: Name) -> int:
    """Where what only tells age or rank begins before a name: "вице-губернатор [, 35-летний] Иван Петров"."""
    tokens, edge = context.document.tokens, name.start
    first = context.document.sentence_of(name.start).start
    while edge > first and (AGE.match(tokens[edge - 1].low) or is_rank(tokens[edge - 1], tokens[name.start])):
        edge -= 1
    aged = edge < name.start and any(AGE.match(t.low) for t in tokens[edge : name.start])
    return edge - 1 if aged and edge - 1 > first and tokens[edge - 1].text == "," else edge


def is_rank(token: Token, name: Token) -> bool:
    """Whether a noun is a military rank in the case of the name: "генерал-майор", "адмирал флота"."""
    return token.lemma.split("-")[0] in RANKS and agrees(token, name)


def post_after(context: Context, name: Name) -> Post | None:
    """The post set off by a comma after the name: "Энда Кенни, [премьер-министр Ирландии]"."""
    tokens = context.document.tokens
    if name.stop + 1 >= len(tokens) or tokens[name.stop].text != ",":
        return None
    stop = context.document.sentence_of(name.start).stop
    for i in range(name.stop + 1, min(name.stop + 4, stop)):
        if kind_of(tokens[i]):
            post = post_at(context, i) if agrees(tokens[i], tokens[name.start]) else None
            return post if post and post.start == name.stop + 1 and ends_apposition(context, post) else None
    return None


def ends_apposition(context: Context, post: Post) -> bool:
    """An apposition ends at a mark or with the sentence; a list of people ("Петров, министр Иванов") does not."""
    tokens = context.document.tokens
    return post.stop >= len(tokens) or tokens[post.stop].pos == "PUNCT"


def is_inside_another(context: Context, i: int, name: Name) -> bool:
    """Whether a noun of post is the complement of one that the name can belong to: "помощника [министра] Петрова".

    "помощник министра Петрова" tells the minister's name, "помощник министра Петров" his assistant's.
    """
    tokens = context.document.tokens
    start = context.document.sentence_of(i).start
    outer = next((t for t in reversed(tokens[start:i]) if t.pos != "ADJ"), None)
    if outer is None or tokens[i].case not in {"Gen", None}:
        return False
    return kind_of(outer) == "deputy" or (kind_of(outer) is not None and agrees(outer, tokens[name.start]))


def is_former(context: Context, post: Post, head: int) -> bool:
    """Whether the post is told as one of the past or the future."""
    tokens = context.document.tokens
    return tokens[head].low.startswith("экс-") or any(tokens[i].lemma in FORMER for i in range(post.start, head))


def agrees(noun: Token, name: Token) -> bool:
    """Whether a noun of post can be the apposition of a name: the cases are one, or one is not told.

    The tagger takes the accusative of men for their genitive; "Иванку", "Колю" are no genitives.
    """
    cases = {noun.case, name.case} - {None}
    return len(cases) < 2 or (cases == {"Acc", "Gen"} and not name.low.endswith(("у", "ю")))
