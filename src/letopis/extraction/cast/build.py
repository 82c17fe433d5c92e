"""The cast of a document, put together: names, offices, bodies, countries, places.

Order matters: persons first, then the offices that stand beside their names, then offices alone,
which lean on those; pronouns come last (pronouns.py).
"""

from __future__ import annotations

from letopis.extraction.cast.alone import add_offices_alone
from letopis.extraction.cast.beside import agree, find_beside
from letopis.extraction.cast.draft import CastDraft
from letopis.extraction.cast.named import add_people
from letopis.extraction.cast.offices import OfficeReader
from letopis.extraction.cast.others import add_bodies, add_hits, add_other_names
from letopis.model.cast import Cast
from letopis.model.document import Document


def build_cast(document: Document) -> Cast:
    """The cast of a document without pronouns."""
    draft = CastDraft(document)
    phrases = OfficeReader(draft.document, draft.hits, [n.name for n in draft.names.values()]).read()
    beside = find_beside(draft, phrases)
    agree(draft, phrases, beside)
    add_people(draft, phrases, beside)
    add_bodies(draft)
    add_hits(draft)
    add_other_names(draft)
    add_offices_alone(draft, [p for p in phrases if p.start not in beside])
    return draft.cast()
