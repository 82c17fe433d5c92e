"""What a contact was about and what came of it, in the article's own words."""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.contacts.merge import Draft
from letopis.extraction.context import Context
from letopis.extraction.syntax import preposition
from letopis.model.document import Document, Token

TALKED = {"обсудить", "обсуждать", "рассмотреть", "затронуть", "обменяться"}
AGREED = {"договориться", "условиться", "согласовать", "подписать", "подтвердить", "достигнуть"}
BACK, LONGEST = 2, 200


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
    """Objects of such verbs in the sentences of the contact and the one after."""
    document = context.document
    for number in sorted({document.tokens[c.trigger].sentence for c in draft.candidates}):
        for sentence in document.sentences[number : number + BACK]:
            for verb in (t for t in document.sentence_tokens(sentence) if t.lemma in verbs):
                yield from (
                    phrase(context, t)
                    for t in document.children(verb.index, "obj", "nsubj:pass", "obl")
                    if told(context, t, verb)
                )


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
    return document.text[span.start : min(span.stop, span.start + LONGEST)].strip(" ,.;:")
