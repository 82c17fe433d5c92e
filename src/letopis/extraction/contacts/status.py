"""What became of a contact: held, planned, proposed, cancelled, denied.

Read from the trigger upwards: its own tense and negation, the adjectives beside it, the verbs and
nouns that govern it. Negation, modality and hearsay change the status and never the fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.contacts.frames import words
from letopis.extraction.syntax import governor, is_passive, negated, preposition
from letopis.model.document import Document, Token
from letopis.model.record import ContactStatus

ORDER: tuple[ContactStatus, ...] = ("denied", "cancelled", "proposed", "planned")
STEPS = 3
DURING = {"в", "на", "в ходе", "во время", "в рамках", "на полях", "в кулуарах"}
TAKING_PART = {"участвовать", "участие", "принять", "принимать", "присутствовать", "быть", "побывать"}
READY = {"готов", "готовый", "готовность"}
MANAGING = {"смочь", "суметь", "успеть", "удаться"}  # not to have managed is not to have met
OUTCOME = {"итог", "результат"}  # who speaks of those speaks of a contact that was
PASSED_ON = {
    "xcomp",
    "obj",
    "nsubj",
    "obl",
    "nmod",
    "iobj",
    "csubj",
    "ccomp",
    "amod",
    "acl",
    "conj",
    "root",
    "advcl",
    "parataxis",
}


def status_of(document: Document, trigger: int) -> ContactStatus | None:
    """The status, or None where the clause denies that there is any contact to speak of ("не встречался")."""
    token = document.tokens[trigger]
    own = own_status(document, token)
    governed = by_governors(document, token)
    if refused(document, token):
        called_off = lies_ahead(document, token) or governed in {"planned", "proposed"} or never_came(document, token)
        return "cancelled" if called_off else None
    if conditional(document, token):
        return "proposed"
    if governed in {"denied", "cancelled"}:
        return governed
    return governed or own or of_occasion(document, token) or "held"


def of_occasion(document: Document, token: Token) -> ContactStatus | None:
    """What is to be done on an occasion says that it is to come: "на встрече обсудят", "намерен поднять на саммите"."""
    during = preposition(document, token.index) in DURING and circumstance(document, token)
    verb = governor(document, token.index) if during and not lies_behind(document, token) else None
    if verb is None or apart(document, token, verb):
        return None
    if verb.feats.get("VerbForm") != "Inf":
        return "planned" if is_future(document, verb) else None
    status = by_governors(document, verb)
    return status if status in {"planned", "proposed"} and not was_meant(document, verb) else None


def was_meant(document: Document, verb: Token) -> bool:
    """Whether the plan over an infinitive is one of the past: "должен был поднять" at a meeting that may be over."""
    above = document.tokens[verb.head] if verb.head is not None else verb
    past = [t for t in (above, *document.children(above.index, "cop", "aux")) if t.feats.get("Tense") == "Past"]
    return any(t.feats.get("Aspect") == "Imp" or t.lemma == "быть" for t in past)


def apart(document: Document, one: Token, other: Token) -> bool:
    """Whether a clause begins between two words."""
    between = document.tokens[min(one.index, other.index) + 1 : max(one.index, other.index)]
    return any(
        t.pos == "SCONJ" or t.lemma == "который" or t.text in {":", ";"} or is_finite(t)
        for t in between
        if t.lemma != "быть"
    )


def is_readiness(document: Document, token: Token) -> bool:
    """Whether somebody is only ready for a contact: "готов к переговорам", "готовность встретиться"."""
    return any(above.lemma in READY for above in list(document.ancestors(token.index))[:2])


def never_came(document: Document, token: Token) -> bool:
    """Whether "так и не" says that what was awaited did not come about."""
    near = document.tokens[max(token.index - 6, 0) : token.index + 10]
    return any(
        a.low == "так" and b.low == "и" and c.low == "не" for a, b, c in zip(near, near[1:], near[2:], strict=False)
    )


def conditional(document: Document, token: Token) -> bool:
    """Whether "если" or "вряд ли" makes the contact no more than possible."""
    above = [token, *([document.tokens[token.head]] if token.head is not None else [])]
    marks = {t.low for a in above if a.pos in {"VERB", "NOUN"} for t in document.children(a.index)}
    return bool(marks & {"если", "вряд"})


def refused(document: Document, token: Token) -> bool:
    """Whether the trigger, or the light verb over it, is negated."""
    if negated(document, token.index) and not_only(document, token.index):
        return token.pos in {"VERB", "AUX"} or token.rel == "root"
    head = document.tokens[token.head] if token.head is not None else None
    if head is None or head.pos != "VERB" or any(head.lemma in words(s) for s in ORDER):
        return False
    return holds(head, token) and negated(document, head.index)


def not_only(document: Document, index: int) -> bool:
    """Whether "не" is not that of "не только" or "не раз"."""
    following = document.tokens[index + 1 : index + 2]
    return not any(t.low in {"только", "раз", "столько"} for t in following)


def holds(verb: Token, noun: Token) -> bool:
    """Whether a verb is the one that a contact noun takes place by: "не состоялась", "не провёл"; not "не привела"."""
    if noun.rel.startswith("nsubj"):
        return verb.lemma in words("taking_place") or is_passive(verb) or noun.rel == "nsubj:pass"
    return noun.rel.split(":")[0] == "obj" or verb.lemma in words("light")


def own_status(document: Document, token: Token) -> ContactStatus | None:
    """What the tense of a verb, or the adjectives and preposition of a noun, tell."""
    if token.pos == "VERB":
        return "planned" if is_future(document, token) else None
    for child in document.children(token.index, "amod", "acl", "nsubj", "det"):
        if child.rel == "acl:relcl":
            status = of_relative(document, child)
            if status is not None:
                return status
            continue
        for status in ORDER:
            if child.lemma in words(status):
                return status
    prep = preposition(document, token.index)
    return "planned" if prep and prep.split()[-1] in words("ahead") and not lies_behind(document, token) else None


def of_relative(document: Document, verb: Token) -> ContactStatus | None:
    """What a clause on the contact says of it: "встречи, которая должна состояться"; not of what is done at it."""
    relative = next((t for t in document.children(verb.index) if t.lemma == "который"), None)
    if relative is None or not relative.rel.startswith(("nsubj", "obj")) or negated(document, verb.index):
        return None
    own = next((s for s in ORDER if {verb.lemma} & words(s)), None)
    return own or ("planned" if is_future(document, verb) else None)


def is_future(document: Document, token: Token) -> bool:
    """Whether a verb is in the future, simple or with "будет"."""
    if token.feats.get("Tense") == "Fut":
        return True
    return any(
        t.lemma == "быть" and t.feats.get("Tense") == "Fut" for t in document.children(token.index, "aux", "cop")
    )


def lies_ahead(document: Document, token: Token) -> bool:
    """Whether the trigger or the verb over it is in the future or an infinitive."""
    above = [document.tokens[token.head]] if token.head is not None else []
    return any(
        t.pos == "VERB" and (is_future(document, t) or t.feats.get("VerbForm") == "Inf") for t in [token, *above]
    )


def lies_behind(document: Document, token: Token) -> bool:
    """Whether an adjective says that the contact is over ("накануне состоявшегося визита")."""
    return any(
        c.lemma in {"прошлый", "недавний", "состояться", "прошедший"} for c in document.children(token.index, "amod")
    )


def by_governors(document: Document, token: Token) -> ContactStatus | None:
    """What the words over the trigger tell, nearest first."""
    for above in chain(document, token):
        status = of_word(document, above)
        if status is not None:
            return status
    return None


def chain(document: Document, token: Token) -> Iterator[Token]:
    """The words that govern a trigger, as far as its truth hangs on them.

    A finite verb of its own clause ends the chain, unless the trigger is its object or subject: who
    "обещал продолжить работу, когда встретился" did meet.
    """
    below = token
    for above in list(document.ancestors(token.index))[:STEPS]:
        relation = below.rel.split(":")[0]
        if relation not in PASSED_ON or circumstance(document, below):
            return
        if is_finite(below) and relation in {"conj", "parataxis", "root", "advcl", "acl", "ccomp"}:
            return
        if relation == "conj" and below.pos == above.pos == "VERB" and is_finite(above):
            return
        if above.lemma in OUTCOME and below.case == "Gen":
            return
        yield above
        below = above


def circumstance(document: Document, token: Token) -> bool:
    """Whether a contact noun is the time or occasion of something else: "в ходе визита", "на встрече"."""
    prep = preposition(document, token.index)
    if prep in {"в", "на"}:
        head = document.tokens[token.head] if token.head is not None else None
        return token.case == "Loc" and head is not None and head.lemma not in TAKING_PART
    return prep is not None and prep not in {"о", "к", "от", "с", "за"}


def is_finite(token: Token) -> bool:
    """Whether a verb form is finite."""
    return token.feats.get("VerbForm") == "Fin"


def of_word(document: Document, token: Token) -> ContactStatus | None:
    """What a governing word tells of the contact below it."""
    if token.lemma in MANAGING and negated(document, token.index):
        return "cancelled"
    for status in ORDER:
        if token.lemma in words(status):
            if negated(document, token.index):
                return NEGATED.get(status)
            return status
    if token.pos == "VERB" and is_future(document, token):
        return "planned"
    return None


# "не планировался", "не смог встретиться": no contact to come; "не исключил": one is possible.
NEGATED: dict[ContactStatus, ContactStatus] = {"planned": "cancelled", "proposed": "proposed", "cancelled": "planned"}
