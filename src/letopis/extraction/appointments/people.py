"""Which person a word of a frame stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from letopis.extraction.appointments.clause import Clause
from letopis.extraction.appointments.frames import Frame
from letopis.extraction.context import Context
from letopis.extraction.offices import agrees
from letopis.extraction.posts import groups, kind_of, name_of_person
from letopis.model.cast import Entity
from letopis.model.document import Token

# How far after a noun its apposed name may begin: "министр по делам ... Швейцарии Игнацио Кассис".
REACH = 14
NEAR = 3
# Whose they are stands after them in the genitive: "земляка Петрова" is not Petrov.
KIN = frozenset(
    {
        "земляк", "соратник", "сторонник", "сын", "брат", "зять", "друг", "коллега", "однопартиец", "соперник",
        "противник", "предшественник", "преемник", "союзник", "ученик", "сокурсник", "родственник", "дочь", "жена",
    }
)  # fmt: skip
NAMING = frozenset({"назначение", "переназначение", "избрание", "переизбрание"})
OWNED = frozenset({"его", "ее", "её", "их"})
# A foreign name that ends so in the nominative has no other cases.
UNDECLINED = "иоеэуюы"
# The preposition before who is taken from, or handed to.
UNDER = {"from": "с", "onto": "на", "to": "к"}
PREMIERS = ("премьер", "глава правительства", "председатель правительства", "канцлер", "глава кабинета")
GOVERNMENT = frozenset({"правительство", "кабинет", "кабмин"})


@dataclass(frozen=True, slots=True)
class Party:
    """A person and the token that stands for it in the clause."""

    entity: Entity
    token: int


def first_party(context: Context, tokens: Iterable[Token]) -> Party | None:
    """The first of `tokens` that stands for a person."""
    return next((party for token in tokens if (party := party_at(context, token))), None)


def party_at(context: Context, token: Token) -> Party | None:
    """The person that a token stands for: by its mention, or by a name apposed to it."""
    entity = context.cast.entity_at(token.index)
    found = Party(entity, token.index) if entity and is_named(entity) else None
    if (token.pos not in {"NOUN", "PROPN"} and not kind_of(token)) or name_of_person(context.document, token.index):
        return found
    if is_of_whom_follows(context, token) or (found and is_told_by_name(context, token.index)):
        return found
    apposition = context.document.children(token.index, "appos")
    names = (t for t in apposition if agrees(token, t) or is_one_of_several(context, token, t))
    return next((p for t in names if (p := named_at(context, t))), None) or next(apposed(context, token), None) or found


def is_one_of_several(context: Context, token: Token, named: Token) -> bool:
    """Whether a dash after a plural begins their names: "покинули двое министров — [секретарь Грин] и Браун"."""
    before = context.document.tokens[named.index - 1].text if named.index else ""
    plural = token.feats.get("Number") == "Plur" and named.feats.get("Number") == "Sing"
    return plural and before in {"—", "–", "-", ":"} and token.case == named.case


def is_of_whom_follows(context: Context, token: Token) -> bool:
    """Whether a name after a noun is whose he is: "земляка Петрова"; "своего земляка Петрова" is Petrov."""
    if token.lemma not in KIN or token.case not in {"Gen", "Acc"}:
        return False
    start = context.document.sentence_of(token.index).start
    before = context.document.tokens[max(token.index - 2, start) : token.index]
    if has_object_of_his(context, token):
        return False
    return not any(t.low in OWNED or t.lemma == "свой" for t in before)


def has_object_of_his(context: Context, token: Token) -> bool:
    """Whether a noun has a genitive that is nobody: "сторонника реформ Петрова" is Petrov."""
    after = context.document.tokens[token.index + 1 : token.index + 2]
    return any(
        t.pos == "NOUN" and t.case == "Gen" and not kind_of(t) and t.feats.get("Animacy") == "Inan" for t in after
    )


def is_of_kin(clause: Clause, token: Token) -> bool:
    """Whether a genitive is whose kin somebody is: "отставка дочери Петрова" is not Petrov's."""
    head = clause.document.tokens[token.head] if token.head is not None else None
    return head is not None and head.lemma in KIN and token.rel == "nmod"


