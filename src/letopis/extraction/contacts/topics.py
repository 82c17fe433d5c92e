"""What a contact was about and what came of it, in the article's own words."""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.contacts.merge import Draft
from letopis.extraction.context import Context
from letopis.extraction.syntax import preposition
from letopis.model.document import Document, Sentence, Token

TALKED = {"обсудить", "обсуждать", "рассмотреть", "затронуть", "обменяться"}
AGREED = {"договориться", "условиться", "согласовать", "подписать", "подтвердить", "достигнуть"}
BACK, LONGEST, OPENING = 2, 200, 4
OPENING_MARKS = {"«", '"', "„", "“"}
VAGUE = {"тема", "тему", "темы", "вопрос", "вопросы", "ряд вопросов", "их", "это"}


def topics_of(context: Context, draft: Draft) -> tuple[str, ...]:
    """The subjects: "о"/"по" under the trigger, objects of "обсудить" in the contact's sentences."""
    return tuple(dict.fromkeys([*by_preposition(context, draft), *objects(context, draft, TALKED)]))


def outcomes_of(context: Context, draft: Draft) -> tuple[str, ...]:
    """What the parties agreed, signed or confirmed."""
    return tuple(dict.fromkeys(objects(context, draft, AGREED)))


def by_preposition(context: Context, draft: Draft) -> Iterator[str]:
    """Complements with "о" or "по" of the triggers."""
    for candidate in draft.candidates:
        for child in context.document.children(candidate.trigger, "nmod", "obl"):
            if preposition(context.document, child.index) in {"о", "по вопросу", "по вопросам", "по поводу"}:
                yield phrase(context, child)


def objects(context: Context, draft: Draft, verbs: set[str]) -> Iterator[str]:
    """Objects of such verbs in the clauses of the contact, and of the sentence after that goes on with it."""
    for verb in verbs_of(context, draft, verbs):
        children = context.document.children(verb.index, "obj", "nsubj:pass", "obl")
        yield from (words for t in children if told(context, t, verb) and (words := phrase(context, t)) not in VAGUE)


def verbs_of(context: Context, draft: Draft, verbs: set[str]) -> Iterator[Token]:
    """The verbs of talk or agreement that belong to a contact. A visit has none of its own."""
    document = context.document
    for candidate in draft.candidates if draft.kind != "visit" else ():
        here = document.tokens[candidate.trigger]
        clause = {here.index, *(t.index for t in document.ancestors(here.index))}
        after = document.sentences[here.sentence + 1 : here.sentence + BACK]
        for sentence in [document.sentences[here.sentence], *after]:
            for verb in (t for t in document.sentence_tokens(sentence) if t.lemma in verbs):
                if verb.index in clause or goes_on(context, verb, sentence, here.sentence):
                    yield verb


def goes_on(context: Context, verb: Token, sentence: Sentence, before: int) -> bool:
    """Whether the next sentence goes on with the contact: "Обсуждены ...", "Главы государств обсудили".

    Of coordinated verbs the first one tells ("Министры обсудили ... и подписали ...").
    """
    if sentence.index == before:
        return False
    first = verb.head if verb.rel == "conj" and verb.head is not None else verb.index
    opening = context.document.tokens[sentence.start : first]
    names = [m for m in context.cast.within(sentence.start, first) if m.kind in {"name", "office"}]
    return not names and len(opening) <= OPENING


def told(context: Context, token: Token, verb: Token) -> bool:
    """Whether a complement is the matter itself: a bare object, or "о" after a verb of agreement."""
    prep = preposition(context.document, token.index)
    return token.pos in {"NOUN", "PROPN"} and (prep == "о" or (prep is None and token.rel != "obl"))


def below(document: Document, head: int) -> list[int]:
    """The token and what hangs on it, without clauses of their own and what comes after them."""
    kept = document.subtree(head)
    ends = [i for i in kept if i > head and document.tokens[i].feats.get("VerbForm") == "Fin"]
    return [i for i in kept if not ends or i < clause_start(document, min(ends))]


def clause_start(document: Document, verb: int) -> int:
    """The first token of the clause of a verb: after the last comma or "и" before it."""
    i = verb
    while i > 0 and document.tokens[i - 1].text not in {",", ";", "и", "—", "-"}:
        i -= 1
    return i - 1


def phrase(context: Context, head: Token) -> str:
    """The words that hang on a head, as they stand."""
    document = context.document
    inner = [i for i in below(document, head.index) if i >= head.index or document.tokens[i].pos in {"ADJ", "DET"}]
    span = document.cover(inner)
    opened = document.tokens[min(inner) - 1] if min(inner) else None
    if opened is not None and opened.text in OPENING_MARKS and opened.sentence == head.sentence:
        span = opened.span.join(span)
    return document.text[span.start : min(span.stop, span.start + LONGEST)].strip(" ,.;:")
