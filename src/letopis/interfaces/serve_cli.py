"""`letopis serve`."""

from __future__ import annotations

import click

from letopis.interfaces.chronicle_cli import command
from letopis.interfaces.messages import Messages


@command("serve")
@click.option("--host", metavar="HOST", default="127.0.0.1", show_default=True)
@click.option("--port", metavar="PORT", type=click.IntRange(min=1, max=65535), default=8765, show_default=True)
def serve(say: Messages, /, host: str, port: int, db: str) -> int:
    """Open the chronicle in a browser."""
    from letopis.interfaces import serving

    return serving.serve(db, host, port, say)


SERVING = (serve,)
