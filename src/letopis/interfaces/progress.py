"""A line on standard error that says what is being read; only on a terminal, only for several."""

from __future__ import annotations

import sys

from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import one_line

ERASE = "\r\x1b[K"
LONGEST_NAME = 60


class Progress:
    """Counts what was begun. `clear` takes the line away before anything else is printed."""

    def __init__(self, say: Messages, *, several: bool) -> None:
        self._say = say
        self._several = several
        self._watched = sys.stderr.isatty()
        self._number = 0
        self._there = False

    def at(self, name: str) -> None:
        """Begin with the next input."""
        self._number += 1
        self._there = True
        self._write(ERASE + self._say("run.reading", number=self._number, name=one_line(name)[-LONGEST_NAME:]))

    def clear(self) -> None:
        """Take the line away, if it is there."""
        if self._there:
            self._there = False
            self._write(ERASE)

    def _write(self, text: str) -> None:
        if self._watched and (self._several or self._number > 1):  # one file may hold many articles
            sys.stderr.write(text)
            sys.stderr.flush()
