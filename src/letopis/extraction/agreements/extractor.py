"""Nouns -> agreements: each that something is told of, once, with its parties, counts and date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from letopis.extraction.agreements.counts import Progress, progress_at
from letopis.extraction.agreements.parties import claimed_by, parties_of, takes_part
from letopis.extraction.agreements.phrases import Phrase, phrase_at, suits
from letopis.extraction.agreements.status import Standing, standing
from letopis.extraction.agreements.words import nouns
from letopis.extraction.appointments.when import date_near, is_history
from letopis.extraction.context import Context
from letopis.model.document import Token
from letopis.model.record import Agreement, AgreementStatus
from letopis.model.span import Span

# Later stages are told of an agreement in the end; what undoes it weighs most.
ORDER: tuple[AgreementStatus, ...] = (
    "proposed", "negotiating", "agreed", "signed", "in force", "suspended", "rejected",
)  # fmt: skip
STEM = 5
# Nouns that news use for one and the same document.
SYNONYMS = frozenset({"соглашение", "договор", "пакт"})


@dataclass(frozen=True, slots=True)
class Draft:
    """One telling of an agreement; `status` is None where the noun is only counted or cited."""

    lemma: str
    name: str
    status: AgreementStatus | None
    parties: tuple[str, ...]
    progress: Progress
    date: str | None
    claimed_by: str | None
    span: Span
    public: bool


def extract(context: Context) -> Iterator[Agreement]:
    """The agreements of an article, each once, in text order."""
    for draft in merged(list(drafts(context))):
        if draft.status is None:
            continue
        if not draft.public:
            context.drop("agreement", draft.span, "no state or body takes part", "agreement_noun")
        elif is_history(context, draft.date):
            context.drop("agreement", draft.span, f"long before the news: {draft.date}", "agreement_noun")
        else:
            yield agreement_of(context, draft)


def agreement_of(context: Context, draft: Draft) -> Agreement:
    """A draft as a fact, with its citation."""
    assert draft.status is not None
    evidence = context.article.cite(draft.span)
    return Agreement(
        name=draft.name,
        parties=draft.parties,
        status=draft.status,
        total=draft.progress.total,
        remaining=draft.progress.remaining,
        date=draft.date,
        claimed_by=draft.claimed_by,
        evidence=evidence.text,
        citations=(evidence,),
        rule=f"agreement_{draft.status.replace(' ', '_')}",
    )


def drafts(context: Context) -> Iterator[Draft]:
    """The tellings of agreements, in text order."""
    for token in context.document.tokens:
        noun = nouns().get(token.lemma)
        if noun is None or token.pos not in {"NOUN", "PROPN"} or context.is_boilerplate(token.span.start):
            continue
        phrase = phrase_at(context, token.index)
        if suits(context, phrase, noun):
            yield draft_of(context, token, phrase)


def draft_of(context: Context, token: Token, phrase: Phrase) -> Draft:
    """What one occurrence of a noun tells."""
    told = standing(context.document, token.index)
    if told.reason:
        context.drop("agreement", context.document.span_of(phrase.start, phrase.stop), told.reason, "agreement_noun")
    places = [phrase.start, phrase.stop - 1, *([told.word.index] if told.word else [])]
    return Draft(
        lemma=token.lemma,
        name=phrase.name,
        status=told.status,
        parties=parties_of(context, token, told.word),
        progress=progress_at(context.document, token.index),
        date=date_of(context, told),
        claimed_by=claimed_by(context, token),
        span=context.document.cover(places),
        public=takes_part(context, token),
    )


def date_of(context: Context, told: Standing) -> str | None:
    """When it was, or is to be, signed, agreed or turned down; talk of it has no date here."""
    if told.word is None or told.status is None or told.is_talk:
        return None
    return date_near(context, told.word)


def merged(found: list[Draft]) -> list[Draft]:
    """The tellings with those of one agreement made one."""
    kept: list[Draft] = []
    for draft in found:
        place = next((i for i, other in enumerate(kept) if is_same(other, draft)), None)
        if place is None:
            kept.append(draft)
        else:
            kept[place] = united(kept[place], draft)
    return kept


def is_same(a: Draft, b: Draft) -> bool:
    """Whether two tellings are of one agreement: one noun, and the words of one name within the other's."""
    first, second = stems(a.name), stems(b.name)
    if a.lemma != b.lemma and {a.lemma, b.lemma} <= SYNONYMS:
        first, second = first - {a.lemma[:STEM]}, second - {b.lemma[:STEM]}
    elif a.lemma != b.lemma:
        return False
    return first <= second or second <= first


def stems(name: str) -> set[str]:
    """The words of a name, cut to their stems."""
    return {word[:STEM].lower() for word in name.split() if len(word) > 2}


def united(a: Draft, b: Draft) -> Draft:
    """Two tellings as one: the fuller name, the later stage with its date and words, all counts."""
    later = max((d for d in (a, b) if d.status), key=lambda d: ORDER.index(d.status), default=a)
    return replace(
        later,
        name=max(a.name, b.name, key=len),
        parties=later.parties or a.parties or b.parties,
        progress=a.progress.with_more(b.progress),
        date=later.date or a.date or b.date,
        claimed_by=later.claimed_by or a.claimed_by or b.claimed_by,
        public=a.public or b.public,
    )
