"""News or background: whether a contact is what the article reports, or what it recalls."""

from __future__ import annotations

from letopis.extraction.contacts.candidates import Candidate
from letopis.extraction.contacts.frames import words
from letopis.extraction.contacts.merge import Draft
from letopis.extraction.context import Context
from letopis.extraction.syntax import preposition
from letopis.model.document import Sentence
from letopis.model.edtf import parse

LEAD_PARAGRAPHS = 2
NEWS_DAYS = 10  # what happened earlier before publication is recalled, not reported


def is_foreground(context: Context, draft: Draft) -> bool:
    """Told in the headline or the lead, or as a plan, and not as something recalled or long past."""
    return not long_past(context, draft) and any(in_news(context, c) for c in draft.candidates)


def long_past(context: Context, draft: Draft) -> bool:
    """Whether a contact lies well before the publication."""
    published, value = context.article.published, draft.time.value if draft.time else None
    if published is None or value is None or "X" in value:
        return False
    last = parse(value).last
    return last is not None and (published - last).days > NEWS_DAYS


def in_news(context: Context, candidate: Candidate) -> bool:
    """Whether one telling stands in headline or lead, or tells a plan, without a word of recall."""
    sentence = context.document.sentence_of(candidate.trigger)
    if context.article.in_title(sentence.span.start):
        return True
    if recalls(context, sentence) or occasion_in_quotation(context, candidate):
        return False
    lead = paragraph(context, sentence.span.start) < LEAD_PARAGRAPHS
    return lead or candidate.status in {"planned", "proposed"}


def occasion_in_quotation(context: Context, candidate: Candidate) -> bool:
    """Whether a contact is only mentioned in somebody's direct words ("в контексте визита")."""
    offset = context.document.tokens[candidate.trigger].span.start
    quoted = any(s.direct and s.span.holds(offset) for s in context.statements)
    return quoted and (not candidate.frame.verbal or preposition(context.document, candidate.trigger) is not None)


def paragraph(context: Context, offset: int) -> int:
    """The number of a paragraph of the body, from 0."""
    start = context.article.title_span.stop if context.article.title_span else 0
    lines = context.article.text[start:offset].split("\n")
    return sum(1 for line in lines[:-1] if line.strip())


def recalls(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence opens as a look back ("Напомним, ...")."""
    opening = context.document.tokens[sentence.start : min(sentence.start + 3, sentence.stop)]
    return any(t.lemma in words("recall") and t.pos != "ADP" for t in opening)
