"""What keeps an address from being fetched; the messages leave the address out, who shows them puts it before."""

from __future__ import annotations

from letopis.model.errors import InputError


class FetchError(InputError):
    """What could not be fetched. `later` is in how many seconds it is worth another try, None if it is not."""

    def __init__(self, message: str, later: float | None = None) -> None:
        super().__init__(message)
        self.later = later


class NoConnectionError(FetchError):
    """Nobody answers at all, or not who should."""


class RefusedError(FetchError):
    """What we do not ask for, whatever would be answered."""


class MissingError(FetchError):
    """The host has nothing there for us: 4xx."""


class AskedToWaitError(FetchError):
    """The host says for how long to leave it alone."""
