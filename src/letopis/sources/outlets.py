"""Who publishes: agencies, papers and press services by the domain of an address or by their own name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args
from urllib.parse import urlsplit

from letopis.lexicons.loader import LexiconError, Row, load_csv, split
from letopis.model.article import Article

OutletKind = Literal["agency", "paper", "press_service", "ministry", "tv", "site"]
FIELDS = ("id", "name", "kind", "country", "domains", "aliases")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One publisher. `country` is the ISO code of the side that it speaks for or sits in, None for none."""

    id: str
    name: str
    kind: OutletKind
    country: str | None
    domains: tuple[str, ...]
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and all that it is called besides."""
        return (self.name, *self.aliases)


@cache
def outlets() -> tuple[Outlet, ...]:
    """All of lexicons/outlets.csv."""
    return tuple(
        _outlet(row) for row in load_csv("outlets.csv", fields=FIELDS, key="id", required=("name", "kind", "domains"))
    )


def outlet_of_url(url: str) -> Outlet | None:
    """The outlet of an address by its domain or the nearest known one above it."""
    return next((_by_domain()[d] for d in _domains_above(_host(url)) if d in _by_domain()), None)


def outlet_named(name: str) -> Outlet | None:
    """The outlet of a name or alias, in whatever case and quotation marks."""
    return _by_name().get(_key(name))


def press_service_of(article: Article) -> Outlet | None:
    """The press service whose readout an article is, by its address or its outlet's name."""
    outlet = outlet_of_url(article.url or "") or outlet_named(article.outlet or "")
    return outlet if outlet is not None and outlet.kind == "press_service" else None


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


@cache
def _by_name() -> dict[str, Outlet]:
    return {_key(name): outlet for outlet in outlets() for name in outlet.names}


def _key(name: str) -> str:
    return "".join(c for c in name.casefold() if c not in "«»\"' ")


def _host(url: str) -> str:
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return ""
    return host or ""


def _domains_above(host: str) -> Iterator[str]:
    parts = host.split(".")
    for i in range(len(parts) - 1):
        yield ".".join(parts[i:])


def _outlet(row: Row) -> Outlet:
    kind = row["kind"]
    if kind not in get_args(OutletKind):
        raise LexiconError(
            f"outlets.csv: {row['id']!r}: unknown kind {kind!r}: use one of {', '.join(get_args(OutletKind))}"
        )
    country = row["country"] or None
    return Outlet(row["id"], row["name"], kind, country, split(row["domains"]), split(row["aliases"]))  # type: ignore[arg-type]
