"""When an undated article was published, if the article itself leaves one possibility.

Only a change of office told with its month or day, whose tenure the registry knows, fixes the year
(docs/adr/0003): that somebody merely holds an office leaves the year open. The day is the first one
that the article's opening names.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from letopis.lexicons import tenures
from letopis.lexicons.tenures import Tenure
from letopis.model.dates import Timex
from letopis.model.record import Appointment, Inference

YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?$")
TAKEN = {"appointed", "elected"}


def infer_publication(appointments: Iterable[Appointment], times: Sequence[Timex]) -> Inference | None:
    """The day of publication with its reason, or None where it can't be told for certain."""
    day = first_day(times)
    told = list(fixed_years(appointments, day)) if day else []
    if day is None or len({year for year, _, _ in told}) != 1:
        return None
    year, appointment, tenure = told[0]
    if not in_calendar(year, day):
        return None
    reason = f"{appointment.person}: {tenure.title}, {tenure.since}; «{appointment.evidence}»"
    return Inference(f"{year}{day.removeprefix('XXXX')}", reason)


def first_day(times: Sequence[Timex]) -> str | None:
    """The first day of the text whose year is open."""
    return next((t.value for t in times if t.value and len(t.value) == 10 and YEARLESS.match(t.value)), None)


def fixed_years(appointments: Iterable[Appointment], day: str) -> Iterator[tuple[int, Appointment, Tenure]]:
    """The years that `day` lies in by the changes of office that the article dates and the registry knows.

    A change told without its year is the last one before: of an article of April, "18 сентября" is of
    the year before.
    """
    for appointment in appointments:
        months = YEARLESS.match(appointment.date or "")
        if appointment.change not in TAKEN or months is None:
            continue
        begun = [t for t in tenures().held_by(appointment.person) if begins(t, months.group(1), months.group(2))]
        if len({t.since[:4] for t in begun}) == 1:
            later_in_year = (appointment.date or "")[5:] > day[5:]
            yield int(begun[0].since[:4]) + later_in_year, appointment, begun[0]


def begins(tenure: Tenure, month: str, day: str | None) -> bool:
    """Whether a tenure began in that month, and on that day if one is told."""
    return tenure.since[5:7] == month and (day is None or tenure.since[8:10] in {"", day})


def in_calendar(year: int, day: str) -> bool:
    """Whether a year has a day: the 29th of February is in every fourth one."""
    return int(day[8:]) <= monthrange(year, int(day[5:7]))[1]


def as_date(inference: Inference) -> date:
    """The inferred day."""
    return date.fromisoformat(inference.value)
