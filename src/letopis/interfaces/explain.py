"""Why a record says what it says: the rule of each fact, the words of each field, what was dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from letopis.interfaces.facts import Shown
from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import one_line
from letopis.model.cast import Entity, Mention
from letopis.model.dates import Timex
from letopis.model.record import Dropped, Record
from letopis.model.span import Span


def explain_fact(fact: Shown, say: Messages) -> Iterator[str]:
    """The rule and confidence of a fact, then its citations: field, offsets, exact words."""
    yield f"{say('field.rule')}: {fact.rule}, {say('field.confidence')} {fact.confidence:.2f}"
    for citation in fact.citations:
        yield f"- {citation.field} {_offsets(citation.span)} {_quote(citation.text, say)}"


def explain_rest(record: Record, say: Messages, bold: Callable[[str], str] = str) -> Iterator[str]:
    """Names and times with the rules that read them, and the near candidates that made no fact."""
    yield from ("", bold(say("section.entities")))
    for entity in record.cast.entities.values():
        yield from _entity(entity, [m for m in record.cast.mentions if m.entity == entity.id], record, say)
    yield from ("", bold(say("section.times")))
    yield from (_time(time, record, say) for time in record.times)
    yield from ("", bold(say("section.dropped")))
    yield from (_dropped(dropped, say) for dropped in record.dropped)
    if not record.dropped:
        yield say("dropped.none")


def _entity(entity: Entity, mentions: list[Mention], record: Record, say: Messages) -> Iterator[str]:
    told = (say(f"entity.{entity.type}"), entity.country, entity.office, entity.wikidata)
    yield one_line(f"{entity.name} ({', '.join(fact for fact in told if fact)}) {entity.id}")
    for mention in mentions:
        words = _quote(_words(mention.span, record), say)
        yield f"   - {_offsets(mention.span)} {words} {say('field.rule')}: {mention.rule}"


def _time(time: Timex, record: Record, say: Messages) -> str:
    anchor = f" <- {time.anchor}" if time.anchor else ""
    words = _quote(_words(time.span, record), say)
    return f"{_offsets(time.span)} {words} = {time.value or '?'}{anchor} {say('field.rule')}: {time.rule}"


def _dropped(dropped: Dropped, say: Messages) -> str:
    return say(
        "dropped.line",
        what=one_line(dropped.what),
        start=dropped.span.start,
        stop=dropped.span.stop,
        text=one_line(dropped.text),
        reason=one_line(dropped.reason),
        rule=dropped.rule,
    )


def _words(span: Span, record: Record) -> str:
    return record.article.text[span.start : span.stop]


def _quote(text: str, say: Messages) -> str:
    return say("quote", text=one_line(text))


def _offsets(span: Span) -> str:
    return f"[{span.start}, {span.stop})"
