"""Which time expression belongs to a verb or a noun.

By the tree first, by the order of words where the tree is known to slip. A date never crosses into a
clause that has a verb and a date of its own, and the date of a report ("сообщил 16 января, что")
is not the date of what is reported. Nothing is taken from another sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from letopis.extraction.dates.tense import head_of, is_verbal
from letopis.extraction.dates.words import lemmas
from letopis.model.dates import Timex
from letopis.model.document import Document, Token

Claim = Callable[[Document, Timex, Token], bool]

ABOUT = {"о", "об", "обо", "про"}
DAY_PARTS = {"утро", "вечер", "ночь", "полдень", "полночь", "утром", "вечером", "ночью", "днем"}
REPORTED = {"obj", "iobj", "nsubj:pass"}


def time_for(document: Document, times: Sequence[Timex], index: int) -> Timex | None:
    """The time expression of the verb or noun at `index`; None where none is certain.

    The first claim of `CLAIMS` that holds decides; among several times the nearest one with a value.
    A time without a value ("недавно") is given where it stands by the word itself.
    """
    token = document.tokens[index]
    near = [t for t in times if document.tokens[t.start].sentence == token.sentence]
    outside = [t for t in near if not t.start <= index < t.stop]
    for claim in CLAIMS:
        found = [t for t in outside if claim(document, t, token)]
        if found:
            return min(found, key=lambda t: (t.value is None, distance(t, index)))
    return None


def distance(time: Timex, index: int) -> int:
    """The words between a time and a token."""
    return time.start - index if index < time.start else index - time.stop + 1


def stands_by(document: Document, time: Timex, token: Token) -> bool:
    """The time hangs on the word itself: "встретился 15 апреля", "встреча 15 апреля"."""
    host = host_of(document, time)
    return host is not None and host.index == token.index and not is_taken(document, time, token)


def in_attribute(document: Document, time: Timex, token: Token) -> bool:
    """The time hangs on the noun's own clause: "состоявшаяся 15 апреля встреча", "встреча, которая"."""
    host = host_of(document, time)
    return host is not None and host.head == token.index and host.rel.split(":")[0] in {"acl", "amod"}


def defines(document: Document, time: Timex, token: Token) -> bool:
    """The word's clause says what happened at the time: "с 1812 года, когда пост занял"."""
    verb = clause_verb(document, token)
    return verb is not None and verb.head is not None and time.start <= verb.head < time.stop


def after_infinitive(document: Document, time: Timex, token: Token) -> bool:
    """The time follows the infinitive, wherever the parser hangs it: "пригласил посетить страну летом"."""
    return token.feats.get("VerbForm") == "Inf" and last_verb_before(document, time) == token.index


def in_phrase(document: Document, time: Timex, token: Token) -> bool:
    """The time hangs below the noun, with no clause between: "переговоры в Сочи 22 февраля"."""
    if is_verbal(token):
        return False
    for above in document.ancestors(head_of(document, time.start, time.stop).index):
        if above.index == token.index:
            return True
        if is_verbal(above):
            return False
    return False


def in_clause(document: Document, time: Timex, token: Token) -> bool:
    """The time hangs on the verb of the word's clause: "15 апреля провели переговоры"."""
    verb = clause_verb(document, token)
    if verb is None or is_cut_off(document, token, verb):
        return False
    return belongs_to_verb(document, time, verb) and not is_only_reported(document, token, verb)


def with_modal(document: Document, time: Timex, token: Token) -> bool:
    """The time hangs on the modal of the word's infinitive: "в среду должен встретиться"."""
    verb = clause_verb(document, token)
    if verb is None or verb.feats.get("VerbForm") != "Inf" or verb.head is None:
        return False
    modal = document.tokens[verb.head]
    return modal.lemma in lemmas("modal") and belongs_to_verb(document, time, modal)


