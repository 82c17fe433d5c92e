"""Noun phrases of post: "постоянного представителя России при ООН" -> post, body.

The phrase is read from its head noun to the right, as far as its genitives and its own
prepositions go; a person's name ends it. A country in it is the body of the post and leaves
its name; so does an organisation that is headed, if it is no organ of a state.

    новым | британским | послом | Великобритании | в Сербии
    idle    -> body      head     -> body          place of an envoy, left out
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from letopis.extraction.context import Context
from letopis.extraction.phrases import nominative, nominative_word
from letopis.lexicons.countries import countries
from letopis.lexicons.loader import load_toml
from letopis.model.cast import Entity
from letopis.model.document import Document, Name, Token

FIELDS = ("name", "words", "post", "example")
KINDS = ("envoy", "state", "chief", "member", "deputy")
# What may follow a post under a preposition of its own: "представитель при ООН", "министр по делам".
OWN_PREPOSITIONS = frozenset({"при", "по"})
ENVOY_PREPOSITIONS = OWN_PREPOSITIONS | {"в", "во", "на"}
QUOTES = frozenset('«»"„“”')
LONGEST = 14
# "исполняющий обязанности министра": the verb of the participle, and what it governs.
ACTING, DUTIES = "исполнять", "обязанность"
FORMER = frozenset({"бывший", "прежний", "отставной", "тогдашний", "будущий", "избранный", "покойный", "уволенный"})
# Nouns that rule the instrumental, as the participles do that they come from.
RULING = frozenset({"командующий", "управляющий"})
TOPICS = frozenset({"дело", "вопрос", "задача", "проблема"})
# Posts that are a state's when they stand alone.
ALONE = frozenset({"президент"})


@dataclass(frozen=True, slots=True)
class Post:
    """A post as told: nominative without its body; the body where the phrase tells it.

    `homeland` is whether the body, untold, is the country that the text is about. Tokens `[start, stop)`.
    """

    name: str
    body: str | None
    kind: str
    homeland: bool
    start: int
    stop: int


@cache
def groups() -> Mapping[str, frozenset[str]]:
    """The words of `post_words.toml` by the name of their group."""
    entries = load_toml("post_words.toml", table="group", fields=FIELDS, required=("name", "words", "example"))
    names = {entry["name"] for entry in entries}
    return {n: frozenset(w for e in entries if e["name"] == n for w in e["words"]) for n in names}


@cache
def telling() -> Mapping[str, str]:
    """Adjectives of a carrier that name the post: "депутатский" -> "депутат"."""
    entries = load_toml("post_words.toml", table="group", fields=FIELDS, required=("name", "words", "example"))
    return {word: entry["post"] for entry in entries if entry["name"] == "telling" for word in entry["words"]}


def kind_of(token: Token) -> str | None:
    """The kind of post that a noun heads, or None."""
    if token.pos not in {"NOUN", "PROPN", "ADJ"} and not (is_participle(token) and token.lemma == ACTING):
        return None
    told = {kinds().get(token.lemma.removeprefix("экс-").removeprefix("женщина-")), kinds().get(token.low)}
    return None if told == {None} else next(kind for kind in KINDS if kind in told)


@cache
def kinds() -> Mapping[str, str]:
    """The kind of each noun of post, the first of KINDS that has it."""
    return {word: kind for kind in reversed(KINDS) for word in groups()[kind]}


def post_at(context: Context, head: int) -> Post | None:
    """The post whose head noun is token `head`; None where that is no noun of post, or one over a rank-and-file job."""
    known = context.posts
    if head not in known:
        known[head] = read_post(context, head)
    return known[head]


def read_post(context: Context, head: int) -> Post | None:
    """`post_at`, which asks once for each token."""
    tokens = context.document.tokens
    kind = kind_of(tokens[head])
    post = Phrase(context, head, kind).read() if kind else None
    is_job = post is not None and any(t.lemma in groups()["job"] for t in tokens[head : post.stop])
    return None if is_job else post


@dataclass(frozen=True)
class Phrase:
    """The phrase around a noun of post, while it is read."""

    context: Context
    head: int
    kind: str

    def read(self) -> Post:
        """The post of the phrase."""
        before, after = self.before(), self.after()
        start, stop = (before[0] if before else self.head), after[-1] + 1 if after else self.head + 1
        body = next(self.bodies(before, after), None)
        kept = [i for i in after if not self.is_left_out(i, body)]
        name = " ".join(word for word in (*self.adjectives(before), self.noun(), self.tail(kept)) if word)
        name = uncapitalised(name)
        return Post(name, body.name if body else None, self.kind, self.is_of_homeland(after), start, stop)

    # -- the extent ---------------------------------------------------------------------------------------------

    def before(self) -> list[int]:
        """The adjectives before the head, in text order."""
        tokens, found = self.context.document.tokens, list[int]()
        for i in range(self.head - 1, self.context.document.sentence_of(self.head).start - 1, -1):
            joins = tokens[i].low == "и" and i > 0 and tokens[i - 1].pos == "ADJ" and found
            agreed = {tokens[i].case, tokens[self.head].case, None} <= {tokens[self.head].case, None}
            if not joins and not (agreed and (tokens[i].pos in {"ADJ", "DET"} or is_participle(tokens[i]))):
                break
            found.insert(0, i)
        return found

    def after(self) -> list[int]:
        """The complements after the head, in text order."""
        found = list[int]()
        for i in range(self.head + 1, min(self.head + LONGEST, self.context.document.sentence_of(self.head).stop)):
            if not self.continues(i):
                break
            found.append(i)
        while found and not self.may_end(found[-1]):
            found.pop()
        return found

    def continues(self, i: int) -> bool:
        """Whether token `i` still belongs to the phrase."""
        token = self.context.document.tokens[i]
        if self.is_person(i) or token.lemma in FORMER or self.opens_apposition(i):
            return False
        if any(time.start == i for time in self.context.times):
            return False
        if token.low == "и" and self.is_next_post(i + 1):
            return False
        if token.text in QUOTES and self.is_closing(i):
            return True
        if token.text in QUOTES or token.low == "и":
            return self.next_continues(i + 1)
        if token.pos == "ADP":
            return self.takes(token) and self.next_continues(i + 1, any_case=True)
        return self.is_complement(i)

    def is_closing(self, i: int) -> bool:
        """Whether a quotation mark ends what one after the head began."""
        return sum(t.text in QUOTES for t in self.context.document.tokens[self.head : i]) % 2 == 1

    def is_next_post(self, i: int) -> bool:
        """Whether a second post follows: "руководителя службы | и первого замдиректора"."""
        tokens = self.context.document.tokens
        stop = min(i + 3, self.context.document.sentence_of(self.head).stop)
        return next((bool(kind_of(t)) for t in tokens[i:stop] if t.pos != "ADJ"), False)

    def opens_apposition(self, i: int) -> bool:
        """Whether a post of its own begins that belongs to a name: "главой банка | министра Ивана Петрова"."""
        tokens = self.context.document.tokens
        stop = self.context.document.sentence_of(self.head).stop
        head = next((j for j in range(i, stop) if tokens[j].pos != "ADJ"), None)
        if head is not None and head + 1 < stop and not kind_of(tokens[head]) and self.is_rank(head):
            return self.is_person(head + 1)
        if self.kind == "deputy" or head is None or not kind_of(tokens[head]):
            return False
        after = Phrase(self.context, head, "deputy").read().stop
        name = next((j for j in range(after, stop) if tokens[j].text not in QUOTES), stop)
        return self.is_person(name)

    def is_rank(self, i: int) -> bool:
        """Whether a word says what somebody is, and no place or body: "адмирала", "единоросса"."""
        token = self.context.document.tokens[i]
        return token.pos == "NOUN" and token.feats.get("Animacy") == "Anim" and token.feats.get("Number") == "Sing"

    def next_continues(self, i: int, any_case: bool = False) -> bool:
        """Whether what a joining word leads to is a complement."""
        if i >= self.context.document.sentence_of(self.head).stop or self.is_person(i):
            return False
        return any_case or self.is_complement(i) or self.context.document.tokens[i].text in QUOTES

    def is_complement(self, i: int) -> bool:
        """A noun or adjective in the genitive, what stands under a preposition of the post, a name in quotes."""
        token = self.context.document.tokens[i]
        if token.pos not in {"NOUN", "PROPN", "ADJ", "NUM", "X"}:
            return False
        if token.case in {"Gen", None} or token.lemma == DUTIES:
            return True
        return self.under_preposition(i) or self.in_quotes(i) or self.is_ruled(i)

    def is_ruled(self, i: int) -> bool:
        """The instrumental after a participle-like noun: "командующий войсками", "заместитель управляющего делами"."""
        words = self.context.document.tokens[self.head : i]
        return any(t.lemma in RULING for t in words) and self.context.document.tokens[i].case == "Ins"

    def under_preposition(self, i: int) -> bool:
        """Whether a preposition of the post governs token `i`, adjectives and nouns of its case between."""
        tokens = self.context.document.tokens
        for j in range(i - 1, self.head, -1):
            if tokens[j].pos == "ADP":
                return self.takes(tokens[j])
            if tokens[i].case and tokens[j].case != tokens[i].case:
                return False
        return False

    def takes(self, preposition: Token) -> bool:
        """Whether the preposition can belong to the post."""
        own = ENVOY_PREPOSITIONS if self.kind == "envoy" else OWN_PREPOSITIONS
        return preposition.low in own or self.is_within(preposition)

    def is_within(self, preposition: Token) -> bool:
        """Whether a preposition hangs on a complement of the post: "министр по выходу [из] союза"."""
        tokens = self.context.document.tokens
        if preposition.low == "из" and any(t.lemma == "выход" for t in tokens[self.head : preposition.index]):
            return True
        noun = tokens[preposition.head] if preposition.head is not None else None
        return noun is not None and noun.head is not None and self.head < noun.head < preposition.index

    def in_quotes(self, i: int) -> bool:
        """Whether token `i` stands in quotation marks opened after the head, and they hold a name."""
        tokens = self.context.document.tokens
        mark = next((j for j in range(self.head + 1, i) if tokens[j].text in QUOTES), None)
        return mark is not None and not tokens[mark + 1].text[0].islower()

    def may_end(self, i: int) -> bool:
        """A phrase ends in a noun, an abbreviation or a closing quotation mark."""
        token = self.context.document.tokens[i]
        return token.pos in {"NOUN", "PROPN", "X", "NUM"} or token.text in '»”"'

    def is_person(self, i: int) -> bool:
        """Whether token `i` belongs to a person's name."""
        return name_of_person(self.context.document, i) is not None

    # -- the body -----------------------------------------------------------------------------------------------

    def bodies(self, before: Sequence[int], after: Sequence[int]) -> Iterator[Entity]:
        """What may be the body, best first: a country told by name or adjective, then an organisation."""
        free = [i for i in after if not self.under_preposition(i) and not self.is_topic(i)]
        yield from (e for i in free if (e := self.entity(i, "country")))
        yield from (e for i in (*before, *free) if (e := country_of_adjective(self.context, i)))
        if not self.has_organ(after):
            yield from (e for i in free if (e := self.entity(i, "organization")))
            yield from (e for i in free if (e := self.entity(i, "place")))

    def is_topic(self, i: int) -> bool:
        """Whether a genitive is what a post is about: "по делам | союза", not "по иностранным делам союза"."""
        tokens = self.context.document.tokens
        above = (j for j in range(i - 1, self.head, -1) if tokens[j].pos != "ADJ" and tokens[j].text not in QUOTES)
        j = next(above, self.head)
        return tokens[j].lemma in TOPICS and tokens[j - 1].pos == "ADP"

    def has_organ(self, after: Sequence[int]) -> bool:
        """Whether an organ of a state is what the post heads, so that the body is the country."""
        tokens = self.context.document.tokens
        return any(
            tokens[i].lemma in groups()["organ"] and not self.in_quotes(i) and not self.is_registered(i) for i in after
        )

    def is_registered(self, i: int) -> bool:
        """Whether token `i` is part of an organisation's own name: "государство" of the Союзное государство."""
        mention = self.context.cast.at(i)
        return mention is not None and mention.rule == "organisations"

    def is_of_homeland(self, after: Sequence[int]) -> bool:
        """Whether an untold body is the country that the text is about."""
        tokens = self.context.document.tokens
        if self.kind in {"envoy", "member", "state"} or self.has_organ(after):
            return True
        return tokens[self.head].lemma in ALONE or any(
            tokens[i].lemma in groups()["homeland"] or kind_of(tokens[i]) in {"state", "envoy"} for i in after
        )

    def entity(self, i: int, kind: str) -> Entity | None:
        """The entity of a type at token `i`."""
        found = self.context.cast.entity_at(i)
        if found is None or found.type != kind or found.name.lower() in groups()["homeland"]:
            return None
        return found

    # -- the words ----------------------------------------------------------------------------------------------

    def is_left_out(self, i: int, body: Entity | None) -> bool:
        """What is no part of the post's name: its body, words for the country, the place of an envoy."""
        tokens = self.context.document.tokens
        found = self.context.cast.entity_at(i)
        if (body and found == body) or tokens[i].text in QUOTES:
            return True
        if self.is_topic(i):
            return False  # "представитель по вопросам Украины"
        if country_of_adjective(self.context, i) or self.entity(i, "country"):
            return True
        country = countries().by_form(tokens[i].text) if tokens[i].pos == "PROPN" else None
        if country and body and country.name == body.name:
            return True
        return tokens[i].lemma in groups()["homeland"]

    def adjectives(self, before: Sequence[int]) -> Iterator[str]:
        """The telling adjectives before the head, in the nominative."""
        tokens = self.context.document.tokens
        core = tokens[self.head]
        for i in before:
            if not is_telling(tokens[i]) or country_of_adjective(self.context, i):
                continue
            yield "и" if tokens[i].low == "и" else nominative_word(tokens[i], core)

    def noun(self) -> str:
        """The head noun in the nominative singular."""
        token = self.context.document.tokens[self.head]
        if token.lemma == ACTING:
            return "исполняющий"
        if token.low in groups()["deputy"] and token.low != token.lemma:
            return token.text
        word = self.inflected(token).removeprefix("экс-").removeprefix("Экс-")
        return word.rpartition("-")[2] if word.lower().startswith("женщина-") else word

    def inflected(self, token: Token) -> str:
        """A noun in the nominative singular."""
        word = nominative(self.context.document, token.index, token.index + 1)
        return word if token.feats.get("Number") != "Plur" else token.lemma

    def tail(self, kept: Sequence[int]) -> str:
        """The complements as written, without a preposition that lost its noun."""
        tokens = self.context.document.tokens
        words = list(kept)
        while words and tokens[words[-1]].pos in {"ADP", "CCONJ"}:
            words.pop()
        return " ".join(tokens[i].text for i in words if not self.is_dangling(i, words))

    def is_dangling(self, i: int, kept: Sequence[int]) -> bool:
        """A preposition or conjunction whose complement was left out."""
        return self.context.document.tokens[i].pos in {"ADP", "CCONJ"} and i + 1 not in kept


def name_of_person(document: Document, i: int) -> Name | None:
    """The person's name that token `i` belongs to, or None."""
    place = bisect_right(document.names, i, key=lambda name: name.start) - 1
    name = document.names[place] if place >= 0 else None
    return name if name and name.kind == "PER" and i < name.stop else None


def uncapitalised(name: str) -> str:
    """A post that began a line, as within one; an abbreviation stays: "Министр", but "ВРИО"."""
    return name[0].lower() + name[1:] if name[1:2].islower() else name


def is_telling(token: Token) -> bool:
    """Whether an adjective belongs to the post: "генеральный", "чрезвычайный и полномочный"; "новый" does not."""
    return token.lemma in groups()["rank"] or token.low == "и"


def is_participle(token: Token) -> bool:
    """A full participle: "исполняющий"."""
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short"


def country_of_adjective(context: Context, i: int) -> Entity | None:
    """The country that an adjective tells: "британский", from the cast or the registry."""
    token = context.document.tokens[i]
    if token.pos != "ADJ":
        return None
    found = context.cast.entity_at(i)
    if found and found.type == "country":
        return found
    country = countries().by_form(token.text)
    return Entity(country.id, "country", country.name, country.iso2) if country else None
