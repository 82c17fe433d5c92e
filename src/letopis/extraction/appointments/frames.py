"""The frames of `appointments.toml` and the words of `modality.toml`, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from letopis.lexicons.loader import load_toml
from letopis.model.record import Change

FIELDS = ("part", "words", "change", "person", "rival", "post", "needs", "form", "weak", "example", "expect")
REQUIRED = ("part", "words", "change", "person", "post", "example", "expect")

Part = Literal["verb", "noun"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger of appointment and where its parts stand; see the head of `appointments.toml`."""

    part: Part
    words: tuple[str, ...]
    change: Change
    person: Literal["subject", "object", "genitive", "dative", "from", "onto", "to"]
    rival: Literal["subject", "object", "dative", "genitive", "from"] | None
    post: tuple[str, ...]
    needs: tuple[tuple[str, str], ...]
    form: Literal["finite", "present", "future", "dated"] | None
    weak: bool
    example: str
    expect: str

    @property
    def rule(self) -> str:
        """The name that facts of this frame carry: "left_by_сложить"."""
        return f"{self.change}_by_{self.words[0]}"


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of the file."""
    return tuple(map(frame_of, load_toml("appointments.toml", table="frame", fields=FIELDS, required=REQUIRED)))


def frame_of(entry: Mapping[str, Any]) -> Frame:
    """An entry of the file as a frame; "в отставка" becomes ("в", "отставка")."""
    needs = tuple((left, right) for left, _, right in (need.rpartition(" ") for need in entry.get("needs", ())))
    return Frame(
        entry["part"],
        tuple(entry["words"]),
        entry["change"],
        entry["person"],
        entry.get("rival"),
        tuple(entry["post"]),
        needs,
        entry.get("form"),
        entry.get("weak", False),
        entry["example"],
        entry["expect"],
    )


@cache
def frames_by_lemma() -> Mapping[str, tuple[Frame, ...]]:
    """The frames that a lemma may open."""
    return {word: tuple(f for f in frames() if word in f.words) for frame in frames() for word in frame.words}


@cache
def modality() -> Mapping[str, frozenset[str]]:
    """The words of `modality.toml` by the name of their group: "unreal", "doubt", "intent"."""
    entries = load_toml("modality.toml", table="group", fields=("name", "words", "example"), key="name")
    return {entry["name"]: frozenset(entry["words"]) for entry in entries}
