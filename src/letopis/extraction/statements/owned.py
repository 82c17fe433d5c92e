"""Clauses of a noun that has its own speaker: "привёл слова Иванова о том, что ..."."""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.statements.cues import cue_at, group
from letopis.extraction.statements.draft import Draft, Scene, Speaker, Voice
from letopis.extraction.statements.naming import named
from letopis.extraction.statements.noun_phrases import genitives_end
from letopis.extraction.statements.speakers import owner_of
from letopis.extraction.statements.stretches import clause_end, hard_stop, trimmed
from letopis.extraction.syntax import subject
from letopis.model.document import Token

NEAR = 10  # words from the noun to its clause, at most


def owned_noun(scene: Scene, mark: Token) -> Token | None:
    """The noun whose clause "что" opens, if the genitive after it is the speaker."""
    before = about_that(scene, mark)
    for noun in reversed(scene.tokens[max(before - NEAR, scene.document.sentence_of(mark.index).start) : before]):
        if noun.text in {",", ":", ";"} or noun.feats.get("VerbForm") == "Fin":
            return None
        if noun.lemma in group("words") and genitives_end(scene, noun.index + 1) >= before:
            return noun if isinstance(owner_of(scene, noun.index), Voice) else None
    return None


def about_that(scene: Scene, mark: Token) -> int:
    """Where the words before a clause end: at its comma, or at the "о" of "о том, что"."""
    comma = mark.index - 1
    return comma - 2 if scene.tokens[comma - 1].low == "том" and scene.tokens[comma - 2].low == "о" else comma


def owned_clause(scene: Scene, mark: Token, noun: Token) -> Iterator[Draft]:
    """The draft of such a clause; who passes the words on is the medium."""
    verb = next((t for t in scene.document.ancestors(noun.index) if t.pos == "VERB"), noun)
    stretch = trimmed(scene, mark.index + 1, end(scene, mark, noun, verb))
    if stretch is None:
        return
    speaker = owner_of(scene, noun.index)
    yield Draft(stretch.start, stretch.stop, False, noun.index, speaker, "that.owned", passed_on(scene, verb))


def end(scene: Scene, mark: Token, noun: Token, verb: Token) -> int:
    """Where a clause ends: at its first comma if the main clause is still to come ("Слова о том, что ..., удивили")."""
    start = scene.document.sentence_of(mark.index).start
    if any(t.feats.get("VerbForm") == "Fin" for t in scene.tokens[start : noun.index]):
        return clause_end(scene, mark, verb)
    stop = hard_stop(scene, mark.index, scene.document.sentence_of(mark.index).stop)
    return next((i for i in range(mark.index + 2, stop) if scene.tokens[i].text == ","), stop)


def passed_on(scene: Scene, verb: Token) -> Speaker:
    """Who passes words on: the subject of "привести", "передать"."""
    kind = cue_at(verb, "quote")
    head = subject(scene.document, verb.index) if kind is not None and kind.kind == "quoting" else None
    return named(scene, head) if head is not None else None
