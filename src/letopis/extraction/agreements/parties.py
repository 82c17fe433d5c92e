"""Between whom an agreement is, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.contacts.parties import parties_at
from letopis.extraction.context import Context
from letopis.extraction.phrases import nominative
from letopis.extraction.syntax import conjuncts, preposition, subject
from letopis.lexicons.countries import countries
from letopis.model.cast import Entity, Mention
from letopis.model.document import Document, Token

SPEECH = frozenset(
    {
        "говорить", "сказать", "заявить", "заявлять", "сообщить", "сообщать", "отметить", "подчеркнуть", "рассказать",
        "напомнить", "добавить", "утверждать", "пояснить", "уточнить", "считать",
    }
)  # fmt: skip
PLACING = frozenset({"в", "на", "из", "через", "для", "около", "под"})
STAFF = frozenset(
    {
        "бортперсонал", "персонал", "экипаж", "пилот", "бортпроводник", "работник", "рабочий", "сотрудник", "служащий",
        "учитель", "врач", "шахтер", "забастовщик",
    }
)  # fmt: skip
VAGUE = frozenset({"участник", "представитель", "член", "лидер", "компания", "партия"})
PARTY_TYPES = frozenset({"person", "country", "organization"})


def parties_of(context: Context, noun: Token, word: Token | None) -> tuple[str, ...]:
    """The parties in text order: subject, "с", "между", adjectives; those of the sentence's countries else."""
    found = [*by_adjective(context, noun), *by_syntax(context, noun, word)]
    names = tuple(dict.fromkeys(found))
    return names if len(names) > 1 else names or tuple(dict.fromkeys(countries_of(context, noun)))


def by_adjective(context: Context, noun: Token) -> Iterator[str]:
    """ "российско-турецкое соглашение"."""
    for token in context.document.children(noun.index, "amod"):
        yield from (country.name for country in countries().compound_adjective(token.text))


def by_syntax(context: Context, noun: Token, word: Token | None) -> Iterator[str]:
    """The subject of the word of status, and who stands under "с" or "между"."""
    document = context.document
    heads = [noun.index, *([word.index] if word else [])]
    acting = subject(document, word.index) if word is not None and word.pos == "VERB" else None
    if acting is not None and acting != noun.index and word is not None and agree(document, word, acting):
        yield from told_at(context, acting)
    for head in heads:
        for token in document.children(head):
            if token.case == "Ins" and preposition(document, token.index) in {"с", "между"}:
                yield from side(context, token)


def agree(document: Document, verb: Token, head: int) -> bool:
    """Whether a noun may be the subject of a verb: "заявил, что заключили сделку" does not say who did."""
    number = verb.feats.get("Number")
    several = number == "Plur" and len(list(conjuncts(document, head))) > 1
    return verb.feats.get("VerbForm") != "Fin" or several or number in {None, document.tokens[head].feats.get("Number")}


def told_at(context: Context, head: int) -> Iterator[str]:
    """The parties behind a head; no bare noun that only points at one told before ("компания", "участники")."""
    tokens = context.document.tokens
    for party in parties_at(context, head):
        bare = not party.named and " " not in party.entity.name
        if not bare or (tokens[party.token].feats.get("Number") == "Plur" and tokens[party.token].lemma not in VAGUE):
            yield party.entity.name


def side(context: Context, token: Token) -> Iterator[str]:
    """Who stands under "с" or "между": parties, or staff under the words of the article ("с бортперсоналом")."""
    told = list(told_at(context, token.index))
    yield from told
    if not told and token.lemma in STAFF:
        yield nominative(context.document, token.index, token.index + 1)


def entities(context: Context, i: int) -> Iterator[Entity]:
    """The parties that a token stands for."""
    yield from (e for e in context.cast.entities_at(i) if e.type in PARTY_TYPES)


def countries_of(context: Context, noun: Token) -> Iterator[str]:
    """The countries of the sentence."""
    sentence = context.document.sentence_of(noun.index)
    for mention in context.cast.within(sentence.start, sentence.stop):
        entity = context.cast.entities[mention.entity]
        if entity.type == "country" and may_be_party(context, mention, noun):
            yield entity.name


def may_be_party(context: Context, mention: Mention, noun: Token) -> bool:
    """Whether a country can be a side: no place ("в Канаде"), and no adjective of anything else ("иранская нефть")."""
    if mention.kind == "adjective":
        return context.document.tokens[mention.head].head == noun.index
    head = context.document.tokens[mention.head]
    while head.rel == "conj" and head.head is not None and preposition(context.document, head.index) is None:
        head = context.document.tokens[head.head]  # "в Ирландии и Португалии"
    return preposition(context.document, head.index) not in PLACING


def takes_part(context: Context, noun: Token) -> bool:
    """Whether a state, a body or an official is spoken of in the sentence; private bargains are none."""
    sentence = context.document.sentence_of(noun.index)
    for i in range(sentence.start, sentence.stop):
        for entity in context.cast.entities_at(i):
            if entity.type in {"country", "organization"} or entity.office or entity.country:
                return True
    return False


def claimed_by(context: Context, noun: Token) -> str | None:
    """Who says so, where a verb of speech stands over the noun."""
    for above in context.document.ancestors(noun.index):
        if above.lemma in SPEECH:
            subjects = context.document.children(above.index, "nsubj")
            return next((e.name for s in subjects for e in entities(context, s.index)), None)
    return None
