"""The post that a clause tells, by the ways that its frame allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from letopis.extraction.appointments.acting import acting_post
from letopis.extraction.appointments.clause import Clause, is_finite
from letopis.extraction.appointments.frames import Frame
from letopis.extraction.context import Context
from letopis.extraction.posts import Post, country_of_adjective, groups, kind_of, name_of_person, post_at, telling
from letopis.extraction.syntax import preposition
from letopis.lexicons.countries import countries
from letopis.model.document import Token
from letopis.reading.morphology import inflect

VOTES = frozenset({"выборы", "выбор"})
WINNING = frozenset({"выиграть"})
ITS_FORMS = frozenset({"него", "нее", "неё"})
WHAT_FORMS = frozenset({"им", "ею", "ей", "ним", "ней"})
BECOMING = frozenset({"стать", "становиться"})
# The tagger takes the plural of "на должности заместителей" for the locative.
PLURAL = "должности"
HELM = frozenset({"во главе"})
POINTING = frozenset({"этот", "тот", "данный", "он", "его", "ее"})
# How far after "пост" its genitive may begin: "на высший государственный пост главы".
REACH = 4
BODY_REACH = 8
ORDINALS = frozenset({"первый", "второй", "третий", "четвертый", "пятый", "шестой", "единственный", "очередной"})


@dataclass(frozen=True, slots=True)
class Told:
    """A post as a clause tells it: `post`, or by `way` one told before ("same"), or none at all ("bare")."""

    way: str
    post: Post | None = None
    token: int | None = None


def told_post(context: Context, clause: Clause, frame: Frame) -> Told | None:
    """What the first way of the frame finds; "own" and "rival" are left to others."""
    return next((told for way in frame.post if (told := by_way(context, clause, way))), None)


def by_way(context: Context, clause: Clause, way: str) -> Told | None:
    """The post told in one way."""
    if way == "Ins":
        return instrumental(context, clause)
    if way == "persons":
        return persons(context, clause)
    if way == "body":
        return headed_body(context, clause)
    if way == "capacity":
        return in_capacity(context, clause)
    if way == "helm":
        return at_the_helm(context, clause)
    if way == "vote":
        return voted(context, clause)
    if way in {"own", "rival"}:
        return None
    preposition, _, case = way.rpartition(" ")
    return carried(context, clause, preposition, case) or by_pronoun(clause, preposition)


def by_pronoun(clause: Clause, preposition: str) -> Told | None:
    """A post told in the same sentence: "освободил от должности главы и назначил на неё Петрова"."""
    if preposition != "на":
        return None
    start = clause.document.sentence_of(clause.trigger.index).start
    before = clause.document.tokens[start : clause.trigger.index]
    if not any(t.lemma in groups()["carrier"] for t in before):
        return None
    found = next((t for t in clause.complements("на") if t.low in ITS_FORMS), None)
    return Told("same", None, found.index) if found else None


def instrumental(context: Context, clause: Clause) -> Told | None:
    """ "назначен президентом | послом": of two in the passive the first is the agent."""
    acting = (t for t in clause.right if t.low == "исполняющей")  # taken for a genitive
    told = [*clause.bare("Ins"), *acting]
    words = (t for t in unique(iter(told)) if kind_of(t) and is_of_trigger(clause, t))
    found = [t for t in words if not names_person(context, t) and not is_counted(context, t)]
    open_air = [t for t in found if not in_brackets(context, t)] or found
    if open_air:
        return Told("told", post_at(context, open_air[0].index), open_air[0].index)
    if short := acting_post(context, clause):
        return Told("told", short[1], short[0])
    return by_name_alone(clause)


def by_name_alone(clause: Clause) -> Told | None:
    """ "Назначен новый министр. [Им] стал Петров": the post just told."""
    found = next((t for t in clause.bare("Ins") if t.low in WHAT_FORMS), None)
    return Told("same", None, found.index) if found and clause.trigger.lemma in BECOMING else None


def is_counted(context: Context, token: Token) -> bool:
    """Whether a post is one of several, and none of its own: "стал вторым министром, ушедшим"."""
    post, sentence = post_at(context, token.index), context.document.sentence_of(token.index)
    before = context.document.tokens[max(sentence.start, token.index - REACH) : token.index]
    ordinals = any(t.lemma in ORDINALS or t.text[0].isdigit() for t in before)
    if post is None or not ordinals:
        return False
    return (post.body is None and post.stop == token.index + 1) or is_described(context, post)


def is_described(context: Context, post: Post) -> bool:
    """Whether a participle after a comma says which of many it is: "вторым министром, [ушедшим] в отставку"."""
    comma, participle = ([*context.document.tokens[post.stop : post.stop + 2], None, None])[:2]
    return comma is not None and comma.text == "," and participle is not None and is_participle(participle)


def is_participle(token: Token) -> bool:
    """Whether a verb form is a participle."""
    return token.feats.get("VerbForm") == "Part"


def is_of_trigger(clause: Clause, token: Token) -> bool:
    """Whether no other verb of the clause takes a word: "назначена Попова, работавшая [заместителем]"."""
    head = clause.document.tokens[token.head] if token.head is not None else None
    if head is None or head.pos != "VERB" or head.index in {clause.trigger.index, clause.trigger.head}:
        return True
    tokens, i = clause.document.tokens, clause.trigger.index
    before = [t.text for t in tokens[i : token.index]]
    if i < token.index < head.index and "," not in before and "," in [t.text for t in tokens[token.index : head.index]]:
        return True  # "назначил Петрова [послом], освободив Сидорова": the parser goes past the comma
    described = clause.trigger.feats.get("VerbForm") == "Part" and clause.trigger.case != "Ins"
    between = clause.document.tokens[clause.trigger.index + 1 : token.index]
    if described and token.index > clause.trigger.index and not any(ends_participle(clause, t) for t in between):
        return True  # "назначенный 5 мая послом Иван Петров прибыл"
    return clause.trigger.rel == "conj" and clause.trigger.head == head.head


def ends_participle(clause: Clause, token: Token) -> bool:
    """Whether the words of a participle end at a token: at a mark, a verb, the noun that it describes."""
    return token.text == "," or token.index == clause.trigger.head or is_finite(token)


def in_brackets(context: Context, token: Token) -> bool:
    """Whether a bracket opened before a word of its sentence is still open."""
    sentence = context.document.sentence_of(token.index)
    before = [t.text for t in context.document.tokens[sentence.start : token.index]]
    return before.count("(") > before.count(")")


def names_person(context: Context, token: Token) -> bool:
    """Whether a noun of post is apposed to a name: "назначен президентом Иваном Петровым"."""
    post = post_at(context, token.index)
    if post is None or post.stop >= len(context.document.tokens):
        return False
    entity = context.cast.entity_at(post.stop)
    after = context.document.tokens[post.stop]
    return bool(entity and entity.type == "person" and after.case == "Ins" and after.sentence == token.sentence)


def persons(context: Context, clause: Clause) -> Told | None:
    """ "выдвинут в президенты"."""
    for token in clause.complements("в"):
        if kind_of(token) and token.feats.get("Number") == "Plur":
            return Told("told", post_at(context, token.index), token.index)
    return None


def in_capacity(context: Context, clause: Clause) -> Told | None:
    """ "одобрил назначение Петрова в качестве министра"."""
    mark = next((t for t in clause.right if t.lemma == "качество"), None)
    found = next((t for t in clause.right if mark and t.index > mark.index and kind_of(t) and t.case == "Gen"), None)
    return Told("told", post_at(context, found.index), found.index) if found else None


def voted(context: Context, clause: Clause) -> Told | None:
    """ "победил на президентских выборах", "выиграл выборы мэра Кишинёва"; a round of them decides nothing."""
    for token in clause.complements("на", VOTES) if clause.trigger.lemma not in WINNING else clause.bare("Acc"):
        told = post_of_carrier(context, token) if token.lemma in VOTES else None
        if told and told.way == "told":
            return told
    return None


def headed_body(context: Context, clause: Clause) -> Told | None:
    """ "МИД возглавил Петров": the post is "глава МИД"."""
    objects = context.document.children(clause.trigger.index, "obj")
    for token in objects or [*clause.right[:BODY_REACH], *clause.left]:
        if not clause.preposition(token) and is_body(context, token):
            return Told("told", post_of_head(context, token), token.index)
    return None


def at_the_helm(context: Context, clause: Clause) -> Told | None:
    """ "встал во главе министерства финансов"."""
    led = (t for t in (*clause.right, *clause.left) if preposition(context.document, t.index) in HELM)
    body = next((t for t in led if is_body(context, t)), None)
    return Told("told", post_of_head(context, body), body.index) if body else None


def is_body(context: Context, token: Token) -> bool:
    """Whether a noun names a body that can be headed; one in another's genitive does not."""
    return token.case not in {"Ins", "Dat", "Loc"} and is_name_of_body(context, token)


