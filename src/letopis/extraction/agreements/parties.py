"""Between whom an agreement is, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.context import Context
from letopis.extraction.syntax import conjuncts, preposition
from letopis.lexicons.countries import countries
from letopis.model.cast import Entity, Mention
from letopis.model.document import Token

SPEECH = frozenset(
    {
        "говорить", "сказать", "заявить", "заявлять", "сообщить", "сообщать", "отметить", "подчеркнуть", "рассказать",
        "напомнить", "добавить", "утверждать", "пояснить", "уточнить", "считать",
    }
)  # fmt: skip
PLACING = frozenset({"в", "на", "из", "через", "для", "около", "под"})
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
    for head in heads:
        for token in document.children(head):
            is_subject = token.rel == "nsubj" and token.index != noun.index
            is_side = token.case == "Ins" and preposition(document, token.index) in {"с", "между"}
            if is_subject or is_side:
                yield from (e.name for i in conjuncts(document, token.index) for e in entities(context, i))


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
    return preposition(context.document, mention.head) not in PLACING


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
