"""Who publishes: agencies, papers and press services by the domain of an address or by their own name.

The list is lexicons/outlets.csv; a file of the user's, with the same columns, goes before it. It is named by an
environment variable, so that processes that help with reading have it too.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

from letopis.lexicons.loader import LexiconError, Row, load_csv, parse_csv, split
from letopis.model.article import Article

OutletKind = Literal["agency", "paper", "press_service", "ministry", "tv", "site"]
LIST = "outlets.csv"
OWN_FILE = "LETOPIS_OUTLETS"
REQUIRED = ("name", "kind", "domains")
CODE = re.compile("[A-Z]{2}")  # ISO 3166-1
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


def use_outlets(file: str) -> None:
    """Let a user's own file go before the list; raises LexiconError where it is broken."""
    os.environ[OWN_FILE] = file
    outlets()


def own_file() -> str | None:
    """The user's own list."""
    return os.environ.get(OWN_FILE) or None


def outlets() -> tuple[Outlet, ...]:
    """All outlets that are known, the user's own before those of the package; of one id the first stands."""
    return _outlets(own_file())


@cache
def _outlets(file: str | None) -> tuple[Outlet, ...]:
    own = [_outlet(row, file) for row in _rows_of(file)] if file else []
    listed = (_outlet(row, LIST) for row in load_csv(LIST, fields=FIELDS, key="id", required=REQUIRED))
    ids = {outlet.id for outlet in own}
    return (*own, *(outlet for outlet in listed if outlet.id not in ids))


def _rows_of(file: str) -> list[Row]:
    try:
        text = Path(file).read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise LexiconError(f"{file}: the list of outlets cannot be read ({error}): check the path") from None
    try:
        return parse_csv(text, name=file, fields=FIELDS, key="id", required=REQUIRED)
    except csv.Error as error:
        raise LexiconError(f"{file}: the list of outlets is no CSV ({error}): mend that line") from None


def outlet_of_url(url: str) -> Outlet | None:
    """The outlet of an address by its domain or the nearest known one above it."""
    known = _by_domain(own_file())
    return next((known[domain] for domain in _domains_above(_host(url)) if domain in known), None)


def outlet_named(name: str) -> Outlet | None:
    """The outlet of a name or alias, in whatever case and quotation marks."""
    return _by_name(own_file()).get(_key(name))


def press_service_of(article: Article) -> Outlet | None:
    """The press service whose readout an article is, by its address or its outlet's name."""
    outlet = outlet_of_url(article.url or "") or outlet_named(article.outlet or "")
    return outlet if outlet is not None and outlet.kind == "press_service" else None


@cache
def _by_domain(file: str | None) -> dict[str, Outlet]:
    return {domain: outlet for outlet in reversed(_outlets(file)) for domain in outlet.domains}


@cache
def _by_name(file: str | None) -> dict[str, Outlet]:
    return {_key(name): outlet for outlet in reversed(_outlets(file)) for name in outlet.names}


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


def _outlet(row: Row, file: str) -> Outlet:
    kind, country = row["kind"], row["country"] or None
    if kind not in get_args(OutletKind):
        raise LexiconError(
            f"{file}: {row['id']!r}: unknown kind {kind!r}: use one of {', '.join(get_args(OutletKind))}"
        )
    if country and not CODE.fullmatch(country):
        raise LexiconError(
            f"{file}: {row['id']!r}: {country!r} is no code of a country: give it as RU, or leave it blank"
        )
    domains = tuple(domain.casefold() for domain in split(row["domains"]))
    return Outlet(row["id"], row["name"], kind, country, domains, split(row["aliases"]))  # type: ignore[arg-type]
