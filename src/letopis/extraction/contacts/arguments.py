"""The complements of a trigger by role: which words carry its parties.

Yields the heads of noun phrases; who they are is told in parties.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise

from letopis.extraction.syntax import ends_clause, is_nominative, preposition, subject, subject_in_order
from letopis.model.document import Document, Token

NOMINAL = {"NOUN", "PROPN", "PRON", "ADJ", "X", "NUM"}
REACH = 14
# Nouns whose own complement is "с" and its noun.
HAVING_COMPANY = {
    "борьба",
    "война",
    "граница",
    "связь",
    "отношение",
    "торговля",
    "конфликт",
    "противостояние",
    "дружба",
}
# Nouns that a talk is about and that have no company of their own.
TOPICAL = {"вопрос", "тема", "проблема", "деталь", "ход", "путь", "план", "повестка", "возможность", "перспектива"}
CONTRAST = {"однако", "но", "а", "хотя", "зато", "поэтому"}
Heads = list[int]


def argument_heads(document: Document, trigger: int, role: str) -> Heads:
    """The heads of the complements of `trigger` that have `role` (see contacts.toml)."""
    return ROLES[role](document, trigger)


def clause(document: Document, token: Token) -> Sequence[Token]:
    """The words around a trigger, up to the marks that part clauses, eight at most each way."""
    sentence = document.sentence_of(token.index)
    tokens = document.tokens
    start = token.index
    while start > max(sentence.start, token.index - 8) and tokens[start - 1].text not in {";", ":", ","}:
        start -= 1
    stop = token.index + 1
    while stop < min(sentence.stop, token.index + 9) and tokens[stop].text not in {";", ":", ","}:
        stop += 1
    return tokens[start:stop]


def by_preposition(preps: set[str], cases: set[str]) -> Callable[[Document, int], Heads]:
    """The finder of complements with one of `preps` in one of `cases`."""

    def find(document: Document, trigger: int) -> Heads:
        near = [*document.children(trigger), *of_joint(document, trigger)]
        found = [t.index for t in near if is_nominal(t) and fits(document, t, preps, cases)]
        return found or list(in_order(document, trigger, preps, cases))

    return find


def of_joint(document: Document, trigger: int) -> Sequence[Token]:
    """What an adjective of company rules: "на [совместной] с министром пресс-конференции"."""
    joint = (t for t in document.children(trigger) if t.lemma == "совместный")
    return [t for adjective in joint for t in document.children(adjective.index)]


def fits(document: Document, token: Token, preps: set[str], cases: set[str]) -> bool:
    """Whether a noun stands with one of the prepositions; a case that the tagger left out fits."""
    mark = document.child(token.index, "case")
    if mark is not None and mark.index and document.tokens[mark.index - 1].lemma in HAVING_COMPANY:
        return False  # "встреча коалиции по борьбе с террором"
    return preposition(document, token.index) in preps and (token.case is None or token.case in cases)


def is_nominal(token: Token) -> bool:
    """Whether a token can head a noun phrase."""
    return token.pos in NOMINAL


def in_order(document: Document, trigger: int, preps: set[str], cases: set[str]) -> Iterator[int]:
    """The first such complement after the trigger by order of words, within its clause."""
    tokens = document.tokens
    stop = min(document.sentence_of(trigger).stop, trigger + REACH)
    for i in range(trigger + 1, stop - 1):
        if ends_clause(tokens[i]):
            return
        if tokens[i].pos == "ADP" and plain(tokens[i]) in preps and tokens[i - 1].lemma not in HAVING_COMPANY:
            head = next((t for t in tokens[i + 1 : stop] if t.pos in {"NOUN", "PROPN", "PRON"}), None)
            if head is not None and head.case in {*cases, None} and belongs(document, head, trigger):
                yield head.index
                return


def belongs(document: Document, head: Token, trigger: int) -> bool:
    """Whether the tree lets a later noun depend on the trigger or on what governs it."""
    parent = head.head
    if parent is None or parent in {trigger, document.tokens[trigger].head}:
        return True
    above = [t.index for t in document.ancestors(head.index)]
    company = preposition(document, head.index) == "с" and document.tokens[parent].pos == "NOUN"
    return trigger in above and (not company or is_topic(document, parent, trigger))  # "встреча по борьбе с ИГ"


def is_topic(document: Document, noun: int, trigger: int) -> bool:
    """Whether a noun is what a verb of talking talks over, so that "с" after it is the verb's: "обсудил вопросы с"."""
    token = document.tokens[noun]
    return token.head == trigger and token.rel == "obj" and token.lemma in TOPICAL


def plain(token: Token) -> str:
    """A preposition without its euphonic vowel."""
    return {"со": "с", "во": "в", "ко": "к"}.get(token.low, token.low)


