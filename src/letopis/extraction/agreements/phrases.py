"""The phrase that names an agreement: "официальный мирный договор", "соглашение о создании правительства".

Read from the noun outwards by case and order: adjectives before it; after it genitives, and what
stands under a preposition of its own. Parties ("с Россией", "между двумя странами") end the name.
"""

from __future__ import annotations

from dataclasses import dataclass

from letopis.extraction.agreements.words import Noun, nouns
from letopis.extraction.context import Context
from letopis.extraction.phrases import nominative
from letopis.model.document import Token

# Adjectives that are no part of a name.
IDLE = frozenset(
    {
        "новый", "этот", "тот", "данный", "такой", "свой", "наш", "весь", "соответствующий", "первый", "второй",
        "третий", "важный", "очередной",
        "любой", "никакой", "подобный", "другой", "остальной", "некоторый", "один", "выгодный", "последний", "прежний",
        "предыдущий", "большой", "будущий", "каждый", "сам", "их", "он", "который",
    }
)  # fmt: skip
TOPIC = frozenset({"о", "об", "обо", "по", "относительно", "касательно"})
INNER = frozenset({"в", "на", "для", "с", "со", "из"})
SIDES = frozenset({"страна", "сторона", "государство", "компания", "партнер", "сосед", "власть", "правительство"})
OPENING, CLOSING = frozenset('«"„“'), frozenset('»"”“')
LONGEST = 14
# The cases under a preposition ("о торговле зерном"): in "договор о границе соседям" the dative is no part of it.
RULED = {
    **dict.fromkeys(("о", "об", "обо"), ("Loc", "Ins")),
    **dict.fromkeys(("с", "со"), ("Ins",)),
    **dict.fromkeys(("в", "на"), ("Loc", "Acc")),
    "по": ("Dat",),
    **dict.fromkeys(("относительно", "касательно"), ("Gen",)),
}
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens `[start, stop)` of a name around its noun."""

    start: int
    head: int
    stop: int
    name: str

    @property
    def is_bare(self) -> bool:
        """Whether the noun stands alone."""
        return self.stop - self.start == 1


def phrase_at(context: Context, head: int) -> Phrase:
    """The phrase around the noun `head`."""
    start, stop = left_edge(context, head), right_edge(context, head)
    words = nominative(context.document, start, stop, head)
    return Phrase(start, head, stop, without_quotes(words))


def suits(context: Context, phrase: Phrase, noun: Noun) -> bool:
    """Whether the phrase has what the noun needs to name an agreement, and nothing that makes it another thing."""
    lemmas = {t.lemma for t in context.document.tokens[phrase.start : phrase.stop + 2]}
    if noun.excluded & lemmas or (noun.needed and not noun.needed & lemmas):
        return False
    return noun.bare or not phrase.is_bare


def left_edge(context: Context, head: int) -> int:
    """The first of the adjectives that agree with the noun."""
    tokens, start = context.document.tokens, head
    for i in range(head - 1, context.document.sentence_of(head).start - 1, -1):
        agreed = tokens[i].case in {tokens[head].case, None, "Gen"}
        if tokens[i].pos == "ADJ" and tokens[i].lemma not in IDLE and agreed:
            start = i
        elif tokens[i].low != "и" or start == head or tokens[i - 1].pos != "ADJ":
            break
    return start


def right_edge(context: Context, head: int) -> int:
    """The end of the complements; a name in quotation marks belongs to the noun before it."""
    tokens, stop = context.document.tokens, head + 1
    limit = min(head + LONGEST, context.document.sentence_of(head).stop)
    i = head + 1
    while i < limit and continues(context, head, i):
        i += 1
        stop = i if tokens[i - 1].pos in {"NOUN", "PROPN", "X"} else stop
    return stop


def continues(context: Context, head: int, i: int) -> bool:
    """Whether token `i` goes on with the name that begins before it; a date or term ends it."""
    token = context.document.tokens[i]
    if is_time(context, i):
        return False
    if token.text in OPENING | CLOSING:
        return True
    if token.pos == "ADP":
        return leads_on(context, head, i)
    if token.low == "и":
        following = context.document.tokens[i + 1] if i + 1 < len(context.document.tokens) else token
        return (
            following.lemma not in nouns()
            and following.pos in {"NOUN", "ADJ"}
            and following.case == context.document.tokens[i - 1].case
        )
    if token.pos == "PRON":
        return context.document.tokens[i - 1].pos == "ADP"
    if token.pos not in NAMING and token.feats.get("VerbForm") != "Part":
        return False
    mark = preposition_inside(context, head, i)
    return token.case in {"Gen", None} or (mark is not None and token.case in RULED.get(mark.low, ()))


def leads_on(context: Context, head: int, i: int) -> bool:
    """Whether a preposition belongs to the name: one of its topic at once, others inside it; none before a party."""
    tokens = context.document.tokens
    if i + 1 >= len(tokens) or is_time(context, i):
        return False
    if tokens[i].low in TOPIC:
        return True
    mark = preposition_inside(context, head, i)
    placed = tokens[i].low in {"в", "на"} and mark is not None and mark.low in TOPIC  # "о кризисе в Молдавии"
    if tokens[i].low not in INNER or (is_party(context, i + 1) and not placed):
        return False
    if i == head + 1:
        return tokens[i].low in {"с", "со", "на"}
    noun = noun_after(context, i)
    return noun is not None and (noun.head is not None and head < noun.head < i)


def noun_after(context: Context, i: int) -> Token | None:
    """The noun that a preposition governs."""
    stop = context.document.sentence_of(i).stop
    near = context.document.tokens[i + 1 : min(i + 5, stop)]
    return next((t for t in near if t.pos in {"NOUN", "PROPN", "X", "PRON"}), None)


def is_time(context: Context, i: int) -> bool:
    """Whether a time expression begins at a preposition or right after it."""
    return any(t.start in {i, i + 1} for t in context.times)


def is_party(context: Context, i: int) -> bool:
    """Whether a participant stands at token `i`: a person, a country, or a noun for one."""
    if context.document.tokens[i].lemma in SIDES:
        return True
    entity = context.cast.entity_at(i)
    return entity is not None and entity.type in {"person", "country"}


def preposition_inside(context: Context, head: int, i: int) -> Token | None:
    """The preposition between the noun and token `i` that governs the token."""
    tokens = context.document.tokens
    for j in range(i - 1, head, -1):
        if tokens[j].pos == "ADP":
            return tokens[j]
        if tokens[j].pos not in NAMING | {"DET"} and tokens[j].low != "и" and tokens[j].text not in OPENING:
            return None
    return None


def without_quotes(name: str) -> str:
    """A name without the marks that part only some of its words."""
    opened = sum(name.count(mark) for mark in "«„")
    return name.strip() if opened == name.count("»") + name.count("“") and opened else name.translate(MARKS).strip()


MARKS = str.maketrans(dict.fromkeys('«»"„“”'))
