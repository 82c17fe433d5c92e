"""Who a complement of a contact is: the parties behind the head of a noun phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letopis.extraction.cast import as_party
from letopis.extraction.cast.noun_phrases import Known, left_edge, right_edge
from letopis.extraction.contacts.frames import words
from letopis.extraction.context import Context
from letopis.extraction.offices import SERVING
from letopis.extraction.phrases import nominative
from letopis.extraction.statements.voices import is_press
from letopis.extraction.syntax import conjuncts, preposition
from letopis.lexicons import countries
from letopis.model.cast import Entity, Mention
from letopis.model.document import Token
from letopis.model.record import Role

FIRST_PERSON = {"я", "мы"}
QUANTIFIERS = {"ряд", "часть", "большинство", "половина", "множество"}
ONE_OF_A_SIDE = {"дипломат", "политик"}
ANY = {"другой", "любой", "каждый", "иной", "чужой", "какой-либо", "какой-нибудь", "какой-то"}
ENDINGS_WITHOUT_CASES = ("и", "ы", "у", "ю", "о", "е", "э")  # of names that are the same in the genitive
ONE_S_COUNTRY = {"страна", "государство"}


@dataclass(frozen=True, slots=True)
class Party:
    """A party as a complement tells it: the entity, the head token, the role."""

    entity: Entity
    token: int
    role: Role = "participant"
    named: bool = True


def parties_at(context: Context, head: int, role: Role = "participant") -> list[Party]:
    """The parties behind a head and all that is coordinated with it; empty where nobody is told."""
    found: list[Party] = []
    for i in listed(context, head):
        if i == head or (same_list(context, head, i) and not is_body_of_listed(context, head, i)):
            found.extend(Party(e, i, role, named) for e, named in who(context, i))
    return without_posts_of_next(context, unique(found))


def without_posts_of_next(context: Context, parties: list[Party]) -> list[Party]:
    """Parties without the posts of the person who is named last: "с членом бюро, секретарём ЦК Ли Хи Ёном".

    Posts between commas before a name that ends the list are his; so is one without a complement joined by "и".
    """
    if len(parties) < 2 or not is_named_person(parties[-1]):
        return parties
    last = context.cast.outermost.get(parties[-1].token)
    if last is None or last.rule != "office_and_name" or any(is_named_person(p) for p in parties[:-1]):
        return parties
    singular = all(context.document.tokens[p.token].feats.get("Number") == "Sing" for p in parties)
    case = context.document.tokens[parties[-1].token].case
    same = all(context.document.tokens[p.token].case in {case, None} for p in parties[:-1])
    mark = context.document.tokens[last.start - 1].text if last.start else ""
    bare = all(is_nameless(p.entity) for p in parties[:-1])
    return parties[-1:] if singular and same and (mark == "," or (mark == "и" and bare)) else parties


def is_named_person(party: Party) -> bool:
    """Whether a party is a person under a name."""
    return party.entity.type == "person" and party.named and party.entity.name != party.entity.office


def listed(context: Context, head: int) -> list[int]:
    """The heads coordinated with one, or with the name beside it ("премьера Японии Суги и Джо Байдена")."""
    mention = context.cast.at(head)
    inner = range(mention.start, mention.stop) if mention is not None and mention.head == head else ()
    found = [
        *conjuncts(context.document, head),
        *named_among(context, head),
        *enumerated(context, head),
        *(i for j in inner for i in conjuncts(context.document, j) if i not in inner),
    ]
    return sorted(set(found))


def named_among(context: Context, head: int) -> list[int]:
    """Those of a group who are named: "с представителями Пентагона, в том числе с [замминистра]"."""
    document = context.document
    own = preposition(document, head)
    inserted = [t for t in document.children(head, "parataxis") if own and preposition(document, t.index) == own]
    return [i for t in inserted for i in conjuncts(document, t.index)]


def enumerated(context: Context, head: int) -> list[int]:
    """The heads of a list by order of words: "Путин, Порошенко, канцлер ФРГ Меркель и Олланд"."""
    first = context.cast.outermost.get(head)
    if first is None:
        return []
    after, joined = neighbours_in_list(context, first)
    return [m.head for m in after] if joined else []


def neighbours_in_list(context: Context, first: Mention) -> tuple[list[Mention], bool]:
    """The mentions that follow one in a list, and whether "и" closes it."""
    tokens, case = context.document.tokens, context.document.tokens[first.head].case
    found, last, joined = [], first, False
    while last.stop + 1 < len(tokens) and tokens[last.stop].text in {",", "и"}:
        following = context.cast.starting.get(last.stop + 1)
        if following is None or tokens[following.head].case != case or following.kind in {"adjective", "demonym"}:
            break
        joined = joined or tokens[last.stop].text == "и"
        found.append(following)
        last = following
    return found, joined


def same_list(context: Context, head: int, other: int) -> bool:
    """Whether a conjunct is one of the list, and no clause or circumstance of its own."""
    token = context.document.tokens[other]
    own = preposition(context.document, other)
    return token.pos in {"NOUN", "PROPN", "PRON", "X"} and own in {None, preposition(context.document, head)}


def is_body_of_listed(context: Context, head: int, other: int) -> bool:
    """Whether a body is one of those that officials in the plural serve: "с министрами армии, [ВМС] и [ВВС]"."""
    officials, entity = context.document.tokens[head], context.cast.entity_at(other)
    several = officials.feats.get("Number") == "Plur" and officials.lemma in words("group")
    caseless = context.document.tokens[other].text.isupper()
    return several and caseless and entity is not None and entity.type == "organization"


def who(context: Context, head: int) -> Iterator[tuple[Entity, bool]]:
    """The entities that one head stands for, and whether the article names them."""
    token = context.document.tokens[head]
    if token.lemma in words("press") or is_anybody(context, token):
        return
    if token.lemma in QUANTIFIERS:
        for child in context.document.children(head, "nmod"):
            if child.case == "Gen" and preposition(context.document, child.index) is None:
                yield from who(context, child.index)
        return
    if token.lemma in FIRST_PERSON:
        speaker = speaker_over(context, token, direct=True)
        company = [c for c in document_children(context, head) if preposition(context.document, c.index) == "с"]
        yield from ((e, True) for e in [speaker] if e is not None)
        yield from ((e, named) for c in company for e, named in who(context, c.index))
        return
    if token.lemma in words("delegation"):
        chief = head_of_delegation(context, head)
        if chief is not None:
            yield chief, True
            return
    several = token.lemma in words("side") or token.lemma in words("delegation")
    if several and len(sides := countries_of(context, head)) > (token.lemma != "сторона"):
        yield from ((side, True) for side in sides)
        return
    known = [e for e in context.cast.entities_at(head) if not is_press(e)]
    mention = context.cast.at(head)
    plural = token.feats.get("Number") == "Plur" and mention is not None and mention.rule == "body"
    if plural and len(sides := countries_of(context, head)) > 1:  # "министерствами обороны Чили и Перу"
        yield from ((side, True) for side in sides)
        return
    if known and (mention is None or mention.kind not in {"adjective", "demonym"} or mention.head != head):
        yield from ((party, True) for e in known if (party := as_party(e)))
        return
    yield from by_common_noun(context, token)


def document_children(context: Context, head: int) -> list[Token]:
    """The company of a pronoun: "мы с президентом Турции"."""
    return context.document.children(head, "nmod", "obl")


def leads(context: Context, token: Token) -> bool:
    """Whether a noun is that of "во главе с"."""
    return token.low == "главе" and token.index > 0 and context.document.tokens[token.index - 1].low == "во"


def speaker_over(context: Context, token: Token, direct: bool = False) -> Entity | None:
    """Whose words a token stands in: the innermost statement's speaker; of direct words only, if asked."""
    over = [s for s in context.statements if s.speaker and s.span.holds(token.span.start) and (s.direct or not direct)]
    said = min(over, key=lambda s: len(s.span), default=None)
    return next((e for e in context.cast.entities.values() if said is not None and e.name == said.speaker), None)


