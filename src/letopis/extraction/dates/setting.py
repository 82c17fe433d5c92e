"""What a rule is given to tell a time: the places of its pattern, and what the time leans on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from letopis.extraction.dates.arithmetic import Tense, nearest_year
from letopis.extraction.dates.patterns import PLACE_NAME, SHAPES
from letopis.extraction.dates.words import Meaning, forms_of
from letopis.model.edtf import UNKNOWN_YEAR, Moment


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that an article's "сегодня" and "в среду" lean on.

    `year_known` is False for a day without a year: `day` then lies in a stand-in year.
    `weekday_known` tells whether the stand-in year has the right days of the week. `publication`
    is True for the day of publication itself, False for the day of the news.
    """

    day: date
    year_known: bool = True
    weekday_known: bool = True
    publication: bool = True

    def moment(self, day: date | None) -> Moment | None:
        """A day counted from the anchor, its year hidden if the anchor's is."""
        return Moment.of(day, year_known=self.year_known) if day else None

    def year(self, which: int) -> str:
        """The year so many years away, or "XXXX"."""
        return f"{self.day.year + which:04}" if self.year_known else UNKNOWN_YEAR


@dataclass(frozen=True, slots=True)
class Setting:
    """The surroundings of a time expression.

    `previous` is the last day told nearby, `lent_year` a year that full dates around it name;
    `complement` tells that a genitive follows ("накануне визита"), `spoken` is the day of the quotation
    around it, where that is told and not the article's own.
    """

    anchor: Anchor | None = None
    tense: Tense | None = None
    previous: Moment | None = None
    lent_year: int | None = None
    complement: bool = False
    spoken: Moment | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One match of a rule: the meanings of its places, and its setting."""

    places: Mapping[str, Meaning]
    setting: Setting

    @property
    def anchor(self) -> Anchor | None:
        """What the time leans on, if anything is known."""
        return self.setting.anchor

    def number(self, place: str) -> int | None:
        """The number of a place, or None where the pattern did not use it."""
        value = self.places.get(place)
        return value if isinstance(value, int) else None

    def word(self, place: str) -> str | None:
        """The word of a place, or None where the pattern did not use it."""
        value = self.places.get(place)
        return value if isinstance(value, str) else None

    def day(self, suffix: str = "") -> int | None:
        """A day of the month, in digits or words."""
        return self.number("digits" + suffix) or self.number("dayword" + suffix)

    def stated_year(self, suffix: str = "") -> str | None:
        """The year that the words tell: "2021", "XXXX" for "этого года" of no known year, None for nothing."""
        year = self.number("year" + suffix)
        if year is not None:
            return f"{year:04}"
        which = 0 if "sg" + suffix in self.places else self.number("which" + suffix)
        if which is None:
            return None
        return self.anchor.year(which) if self.anchor else UNKNOWN_YEAR

    def moment(self, month: int, day: int | None = None, year: str | None = None) -> Moment | None:
        """A month or day of a stated year, else of the year that the setting tells; None off the calendar."""
        try:
            return Moment(year or self.untold_year(month, day), month, day)
        except ValueError:
            return None

    def untold_year(self, month: int, day: int | None) -> str:
        """The year of a date that leaves it out."""
        anchor = self.anchor
        if anchor and anchor.year_known:
            year = nearest_year(anchor.day, month, day, self.setting.tense)
            return f"{year:04}" if year else UNKNOWN_YEAR
        return f"{self.setting.lent_year:04}" if self.setting.lent_year else UNKNOWN_YEAR


def places_of(match: re.Match[str]) -> dict[str, Meaning]:
    """The meanings of the places that a match uses, by name."""
    return {name: meaning(name, text) for name, text in match.groupdict().items() if text is not None}


def meaning(place: str, text: str) -> Meaning:
    """What the text of a place means: a number, a form's value, or the text itself."""
    group = PLACE_NAME.sub("", place)
    if group in SHAPES:
        return int(text)
    forms = forms_of(group)
    return forms.get(" ".join(text.split()), text)
