"""How far a noun phrase reaches around its head, by order and case rather than by the parser.

A post with its complement ("первый секретарь Центрального комитета Коммунистической партии Кубы")
is a chain of genitives; the parser attaches such chains wrongly more often than it ends them wrongly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from letopis.model.document import Document, Token

OPENING, CLOSING = '«"“„', '»"”“'
QUOTED_MOST = 8
POSSESSIVE = {"его", "ее", "их"}
BREAKING = {"который", "этот", "тот", "весь", "свой", "наш"}


@dataclass(frozen=True, slots=True)
class Known:
    """A known name that ends before token `stop`; `last` where nothing can follow in a chain."""

    stop: int
    last: bool


def left_edge(document: Document, head: int) -> int:
    """The first token of the adjectives before a head ("новый российский посол")."""
    core, start = document.tokens[head], head
    while start > 0 and modifies(document.tokens[start - 1], core):
        start -= 1
    return start


def modifies(token: Token, core: Token) -> bool:
    """Whether an adjective agrees with the noun that follows it."""
    if token.sentence != core.sentence or token.lemma in BREAKING or token.low in POSSESSIVE:
        return False
    if token.feats.get("Variant") == "Short" or token.rel.startswith("nsubj") or core.head == token.index:
        return False
    participle = token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short"
    if token.pos not in {"ADJ", "DET"} and not participle:
        return False
    if not token.text[0].isalpha():
        return False
    return token.case is None or core.case is None or token.case == core.case


def right_edge(document: Document, head: int, taken: Callable[[int], Known | None]) -> int:
    """The end of the genitives after a head.

    `taken(i)` gives the known name that starts at token i, or None; such a name belongs to the
    chain whatever its tag says ("МИД", "США" have no cases), and a country ends it.
    """
    stop = i = head + 1
    tokens = document.tokens
    sentence = tokens[head].sentence
    while i < len(tokens) and tokens[i].sentence == sentence:
        known = taken(i)
        if known is not None and any(fits(t) for t in tokens[i : known.stop]):
            stop = i = known.stop
            if known.last:
                break
        elif (tokens[i].text == "[" and i == stop) or is_possessive(document, i):
            i += 1
        elif (
            tokens[i].text in OPENING
            and tokens[i + 1 : i + 2]
            and tokens[i + 1].text[:1].isupper()
            and (close := closing(document, i))
        ):
            stop = i = close
        elif not genitive(tokens[i]):
            break
        else:
            stop = i + 1 if tokens[i].pos in {"NOUN", "PROPN"} else stop
            i += 1
    return past_open_quotation(document, head, stop)


def past_open_quotation(document: Document, head: int, stop: int) -> int:
    """The end with the mark that closes a name which ends right before it: "председатель союза «Заря[»]"."""
    tokens = document.tokens
    inside = [t.text for t in tokens[head:stop]]
    is_open = inside.count("«") > inside.count("»")
    return stop + 1 if is_open and stop < len(tokens) and tokens[stop].text == "»" else stop


def is_possessive(document: Document, i: int) -> bool:
    """Whether a genitive of the chain is somebody's: "члены [её] кабинета"."""
    following = document.tokens[i + 1 : i + 2]
    return document.tokens[i].low in POSSESSIVE and any(genitive(t) for t in following)


def fits(token: Token) -> bool:
    """Whether a known name may stand in a chain of genitives."""
    return token.case in {None, "Gen"} or token.text.isupper()


def genitive(token: Token) -> bool:
    """Whether a word can stand in a chain of genitives."""
    if token.pos in {"NOUN", "PROPN"}:
        return token.case == "Gen" or (token.text.isupper() and len(token.text) > 1)
    participle = token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short"
    return (token.pos in {"ADJ", "DET"} or participle) and token.case == "Gen" and token.lemma not in BREAKING


def closing(document: Document, opening: int) -> int | None:
    """The token after the quotation mark that closes a short quoted name."""
    last = min(opening + QUOTED_MOST, len(document.tokens) - 1)
    for i in range(opening + 2, last + 1):
        if document.tokens[i].sentence != document.tokens[opening].sentence:
            return None
        if document.tokens[i].text in CLOSING:
            return i + 1
    return None