def is_name_of_body(context: Context, token: Token) -> bool:
    """Whether a noun of any case names a body that can be headed."""
    if token.pos not in {"NOUN", "PROPN"}:
        return False
    if kind_of(token) or name_of_person(context.document, token.index):
        return False
    if token.lemma in groups()["organ"] | groups()["headed"]:
        return True
    mention = context.cast.at(token.index)
    if mention is None or mention.head != token.index:
        return False
    return context.cast.entities[mention.entity].type == "organization"


def post_of_head(context: Context, token: Token) -> Post:
    """The post of who heads a body: an organ of a state is named with it, another is the body of the post."""
    mention, entity = context.cast.at(token.index), context.cast.entity_at(token.index)
    start, stop = (mention.start, mention.stop) if mention else (token.index, token.index + 1)
    of_state = token.lemma in groups()["organ"]
    if entity and entity.type == "organization" and not of_state:
        return Post("глава", entity.name, "chief", False, start, stop)
    country = next(countries_beside(context, start, stop), None)
    return Post(f"глава {ruled_words(context, token, stop)}", country, "chief", True, start, stop)


def ruled_words(context: Context, token: Token, stop: int) -> str:
    """The head of a body in the genitive with what follows it, countries left out: "министерства финансов"."""
    after = (t for t in context.document.tokens[token.index + 1 : stop] if t.case == "Gen")
    own = (t.text for t in after if not is_country(context, t.index))
    first = genitive_or_as_written(context, token)
    return " ".join([first, *own])


