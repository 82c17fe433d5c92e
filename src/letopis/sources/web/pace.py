"""How often a host is asked: a gap between two requests, longer where the host wants it."""

from __future__ import annotations

from letopis.sources.web.clock import Clock
from letopis.sources.web.errors import FetchError


class Pace:
    """When each host may be asked next. `gap` is in seconds, from the end of a request to the next."""

    def __init__(self, clock: Clock, gap: float, patience: float) -> None:
        self._clock = clock
        self._gap = gap
        self._patience = patience
        self._gaps = dict[str, float]()
        self._next = dict[str, float]()

    def turn(self, host: str) -> float:
        """From when on a host may be asked, by the clock; 0 where it never was."""
        return self._next.get(host, 0.0)

    def delay(self, host: str) -> float:
        """In how many seconds a host may be asked."""
        return max(0.0, self.turn(host) - self._clock.now())

    def wait(self, host: str) -> None:
        """Wait until a host may be asked; raises FetchError where that is too long to wait for."""
        delay = self.delay(host)
        if delay > self._patience:
            raise FetchError(f"the host asks to be left alone for {delay:.0f} seconds: try again then", delay)
        if delay:
            self._clock.sleep(delay)

    def asked(self, host: str) -> None:
        """A request to a host is over."""
        self.hold(host, self._gaps.get(host, self._gap))

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long at least."""
        self._next[host] = max(self._next.get(host, 0.0), self._clock.now() + seconds)

    def set_gap(self, host: str, seconds: float) -> None:
        """Keep another gap with a host; never a shorter one than with all."""
        self._gaps[host] = max(seconds, self._gap)
