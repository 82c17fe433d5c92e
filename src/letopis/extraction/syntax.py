"""Questions to a syntax tree that several extractors ask: subject, prepositions, clauses.

The parser is right about nine arcs in ten, so each question has a second answer by order of words.
"""

from __future__ import annotations

from collections.abc import Iterator

from letopis.model.document import Document, Token
from letopis.reading import morphology

SHARED = {"conj", "xcomp", "advcl", "amod", "ccomp"}
OBJECT_CONTROL = {
    "пригласить",
    "приглашать",
    "просить",
    "попросить",
    "призвать",
    "призывать",
    "убедить",
    "уговорить",
    "предложить",
    "предлагать",
    "позволить",
    "разрешить",
    "поручить",
    "рекомендовать",
}
FORCING = {
    "вынудить",
    "вынуждать",
    "заставить",
    "заставлять",
    "обязать",
    "побудить",
    "помешать",
    "помочь",
    "уполномочить",
}
INTENDING = {"план", "намерение", "желание", "решение", "готовность", "попытка", "отказ", "обещание", "согласие"}
ACCEPTING = {"получить", "получать", "принять", "принимать", "отклонить", "отвергнуть"}  # an invitation to do it
HANDING = {"передать", "передавать", "направить", "направлять", "вручить", "послать", "отправить"}
CLAUSAL = {"conj", "xcomp", "advcl", "acl", "parataxis", "ccomp", "csubj"}


def preposition(document: Document, index: int) -> str | None:
    """The preposition of a noun, in lower case ("с" for "со"); a compound one whole ("в ходе")."""
    mark = document.child(index, "case")
    if mark is None:
        return None
    parts = [mark, *document.children(mark.index, "fixed")]
    if len(parts) > 1:
        return " ".join(t.low for t in sorted(parts, key=lambda t: t.index))
    return {"со": "с", "во": "в", "ко": "к", "ото": "от", "об": "о", "обо": "о"}.get(mark.low, mark.low)


def subject(document: Document, verb: int, depth: int = 0) -> int | None:
    """The head of the grammatical subject of a verb, if need be that of the verb above it.

    An infinitive under "пригласить" or "просить" has the person asked for its subject.
    """
    if depth > 4:
        return None
    own = document.child(verb, "nsubj")
    if own is not None and can_be_subject(document, own, verb):
        return antecedent(document, own) if own.lemma == "который" else own.index
    token = document.tokens[verb]
    above = verb_before(document, verb) if token.head is None else document.tokens[token.head]
    if above is None:
        return None
    if token.rel.startswith("acl"):
        return subject_of_relative(document, token, above, depth)
    if token.feats.get("VerbForm") == "Inf" and above.lemma in OBJECT_CONTROL | FORCING:
        return asked(document, above.index)
    if token.feats.get("VerbForm") == "Inf" and above.pos == "NOUN":
        return owner(document, above, depth)
    listed = token.rel in {"parataxis", "root"} and above.index < verb and same_form(token, above)
    before = clause_before(document, token, above)
    if before is not None:
        return subject(document, before.index, depth + 1)
    if token.rel in SHARED or listed or token.feats.get("VerbForm") in {"Inf", "Conv"}:
        return subject(document, above.index, depth + 1)
    return None


def can_be_subject(document: Document, noun: Token, verb: int) -> bool:
    """Whether the tree may be right about a subject; a genitive is one only where it is counted or denied."""
    if noun.case != "Gen" or morphology.may_be(noun.text, "nomn"):
        return True
    counted = any(t.rel.startswith("nummod") or t.pos in {"NUM", "ADV"} for t in document.children(noun.index))
    return counted or negated(document, verb) or document.tokens[verb].feats.get("Gender") == "Neut"


def clause_before(document: Document, token: Token, above: Token) -> Token | None:
    """The clause whose subject a second one under a verb of saying goes on with: "сказал, что [он] летит и готов"."""
    if token.rel != "ccomp" or token.index < above.index:
        return None
    before = [t for t in document.children(above.index, "ccomp") if above.index < t.index < token.index]
    going_on = [t for t in before if t.feats.get("Number") == token.feats.get("Number")]
    return going_on[-1] if going_on else None


def owner(document: Document, noun: Token, depth: int) -> int | None:
    """Whose plan or wish an infinitive is: "план Макрона посетить Киев", "Макрон выразил желание посетить Киев"."""
    verb = governor(document, noun.index)
    if noun.lemma == "приглашение" and verb is not None and verb.lemma in ACCEPTING:
        return subject(document, verb.index, depth + 1)
    if noun.lemma == "приглашение" and verb is not None and verb.lemma in HANDING:
        return next((t.index for t in document.children(verb.index, "iobj", "obl") if t.case == "Dat"), None)
    if noun.lemma not in INTENDING:
        return None
    genitive = document.child(noun.index, "nmod")
    if genitive is not None and genitive.case == "Gen" and preposition(document, genitive.index) is None:
        return genitive.index
    own = noun.rel in {"obj", "obl"} and verb is not None and verb.lemma not in OBJECT_CONTROL
    return subject(document, verb.index, depth + 1) if own and verb is not None else None


