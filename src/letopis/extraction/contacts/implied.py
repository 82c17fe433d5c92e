"""Parties that no complement of the trigger names: told by its subject matter, or by what stands over it."""

from __future__ import annotations

from dataclasses import replace

from letopis.extraction.contacts.arguments import argument_heads
from letopis.extraction.contacts.parties import Party, is_official, parties_at, unique
from letopis.extraction.context import Context
from letopis.extraction.syntax import preposition
from letopis.lexicons import countries
from letopis.model.cast import Entity
from letopis.model.document import Token
from letopis.model.record import Role

ABOUT = {"о", "по"}


def implied(context: Context, token: Token) -> list[Party]:
    """The sides that a negotiation implies: by a compound adjective ("российско-катарские переговоры"),
    or by its subject ("переговоры о выходе Великобритании из ЕС").
    """
    document = context.document
    for child in document.children(token.index, "amod"):
        sides = countries().compound_adjective(child.text)
        if sides:
            return [Party(Entity(c.id, "country", c.name, c.iso2), child.index) for c in sides]
    subjects = [c for c in document.children(token.index, "nmod", "obl") if preposition(document, c.index) in ABOUT]
    inner = [i for c in subjects for i in document.subtree(c.index)]
    sides_told = unique(
        [p for i in inner for p in parties_at(context, i) if p.entity.type != "person" and p.entity.country]
    )
    return sides_told if len(sides_told) == 2 else []


def those_concerned(context: Context, token: Token) -> list[Party]:
    """Whose part in a negotiation is told: "позиции Варшавы на переговорах с Брюсселем"."""
    document = context.document
    mark = document.child(token.index, "case")
    if mark is None or mark.low not in {"в", "на"}:
        return []
    above = document.tokens[token.head] if token.head is not None else None
    if above is not None and above.pos == "NOUN":
        heads = argument_heads(document, above.index, "genitive")
    else:
        heads = owner_before(context, mark.index)
    owners = [p for h in heads for p in parties_at(context, h)]
    return [state_of(p) for p in owners if is_official(p.entity) and p.token < token.index]


def owner_before(context: Context, index: int) -> list[int]:
    """The genitive of a noun that ends right before a token, where the tree says nothing of it."""
    mention = context.cast.at(index - 1) if index > 1 else None
    tokens = context.document.tokens
    if mention is None or tokens[mention.head].case != "Gen" or tokens[mention.start - 1].pos != "NOUN":
        return []
    return [mention.head]


def state_of(party: Party) -> Party:
    """A government that has a part in a negotiation is its state; all else as it is."""
    country = countries().by_iso(party.entity.country or "") if "правительств" in party.entity.name.lower() else None
    return replace(party, entity=Entity(country.id, "country", country.name, country.iso2)) if country else party


def parties_or_peoples(context: Context, head: int, role: Role) -> list[Party]:
    """The parties behind a head; a people that negotiates is its country ("палестинцы отказались от переговоров")."""
    found, token = parties_at(context, head, role), context.document.tokens[head]
    if found or token.feats.get("Number") != "Plur":
        return found
    known = countries().match([(token.low, token.lemma)], 0)
    if known is None or known.how != "demonym":
        return []
    country = known.entry
    return [Party(Entity(country.id, "country", country.name, country.iso2), head, role)]


def senders(context: Context, token: Token) -> list[Party]:
    """Who a letter that is sent, in the passive, comes from: "направлена нота от МИД Кубы", "письмо президента"."""
    document = context.document
    letters = document.children(token.index, "nsubj", "nsubj:pass")
    heads = [h for t in letters for role in ("from", "genitive") for h in argument_heads(document, t.index, role)]
    heads += [
        t.index for t in document.children(token.index, "obl") if t.case == "Ins" and not preposition(document, t.index)
    ]
    return unique([p for h in heads for p in parties_at(context, h, "sender")])
