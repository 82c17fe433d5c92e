"""Persons whom the name model misses or takes for a place: "Столтенберга" opening a sentence.

Only a word that is a form of a surname known for certain counts: one that the article has in full,
or, as a subject or after "с", one that the registry of tenures has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from letopis.extraction.cast.gazetteer import Hit
from letopis.extraction.cast.paradigms import nominative_candidates
from letopis.extraction.cast.people import fold, likely, one_edit
from letopis.extraction.cast.person import Person
from letopis.lexicons import tenures
from letopis.lexicons.posts import posts
from letopis.model.document import Document, Name, Token
from letopis.reading import morphology

SHORTEST, SLIP_FROM = 4, 7
OF_FIRST_NAMES = {
    "патриарх", "папа", "король", "королева", "император", "императрица", "султан", "эмир", "принц", "принцесса",
    "митрополит", "архиепископ", "епископ", "католикос", "далай-лама",
}  # fmt: skip


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


def names_after_states(document: Document, hits: Sequence[Hit]) -> Iterator[Name]:
    """Names that the tree has after a post and its state: "президентом Катара [Тамимом Бен Хамадом]"."""
    inside = {i for n in document.names if n.kind == "PER" for i in range(n.start, n.stop)}
    for hit in hits:
        stop = flat_end(document, hit.stop)
        free = not inside & set(range(hit.stop, stop))
        if hit.country is not None and hit.nominal and stop - hit.stop > 1 and free and follows_post(document, hit):
            span = document.tokens[hit.stop].span.join(document.tokens[stop - 1].span)
            yield Name("PER", span, hit.stop, stop)


def names_after_titles(document: Document) -> Iterator[Name]:
    """First names after a title of those who are called by them alone: "патриарх [Кирилл]", "король [Харальд]"."""
    inside = {i for n in document.names for i in range(n.start, n.stop)}
    for title, token in pairwise(document.tokens):
        named = token.pos == "PROPN" and may_be_surname(token) and "Name" in morphology.grammemes(token.text)
        if title.lemma in OF_FIRST_NAMES and named and token.index not in inside and title.case in {token.case, None}:
            yield Name("PER", token.span, token.index, token.index + 1)


def flat_end(document: Document, start: int) -> int:
    """The end of the name that the tree begins at a token; `start` itself where it begins none."""
    tokens, stop = document.tokens, start
    if start >= len(tokens) or tokens[start].pos != "PROPN" or not may_be_surname(tokens[start]):
        return start
    while stop < len(tokens) and (stop == start or is_flat_under(tokens[stop], start)):
        stop += 1
    return stop


def is_flat_under(token: Token, start: int) -> bool:
    """Whether a word goes on with the name that begins at a token."""
    return token.head == start and token.rel.startswith("flat") and token.text[:1].isupper()


def follows_post(document: Document, hit: Hit) -> bool:
    """Whether a post stands right before a state."""
    words = [(t.text, t.lemma) for t in document.tokens[max(hit.start - 3, 0) : hit.start]]
    matches = ((i, posts().match(words, i)) for i in range(len(words)))
    return any(match is not None and i + match.length == len(words) for i, match in matches)


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
    if forms & known or (is_actor(token) and any(tenures().held_by(f) for f in forms)):
        return True
    if token.index not in named:
        return False
    slips = any(one_edit(f, k) for f in forms for k in known if min(len(f), len(k)) >= SLIP_FROM)
    return slips or (is_company(document, token) and any(tenures().held_by(f) for f in forms))


def is_actor(token: Token) -> bool:
    """Whether a name is the subject of a verb: "[Зеленский] принял послов"."""
    return token.pos == "PROPN" and token.case == "Nom" and token.rel == "nsubj"


def is_company(document: Document, token: Token) -> bool:
    """Whether a word stands after "с" in the instrumental, where a place cannot."""
    before = document.tokens[token.index - 1] if token.index else None
    return token.case == "Ins" and before is not None and before.low in {"с", "со"}
