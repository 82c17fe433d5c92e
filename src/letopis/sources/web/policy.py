"""How Letopis behaves on the web, in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from letopis.model.errors import LetopisError

NAME = "Letopis"
"""What robots.txt calls us by."""
CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[\w.:/~%?=&+-]+", re.ASCII)
ALLOWED = re.compile(r"(?:\[(?P<v6>[0-9a-f:.]+)\]|(?P<name>[^\s:/\[\]@]+))(?::(?P<port>\d{1,5}))?", re.I)

Place = tuple[str, int | None]
"""A host, and its port where not all of them are meant."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy for all that is fetched. Times are in seconds, sizes in bytes after unpacking.

    `allowed` are the hosts that may be private ones. `total` is how long one request may take with its answer,
    `longest` an address with its redirects, retries and pauses; `patience` is how long we wait for a host in one go
    before we leave it for later, and `gap` how long we leave it alone between two requests.
    """

    contact: str | None = None
    allowed: frozenset[Place] = frozenset()
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    longest: float = 300.0
    largest: int = 20 * 1024 * 1024
    redirects: int = 5
    tries: int = 3
    patience: float = 60.0
    gap: float = 1.0
    longest_gap: float = 30.0

    @property
    def agent(self) -> str:
        """The user agent: who we are, and whom to write to."""
        return f"{NAME}/{own_version()} (+{self.contact})" if self.contact else f"{NAME}/{own_version()}"

    def allows(self, host: str, port: int) -> bool:
        """Whether the user named a host, so that it may be a private one."""
        return bool({(host.lower(), None), (host.lower(), port)} & self.allowed)


def policy_of(contact: str | None = None, allowed: Iterable[str] = (), **numbers: float) -> Policy:
    """The policy with what the user says, and other `numbers`; raises LetopisError where that cannot be meant."""
    if contact is not None and not CONTACT.fullmatch(contact):
        raise LetopisError(f"{contact!r}: no contact: give an e-mail address or the address of a page about you")
    return Policy(contact=contact, allowed=frozenset(map(place, allowed)), **numbers)  # type: ignore[arg-type]


def place(words: str) -> Place:
    """A host and its port of NAME, NAME:PORT or [IPv6]:PORT; raises LetopisError for anything else."""
    found = ALLOWED.fullmatch(words.strip())
    if not found or int(found["port"] or 0) > 65535:
        raise LetopisError(f"{words!r}: no host: give it as NAME or NAME:PORT")
    return (found["v6"] or found["name"]).lower(), int(found["port"]) if found["port"] else None


@cache
def own_version() -> str:
    """The version of Letopis."""
    return version("letopis")
