"""News or background: whether a contact is what the article reports, or what it recalls."""

from __future__ import annotations

from letopis.extraction.contacts.frames import words
from letopis.extraction.contacts.merge import Draft
from letopis.extraction.context import Context
from letopis.model.document import Sentence

LEAD_PARAGRAPHS = 1


def is_foreground(context: Context, draft: Draft) -> bool:
    """Told in the headline or the lead, and not as something recalled."""
    return any(in_news(context, c.trigger) for c in draft.candidates)


def in_news(context: Context, trigger: int) -> bool:
    """Whether one telling stands in headline or lead without a word of recall."""
    sentence = context.document.sentence_of(trigger)
    if context.article.in_title(sentence.span.start):
        return True
    return paragraph(context, sentence.span.start) < LEAD_PARAGRAPHS and not recalls(context, sentence)


def paragraph(context: Context, offset: int) -> int:
    """The number of a paragraph of the body, from 0."""
    start = context.article.title_span.stop if context.article.title_span else 0
    lines = context.article.text[start:offset].split("\n")
    return sum(1 for line in lines[:-1] if line.strip())


def recalls(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence opens as a look back ("Напомним, ...")."""
    opening = context.document.tokens[sentence.start : min(sentence.start + 3, sentence.stop)]
    return any(t.lemma in words("recall") and t.pos != "ADP" for t in opening)
