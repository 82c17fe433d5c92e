"""Which drafts become statements where they lie in one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from letopis.extraction.statements.draft import Draft, Scene, Voice
from letopis.model.document import Token


def selected(scene: Scene, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts that stand: of two that lie in one another the outer, of two layers the inner."""
    known = [d for d in drafts if keeps_speaker(scene, d)]
    for draft in sorted(known, key=lambda d: (d.start, -d.stop)):
        if not any(displaces(scene, other, draft) for other in known if other is not draft):
            yield draft


def keeps_speaker(scene: Scene, draft: Draft) -> bool:
    """Whether a draft has a speaker; one without is kept for `--explain` only."""
    if isinstance(draft.speaker, Voice):
        return True
    scene.context.drop("statement", scene.document.span_of(draft.start, draft.stop), "no speaker is told", draft.rule)
    return False


def displaces(scene: Scene, other: Draft, draft: Draft) -> bool:
    """Whether another draft takes the place of one."""
    if is_lead(draft, other):
        return True
    if other.covers(draft) and not draft.covers(other):
        return not is_layer(scene, other, draft)
    if draft.covers(other) and other.covers(draft):
        return (other.direct and not draft.direct) or (other.direct == draft.direct and order(other) < order(draft))
    return draft.covers(other) and is_layer(scene, draft, other)


def is_lead(draft: Draft, other: Draft) -> bool:
    """Whether a draft is cut short to the words that introduce another: "добавив, что полиция считает, что ..."."""
    return other.cue is not None and draft.start <= other.cue == draft.stop - 1 < other.start <= draft.stop + 2


def is_layer(scene: Scene, outer: Draft, inner: Draft) -> bool:
    """Whether the outer draft is no more than the inner one with its cue: "сообщил, что Путин заявил, что ..."."""
    if outer.direct or inner.cue is None or inner.stop != outer.stop or name(inner) == name(outer):
        return False
    lead = range(outer.start, inner.start)
    return inner.cue in lead and not any(i != inner.cue and is_finite(scene.tokens[i]) for i in lead)


def is_finite(token: Token) -> bool:
    """Whether a token is a finite verb."""
    return token.feats.get("VerbForm") == "Fin"


def name(draft: Draft) -> str | None:
    """The name of a draft's speaker."""
    return draft.speaker.name if isinstance(draft.speaker, Voice) else None


def order(draft: Draft) -> tuple[int, str]:
    """Ties go to the first cue."""
    return (draft.cue or 0, draft.rule)
