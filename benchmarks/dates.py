"""Newsroom dates: Letopis beside dateparser, on the cases of tests/data/timexes.toml.

    python benchmarks/dates.py [--temporal CASES.jsonl] [--errors]

A time is right if its value is; words are not compared, since dateparser cuts them otherwise. For
dateparser the found day counts in the precision of the expected value, so "2021-05" is right for
"в мае" whatever day it makes of it; for an interval the day must lie inside.

`--temporal` adds single phrases of date parsers' own test suites (JSON lines of `source` "duckling",
`ref`, `text`, `grain`, `values`), of those that name a day, a month or a year.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dateparser.search import search_dates

from letopis.extraction.dates import find_times
from letopis.model.article import Article
from letopis.model.edtf import Moment, Value, contains, parse
from letopis.reading import Annotator

CASES = Path(__file__).parent.parent / "tests" / "data" / "timexes.toml"
PARTS = {"Day": 3, "Month": 2, "Year": 1}


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    published: date | None
    values: tuple[str, ...]


@dataclass
class Score:
    right: int = 0
    total: int = 0
    invented: int = 0

    def add(self, right: int, expected: int, found: int) -> None:
        self.right += right
        self.total += expected
        self.invented += max(found - right, 0)

    def __str__(self) -> str:
        return f"{self.right}/{self.total} right, {self.invented} wrong or invented"


def newsroom() -> Iterator[Case]:
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]:
        yield Case(case["sentence"], case.get("published"), tuple(v for _, v in case["times"] if v))


def temporal(path: Path) -> Iterator[Case]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if is_calendar(row):
            value = Moment(f"{row['values'][0][0]:04}", *row["values"][0][1 : PARTS[row["grain"]]])
            yield Case(row["text"], date.fromisoformat(row["ref"][:10]), (str(value),))


def is_calendar(row: dict[str, Any]) -> bool:
    return (
        row["source"] == "duckling" and row.get("kind") == "datetime" and row.get("grain") in PARTS
        and not row.get("after_before")
    )  # fmt: skip


def by_letopis(annotator: Annotator, case: Case) -> list[Value]:
    document = annotator.annotate(Article(case.text, published=case.published))
    return [parse(time.value) for time in find_times(document) if time.value]


def by_dateparser(case: Case) -> list[Value]:
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "current_period"}
    if case.published:
        settings["RELATIVE_BASE"] = datetime.combine(case.published, datetime.min.time())
    found = search_dates(case.text, languages=["ru"], settings=settings) or []
    return [Moment.of(day.date()) for _, day in found]


def right_of(expected: Iterable[str], found: list[Value], *, lenient: bool) -> int:
    left, right = list(found), 0
    for text in expected:
        value = parse(text)
        hit = next((v for v in left if v == value or (lenient and contains(value, v))), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right


def compare(name: str, cases: Iterable[Case], *, errors: bool) -> None:
    annotator = Annotator()
    ours, theirs = Score(), Score()
    for case in cases:
        found, other = by_letopis(annotator, case), by_dateparser(case)
        right = right_of(case.values, found, lenient=False)
        ours.add(right, len(case.values), len(found))
        theirs.add(right_of(case.values, other, lenient=True), len(case.values), len(other))
        if errors and (right < len(case.values) or len(found) > right):
            print(f"  {case.text!r}: {[str(v) for v in found]}, expected {list(case.values)}")
    print(f"{name}\n  letopis     {ours}\n  dateparser  {theirs}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--temporal", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what letopis gets wrong")
    args = parser.parse_args()
    compare("newsroom sentences", newsroom(), errors=args.errors)
    if args.temporal:
        compare("phrases of date parsers' suites", temporal(args.temporal), errors=args.errors)


if __name__ == "__main__":
    main()