def find_subject(document: Document, trigger: int) -> Heads:
    """The subject of the verb, by the tree, else by the order of words."""
    found = nearer_subject(document, trigger) or subject(document, trigger)
    if found is not None and any(t.text == ":" for t in document.tokens[found:trigger]):
        found = None  # "Белый дом: Трамп и Мэй встретятся": who tells it is no party
    if found is not None and past_contrast(document, trigger, found):
        found = None
    if found is None and is_predicate(document, trigger):
        found = subject_in_order(document, trigger) or first_of_company(document, trigger)
    return [] if found is None else [found, *company_of_subject(document, trigger, found)]


def is_predicate(document: Document, verb: int) -> bool:
    """Whether a verb is finite, by itself or by "будет"."""
    forms = [document.tokens[verb], *document.children(verb, "aux")]
    return any(t.feats.get("VerbForm") == "Fin" for t in forms)


def past_contrast(document: Document, trigger: int, found: int) -> bool:
    """Whether a subject stands in the next clause: "посетил Минск, однако [правительство] заявило"."""
    between = document.tokens[trigger:found]
    return any(a.text == "," and b.low in CONTRAST for a, b in pairwise(between))


def nearer_subject(document: Document, trigger: int) -> int | None:
    """The last of two subjects before a verb, where another finite verb parts the first from it.

    "власти [выразили] готовность, а премьер обратился": the parser may hang both on the second verb.
    """
    before = [t.index for t in document.children(trigger, "nsubj") if t.index < trigger]
    if len(before) < 2:
        return None
    between = document.tokens[before[0] + 1 : before[-1]]
    return before[-1] if any(t.feats.get("VerbForm") == "Fin" for t in between) else None


def first_of_company(document: Document, verb: int) -> int | None:
    """Who stands with company right before a plural verb: "и Зеленский с Дудой провели переговоры"."""
    tokens = document.tokens
    if document.tokens[verb].feats.get("Number") != "Plur":
        return None
    for i in range(verb - 2, max(document.sentence_of(verb).start, verb - REACH), -1):
        if ends_clause(tokens[i]) or tokens[i].text == ",":
            return None
        if tokens[i].pos == "ADP" and plain(tokens[i]) == "с" and is_nominative(tokens[i - 1]):
            return i - 1
    return None


def company_of_subject(document: Document, trigger: int, head: int) -> Heads:
    """Who acts with a subject in the singular under a plural verb: "Трамп с Кимом провели переговоры"."""
    if [document.tokens[i].feats.get("Number") for i in (trigger, head)] != ["Plur", "Sing"]:
        return []
    return [t.index for t in document.children(head, "nmod", "obl") if fits(document, t, {"с", "вместе с"}, {"Ins"})]


def find_object(document: Document, trigger: int) -> Heads:
    """The direct object, by the tree, else the first bare accusative after the verb."""
    first = clause_start(document, trigger)
    own = [t.index for t in document.children(trigger, "obj") if is_nominal(t) and t.index >= first]
    if own:
        return own
    tokens = document.tokens
    for token in tokens[trigger + 1 : min(document.sentence_of(trigger).stop, trigger + REACH)]:
        if ends_clause(token):
            break
        if token.pos in {"NOUN", "PROPN"} and token.case == "Acc" and not after_preposition(document, token.index):
            return [token.index]
    return object_before(document, trigger)


def clause_start(document: Document, trigger: int) -> int:
    """Where the clause of a verb begins by its conjunction: "уволит министров, [если] они откажутся принять план"."""
    verb = document.tokens[trigger]
    while verb.rel == "xcomp" and verb.head is not None and document.child(verb.index, "mark") is None:
        verb = document.tokens[verb.head]
    opened = document.child(verb.index, "mark")
    return opened.index if opened is not None and opened.index < trigger else 0


def object_before(document: Document, trigger: int) -> Heads:
    """A person named before the verb that is done something to: "Мадуро с победой поздравил Путин"."""
    for i in range(trigger - 1, document.sentence_of(trigger).start - 1, -1):
        token = document.tokens[i]
        if ends_clause(token):
            break
        named = token.pos == "PROPN" and (
            token.case == "Acc" or (token.case == "Gen" and not_of_noun(document, token, trigger))
        )
        if named and not after_preposition(document, i):
            return [i]
    return []


def not_of_noun(document: Document, token: Token, trigger: int) -> bool:
    """Whether a genitive name before a verb is no noun's: the tagger takes many an animate accusative for one."""
    head = document.tokens[token.head] if token.head is not None else None
    return head is None or head.index == trigger or head.pos in {"ADJ", "NUM", "DET", "ADV"}


