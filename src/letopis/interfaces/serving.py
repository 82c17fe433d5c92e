"""A server of the pages and the API, on this machine alone."""

from __future__ import annotations

import socket
from ipaddress import ip_address

import click

from letopis.interfaces.chronicle import opened
from letopis.interfaces.messages import Messages
from letopis.model.errors import InputError


def serve(db: str, host: str, port: int, say: Messages) -> int:
    """Serve until it is stopped; raises InputError where it cannot, before anything is opened to anybody."""
    try:
        import uvicorn

        from letopis.interfaces.web.app import create_app
    except ModuleNotFoundError:
        raise InputError(say("web.missing")) from None
    if not is_own(host):
        raise InputError(say("web.beyond", host=host))
    with opened(db) as store, listening(host, port, say) as there:
        click.echo(say("web.serving", address=f"http://{f'[{host}]' if ':' in host else host}:{port}/"), err=True)
        config = uvicorn.Config(create_app(store), log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run([there])
    return 0


def is_own(host: str) -> bool:
    """Whether nobody but this machine can reach an address."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def listening(host: str, port: int, say: Messages) -> socket.socket:
    """A socket that listens; raises InputError where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    there = socket.socket(family)
    there.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        there.bind((host, port))
    except OSError as error:
        there.close()
        raise InputError(say("web.taken", host=host, port=port, cause=error.strerror)) from None
    return there
