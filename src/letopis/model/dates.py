"""Time expressions. Values are EDTF (ISO 8601-2)."""

from __future__ import annotations

from dataclasses import dataclass

from letopis.model.span import Span


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its words, its EDTF value, the date that it leans on.

    `value` is None where the words name a time that cannot be told ("недавно", or "в среду"
    without a publication date); it keeps the words' own precision ("2021-02", "XXXX-04-15",
    "2021-04-13/2021-04-14"). `anchor` is an ISO date or None for an absolute expression.
    Tokens `[start, stop)`.
    """

    span: Span
    start: int
    stop: int
    value: str | None
    anchor: str | None
    rule: str