def after_preposition(document: Document, index: int) -> bool:
    """Whether a preposition stands before a noun and its adjectives."""
    i, number = index - 1, document.tokens[index].feats.get("Number")
    while i >= 0 and document.tokens[i].pos in {"ADJ", "DET", "NUM"}:
        if document.tokens[i].pos == "ADJ" and document.tokens[i].feats.get("Number") not in {number, None}:
            return False  # "одним из первых Николу Пашиняна"
        i -= 1
    return i >= 0 and document.tokens[i].pos == "ADP"


def find_bare(case: str, *rels: str) -> Callable[[Document, int], Heads]:
    """The finder of complements in a case without preposition."""

    def find(document: Document, trigger: int) -> Heads:
        children = document.children(trigger, *rels)
        bare = [t for t in children if is_nominal(t) and t.case == case and preposition(document, t.index) is None]
        return [t.index for t in bare if not past_conjunction(document, trigger, t.index)]

    return find


def past_conjunction(document: Document, trigger: int, index: int) -> bool:
    """Whether a later word stands in a subordinate clause: "письмо о том, [чтобы] командировать Петрова"."""
    return any(t.pos == "SCONJ" for t in document.tokens[trigger:index])


def find_genitive(document: Document, trigger: int) -> Heads:
    """The genitives after a noun, or the adjective before it ("визит Путина")."""
    found = find_bare("Gen", "nmod", "appos", "obl", "nsubj")(document, trigger)
    if found:
        return found
    later = genitive_past_phrases(document, trigger)
    if later is not None:
        return [later]
    following = document.tokens[trigger + 1 : trigger + 2]
    return [
        t.index
        for t in following
        if t.pos in {"PROPN", "NOUN"} and t.case == "Gen" and not preposition(document, t.index)
    ]


def genitive_past_phrases(document: Document, trigger: int) -> int | None:
    """A genitive after a place: "визита в Минск российской делегации"."""
    tokens, stop = document.tokens, min(document.sentence_of(trigger).stop, trigger + 7)
    if trigger + 1 >= stop or tokens[trigger + 1].pos != "ADP":
        return None
    for token in tokens[trigger + 2 : stop]:
        if ends_clause(token) or token.pos == "PUNCT":
            return None
        if token.pos in {"NOUN", "PROPN"} and token.case == "Gen":
            before = before_adjectives(document, token.index)
            return token.index if before.case in {"Acc", "Loc"} and before.pos == "PROPN" else None
    return None


def before_adjectives(document: Document, index: int) -> Token:
    """The token before a noun and its adjectives."""
    i = index - 1
    while i > 0 and document.tokens[i].pos in {"ADJ", "DET"}:
        i -= 1
    return document.tokens[i]


def find_dative(document: Document, trigger: int) -> Heads:
    """The bare dative, by the tree, else the first one after the trigger in its clause."""
    found = find_bare("Dat", "iobj", "obl", "nmod", "obj")(document, trigger)
    if found:
        return found
    for token in document.tokens[trigger + 1 : min(document.sentence_of(trigger).stop, trigger + REACH)]:
        if ends_clause(token):
            break
        if token.pos in {"NOUN", "PROPN"} and token.case == "Dat" and not after_preposition(document, token.index):
            return [token.index]
    return []


def by_phrase(preposition: str, noun: str) -> Callable[[Document, int], Heads]:
    """The finder of the genitive after two words: "письмо [на имя] министра", "обед [в честь] короля"."""

    def find(document: Document, trigger: int) -> Heads:
        tokens = document.tokens
        near = range(trigger + 1, min(document.sentence_of(trigger).stop, trigger + REACH) - 1)
        found = next((i + 1 for i in near if tokens[i].low == preposition and tokens[i + 1].low == noun), None)
        if found is None:
            return []
        after = (t.index for t in tokens[found + 1 : near.stop + 1] if t.pos in {"NOUN", "PROPN"} and t.case == "Gen")
        return find_bare("Gen", "nmod", "obl")(document, found) or list(islice(after, 1))

    return find


ROLES: dict[str, Callable[[Document, int], Heads]] = {
    "subject": find_subject,
    "object": find_object,
    "genitive": find_genitive,
    "dative": find_dative,
    "with": by_preposition({"с", "вместе с"}, {"Ins"}),
    "between": by_preposition({"между"}, {"Ins", "Gen"}),
    "to": by_preposition({"к"}, {"Dat"}),
    "at": by_preposition({"у"}, {"Gen"}),
    "toward": by_preposition({"в", "на"}, {"Acc"}),
    "body": by_preposition({"в"}, {"Acc"}),
    "in": by_preposition({"в", "на"}, {"Loc"}),
    "from": by_preposition({"от"}, {"Gen"}),
    "in_name_of": by_phrase("на", "имя"),
    "honour": by_phrase("в", "честь"),
}
