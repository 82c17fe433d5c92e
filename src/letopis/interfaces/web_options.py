"""What the commands that fetch have in common: whom to write to, which private hosts may be asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from letopis.sources.web import Clock, Fetcher

Body = TypeVar("Body", bound=Callable[..., Any])

contact_option = click.option("--contact", metavar="ADDRESS", envvar="LETOPIS_CONTACT")
allow_option = click.option("--allow-host", metavar="NAME", multiple=True, envvar="LETOPIS_ALLOW_HOST")


@dataclass(frozen=True, slots=True)
class Web:
    """What the user says of fetching."""

    contact: str | None = None
    allowed: tuple[str, ...] = ()

    def fetcher(self, clock: Clock | None = None) -> Fetcher:
        """A fetcher by the policy; raises LetopisError where what is said cannot be meant."""
        from letopis.sources.web import Fetcher, policy_of

        return Fetcher(policy_of(self.contact, self.allowed), clock)


NOBODY = Web()


def web_options(body: Body) -> Body:
    """The options of a command that fetches; `web_of` makes a Web of them."""
    return contact_option(allow_option(body))


def web_of(options: dict[str, Any]) -> Web:
    """Take the options of fetching out of those of a command."""
    return Web(options.pop("contact"), tuple(options.pop("allow_host")))
