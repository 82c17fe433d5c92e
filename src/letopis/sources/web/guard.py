"""Which addresses may be asked at all: http and https, no passwords, and nobody's own network.

A page can send us anywhere by a link or a redirect; what answers there may obey whoever asks from within.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from letopis.sources.addresses import LONGEST
from letopis.sources.web.errors import RefusedError

if TYPE_CHECKING:
    import httpx

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
LAST_PORT = 65535
# Of IPv6 only this is given out to anybody; the rest is local, reserved, or carries something else inside.
GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
CARRIERS = tuple(map(ipaddress.IPv6Network, ("2001::/32", "2002::/16")))  # Teredo, 6to4: obsolete ways in


def checked(address: str) -> httpx.URL:
    """An address that may be asked; raises RefusedError for any other."""
    import httpx

    try:
        url = httpx.URL(address) if len(address.encode("utf-8", "replace")) <= LONGEST else None
    except (httpx.InvalidURL, ValueError, UnicodeError):
        url = None
    if url is None or (url.port or 0) > LAST_PORT:
        raise RefusedError("no address of the web: give one as https://...")
    if url.scheme not in {"http", "https"}:
        raise RefusedError("only http and https are fetched: give an address of the web")
    if url.userinfo:
        raise RefusedError("an address with a name or password in it: give it without them")
    if not url.host:
        raise RefusedError("an address without a host: give one as https://...")
    return url.copy_with(fragment=None)


def is_public(words: str) -> bool:
    """Whether an IP address is one of the open internet; what it carries inside is looked at too."""
    try:
        ip = carried(ipaddress.ip_address(words))
    except ValueError:
        return False
    if ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_unspecified:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and (ip not in GLOBAL_UNICAST or any(ip in net for net in CARRIERS)):
        return False
    return ip.is_global


def carried(ip: Ip) -> Ip:
    """The IPv4 address within an IPv6 one that stands for it, else the address itself."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return ip.ipv4_mapped
        if ip in NAT64:
            return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip
