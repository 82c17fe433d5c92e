"""Addresses of the web: what is one, a relative one made whole, two spellings of one made the same."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
# What links carry to tell the newsroom where a reader is from; the page is the same without.
SECRET = re.compile(r"(?<=://)[^/?#]*@")
TRACKING = re.compile(r"(?<![^&])(?:utm_[a-z_]+|yclid|gclid|fbclid|ysclid)=[^&]*(?:&|$)", re.I)


LONGEST = 2000  # bytes; a longer one is no address of an article, and no index of a database holds it


def is_address(text: str) -> bool:
    """Whether somebody means an address and no file, of whatever scheme."""
    return SCHEME.match(text) is not None


def is_web(url: str) -> bool:
    """Whether an address is one of the web."""
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def whole(link: str | None, base: str | None) -> str | None:
    """A link as a whole address of the web; None of anything else."""
    link = (link or "").strip()
    if not link:
        return None
    try:
        url = urljoin(base or "", link)
    except ValueError:
        return None
    fits = len(url.encode("utf-8", "replace")) <= LONGEST
    return url if fits and is_web(url) and "@" not in urlsplit(url).netloc else None


def hidden(url: str) -> str:
    """An address without the name and password in it, to be shown."""
    return SECRET.sub("", url)


def canonical(url: str) -> str:
    """An address without its fragment and what tracks its reader: the same page has one."""
    try:
        parts = urlsplit(urldefrag(url).url)
    except ValueError:
        return url
    return urlunsplit(parts._replace(query=TRACKING.sub("", parts.query).rstrip("&")))