def by_common_noun(context: Context, token: Token) -> Iterator[tuple[Entity, bool]]:
    """Parties behind a common noun: "своего коллегу Саркози", "российская сторона", "мэры городов"."""
    if token.pos not in {"NOUN", "PROPN"} or leads(context, token):
        return
    named = [e for e in apposed(context, token.index) if e.type == "person"]
    if named and may_serve(context, token, named[0]):
        return
    if named:
        yield from ((e, True) for e in named)
        return
    if token.lemma in words("colleague"):
        known = colleague(context, token.index)
        yield from ((e, True) for e in known)
        if not known and token.feats.get("Number") == "Plur":
            yield unnamed(context, token, None), False
        return
    several = token.feats.get("Number") == "Plur" and token.lemma != "министр"
    if several and len(principals := principals_of(context, token)) > 1:
        yield from principals
        return
    if token.lemma in words("staff") and not is_former(context, token):
        body = body_of(context, token.index)
        if body is not None:
            yield body, True
            return
    if token.lemma in ONE_OF_A_SIDE and token.feats.get("Number") == "Sing":
        known = [e for e in colleague(context, token.index) if named_before(context, e, token)]
        yield from ((e, True) for e in known)
        if known or not countries_of(context, token.index):
            return
    if token.lemma in ONE_S_COUNTRY and token.feats.get("Number") == "Sing":
        yield from ((side, True) for side in own_country(context, token))
        return
    land = next((c for c in context.document.children(token.index, "nmod") if c.lemma in ONE_S_COUNTRY), None)
    if token.lemma in words("side") and land is not None:
        yield from ((side, True) for side in own_country(context, land))
        return
    sides = countries_of(context, token.index)
    if token.lemma in words("side") and sides:
        yield from ((side, True) for side in sides)
        return
    country = sides[0] if sides else None
    if token.lemma in words("group"):
        yield unnamed(context, token, country or body_of(context, token.index)), False


