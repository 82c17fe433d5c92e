"""What standard output is: a terminal or a pipe, how wide, with colours or without."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import Literal

WIDE = 100  # the columns from which tables have room for their words


@dataclass(frozen=True, slots=True)
class Screen:
    """Where records are shown."""

    terminal: bool
    width: int
    color: bool

    @classmethod
    def of(cls, color: bool | None) -> Screen:
        """Standard output as it is; colours as asked for, else on a terminal that has them."""
        terminal = sys.stdout.isatty()
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        width = shutil.get_terminal_size((WIDE, 24)).columns
        return cls(terminal, width, terminal and not plain if color is None else color)

    @property
    def layout(self) -> Literal["table", "text"]:
        """Tables where they have room, plain lines elsewhere."""
        return "table" if self.terminal and self.width >= WIDE else "text"
