"""Strangers' words in XML: what it cannot hold, not even escaped, is left out."""

from __future__ import annotations

FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])


def clean(text: str) -> str:
    """The text without control characters, halves of pairs and non-characters."""
    return text.translate(FORBIDDEN)
