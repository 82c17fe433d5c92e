"""Score records against gold ones: figures, and the differences behind them.

Entries pair one to one, the most alike first; a gold entry marked "optional" leaves every count,
and the prediction that pairs with it does too. The counts add up over all documents:

    contact          found where the participants overlap with F1 of one half or more
    contact.slots    kind, status, date, place and each participant
    statement        found where the speaker agrees and the words overlap by 0.6 or more
    statement.exact  ... and the stretch is the same but for marks
    appointment      person and change agree; .slots adds post, body and date
    agreement        names agree; .slots adds status, total, remaining and date
    record           all slots of the four lists: the headline figure

The slots of an entry that pairs with none are all wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from letopis.evaluation.compare import (
    dice,
    equal,
    same_body,
    same_kind,
    same_party,
    same_place,
    same_range,
    same_speaker,
    same_text,
    words,
)

Fact = Mapping[str, Any]
"""One entry of a list of a record, gold or predicted."""

RecordDict = Mapping[str, Any]
"""A record, gold or predicted, as the contract's object."""

Likeness = Callable[[Any, Any], float]
Same = Callable[[Any, Any], bool]

CONTACT_SLOTS: Mapping[str, Same] = {"kind": same_kind, "status": equal, "date": equal, "place": same_place}
APPOINTMENT_SLOTS: Mapping[str, Same] = {
    "person": same_speaker,
    "change": equal,
    "post": same_text,
    "body": same_body,
    "date": equal,
}
AGREEMENT_SLOTS: Mapping[str, Same] = {
    "name": same_text,
    "status": equal,
    "total": equal,
    "remaining": same_range,
    "date": equal,
}
PARTICIPANTS_OVERLAP = 0.5
WORDS_OVERLAP = 0.6


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts of one figure: found rightly, in gold, predicted."""

    right: int = 0
    gold: int = 0
    pred: int = 0

    @property
    def precision(self) -> float:
        """The share of the predicted that is right."""
        return self.right / self.pred if self.pred else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that is found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def plus(self, right: int, gold: int, pred: int) -> Figure:
        """This figure with more counted."""
        return Figure(self.right + right, self.gold + gold, self.pred + pred)


@dataclass(frozen=True, slots=True)
class Difference:
    """A miss (no `pred`), an invention (no `gold`), or a pair that differs in `slots`."""

    list: Literal["contact", "statement", "appointment", "agreement"]
    gold: Fact | None
    pred: Fact | None
    slots: tuple[str, ...] = ()


class Score:
    """Figures by name and differences, added up document by document."""

    def __init__(self) -> None:
        self.figures: defaultdict[str, Figure] = defaultdict(Figure)

    def add(self, gold: RecordDict, pred: RecordDict) -> list[Difference]:
        """Count one document; a list that `pred` lacks counts as empty."""
        return [
            *self._contacts(*_lists("contacts", gold, pred)),
            *self._statements(*_lists("statements", gold, pred)),
            *self._slotted("appointment", APPOINTMENT_SLOTS, appointment_likeness, *_lists("appointments", gold, pred)),
            *self._slotted("agreement", AGREEMENT_SLOTS, agreement_likeness, *_lists("agreements", gold, pred)),
        ]

    def _contacts(self, gold: Sequence[Fact], pred: Sequence[Fact]) -> Iterator[Difference]:
        aligned = align(gold, pred, contact_likeness)
        self._count("contact", aligned)
        for g, p in aligned:
            self._slots("contact", CONTACT_SLOTS, g, p)
            parties = (_parties(g), _parties(p))
            hits = len(pair_up(*parties, same_party))
            for name in ("contact.participants", "contact.slots", "record"):
                self._plus(name, hits, len(parties[0]), len(parties[1]))
            wrong = _wrong(CONTACT_SLOTS, g, p) + (("participants",) if hits < max(map(len, parties)) else ())
            if wrong or g is None or p is None:
                yield Difference("contact", g, p, wrong)

    def _statements(self, gold: Sequence[Fact], pred: Sequence[Fact]) -> Iterator[Difference]:
        aligned = align(gold, pred, statement_likeness)
        in_gold = [g for g, _ in aligned if g is not None]
        in_pred = [p for _, p in aligned if p is not None]
        pairs = [(g, p) for g, p in aligned if g is not None and p is not None]
        self._count("statement", aligned)
        for direct, name in ((True, "statement.direct"), (False, "statement.indirect")):
            sides = sum(g["direct"] == direct for g in in_gold), sum(p.get("direct") == direct for p in in_pred)
            self._plus(name, sum(g["direct"] == direct == p.get("direct") for g, p in pairs), *sides)
        exact = sum(words(g["text"]) == words(p.get("text")) for g, p in pairs)
        self._plus("statement.exact", exact, len(in_gold), len(in_pred))
        self._plus("record", 2 * len(pairs), 2 * len(in_gold), 2 * len(in_pred))  # speaker and stretch
        yield from (Difference("statement", g, p) for g, p in aligned if g is None or p is None)

    def _slotted(
        self,
        kind: Literal["appointment", "agreement"],
        names: Mapping[str, Same],
        likeness: Likeness,
        gold: Sequence[Fact],
        pred: Sequence[Fact],
    ) -> Iterator[Difference]:
        aligned = align(gold, pred, likeness)
        self._count(kind, aligned)
        for g, p in aligned:
            self._slots(kind, names, g, p)
            wrong = _wrong(names, g, p)
            if wrong or g is None or p is None:
                yield Difference(kind, g, p, wrong)

    def _count(self, name: str, aligned: Sequence[tuple[Fact | None, Fact | None]]) -> None:
        gold = sum(g is not None for g, _ in aligned)
        pred = sum(p is not None for _, p in aligned)
        self._plus(name, gold + pred - len(aligned), gold, pred)

    def _slots(self, kind: str, names: Mapping[str, Same], gold: Fact | None, pred: Fact | None) -> None:
        for slot, same in names.items():
            g, p = _value(gold, slot), _value(pred, slot)
            if g is None and p is None:
                continue
            right = g is not None and p is not None and same(g, p)
            for name in (f"{kind}.{slot}", f"{kind}.slots", "record"):
                self._plus(name, int(right), int(g is not None), int(p is not None))

    def _plus(self, name: str, right: int, gold: int, pred: int) -> None:
        self.figures[name] = self.figures[name].plus(right, gold, pred)


def contact_likeness(gold: Fact, pred: Fact) -> float:
    """The overlap of participants, and kind, status, date and place to tell like ones apart."""
    parties = (_parties(gold), _parties(pred))
    total = sum(map(len, parties))
    overlap = 2 * len(pair_up(*parties, same_party)) / total if total else 0.0
    if overlap < PARTICIPANTS_OVERLAP:
        return 0.0
    return (
        overlap
        + 0.4 * same_kind(gold["kind"], pred.get("kind"))
        + 0.2 * equal(gold["status"], pred.get("status"))
        + 0.3 * (gold["date"] is not None and equal(gold["date"], pred.get("date")))
        + 0.1 * same_place(gold["place"], pred.get("place"))
    )


def statement_likeness(gold: Fact, pred: Fact) -> float:
    """The overlap of words, where the speaker agrees; a gold entry without one agrees with any."""
    if gold["speaker"] is not None and not same_speaker(gold["speaker"], pred.get("speaker")):
        return 0.0
    overlap = dice(set(words(gold["text"])), set(words(pred.get("text"))))
    return overlap if overlap >= WORDS_OVERLAP else 0.0


def appointment_likeness(gold: Fact, pred: Fact) -> float:
    """Person and change agree, or nothing does."""
    return float(same_speaker(gold["person"], pred.get("person")) and equal(gold["change"], pred.get("change")))


def agreement_likeness(gold: Fact, pred: Fact) -> float:
    """Names agree, and the status tells like ones apart."""
    if not same_text(gold["name"], pred.get("name")):
        return 0.0
    return 1.0 + 0.1 * equal(gold["status"], pred.get("status"))


def pair_up(gold: Sequence[Any], pred: Sequence[Any], likeness: Likeness) -> list[tuple[int, int]]:
    """One-to-one pairs by index, the most alike first and then in order; a likeness of 0 never pairs."""
    scored = [(likeness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(pred)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((s for s in scored if s[0] > 0), key=lambda s: (-s[0], s[1], s[2])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def align(gold: Sequence[Fact], pred: Sequence[Fact], likeness: Likeness) -> list[tuple[Fact | None, Fact | None]]:
    """Pairs, misses and inventions, once optional entries are left out with what pairs with them."""
    excused = {j for i, j in pair_up(gold, pred, likeness) if gold[i].get("optional")}
    gold = [g for g in gold if not g.get("optional")]
    pred = [p for j, p in enumerate(pred) if j not in excused]
    pairs = dict(pair_up(gold, pred, likeness))
    found = set(pairs.values())
    return [
        *((gold[i], pred[j]) for i, j in pairs.items()),
        *((g, None) for i, g in enumerate(gold) if i not in pairs),
        *((None, p) for j, p in enumerate(pred) if j not in found),
    ]


def in_order(figures: Iterable[str]) -> list[str]:
    """Names of figures as they are printed: the lists by name, each list's slots under it."""
    return sorted(figures, key=lambda name: (name.split(".")[0], name))


def _lists(name: str, gold: RecordDict, pred: RecordDict) -> tuple[Sequence[Fact], Sequence[Fact]]:
    return gold[name], pred.get(name) or []


def _parties(contact: Fact | None) -> Sequence[Fact]:
    return (contact.get("participants") or []) if contact else []


def _value(fact: Fact | None, slot: str) -> Any:
    return fact.get(slot) if fact else None


def _wrong(names: Mapping[str, Same], gold: Fact | None, pred: Fact | None) -> tuple[str, ...]:
    """The slots in which a pair differs; none where there is no pair."""
    if gold is None or pred is None:
        return ()
    values = {slot: (_value(gold, slot), _value(pred, slot)) for slot in names}
    return tuple(slot for slot, (g, p) in values.items() if not _agree(names[slot], g, p))


def _agree(same: Same, gold: Any, pred: Any) -> bool:
    if gold is None or pred is None:
        return gold is pred
    return same(gold, pred)
