"""One address in, its bytes out, by the policy: the only code of Letopis that asks the web for anything.

    address -> may we? -> robots -> pace -> request -> again, redirected, unchanged, or bytes within bounds

Bytes are handed on as they are, with what the server calls them: their charset is for the reader of the page to find.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import httpx

from letopis.sources.web.answers import bounded, judge, told
from letopis.sources.web.clock import Clock, SystemClock
from letopis.sources.web.errors import AskedToWaitError, FetchError, MissingError, RefusedError
from letopis.sources.web.guard import checked
from letopis.sources.web.network import Network, Resolve, Transport, resolve
from letopis.sources.web.pace import Pace
from letopis.sources.web.policy import Policy
from letopis.sources.web.robots import LARGEST as LARGEST_ROBOTS
from letopis.sources.web.robots import Robots

if TYPE_CHECKING:
    from types import TracebackType

REDIRECTS = frozenset({301, 302, 303, 307, 308})
BASE = 1.0  # seconds; the first back-off
ACCEPT = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave us to ask with whether anything changed; its own words."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: the bytes after unpacking, and the address that they came from at last.

    `unchanged` is a 304: no bytes, what was there before still holds. `charset` is what the server claims.
    """

    url: str
    body: bytes
    validators: Validators = Validators()
    unchanged: bool = False
    charset: str | None = None


class Fetcher:
    """Fetches by one policy; keeps what hosts asked of us as long as it lives. For one thread.

    `resolve`, `clock` and `random` are for tests.
    """

    def __init__(
        self,
        policy: Policy | None = None,
        clock: Clock | None = None,
        resolve: Resolve = resolve,
        random: Random | None = None,
    ) -> None:
        self._policy = policy = policy or Policy()
        self._clock = clock or SystemClock()
        self._random = random or Random()
        self._end = 0.0
        self._network = Network(policy, self._clock, resolve)
        self._pace = Pace(self._clock, policy.gap, policy.patience)
        self._robots = Robots(self._clock, self._ask_robots)
        self._client = httpx.Client(
            transport=Transport(self._network),
            headers={
                "User-Agent": policy.agent,
                "Accept": ACCEPT,
                "Accept-Encoding": "gzip, deflate, br, zstd",
                "Accept-Language": "ru, en;q=0.5",
            },
            timeout=httpx.Timeout(policy.read, connect=policy.connect),
            trust_env=False,  # a proxy would resolve names by itself, past our checks
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let all connections go."""
        self._client.close()

    def turn(self, address: str) -> float:
        """From when on the host of an address may be asked, by the clock: the host not asked for longest is first."""
        return self._pace.turn(host_of(address))

    def ready(self, address: str) -> bool:
        """Whether the host of an address may be asked without waiting for long."""
        return self._pace.delay(host_of(address)) <= self._policy.patience

    def get(self, address: str, known: Validators = Validators()) -> Fetched:
        """What is at an address, if it changed since what is `known` of it.

        Raises RefusedError for what we do not ask for, FetchError for what cannot be had.
        """
        self._end = self._clock.now() + self._policy.longest
        return self._follow(address, known, self._policy.largest, robots=True)

    def _ask_robots(self, address: str) -> bytes | None:
        try:
            return self._follow(address, Validators(), LARGEST_ROBOTS, robots=False).body
        except MissingError:
            return None

    def _follow(self, address: str, known: Validators, most: int, *, robots: bool) -> Fetched:
        """The answer at the end of the redirects; each hop is checked as if the user had given it."""
        url, seen = checked(address), set[str]()
        for _ in range(self._policy.redirects + 1):
            if str(url) in seen:
                raise FetchError("redirects that go round in a circle: open it in a browser and give its last address")
            seen.add(str(url))
            if robots and (delay := self._robots.check(url)):
                self._pace.set_gap(url.host, min(delay, self._policy.longest_gap))
            answer = self._patiently(url, known, most, cut=not robots)
            if isinstance(answer, Fetched):
                return answer
            url = checked(str(answer))
        raise FetchError(f"more than {self._policy.redirects} redirects: give its last address")

    def _patiently(self, url: httpx.URL, known: Validators, most: int, *, cut: bool) -> Fetched | httpx.URL:
        """One hop, tried again where that may help and does not take long."""
        for attempt in count(1):
            self._pace.wait(url.host)
            try:
                return self._once(url, known, most, cut=cut)
            except FetchError as error:
                if error.later is None:
                    raise
                pause = error.later if isinstance(error, AskedToWaitError) else self._back_off(attempt)
                self._pace.hold(url.host, pause)
                tired = attempt >= self._policy.tries or pause > self._policy.patience
                if tired or self._clock.now() + pause >= self._end:
                    raise
            finally:
                self._pace.asked(url.host)
        raise AssertionError

    def _back_off(self, attempt: int) -> float:
        """Longer with each attempt, and of a length that nobody else has."""
        return BASE * 2.0 ** (attempt - 1) * self._random.uniform(1.0, 2.0)

    def _once(self, url: httpx.URL, known: Validators, most: int, *, cut: bool) -> Fetched | httpx.URL:
        """One request: the answer, or where it sends us."""
        self._client.cookies.clear()  # nobody follows us from page to page
        self._network.until = min(self._clock.now() + self._policy.total, self._end)
        conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        headers = {name: value for name, value in conditions.items() if value}
        with told(self._policy), self._client.stream("GET", url, headers=headers) as answer:
            if answer.status_code in REDIRECTS and "Location" in answer.headers:
                return joined(url, answer.headers["Location"])
            if answer.status_code == 304 and headers:
                return Fetched(str(url), b"", known, unchanged=True)
            judge(answer, self._clock.today())
            body = b"".join(bounded(answer, most, cut=cut))
            known = Validators(answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
            return Fetched(str(url), body, known, charset=answer.charset_encoding)


def host_of(address: str) -> str:
    """The host of an address; "" of what is none."""
    try:
        return httpx.URL(address).host
    except (httpx.InvalidURL, ValueError):
        return ""


def joined(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads; raises RefusedError where that is no address."""
    try:
        return url.join(location)
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise RefusedError("a redirect to what is no address: open it in a browser and give its last address") from None