def subject_of_relative(document: Document, token: Token, above: Token, depth: int) -> int | None:
    """The subject of a clause hung on a noun: the noun itself for a participle; after "где" that of the main verb."""
    if is_participle_of(token, above):
        return above.index
    if any(t.low in {"где", "куда", "откуда"} for t in document.children(token.index)):
        main = governor(document, above.index)
        return subject(document, main.index, depth + 1) if main is not None else None
    return None


def verb_before(document: Document, verb: int) -> Token | None:
    """The finite verb before a second root of one sentence: "посетит саммит, проведёт встречу"."""
    start = document.sentence_of(verb).start
    before = (document.tokens[i] for i in range(verb - 1, start - 1, -1))
    return next((t for t in before if t.feats.get("VerbForm") == "Fin"), None)


def same_form(one: Token, other: Token) -> bool:
    """Whether two verbs may go on one subject: same tense and number."""
    return all(one.feats.get(name) == other.feats.get(name) for name in ("Tense", "Number"))


def is_participle_of(token: Token, noun: Token) -> bool:
    """Whether a participle agrees with the noun that it is hung on."""
    return token.feats.get("VerbForm") == "Part" and (token.case is None or noun.case in {None, token.case})


def asked(document: Document, verb: int) -> int | None:
    """Whom a verb of asking is addressed to."""
    people = [t for t in document.children(verb, "obj", "iobj", "obl") if preposition(document, t.index) is None]
    return next((t.index for t in people if t.case in {"Acc", "Gen", "Dat"}), None)


def subject_in_order(document: Document, verb: int) -> int | None:
    """The nearest nominative of the clause by order of words, before the verb or after it."""
    tokens, sentence = document.tokens, document.sentence_of(verb)
    number = tokens[verb].feats.get("Number")
    ranges = (range(verb - 1, sentence.start - 1, -1), range(verb + 1, sentence.stop))
    for indices in ranges:
        for i in indices:
            if tokens[i].head == verb and tokens[i].rel == "aux":
                continue
            if ends_clause(tokens[i]) or (i > verb and tokens[i].text == ","):
                break
            if is_nominative(tokens[i]) and tokens[i].feats.get("Number") in {number, None}:
                return i
    return first_of_pair(document, verb) if number == "Plur" else None


def first_of_pair(document: Document, verb: int) -> int | None:
    """The first of two nominatives that "и" joins right before a plural verb: "[Орбан] и Хегер договорились"."""
    tokens, start, i = document.tokens, document.sentence_of(verb).start, verb - 1
    while i > start and is_nominative(tokens[i]):
        i -= 1
    if i == verb - 1 or tokens[i].low != "и":
        return None
    i -= 1
    last = i
    while i >= start and is_nominative(tokens[i]):
        i -= 1
    return i + 1 if i < last else None


def is_nominative(token: Token) -> bool:
    """Whether a noun stands in the nominative."""
    return (
        token.pos in {"NOUN", "PROPN", "PRON"} and token.case == "Nom" and token.lemma not in {"который", "что", "кто"}
    )


def ends_clause(token: Token) -> bool:
    """Whether a clause certainly ends at a token."""
    return (
        token.text in {";", ":"}
        or token.feats.get("VerbForm") == "Fin"
        or token.pos == "SCONJ"
        or token.lemma == "который"
    )


def antecedent(document: Document, relative: Token) -> int | None:
    """The noun that a relative pronoun stands for: the head of its clause, else the last noun before."""
    for above in document.ancestors(relative.index):
        if above.rel == "acl:relcl" and above.head is not None:
            return above.head
    before = range(relative.index - 1, document.sentence_of(relative.index).start - 1, -1)
    return next((i for i in before if document.tokens[i].pos in {"NOUN", "PROPN"}), None)


def conjuncts(document: Document, index: int) -> Iterator[int]:
    """A head and all that is coordinated with it, in text order."""
    seen = [index]
    for i in seen:
        seen.extend(t.index for t in coordinated(document, i) if t.index not in seen)
    return iter(sorted(seen))


def coordinated(document: Document, index: int) -> list[Token]:
    """What is coordinated with a token; no noun before it across a verb, which is a slip of the parser.

    "Премьер заявила, что причиной, по которой ушли министры ...": the premier is not one of the ministers.
    """
    head = document.tokens[index]
    if head.pos not in {"NOUN", "PROPN"}:
        return document.children(index, "conj")
    verbs = [t.index for t in document.tokens[document.sentence_of(index).start : index] if is_finite_verb(t)]
    first = max(verbs, default=-1)
    return [token for token in document.children(index, "conj") if token.index > first]


def is_finite_verb(token: Token) -> bool:
    """Whether a token is a verb in a person or in the past."""
    return token.feats.get("VerbForm") == "Fin"


def governor(document: Document, index: int) -> Token | None:
    """The verb (or predicate) whose clause a token is part of."""
    for above in document.ancestors(index):
        if above.pos in {"VERB", "AUX"} or above.rel in {"root", *CLAUSAL}:
            return above
    return None


def is_passive(token: Token) -> bool:
    """Whether a verb form is passive ("обсуждены", "была принята")."""
    return token.feats.get("Voice") == "Pass"


def negated(document: Document, index: int) -> bool:
    """Whether "не" or "ни" stands before a word, or before its auxiliary."""
    near = [t for t in document.children(index) if t.low in {"не", "ни"}]
    if near:
        return True
    before = document.tokens[max(index - 1, 0)]
    return before.low == "не" and before.sentence == document.tokens[index].sentence and before.index != index
