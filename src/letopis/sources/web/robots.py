"""robots.txt by RFC 9309: none is a leave to fetch, one that cannot be had is none; kept for a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from letopis.sources.web.clock import Clock
from letopis.sources.web.errors import FetchError, NoConnectionError, RefusedError
from letopis.sources.web.policy import NAME

if TYPE_CHECKING:
    import httpx

KEPT = 24 * 3600.0  # seconds; the longest that the RFC has
KEPT_FAILURE = 600.0
LARGEST = 512 * 1024  # bytes; what comes after is not looked at, as the RFC allows
DISALLOWED = "its robots.txt asks robots not to fetch it: save the page and give the file, if you may"

Ask = Callable[[str], bytes | None]
"""The robots.txt at an address, None where the host has none (4xx); raises FetchError where it cannot be had."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a host, or why they cannot be had; `until` by the clock."""

    until: float
    rules: Any = None
    error: str | None = None


class Robots:
    """The rules of the hosts that were asked. `delay` of a host is in seconds."""

    def __init__(self, clock: Clock, ask: Ask) -> None:
        self._clock = clock
        self._ask = ask
        self._kept = dict[str, Rules]()

    def check(self, url: httpx.URL) -> float | None:
        """The Crawl-delay of a host, if it has one; raises RefusedError where it does not want the address fetched.

        FetchError where its rules cannot be had for now.
        """
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        kept = self._kept.get(origin)
        if kept is None or kept.until <= self._clock.now():
            kept = self._kept[origin] = self._asked(f"{origin}/robots.txt")
        if kept.error:
            raise FetchError(kept.error, KEPT_FAILURE)
        if kept.rules is None:
            return None
        if not kept.rules.can_fetch(str(url), NAME):
            raise RefusedError(DISALLOWED)
        return kept.rules.crawl_delay(NAME) or None

    def _asked(self, address: str) -> Rules:
        from protego import Protego

        try:
            data = self._ask(address)
        except RefusedError:
            raise
        except FetchError as error:
            cause = f"its robots.txt cannot be had ({error}): nothing is fetched until it can"
            if isinstance(error, NoConnectionError):  # it is not about robots.txt then
                cause = str(error)
            return Rules(self._clock.now() + KEPT_FAILURE, error=cause)
        rules = None if data is None else Protego.parse(data[:LARGEST].decode("utf-8-sig", "replace"))
        return Rules(self._clock.now() + KEPT, rules)