def is_country(context: Context, i: int) -> bool:
    """Whether a country stands at a token."""
    country = countries().by_form(context.document.tokens[i].text)
    entity = context.cast.entity_at(i)
    return country is not None or (entity is not None and entity.type == "country")


def countries_beside(context: Context, start: int, stop: int) -> Iterator[str]:
    """The countries told by an adjective before a body or a genitive in it or after it."""
    tokens = context.document.tokens
    for i in (*range(start, stop), start - 1, stop):
        if not 0 <= i < len(tokens) or tokens[i].sentence != tokens[start].sentence:
            continue
        country = countries().by_form(tokens[i].text)
        if country and tokens[i].case in {"Gen", None} and tokens[i].pos in {"NOUN", "PROPN"}:
            yield country.name
        elif adjective := country_of_adjective(context, i):
            yield adjective.name


def genitive_or_as_written(context: Context, token: Token) -> str:
    """ "МИД" as it is, "правительство" as "правительства"."""
    if token.text.isupper():
        return token.text
    word = inflect(token.text, token.pos, token.case or "", "Gen", token.feats.get("Number", ""))
    return word[0].lower() + word[1:]


def carried(context: Context, clause: Clause, preposition: str, case: str) -> Told | None:
    """ "на пост министра", "с этого поста", "от депутатского мандата"."""
    for token in clause.complements(preposition, groups()["carrier"]):
        if token.index > clause.trigger.index and not is_of_trigger(clause, token):
            continue  # "пост покинул Петров, его место занял Сидоров"
        if token.case == case or (case == "Acc" and (token.case in {"Nom", "Gen"} or token.low == PLURAL)):
            return post_of_carrier(context, token)
    return None


def post_of_carrier(context: Context, carrier: Token) -> Told:
    """The post that a carrier points at, or that its genitive or its adjective tells."""
    tokens = context.document.tokens
    sentence = context.document.sentence_of(carrier.index)
    before = tokens[max(sentence.start, carrier.index - REACH) : carrier.index]
    if before and before[-1].lemma in POINTING:
        return Told("same", None, carrier.index)
    for token in tokens[carrier.index + 1 : min(carrier.index + REACH, sentence.stop)]:
        if kind_of(token) and token.case != "Ins" and not is_other(tokens[carrier.index + 1 : token.index]):
            return Told("told", post_at(context, token.index), token.index)
    return without_genitive(before, carrier)


def without_genitive(before: Sequence[Token], carrier: Token) -> Told:
    """What the words before a carrier tell of its post: "депутатский мандат", "все посты"."""
    before = list(takewhile(lambda t: t.pos in {"ADJ", "DET", "PRON", "NUM"}, reversed(before)))
    is_own = any(token.lemma == "свой" for token in before)
    if carrier.feats.get("Number") == "Plur" and carrier.lemma in {"пост", "должность"} and not is_own:
        return Told("several", None, carrier.index)
    for token in before:
        if token.lemma in telling():
            return Told("told", Post(telling()[token.lemma], None, "member", True, token.index, carrier.index + 1))
        if token.lemma in POINTING:
            return Told("same", None, carrier.index)
    return Told("bare", None, carrier.index)


def is_other(between: Sequence[Token]) -> bool:
    """Whether a mark or a verb parts a carrier from a noun of post."""
    return any(t.pos in {"PUNCT", "VERB", "ADP"} for t in between)


def unique(tokens: Iterator[Token]) -> Iterator[Token]:
    """Tokens without repeats."""
    seen = set[int]()
    for token in tokens:
        if token.index not in seen:
            seen.add(token.index)
            yield token
