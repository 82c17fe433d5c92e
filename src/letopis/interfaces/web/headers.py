"""What every answer carries: what a browser may do with it, and by what it is known again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import cast

from fastapi import FastAPI, Request, Response
from starlette.responses import StreamingResponse

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
OWN_HOSTS = {"127.0.0.1", "localhost", "::1"}
"""The names that this machine is called by: a page elsewhere whose name is made to lead here is refused."""
NAMED = ("application/json", "text/html")  # answers that get an ETag; exports are streams


def install(app: FastAPI) -> None:
    """Give every answer of an application its headers, and those to GET an ETag."""

    @app.middleware("http")
    async def complete(request: Request, following: Callable[[Request], Awaitable[Response]]) -> Response:
        own = request.url.hostname in OWN_HOSTS
        response = await following(request) if own else Response("not a name of this machine\n", 421)
        response.headers.update(HEADERS)
        kind = response.headers.get("content-type", "").partition(";")[0]
        if request.method == "GET" and response.status_code == 200 and kind in NAMED:
            return await tagged(request, response)
        return response


async def tagged(request: Request, response: Response) -> Response:
    """An answer with its ETag, or 304 where the asker has it already."""
    body = b"".join([part async for part in cast(StreamingResponse, response).body_iterator if isinstance(part, bytes)])
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    held = request.headers.get("if-none-match", "")
    carried = dict(response.headers) | {"ETag": tag, "Cache-Control": "private, no-cache"}
    carried["Vary"] = "Accept-Language, Cookie"
    if tag in {known.strip().removeprefix("W/") for known in held.split(",")}:
        unsent = {"content-length", "content-type"}
        return Response(status_code=304, headers={k: v for k, v in carried.items() if k.lower() not in unsent})
    return Response(body, headers=carried)
