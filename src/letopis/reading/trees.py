"""Trees out of the parser's arcs: it chooses a head for each word alone, and some choices run in a circle.

A circle is cut at its first word, which then has no head and keeps its relation. Every walk up a tree ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from letopis.reading.models import Tag


def without_circles(tags: Sequence[Tag]) -> list[Tag]:
    """The tags of one sentence with each circle of heads cut; heads are 1-based, 0 is the root."""
    cuts = set(circles([tag.head for tag in tags]))
    return [replace(tag, head=0) if i in cuts else tag for i, tag in enumerate(tags)]


def circles(heads: Sequence[int]) -> list[int]:
    """The first word of each circle, by index from 0. Every word is visited once.

    >>> circles([2, 1, 0])
    [0]
    """
    walk_of = [0] * len(heads)  # the walk that a word was first met on
    found = []
    for start in range(len(heads)):
        i = start
        while walk_of[i] == 0 and heads[i] != 0:
            walk_of[i] = start + 1
            i = heads[i] - 1
        if heads[i] != 0 and walk_of[i] == start + 1:
            found.append(min(members(heads, i)))
    return found


def members(heads: Sequence[int], start: int) -> list[int]:
    """The words of the circle that a word is on."""
    circle, i = [start], heads[start] - 1
    while i != start:
        circle.append(i)
        i = heads[i] - 1
    return circle