def is_told_by_name(context: Context, token: int) -> bool:
    """Whether the words that stand for a person hold a name: "министр Петров", not "министр" or "он"."""
    mention = context.cast.at(token)
    places = range(mention.start, mention.stop) if mention else (token,)
    return any(name_of_person(context.document, i) for i in places)


def is_named_only_later(context: Context, party: Party) -> bool:
    """Whether an office alone stands for somebody whom the text has not named yet.

    In "Начальник штаба переведён. Начальником штаба назначен Петров" the first is not Petrov.
    """
    if kind_of(context.document.tokens[party.token]) is None or is_told_by_name(context, party.token):
        return False
    mentions = [m for m in context.cast.mentions if m.entity == party.entity.id and m.kind == "name"]
    return bool(mentions) and all(m.start > party.token for m in mentions)


def named_at(context: Context, token: Token) -> Party | None:
    """The person whose name a token belongs to."""
    entity = context.cast.entity_at(token.index)
    named = name_of_person(context.document, token.index)
    return Party(entity, token.index) if named and entity and is_named(entity) else None


def apposed(context: Context, token: Token) -> Iterator[Party]:
    """The names after a noun that agree with it, no verb or mark between; after a noun of post farther on."""
    tokens = context.document.tokens
    stop = context.document.sentence_of(token.index).stop
    reach = REACH if kind_of(token) else NEAR
    for i in range(after_aside(context, token), min(token.index + reach, stop)):
        word = tokens[i]
        if word.text in ",;:()—" or (word.pos == "VERB" and word.feats.get("VerbForm") != "Part"):
            return
        party = named_at(context, word)
        if party and (agrees(token, word) or is_undeclined(context, party)):
            yield party


def after_aside(context: Context, token: Token) -> int:
    """Where the words after a noun go on behind what tells of him: "министр, [ответственный за реформы,] Петров"."""
    tokens = context.document.tokens
    stop = context.document.sentence_of(token.index).stop
    start = token.index + 1
    if start + 1 >= stop or tokens[start].text != "," or not is_attribute(tokens[start + 1], token):
        return start
    closing = next((t.index for t in tokens[start + 1 : min(start + REACH, stop)] if t.text == ","), start - 1)
    return closing + 1


def is_attribute(word: Token, noun: Token) -> bool:
    """Whether an adjective or a participle after a comma tells of a noun."""
    attributive = word.pos == "ADJ" or word.feats.get("VerbForm") == "Part"
    return attributive and word.case is not None and word.case == noun.case


def is_undeclined(context: Context, party: Party) -> bool:
    """Whether a name has one form for all cases: "Нэнси Пелоси"; its tags tell nothing then."""
    name = name_of_person(context.document, party.token)
    words = context.document.tokens[name.start : name.stop] if name else ()
    return bool(words) and all(w.text in party.entity.name.split() and w.text[-1] in UNDECLINED for w in words)


def is_named(entity: Entity) -> bool:
    """Whether a person is known by name, and not by office alone."""
    return entity.type == "person" and entity.name != entity.office


def comer_of(context: Context, clause: Clause, frame: Frame) -> Party | None:
    """Who takes or leaves the post."""
    if frame.person == "genitive":
        verb = congratulated(clause)
        if any(t.lemma in GOVERNMENT for t in clause.genitives()):
            return announcing_premier(context, clause)
        bare = (t for t in clause.right if t.case in {"Gen", "Acc"} and clause.preposition(t) == "")
        later = bare if clause.trigger.lemma in NAMING else after_carrier(context, clause)
        owned = (t for t in clause.genitives() if not is_of_kin(clause, t))
        return first_party(context, (*owned, *(Clause(clause.document, verb).objects() if verb else ()), *later))
    if frame.person == "object":
        found = first_party(context, clause.objects()) or first_party(context, joined_objects(clause))
        government = next((t for t in clause.objects() if t.lemma in GOVERNMENT), None)
        fell = found is None and frame.change == "left" and government is not None
        return head_of_government(context, clause, government) if fell and government else found
    if frame.person == "dative":
        return first_party(context, clause.bare("Dat"))
    if frame.person in UNDER:
        return first_party(context, clause.complements(UNDER[frame.person]))
    found = first_party(context, clause.subjects()) or first_party(context, name_right_after(clause))
    if found or frame.change != "left":
        return found
    government = next((t for t in clause.subjects() if t.lemma in GOVERNMENT), None)
    return head_of_government(context, clause, government) if government else None