def may_serve(context: Context, token: Token, person: Entity) -> bool:
    """Whether a noun may be of somebody else than the one named after it: "адвокат Биби", a name without cases."""
    following = context.document.tokens[token.index + 1]
    alone = context.cast.at(following.index)
    if token.lemma not in SERVING or alone is None or alone.stop - alone.start > 1 or " " not in person.name:
        return False
    return following.low.endswith(ENDINGS_WITHOUT_CASES)


def is_former(context: Context, token: Token) -> bool:
    """Whether somebody was what a noun says: "бывшие сотрудники МИД" speak for nobody."""
    return any(c.lemma in {"бывший", "экс"} for c in context.document.children(token.index, "amod"))


def is_anybody(context: Context, token: Token) -> bool:
    """Whether a noun in the singular speaks of nobody in particular: "глава другого государства", "любой министр"."""
    if token.feats.get("Number") == "Plur":
        return False
    genitives = [c for c in context.document.children(token.index, "nmod") if c.case == "Gen"]
    marks = [m for t in (token, *genitives) for m in context.document.children(t.index, "amod", "det")]
    return any(m.lemma in ANY for m in marks)


def apposed(context: Context, head: int) -> list[Entity]:
    """Who a common noun is said of by name: "своего коллегу Саркози", "с матерью девушки Анной"."""
    case = context.document.tokens[head].case
    cases = {None, "Nom", *(("Acc", "Gen") if case in {"Acc", "Gen"} else (case,))}
    children = [c for c in context.document.children(head, "appos", "flat") if c.case in cases and c.index > head]
    return [e for child in children for e in context.cast.entities_at(child.index)]


def colleague(context: Context, head: int) -> list[Entity]:
    """Who an unnamed colleague is: the one person of the country in the article ("с турецким коллегой")."""
    sides = {c.country for c in countries_of(context, head)}
    people = [e for e in context.cast.entities.values() if e.type == "person" and e.country in sides]
    return people if len(people) == 1 else []


def own_country(context: Context, token: Token) -> list[Entity]:
    """The country that somebody speaks of as his own: "премьер Канады заявил, что страна ведёт переговоры"."""
    speaker = speaker_over(context, token)
    country = countries().by_iso(speaker.country or "") if speaker is not None and speaker.type == "person" else None
    described = context.document.children(token.index, "amod", "nmod", "acl", "det", "acl:relcl")
    return [Entity(country.id, "country", country.name, country.iso2)] if country and not described else []


def named_before(context: Context, entity: Entity, token: Token) -> bool:
    """Whether the article has named somebody before a token."""
    return any(m.entity == entity.id and m.start < token.index for m in context.cast.mentions)


def principals_of(context: Context, token: Token) -> list[tuple[Entity, bool]]:
    """Whose people a plural names: "лидеры партий «Воля» и «Север»", "представители правительства и повстанцев"."""
    document = context.document
    children = [c for c in document.children(token.index, "nmod") if preposition(document, c.index) is None]
    told = [d for c in children for d in [c, *document.children(c.index, "appos")]]
    heads = [i for d in told for i in conjuncts(document, d.index)] if token.lemma in words("group") else []
    found = [(e, named) for i in dict.fromkeys(heads) for e, named in who(context, i) if e.type == "organization"]
    return list(dict(found).items())


def body_of(context: Context, head: int) -> Entity | None:
    """The body whose people a noun names: "сотрудники российского посольства", "команда Leave.EU"."""
    for child in context.document.children(head, "nmod", "appos"):
        entity = context.cast.entity_at(child.index)
        if entity is not None and entity.type == "organization":
            return entity
    return None


