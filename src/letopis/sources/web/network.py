"""Connections below httpx: a name is resolved once, what it is is checked, and the connection goes there.

    name -> addresses -> only those that are public, or allowed by name -> a connection to one of them

So a name that is one thing when it is checked and another when it is used gains nothing: it is never asked again for
that connection. TLS still checks the certificate of the name.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import httpcore
import httpx

from letopis.sources.web.clock import Clock
from letopis.sources.web.errors import RefusedError
from letopis.sources.web.guard import is_public
from letopis.sources.web.policy import Policy

Resolve = Callable[[str, int], Sequence[str]]
"""From a host and a port to IP addresses; raises OSError where there are none."""
MOST_ADDRESSES = 4  # of one name that are tried
MOST_CONNECTIONS = 20


def resolve(host: str, port: int) -> list[str]:
    """As the machine resolves names."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Network(httpcore.NetworkBackend):
    """Connects to what may be asked. `until` is when the request that is under way has to be over."""

    def __init__(self, policy: Policy, clock: Clock, resolve: Resolve = resolve) -> None:
        self._policy = policy
        self._clock = clock
        self._resolve = resolve
        self._inside = httpcore.SyncBackend()
        self.until = 0.0

    def within(self, timeout: float | None) -> float:
        """A time-out that ends with the request; raises TimeoutException where it has ended."""
        rest = self.until - self._clock.now()
        if rest <= 0:
            raise httpcore.ReadTimeout("too slow as a whole")
        return min(rest, timeout) if timeout is not None else rest

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """A connection to one of the addresses of a host; raises RefusedError where none may be asked."""
        last: Exception = httpcore.ConnectError("no address")
        for address in self._addresses(host, port)[:MOST_ADDRESSES]:
            try:
                stream = self._inside.connect_tcp(address, port, self.within(timeout), None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
            else:
                return Timed(stream, self)
        raise last

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = list(dict.fromkeys(self._resolve(host, port)))
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no such host ({error})") from None
        if self._policy.allows(host, port):
            return found
        public = [address for address in found if is_public(address)]
        if found and not public:
            raise RefusedError(f"{host} is no public host: if it is yours, allow it by --allow-host {host}:{port}")
        return public


class Timed(httpcore.NetworkStream):
    """A stream that ends with the time of its request, however slowly it drips."""

    def __init__(self, inside: httpcore.NetworkStream, network: Network) -> None:
        self._inside = inside
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes."""
        return self._inside.read(max_bytes, self._network.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all."""
        self._inside.write(buffer, self._network.within(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inside.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same stream, encrypted."""
        return Timed(self._inside.start_tls(ssl_context, server_hostname, self._network.within(timeout)), self._network)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of its streams."""
        return self._inside.get_extra_info(info)


class Transport(httpx.BaseTransport):
    """httpx's own transport with our network below it; errors stay those of httpcore."""

    def __init__(self, network: Network) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=MOST_CONNECTIONS,
            keepalive_expiry=5.0,
            network_backend=network,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request, one response."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=None,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class Body(httpx.SyncByteStream):
    """The bytes of a response as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        """Give the connection back."""
        self._answer.close()
