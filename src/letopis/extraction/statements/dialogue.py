"""Dialogue without quotation marks: a paragraph that a dash opens is somebody's words.

— Мы готовы ждать, — сказал Иванов. — Но недолго.
  [                                            ]     one direct statement, broken by the author's words
"""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.statements.cues import cue_at
from letopis.extraction.statements.direct import STOPS, Words, speaker_of, words_in
from letopis.extraction.statements.draft import Draft, Scene
from letopis.extraction.statements.quotations import DASHES, split_paragraphs
from letopis.extraction.statements.stretches import trimmed

TO_CUE = 4  # words between the dash and the verb of the author's words, at most


def dash_led(scene: Scene) -> Iterator[Draft]:
    """The turns that a dash opens and that the author's words give to somebody."""
    for paragraph in split_paragraphs(scene.document):
        if scene.tokens[paragraph.start].text not in DASHES or scene.skips(paragraph.start):
            continue
        draft = turn(scene, paragraph)
        if draft is not None:
            yield draft


def turn(scene: Scene, paragraph: range) -> Draft | None:
    """The words of one turn: up to the author's words, and on after the dash that ends those."""
    found = author(scene, paragraph)
    if found is None:
        return None
    resumed = found.region.stop + 1 < paragraph.stop
    stretch = trimmed(scene, paragraph.start + 1, paragraph.stop if resumed else found.region.start - 1)
    if stretch is None:
        return None
    return Draft(stretch.start, stretch.stop, True, found.cue, speaker_of(scene, found)[0], "dialogue")


def author(scene: Scene, paragraph: range) -> Words | None:
    """The author's words of a turn: between a dash after a mark and the next such dash, or the end."""
    dashes = [i for i in paragraph[2:] if scene.tokens[i].text in DASHES and scene.tokens[i - 1].text in STOPS]
    for n, dash in enumerate(dashes):
        end = dashes[n + 1] if n + 1 < len(dashes) else paragraph.stop
        near = range(dash + 1, min(dash + 1 + TO_CUE, end))
        if any(cue_at(scene.tokens[i], "quote") and speaks_of_another(scene, i) for i in near):
            return words_in(scene, range(dash + 1, end))
    return None


def speaks_of_another(scene: Scene, cue: int) -> bool:
    """Whether a verb is the author's and not the speaker's own: "— Я скажу, — думаю, завтра"."""
    return scene.tokens[cue].feats.get("Person") not in {"1", "2"}
