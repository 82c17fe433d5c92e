"""Evaluations as lines of text: the table of figures, the differences, the floors that were missed."""

from __future__ import annotations

from collections.abc import Iterator

from letopis.evaluation.run import Evaluation
from letopis.evaluation.score import Difference, Fact, in_order

NAMED_ABSENT = 5  # how many of the documents without a record are named
QUOTED = 70
QUOTED_STATEMENT = 100


def table(evaluation: Evaluation) -> Iterator[str]:
    """The figures, one a line."""
    absent = evaluation.absent
    named = f", {len(absent)} without a prediction: {', '.join(absent[:NAMED_ABSENT])}" if absent else ""
    yield f"{evaluation.documents} documents{named}"
    yield f"{'figure':24}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'gold':>6}{'pred':>6}"
    for name in in_order(evaluation.figures):
        f = evaluation.figures[name]
        yield f"{name:24}{f.precision:7.3f}{f.recall:7.3f}{f.f1:7.3f}{f.right:6}{f.gold:6}{f.pred:6}"


def errors(evaluation: Evaluation) -> Iterator[str]:
    """Every miss, invention and pair that differs, one a line."""
    for name, differences in evaluation.differences.items():
        yield from (f"{name}: {difference_line(difference)}" for difference in differences)


def difference_line(difference: Difference) -> str:
    """`contact missed [call held 2021-04-15 ...]`, or both sides where a pair differs."""
    gold, pred = difference.gold, difference.pred
    if gold is not None and pred is not None:
        slots = ", ".join(difference.slots)
        return (
            f"{difference.list} differs in {slots}: {_brief(difference.list, gold)} <> {_brief(difference.list, pred)}"
        )
    verdict = "missed" if pred is None else "invented"
    return f"{difference.list} {verdict}: {_brief(difference.list, gold or pred or {})}"


def _brief(kind: str, fact: Fact) -> str:
    return {"contact": _contact, "statement": _statement, "appointment": _appointment, "agreement": _agreement}[kind](
        fact
    )


def _contact(fact: Fact) -> str:
    who = ", ".join(str(p.get("name")) for p in fact.get("participants") or [])
    what = _values(fact, "kind", "status", "date", "place")
    return f"[{what} | {who} | {_quote(fact.get('evidence'), QUOTED)}]"


def _statement(fact: Fact) -> str:
    manner = "direct" if fact.get("direct") else "reported"
    return f"[{manner} | {fact.get('speaker')} | {_quote(fact.get('text'), QUOTED_STATEMENT)}]"


def _appointment(fact: Fact) -> str:
    what = _values(fact, "change", "person", "post", "body", "date", mark=" | ")
    return f"[{what} | {_quote(fact.get('evidence'), QUOTED)}]"


def _agreement(fact: Fact) -> str:
    what = _values(fact, "name", "status", "total", "remaining", "date", mark=" | ")
    return f"[{what} | {_quote(fact.get('evidence'), QUOTED)}]"


def _values(fact: Fact, *keys: str, mark: str = " ") -> str:
    return mark.join("-" if fact.get(key) is None else str(fact[key]) for key in keys)


def _quote(text: object, length: int) -> str:
    """The beginning of a text on one line."""
    return " ".join(str(text or "").split())[:length]
