"""The driver: quotations and cues to drafts, drafts to statements with their speakers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from letopis.extraction.context import Context
from letopis.extraction.statements.dialogue import dash_led
from letopis.extraction.statements.direct import blocks, quoted_words
from letopis.extraction.statements.draft import Draft, Scene, Voice
from letopis.extraction.statements.headings import headline
from letopis.extraction.statements.leaning import with_speakers
from letopis.extraction.statements.pointing import pointed_sentences
from letopis.extraction.statements.quotations import Quotation, find_quotations
from letopis.extraction.statements.reported import colon_clauses, that_clauses
from letopis.extraction.statements.selection import selected
from letopis.extraction.statements.tags import find_tags, tagged_clauses
from letopis.extraction.statements.turns import find_turns
from letopis.model.record import Statement


def extract(context: Context) -> Iterator[Statement]:
    """The statements of an article in text order."""
    quotations = tuple(find_quotations(context.document))
    scene = Scene(context, quotations, frozenset())
    turns = list(find_turns(scene))
    scene = replace(scene, quoted=tokens_of(turns))
    spoken = list(dash_led(scene))
    scene = replace(scene, quoted=scene.quoted | tokens_of(spoken))
    quotes = [*quoted_words(scene), *blocks(scene), *spoken]
    inside = frozenset(i for q in quotations for i in range(q.opening + 1, q.closing))
    scene = replace(scene, quoted=scene.quoted | tokens_of(quotes), inside=inside)
    tags = tuple(find_tags(scene))
    used = {draft.cue for draft in quotes}
    thats = list(that_clauses(scene, tags))
    used |= {draft.cue for draft in thats}
    clauses = [
        *headline(scene),
        *thats,
        *colon_clauses(scene),
        *tagged_clauses(scene, tuple(t for t in tags if t.cue not in used)),
        *pointed_sentences(scene, tags, [*quotes, *thats]),
    ]
    drafts = sorted([*turns, *quotes, *(whole_quotation(scene, d) for d in clauses)], key=lambda d: (d.start, -d.stop))
    for draft in selected(scene, with_speakers(scene, drafts, tags)):
        yield statement_of(scene, draft)


def whole_quotation(scene: Scene, draft: Draft) -> Draft:
    """A reported clause that is one quotation from end to end is direct: "По его словам, «...»"."""
    own = next((q for q in scene.quotations if q.opening == draft.start and q.closing == draft.stop - 1), None)
    return replace(draft, start=own.opening + 1, stop=own.closing, direct=True) if own is not None else draft


def tokens_of(drafts: Sequence[Draft]) -> frozenset[int]:
    """The tokens of quoted words, without the author's words between them."""
    parts: list[Quotation] = [q for d in drafts for q in d.quotes]
    turns = [i for d in drafts if not d.quotes for i in range(d.start, d.stop)]
    return frozenset([*turns, *(i for q in parts for i in range(q.opening, q.closing + 1))])


def statement_of(scene: Scene, draft: Draft) -> Statement:
    """A draft with its speaker as a statement."""
    article, document = scene.context.article, scene.document
    assert isinstance(draft.speaker, Voice)
    span = document.span_of(draft.start, draft.stop)
    cue = scene.tokens[draft.cue] if draft.cue is not None else None
    cited = [("text", span), ("speaker", document.span_of(draft.speaker.start, draft.speaker.stop))]
    cited += [("cue", cue.span)] if cue else []
    return Statement(
        speaker=draft.speaker.name,
        medium=draft.medium.name if isinstance(draft.medium, Voice) else None,
        direct=draft.direct,
        text=article.text[span.start : span.stop],
        cue=cue.text if cue else None,
        span=span,
        citations=tuple(article.cite(s, field) for field, s in cited),
        rule=draft.rule,
    )
