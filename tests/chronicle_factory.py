"""Reports for tests: what the case is not about is filled in."""

from __future__ import annotations

from itertools import count
from typing import Any

from letopis.model.chronicle import Party, Report

NUMBERS = count(1)
KNOWN = {
    "Лавров": Party("Сергей Лавров", "person", "RU"),
    "Путин": Party("Владимир Путин", "person", "RU"),
    "Лукашенко": Party("Александр Лукашенко", "person", "BY"),
    "Макей": Party("Владимир Макей", "person", "BY"),
    "Фидан": Party("Хакан Фидан", "person", "TR"),
    "Россия": Party("Россия", "country", "RU"),
    "Белоруссия": Party("Белоруссия", "country", "BY"),
    "Турция": Party("Турция", "country", "TR"),
    "МИД Белоруссии": Party("МИД Белоруссии", "organization", "BY"),
    "ЕС": Party("ЕС", "organization", "EU"),
    "Еврокомиссия": Party("Еврокомиссия", "organization", "EU"),
}


def party(name: str, role: str | None = None) -> Party:
    """A known party by its short name, else a person of no country."""
    known = KNOWN.get(name, Party(name, "person"))
    return Party(known.name, known.type, known.represents, role)


def contact(kind: str, *who: str, **fields: Any) -> Report:
    """A contact told on 16 April 2021, unless told otherwise; of a letter the first is the sender."""
    roles = ["sender", "recipient"] if kind == "letter" else [None] * len(who)
    parties = tuple(party(name, role) for name, role in zip(who, roles, strict=True))
    return report(what="contact", kind=kind, parties=parties, **({"status": "held"} | fields))


def change(who: str, kind: str, post: str | None = None, body: str | None = None, **fields: Any) -> Report:
    """A change of office."""
    return report(what="appointment", kind=kind, parties=(party(who),), subject=post, body=body, **fields)


def report(**fields: Any) -> Report:
    """A report with an id and an article of its own."""
    number = next(NUMBERS)
    defaults: dict[str, Any] = {
        "id": f"report:{number:016x}", "article": f"article:{number:016x}", "status": None, "parties": (),
        "subject": None, "body": None, "date": None, "place": None, "published": "2021-04-16", "foreground": True,
        "evidence": "слова", "sentences": (f"Слова {number}.",), "confidence": 0.7,
        "fact": {"topics": list(fields.pop("topics", ()))},
    }  # fmt: skip
    return Report(**(defaults | fields))