def countries_of(context: Context, head: int) -> list[Entity]:
    """The countries that adjectives or genitives of a noun tell: "российская сторона", "представители Ирана и США"."""
    document = context.document
    bare = [c for c in document.children(head, "amod", "nmod") if preposition(document, c.index) is None]
    heads = [i for c in bare for i in conjuncts(document, c.index)]
    found = [e for i in heads if (e := context.cast.entity_at(i)) is not None and e.type in {"country", "place"}]
    return [as_party(e) for e in dict.fromkeys(found) if e.type == "country" or as_party(e) is not e]


def unnamed(context: Context, token: Token, side: Entity | None) -> Entity:
    """A group under the article's own words, nominative; `side` is the country or body that it belongs to."""
    document = context.document
    start, stop = left_edge(document, token.index), group_end(context, token.index)
    text = nominative(document, start, stop, token.index)
    named = document.tokens[start].pos == "PROPN" and document.tokens[start].lemma not in words("group")
    if start == document.sentence_of(start).start and not named:
        text = text[:1].lower() + text[1:]
    private = token.lemma in words("private")
    return Entity(f"group:{text.lower()}", "organization", text, side.country if side and not private else None)


def group_end(context: Context, head: int) -> int:
    """The end of a group's words, with whom it comes from: "депутаты от партии «Север»", "коллеги из стран ШОС"."""
    document = context.document
    stop = right_edge(document, head, lambda i: name_end(context, i))
    if stop + 1 >= document.sentence_of(head).stop or document.tokens[stop].low not in {"от", "из"}:
        return stop
    source = next((t for t in document.tokens[stop + 1 : stop + 3] if t.pos in {"NOUN", "PROPN"}), None)
    if source is None or source.head != head:
        return stop
    end = past_countries(context, right_edge(document, source.index, lambda i: name_end(context, i)))
    quoted = end < len(document.tokens) and document.tokens[end].text in '«"'
    closing = next((t.index for t in document.tokens[end + 1 : end + 8] if t.text in '»"'), None) if quoted else None
    return closing + 1 if closing is not None else end


def past_countries(context: Context, stop: int) -> int:
    """The end with the countries that go on a list: "коллеги из Индии [и Пакистана]"."""
    tokens = context.document.tokens
    while stop + 1 < len(tokens) and tokens[stop].text in {",", "и"}:
        mention = context.cast.starting.get(stop + 1)
        if mention is None or context.cast.entities[mention.entity].type != "country" or tokens[stop + 1].case != "Gen":
            break
        stop = mention.stop
    return stop


def name_end(context: Context, i: int) -> Known | None:
    """The mention that begins at a token; a country ends the chain."""
    mention = context.cast.starting.get(i)
    if mention is None or mention.kind in {"adjective", "demonym"}:
        return None
    return Known(mention.stop, last=context.cast.entities[mention.entity].type == "country")


def head_of_delegation(context: Context, head: int) -> Entity | None:
    """The person who leads: "делегация во главе с премьер-министром Михаилом Мишустиным"."""
    document = context.document
    sentence = document.sentence_of(head)
    window = document.tokens[head + 1 : min(sentence.stop, head + 12)]
    for token in window:
        if token.low in {"главе", "руководством", "возглавляемая", "возглавляемой", "возглавляемую"}:
            people = (m for m in context.cast.mentions if token.index < m.start <= token.index + 4)
            return next((e for m in people if (e := context.cast.entities[m.entity]).type == "person"), None)
    return None


def unique(parties: Sequence[Party]) -> list[Party]:
    """Each entity once, the first time that it is told."""
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.entity.id, party)
    return list(seen.values())


def without_countries(parties: Sequence[Party]) -> list[Party]:
    """Parties without the countries and bodies that named persons among them speak for."""
    spoken_for = {p.entity.country for p in parties if p.entity.type == "person" and p.entity.country}
    bodies = {p.entity.country for p in parties if p.entity.type == "organization" and p.entity.country and p.named}
    parties = [p for p in parties if p.entity.type != "country" or p.entity.country not in bodies]
    return [
        p
        for p in parties
        if p.entity.type == "person" or not p.named or not p.entity.country or p.entity.country not in spoken_for
    ]


def is_nameless(entity: Entity) -> bool:
    """Whether a party is a bare post that says neither who nor of what: "премьер-министр"."""
    return entity.type == "person" and entity.country is None and entity.name == entity.office


def is_official(entity: Entity) -> bool:
    """Whether a party is an official, a state, a body or an international organisation."""
    return entity.type == "country" or entity.country is not None or entity.office is not None
