"""The least confidence that a user asks for."""

from __future__ import annotations

from letopis.interfaces.messages import Messages
from letopis.model.errors import LetopisError


def least_confidence(value: str | None, say: Messages) -> float:
    """The number from 0 to 1, 0 where none is given; raises LetopisError for anything else."""
    if value is None:
        return 0.0
    try:
        least = float(value)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1:
        raise LetopisError(say("run.no_confidence", value=value))
    return least
