"""The dateline of an agency: "МОСКВА, 15 апреля — РИА Новости.", "Минск, 15 апреля. /Корр. БЕЛТА/."

Place, date and agency come in any order; two of them at least, or an agency between slashes,
and a dash or full stop behind them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from letopis.model.span import Span
from letopis.sources.outlets import Outlet, outlet_named, outlets, own_file

MONTHS = (
    "января|янв|февраля|фев|марта|мар|апреля|апр|мая|май|июня|июн|июля|июл|августа|авг|сентября|сен|сент"
    "|октября|окт|ноября|ноя|нояб|декабря|дек"
)
YEAR = r"(?:\s+\d{4}(?:\s+года|\s*г\.)?)?"
DATE = rf"(?P<date>\d{{1,2}}\s+(?:{MONTHS})\b\.?{YEAR}|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}}))"
NAME = r"[А-ЯЁ][А-ЯЁа-яё]+(?:[- ](?:на-)?[А-ЯЁ][А-ЯЁа-яё]+){0,2}"
PLACE = rf"(?P<place>{NAME})(?:\s*[/(]{NAME}[/)])?"
GAP = r"[\s,.]*[\s/(,.–—-]*"
CORRESPONDENT = r"(?i:(?:корр|соб\.\s*корр|спец\.?\s*корр)\.?\s+)?"
# The writer's name that RIA Novosti puts behind its own: "РИА Новости, Иван Петров."
WRITER = r"(?:,\s*[А-ЯЁ][а-яё]+\s+[А-ЯЁ][а-яё-]+)?"
END = r"\s*(?:[/)]\s*\.?|\.|:|(?=\s[–—-]\s))(?:\s*[–—-](?=\s))?"
# A dateline is within the first words of a text.
LONGEST = 150


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when an article was sent, and by whom: the words as they stand; `outlet` where it is known."""

    span: Span
    place: str | None
    date: str | None
    outlet: Outlet | None


def find_dateline(text: str, start: int = 0) -> Dateline | None:
    """The dateline at `start` of a text, or None."""
    head = text[start : start + LONGEST]
    for form in _forms(own_file()):
        if match := form.match(head):
            parts = match.groupdict()
            outlet = outlet_named(parts["outlet"]) if parts.get("outlet") else None
            words = (parts.get("date") or "").rstrip(".") or None
            return Dateline(Span(start, start + match.end()), parts.get("place"), words, outlet)
    return None


@cache
def _forms(file: str | None) -> tuple[re.Pattern[str], ...]:
    """The forms of a dateline with all outlets; `file` is the user's own list of them."""
    names = sorted((re.escape(name) for outlet in outlets() for name in outlet.names), key=len, reverse=True)
    # Longer than any name in capitals that may be a word: the agency is known, so its case does not matter.
    outlet = rf"{CORRESPONDENT}(?:ИА\s+)?[«\"]?(?P<outlet>(?i:{'|'.join(names)}))(?![^\W_])[»\"]?{WRITER}"
    orders = (
        f"{PLACE}{GAP}{DATE}{GAP}{outlet}",
        f"{DATE}{GAP}{PLACE}{GAP}{outlet}",
        f"{DATE}{GAP}{outlet}",
        f"{outlet}{GAP}{DATE}",
        f"{PLACE}{GAP}{outlet}",
        f"{PLACE},\\s+{DATE}",
        f"/{outlet}",
    )
    return tuple(re.compile(order + END) for order in orders)
