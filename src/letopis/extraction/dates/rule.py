"""A rule: one kind of time expression, its pattern and how its words tell the time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from letopis.extraction.dates.patterns import compile_pattern
from letopis.extraction.dates.setting import Reading
from letopis.extraction.dates.words import Meaning
from letopis.model.edtf import Value

Places = Mapping[str, Meaning]


def always(places: Places) -> bool:
    """Every match is a time."""
    return True


@dataclass(frozen=True)
class Rule:
    """One kind of time expression.

    `example` is a phrase that the rule reads. A group `said` in the pattern marks the words of the
    expression where the pattern also reads words around it. `fits` refuses a match that is no time
    after all; `value` tells the time, or None where it cannot be told. `leans` is False for
    expressions that are absolute whatever the setting; `follows` is True for those told from the day
    last told.
    """

    name: str
    example: str
    pattern: str
    value: Callable[[Reading], Value | None]
    fits: Callable[[Places], bool] = always
    leans: bool = True
    follows: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return compile_pattern(self.pattern)
