"""Time, as the policy needs it: a test puts in one of its own, `watch` one that can be stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

SLICE = 0.2  # seconds; how soon somebody who waits sees that he shall stop


class Stopped(Exception):  # noqa: N818 - no error: somebody asked for it
    """The process is asked to end while it waits."""


class Clock(Protocol):
    """What tells the time and waits."""

    def now(self) -> float:
        """Seconds since some moment; never set back."""

    def today(self) -> datetime:
        """The moment, in UTC."""

    def sleep(self, seconds: float) -> None:
        """Wait; may raise Stopped."""


class SystemClock:
    """The time of the machine. `stopped` is asked while it waits."""

    def __init__(self, stopped: Callable[[], bool] = lambda: False) -> None:
        self._stopped = stopped

    def now(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def today(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait in slices; raises Stopped."""
        until = self.now() + seconds
        while not self._stopped():
            rest = until - self.now()
            if rest <= 0:
                return
            time.sleep(min(rest, SLICE))
        raise Stopped
