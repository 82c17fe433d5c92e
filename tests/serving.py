"""A web server of a test's own, on loopback: it serves what a table says, well or badly, and notes who asked for what.

with serving({"/": html("<p>...</p>"), "/rss": Answer(...)}) as site: ...
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any

from letopis.sources.web import Fetcher, Policy
from letopis.sources.web.network import Resolve

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Answer:
    """What is sent: status, headers, body. `pieces` sends raw bytes instead of all, for servers that are broken."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Callable[[], Iterator[bytes]] | None = None


Page = Answer | Callable[["Asked"], Answer]


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]


@dataclass
class Site:
    """A server that runs: its address, its table, which may change, and what it was asked for."""

    port: int
    pages: dict[str, Page]
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str = "/", host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def answer(self, asked: Asked) -> Answer:
        page = self.pages.get(asked.path, Answer(b"nothing here", 404))
        return page if isinstance(page, Answer) else page(asked)


@contextmanager
def serving(pages: Mapping[str, Page], certificate: Path | None = None) -> Iterator[Site]:
    """A server on a port of its own, stopped afterwards; by https where there is a certificate with its key."""
    server = Server((HOST, 0), handler := type("Bound", (Handler,), {}))
    handler.site = site = Site(server.server_port, dict(pages))  # type: ignore[attr-defined]
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who asked has gone: that is what some tests are about."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
        self.site.asked.append(asked)
        answer = self.site.answer(asked)
        try:
            self.send(answer)
        except OSError:  # who asked has gone
            self.close_connection = True

    def send(self, answer: Answer) -> None:
        if answer.pieces:
            self.close_connection = True
            for piece in answer.pieces():
                self.wfile.write(piece)
            return
        self.send_response(answer.status)
        headers = dict(answer.headers)
        if answer.status != 304:
            headers.setdefault("Content-Length", str(len(answer.body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class FakeClock:
    """Time that passes only where somebody waits; `slept` is for how long they did."""

    def __init__(self) -> None:
        self.slept = list[float]()
        self.passed = 0.0

    def now(self) -> float:
        return 1000.0 + self.passed

    def today(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.passed)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds


def names(**hosts: str) -> Resolve:
    """Names of a test's own: `names(outlet="127.0.0.1")` knows outlet.example."""

    def resolved(host: str, port: int) -> list[str]:
        if host == HOST:
            return [HOST]
        return [hosts[host.removesuffix(".example")]]

    return resolved


def polite(site: Site, clock: Any = None, resolve: Resolve | None = None, **policy: Any) -> Fetcher:
    """A fetcher that may ask the server of a test by its number, and outlet.example and other.example too."""
    allowed = frozenset({(host, site.port) for host in (HOST, "outlet.example", "other.example")})
    return Fetcher(
        Policy(**({"contact": "desk@letopis.example", "allowed": allowed} | policy)),
        clock=clock or FakeClock(),
        resolve=resolve or names(outlet=HOST, other=HOST),
        random=Random(1),
    )
