"""Persons whom the name model misses or takes for a place: "Столтенберга" opening a sentence.

Only a word that is a form of a surname known for certain counts: one that the article has in full,
or, after a word of meeting, one that the registry of tenures has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letopis.extraction.cast.gazetteer import Hit
from letopis.extraction.cast.paradigms import nominative_candidates
from letopis.extraction.cast.people import fold, likely, one_edit
from letopis.extraction.cast.person import Person
from letopis.lexicons import tenures
from letopis.model.document import Document, Name, Token

SHORTEST, SLIP_FROM = 4, 7


def missed_names(document: Document, people: Sequence[Person], hits: Sequence[Hit]) -> Iterator[Name]:
    """Names of persons that the model does not give as such, in text order."""
    known = {w for p in people if p.firsts for w in likely(p.lasts)}
    taken = {i for n in document.names if n.kind == "PER" or n.stop - n.start > 1 for i in range(n.start, n.stop)}
    taken |= {i for h in hits for i in range(h.start, h.stop)}
    named = {n.start for n in document.names}
    for token in document.tokens:
        if token.index not in taken and may_be_surname(token) and is_known(document, token, known, named):
            yield Name("PER", token.span, token.index, token.index + 1)


def with_first_names(document: Document) -> Iterator[Name]:
    """Surnames of officials whose first name the model left out: "Хакан [PER Фидан]"."""
    inside = {i for n in document.names if n.kind == "PER" for i in range(n.start, n.stop)}
    for name in document.names:
        before = document.tokens[name.start - 1] if name.start else None
        alone = name.kind == "PER" and name.stop - name.start == 1
        if alone and before is not None and before.index not in inside and is_official(document, before, name):
            yield Name("PER", before.span.join(name.span), before.index, name.stop)


def is_official(document: Document, first: Token, name: Name) -> bool:
    """Whether the registry knows somebody by a word and the surname after it."""
    last = document.tokens[name.start]
    if first.sentence != last.sentence or not may_be_surname(first):
        return False
    firsts = nominative_candidates(first.text, "Name", first.case or "", "")
    lasts = nominative_candidates(last.text, "Surn", last.case or "", "")
    return any(tenures().held_by(f"{f} {s}") for f, _ in firsts for s, _ in lasts)


def may_be_surname(token: Token) -> bool:
    """Whether a word has the look of a surname."""
    return token.text[:1].isupper() and len(token.text) >= SHORTEST and token.text[1:].islower()


def is_known(document: Document, token: Token, known: set[str], named: set[int]) -> bool:
    """Whether a word is a form of a surname of the article; where a name begins also a slip, or an official met."""
    forms = {fold(w) for w, _ in nominative_candidates(token.text, "Surn", token.case or "", "")}
    if forms & known:
        return True
    if token.index not in named:
        return False
    slips = any(one_edit(f, k) for f in forms for k in known if min(len(f), len(k)) >= SLIP_FROM)
    return slips or (is_company(document, token) and any(tenures().held_by(f) for f in forms))


def is_company(document: Document, token: Token) -> bool:
    """Whether a word stands after "с" in the instrumental, where a place cannot."""
    before = document.tokens[token.index - 1] if token.index else None
    return token.case == "Ins" and before is not None and before.low in {"с", "со"}