def shared(document: Document, time: Timex, token: Token) -> bool:
    """The time opens a sentence of several verbs: "15 апреля прилетел в Баку и встретился с"."""
    verb = clause_verb(document, token)
    if verb is None or verb.rel != "conj" or verb.head is None:
        return False
    first = document.tokens[verb.head]
    if first.lemma in lemmas("report") or is_only_reported(document, token, verb):
        return False
    return time.start < first.index and belongs_to_verb(document, time, first)


# In order: what stands nearer in the tree decides.
CLAIMS: tuple[Claim, ...] = (
    stands_by,
    in_attribute,
    after_infinitive,
    defines,
    in_phrase,
    in_clause,
    with_modal,
    shared,
)


def host_of(document: Document, time: Timex) -> Token | None:
    """The word that a time hangs on; a name cannot carry a date, so its verb does."""
    head = head_of(document, time.start, time.stop)
    if is_verbal(head):
        return head
    above = document.ancestors(head.index)
    return next((t for t in above if may_host(document, t)), None)


def may_host(document: Document, token: Token) -> bool:
    """Whether a word can carry a date itself; "вечером во вторник" is of the verb."""
    return token.pos not in {"ADP", "NUM", "PROPN"} and token.lemma not in DAY_PARTS and not is_named(document, token)


def is_named(document: Document, token: Token) -> bool:
    """Whether a token belongs to a name."""
    return bool(document.names_over(token.index))


def belongs_to_verb(document: Document, time: Timex, verb: Token) -> bool:
    """Whether a time hangs on a verb, or opens the clause whose verb it is, and no infinitive takes it."""
    host = host_of(document, time)
    if host is None or is_taken(document, time, verb):
        return False
    return host.index == verb.index or (opens(document, time, verb) and not is_verbal(host))


def is_taken(document: Document, time: Timex, verb: Token) -> bool:
    """Whether an infinitive between the verb and the time takes the time for itself."""
    last = last_verb_before(document, time)
    taker = document.tokens[last] if last is not None and last > verb.index else None
    return taker is not None and taker.feats.get("VerbForm") == "Inf" and taker.head == verb.index


def opens(document: Document, time: Timex, verb: Token) -> bool:
    """Whether a time begins the sentence of the verb: "13-14 апреля в ходе визита стороны обсуждали"."""
    sentence = document.sentence_of(verb.index)
    before = document.tokens[sentence.start : time.start]
    first = next((t.index for t in document.sentence_tokens(sentence) if is_verbal(t)), None)
    return first == verb.index and time.stop <= verb.index and all(t.pos in {"ADP", "PUNCT", "PART"} for t in before)


def last_verb_before(document: Document, time: Timex) -> int | None:
    """The last verb of the sentence before a time."""
    start = document.sentence_of(time.start).start
    return next((i for i in range(time.start - 1, start - 1, -1) if is_verbal(document.tokens[i])), None)


def clause_verb(document: Document, token: Token) -> Token | None:
    """The verb of a word's clause: itself, or the first above it."""
    if is_verbal(token):
        return token
    return next((t for t in document.ancestors(token.index) if is_verbal(t)), None)


def is_only_reported(document: Document, token: Token, verb: Token) -> bool:
    """Whether the clause only tells of the word: "рассказал о переговорах", "анонсировал визит"."""
    if token.index == verb.index or verb.lemma not in lemmas("report"):
        return False
    branch = branch_under(document, token, verb)
    return branch.rel in REPORTED or any(t.low in ABOUT for t in document.children(branch.index, "case"))


def is_cut_off(document: Document, token: Token, verb: Token) -> bool:
    """Whether another finite verb stands between a word and its verb: then the tree has slipped."""
    first, last = sorted((token.index, verb.index))
    return any(t.feats.get("VerbForm") == "Fin" for t in document.tokens[first + 1 : last])


def branch_under(document: Document, token: Token, verb: Token) -> Token:
    """The dependent of a verb through which a word hangs on it."""
    branch = token
    for above in document.ancestors(token.index):
        if above.index == verb.index:
            return branch
        branch = above
    return branch
