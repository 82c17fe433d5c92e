"""What inputs pass over is told on standard error, and is no input itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from letopis.interfaces.messages import Messages
from letopis.interfaces.progress import Progress
from letopis.interfaces.shell import complain

if TYPE_CHECKING:
    from letopis.sources import Loaded


def without_notes(inputs: Iterable[Loaded], progress: Progress, say: Messages) -> Iterator[Loaded]:
    """The inputs that are articles or failures; notes are shown as they come."""
    for loaded in inputs:
        if loaded.note:
            progress.clear()
            complain(f"{loaded.name}: {loaded.note}", say)
        else:
            yield loaded