def after_carrier(context: Context, clause: Clause) -> Iterator[Token]:
    """ "об уходе с поста Ивана Петрова": the name that stands right after the carrier."""
    for carrier in clause.complements("с", groups()["carrier"]):
        after = context.document.tokens[carrier.index + 1 : carrier.index + 2]
        owner = (t for t in after if name_of_person(context.document, t.index) and t.case == carrier.case == "Gen")
        yield from owner


def joined_objects(clause: Clause) -> Iterator[Token]:
    """The nouns joined to the object: "прочат земляка президента, прокурора Петрова"."""
    for token in clause.document.children(clause.trigger.index, "obj"):
        yield from clause.document.children(token.index, "conj")


def name_right_after(clause: Clause) -> Iterator[Token]:
    """The name after the verb where the tree has another subject: "его сменил Иван Петров, экс-министр"."""
    after = clause.document.tokens[clause.trigger.index + 1 : clause.trigger.index + 2]
    yield from (t for t in after if t.case == "Nom" and name_of_person(clause.document, t.index))


def head_of_government(context: Context, clause: Clause, government: Token) -> Party | None:
    """ "правительство Ивана Петрова ушло в отставку": he goes with it."""
    named = (p for p in following(context, government) if clause.preposition(context.document.tokens[p.token]) == "")
    return next(named, None) or next(led_by(context, government), None)


def government_of(context: Context, comer: Party) -> Token | None:
    """The government that somebody is told to head: "правительство Петрова", "кабинет во главе с Петровым"."""
    tokens = context.document.tokens
    above = next((t for t in context.document.ancestors(comer.token) if t.lemma in GOVERNMENT), None)
    if above is not None:
        return above
    start = max(context.document.sentence_of(comer.token).start, comer.token - REACH)
    governments = (t for t in tokens[start : comer.token] if t.lemma in GOVERNMENT)
    return next((t for t in governments if any(p.token == comer.token for p in led_by(context, t))), None)


def led_by(context: Context, government: Token) -> Iterator[Party]:
    """ "правительство во главе с Иваном Петровым"."""
    tokens = context.document.tokens
    stop = context.document.sentence_of(government.index).stop
    for i in range(government.index + 1, min(government.index + REACH, stop - 2)):
        if tokens[i].text in ",;":
            return
        if tokens[i].low == "главе" and tokens[i + 1].low in {"с", "со"}:
            people = (Party(e, j) for j in range(i + 2, stop) if (e := context.cast.entity_at(j)) and is_named(e))
            yield from people
            return


def announcing_premier(context: Context, clause: Clause) -> Party | None:
    """ "об отставке правительства заявил премьер-министр Петров": he goes with it; a president who says so does not."""
    if told := head_of_government(context, clause, next(t for t in clause.genitives() if t.lemma in GOVERNMENT)):
        return told
    verb = next((t for t in clause.document.ancestors(clause.trigger.index) if t.pos == "VERB"), None)
    found = first_party(context, Clause(clause.document, verb).subjects()) if verb else None
    return found if found and (found.entity.office or "").startswith(PREMIERS) else None


def congratulated(clause: Clause) -> Token | None:
    """The verb of "поздравил Петрова с избранием": its object is who was elected, its date is not the election's."""
    above = clause.document.ancestors(clause.trigger.index)
    verb = next((t for t in above if t.pos == "VERB"), None)
    return verb if verb and verb.lemma in {"поздравить", "поздравлять"} else None


def following(context: Context, token: Token) -> Iterator[Party]:
    """The persons that follow a word in the genitive, nearest first."""
    stop = context.document.sentence_of(token.index).stop
    for i in range(token.index + 1, min(token.index + REACH, stop)):
        word = context.document.tokens[i]
        if word.text in ",;":
            return
        entity = context.cast.entity_at(i)
        if entity and is_named(entity) and word.case in {"Gen", "Acc", None}:
            yield Party(entity, i)
