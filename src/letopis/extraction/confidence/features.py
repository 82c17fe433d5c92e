"""What is known of a fact when it is made, and tells how often such facts are right.

A feature is a name and a value, mostly 0 or 1, always between 0 and about 2, so that no weight needs
scaling. Features look at the fact, its citations and the annotated article, never at how an extractor came
to it: a fact that an earlier version printed has them too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from math import log1p
from typing import Any

from letopis.extraction.context import Context
from letopis.extraction.posts import KINDS, groups
from letopis.extraction.statements.cues import cue_at
from letopis.model.cast import Mention
from letopis.model.document import Token
from letopis.model.record import Agreement, Appointment, Contact, Participant, Statement
from letopis.model.span import Citation, Span
from letopis.reading import morphology

Fact = Contact | Statement | Appointment | Agreement
Feature = tuple[str, float]

OPENING, CLOSING = "«„“(", "»”)"
ENDS = {".", "!", "?", "…", "...", ";"}
FAR = 4  # sentences between words and speaker, past which it makes no difference


def features(context: Context, fact: Fact) -> dict[str, float]:
    """The features of a fact by name; one that is absent is 0."""
    return {name: value for name, value in [*shared(context, fact), *OWN[type(fact)](context, fact)] if value}


def shared(context: Context, fact: Fact) -> Iterator[Feature]:
    """What all lists have: the family of the rule, the sentence and where it stands, the date of the article."""
    where = fact.citations[0].span
    yield "fact", 1.0
    yield f"rule {family(fact.rule)}", 1.0
    yield "article undated", float(context.article.published is None)
    yield "told early", 1 / (1 + sentence_at(context, where.start))
    yield "sentence long", size(len(sentence_words(context, where.start))) / 4
    yield "names in sentence", size(people_near(context, where.start)) / 2
    yield "marks unpaired", float(not paired(context.article.text[where.start : where.stop]))


def of_statement(context: Context, fact: Fact) -> Iterator[Feature]:
    """Who speaks and how far off he is named; where the stretch starts and ends."""
    assert isinstance(fact, Statement)
    cited = by_field(fact.citations)
    yield "direct", float(fact.direct)
    yield "medium told", float(fact.medium is not None)
    yield "no cue", float(fact.cue is None)
    yield from of_speaker(context, fact, cited.get("speaker"))
    yield from of_cue(context, cited.get("cue"), cited.get("speaker"))
    yield from of_stretch(context, fact.span)


def of_speaker(context: Context, fact: Statement, cited: Span | None) -> Iterator[Feature]:
    """How the speaker is told, and how far from the words."""
    if cited is None:
        yield "speaker nowhere", 1.0
        return
    yield from told_as(context, "speaker", cited, fact.speaker or "")
    gap = abs(sentence_at(context, cited.start) - sentence_at(context, fact.span.start))
    yield "speaker gap", min(gap, FAR) / FAR
    yield "speaker in another sentence", float(gap > 0)
    yield "speaker inside the words", float(fact.span.covers(cited))
    yield "several speakers", float(" и " in (fact.speaker or ""))


def of_cue(context: Context, cue: Span | None, speaker: Span | None) -> Iterator[Feature]:
    """How the cue stands to its speaker."""
    token = first_token(context, cue)
    other = first_token(context, speaker)
    if token is None:
        return
    yield f"cue {token.feats.get('VerbForm', token.pos)}", 1.0
    if other is not None and token.sentence == other.sentence:
        yield "speaker before cue", float(other.index < token.index)
        yield "cue far from speaker", size(abs(other.index - token.index)) / 3
        yield "speaker is subject", float(is_subject(context, other, token))
    yield "cue has another subject", float(has_another_subject(context, token, other))
    yield "cue of another gender", float(other is not None and differ(token, other, "Gender"))


def of_stretch(context: Context, span: Span) -> Iterator[Feature]:
    """How long the words are, and how they begin and end."""
    tokens = context.document.tokens_in(span)
    if not tokens:
        return
    yield "words many", size(len(tokens)) / 4
    yield "words few", float(len(tokens) < 5)
    yield "sentences several", float(tokens[-1].sentence > tokens[0].sentence)
    yield "no finite verb", float(not any(t.feats.get("VerbForm") == "Fin" for t in tokens))
    yield "starts a sentence", float(tokens[0].index == context.document.sentence_of(tokens[0].index).start)
    yield "cue inside the words", float(any(cue_at(t, "tag") for t in tokens))
    yield f"ends before {mark_after(context, tokens[-1])}", 1.0


def of_contact(context: Context, fact: Fact) -> Iterator[Feature]:
    """Kind, status, parties, and how much of it is told."""
    assert isinstance(fact, Contact)
    yield f"kind {fact.kind}", 1.0
    yield f"status {fact.status}", 1.0
    yield "background", float(not fact.foreground)
    yield "dated", float(fact.date is not None)
    yield "placed", float(fact.place is not None)
    yield "told again", float(sum(c.field == "kind" for c in fact.citations) > 1)
    yield from of_parties(context, fact)


def of_parties(context: Context, fact: Contact) -> Iterator[Feature]:
    """How many parties there are, how they are told and how far apart."""
    parties = fact.participants
    yield "parties more than two", float(len(parties) > 2)
    yield "parties many", float(len(parties) > 4)
    yield "party without a name", float(any(not is_named(p) for p in parties))
    yield "party of no state", float(any(p.represents is None for p in parties))
    yield "one side only", float(len({p.represents for p in parties}) == 1)
    yield "countries only", float(all(p.type == "country" for p in parties))
    cited = [c.span for c in fact.citations if c.field.startswith("participant:")]
    here = sentence_at(context, fact.citations[0].span.start)
    yield "party in another sentence", float(any(sentence_at(context, s.start) != here for s in cited))
    yield "party by pronoun", float(any(kind_at(context, s) == "pronoun" for s in cited))


def of_appointment(context: Context, fact: Fact) -> Iterator[Feature]:
    """The change, and which of its parts are told."""
    assert isinstance(fact, Appointment)
    span = fact.citations[0].span
    yield f"change {fact.change}", 1.0
    yield "no post", float(fact.post is None)
    yield "no body", float(fact.body is None)
    yield "dated", float(fact.date is not None)
    yield "appointer told", float(fact.by is not None)
    yield "predecessor told", float(fact.succeeds is not None)
    yield "rival", float(fact.rule.endswith(":rival"))
    yield "words many", size(len(context.document.tokens_in(span))) / 4
    yield "one name", float(" " not in fact.person)
    yield "person elsewhere", float(last_name(fact.person) not in stems(context.article.text[span.start : span.stop]))
    yield "post elsewhere", float(not stems(fact.post or "") <= stems(context.article.text[span.start : span.stop]))


def of_agreement(context: Context, fact: Fact) -> Iterator[Feature]:
    """The status, the parties, and how the document is named."""
    assert isinstance(fact, Agreement)
    yield f"status {fact.status}", 1.0
    yield "dated", float(fact.date is not None)
    yield "counted", float(fact.total is not None or fact.remaining is not None)
    yield "claimed", float(fact.claimed_by is not None)
    yield "no party", float(not fact.parties)
    yield "one party", float(len(fact.parties) == 1)
    yield "name long", size(len(fact.name.split())) / 2
    yield "bare name", float(" " not in fact.name)


OWN: Mapping[type, Callable[[Context, Any], Iterator[Feature]]] = {
    Statement: of_statement,
    Contact: of_contact,
    Appointment: of_appointment,
    Agreement: of_agreement,
}


def told_as(context: Context, who: str, span: Span, name: str) -> Iterator[Feature]:
    """How somebody is told at a place: by name, office, pronoun or a bare noun, of which type."""
    mention = mention_at(context, span)
    entity = context.cast.entities[mention.entity] if mention is not None else None
    yield f"{who} by {mention.kind if mention is not None else 'noun'}", 1.0
    yield f"{who} is {entity.type if entity is not None else 'unknown'}", 1.0
    if mention is not None:
        mentions = [m for m in context.cast.mentions if m.entity == mention.entity]
        yield f"{who} often named", size(len(mentions)) / 3
        yield f"{who} never nominative", float(not any(is_nominative_name(context, m) for m in mentions))
    yield from of_name(who, name)
    yield f"{who} without capital", float(name[:1].islower())
    yield f"{who} one name", float(bool(name) and not name[:1].islower() and " " not in name)


def of_name(who: str, name: str) -> Iterator[Feature]:
    """What the dictionary says of a name: one that it lacks may have been put into the nominative wrongly."""
    words = name.split()
    known = [bool({"Name", "Surn"} & morphology.grammemes(word)) for word in words if word[:1].isupper()]
    yield f"{who} unknown to the dictionary", float(bool(known) and not known[-1])
    yield f"{who} begins with a post", float(len(words) > 1 and morphology.lemma(words[0], "NOUN", {}) in posts())


def is_nominative_name(context: Context, mention: Mention) -> bool:
    """Whether a mention is a name in the nominative."""
    token = context.document.tokens[mention.head]
    return mention.kind == "name" and token.case in {"Nom", None}


def family(rule: str) -> str:
    """A rule without its own word, which few facts share: "meeting.verb", "quote.after", "appointed"."""
    return ".".join(rule.split(".")[:2]).partition("_by_")[0]


def is_named(party: Participant) -> bool:
    """Whether a party is more than an office or a common noun."""
    return party.name != party.office and not party.name[:1].islower()


def is_subject(context: Context, speaker: Token, cue: Token) -> bool:
    """Whether the parser has a word of the speaker for the subject of the cue."""
    mention = context.cast.at(speaker.index)
    words = range(mention.start, mention.stop) if mention is not None else (speaker.index,)
    return any(t.index in words for t in context.document.children(cue.index, "nsubj"))


def has_another_subject(context: Context, cue: Token, speaker: Token | None) -> bool:
    """Whether the parser gives the cue a subject, and the speaker is not it."""
    there = bool(context.document.children(cue.index, "nsubj"))
    return there and (speaker is None or not is_subject(context, speaker, cue))


def differ(one: Token, other: Token, feature: str) -> bool:
    """Whether two words have different values of a feature that both have."""
    values = {one.feats.get(feature), other.feats.get(feature)} - {None}
    return len(values) > 1


@cache
def posts() -> frozenset[str]:
    """The nouns of post."""
    return frozenset(word for kind in KINDS for word in groups()[kind])


def size(count: int) -> float:
    """A count on a scale where the hundredth matters less than the second."""
    return log1p(count)


def paired(text: str) -> bool:
    """Whether each mark that opens is closed."""
    return sum(text.count(c) for c in OPENING) == sum(text.count(c) for c in CLOSING)


def by_field(citations: Sequence[Citation]) -> dict[str, Span]:
    """The first span of each field."""
    return {c.field: c.span for c in reversed(citations)}


def first_token(context: Context, span: Span | None) -> Token | None:
    """The first token of a span, if there is one."""
    return next(iter(context.document.tokens_in(span)), None) if span is not None else None


def sentence_at(context: Context, offset: int) -> int:
    """The sentence at an offset, by number."""
    token = first_token(context, Span(offset, len(context.article.text)))
    return token.sentence if token is not None else len(context.document.sentences)


def sentence_words(context: Context, offset: int) -> Sequence[Token]:
    """The tokens of the sentence at an offset."""
    number = sentence_at(context, offset)
    sentences = context.document.sentences
    return context.document.sentence_tokens(sentences[number]) if number < len(sentences) else ()


def people_near(context: Context, offset: int) -> int:
    """How many persons the sentence at an offset speaks of."""
    near = {t.index for t in sentence_words(context, offset)}
    people = (m for m in context.cast.mentions if m.head in near)
    return len({m.entity for m in people if context.cast.entities[m.entity].type == "person"})


def mention_at(context: Context, span: Span) -> Mention | None:
    """The outermost mention that a span begins with, or else holds."""
    for token in context.document.tokens_in(span):
        mention = context.cast.outermost.get(token.index)
        if mention is not None:
            return mention
    return None


def kind_at(context: Context, span: Span) -> str | None:
    """The kind of the mention at a span."""
    mention = mention_at(context, span)
    return mention.kind if mention is not None else None


def mark_after(context: Context, token: Token) -> str:
    """What follows a stretch: "stop", "comma", "dash", "quote", "word" or "nothing"."""
    tokens = context.document.tokens
    if token.index + 1 >= len(tokens):
        return "nothing"
    text = tokens[token.index + 1].text
    names = {",": "comma", "—": "dash", "–": "dash", "-": "dash"} | dict.fromkeys(ENDS, "stop")
    return names.get(text) or ("word" if text[0].isalnum() else "quote")


def last_name(name: str) -> str:
    """The stem of the last word of a name."""
    return name.split()[-1].lower()[:4] if name else ""


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of a text."""
    return frozenset(word.strip("«»\"',.()").lower()[:4] for word in text.split())
