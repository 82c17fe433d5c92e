"""The frames of contact, from `lexicons/contacts.toml`, by the lemma that triggers them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from letopis.lexicons.loader import load_toml
from letopis.model.record import ContactKind

FIELDS = (
    "form", "kind", "words", "roles", "needs", "needs_role", "needs_parties", "where", "weak", "people", "example",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """What a trigger word tells: a kind of contact and the complements that carry its parties."""

    kind: ContactKind
    words: tuple[str, ...]
    roles: tuple[str, ...]
    needs: tuple[str, ...]
    needs_role: tuple[str, ...]
    needs_parties: int
    where: str
    weak: bool
    people: bool
    verbal: bool
    example: str

    @property
    def rule(self) -> str:
        """The name of the rule that a frame is: "meeting.verb.встретиться"."""
        return f"{self.kind}.{'verb' if self.verbal else 'noun'}.{self.words[0]}"


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Frames by trigger lemma; those that need a further word come first."""
    by_word: dict[str, list[Frame]] = defaultdict(list)
    for entry in load_toml(
        "contacts.toml", table="frame", fields=FIELDS, required=("kind", "form", "words", "example")
    ):
        frame = frame_of(entry)
        for word in frame.words:
            by_word[word].append(frame)
    return {word: tuple(sorted(found, key=lambda f: not f.needs)) for word, found in by_word.items()}


def frame_of(entry: dict[str, Any]) -> Frame:
    """An entry of the lexicon as a frame."""

    def listed(key: str) -> tuple[str, ...]:
        return tuple(entry.get(key, ()))

    return Frame(
        kind=entry["kind"],
        words=listed("words"),
        roles=listed("roles"),
        needs=listed("needs"),
        needs_role=listed("needs_role"),
        needs_parties=int(entry.get("needs_parties", 0)),
        where=str(entry.get("where", "in")),
        weak=bool(entry.get("weak", False)),
        people=bool(entry.get("people", False)),
        verbal=entry["form"] == "verb",
        example=str(entry["example"]),
    )


@cache
def words(group: str) -> frozenset[str]:
    """The lemmas of a group of `contact_words.toml`: "light", "ahead", "press", ..."""
    return groups()[group]


@cache
def groups() -> dict[str, frozenset[str]]:
    """All groups by name."""
    entries = load_toml("contact_words.toml", table="group", fields=("name", "words", "example"), key="name")
    return {entry["name"]: frozenset(entry["words"]) for entry in entries}
