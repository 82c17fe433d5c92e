"""Can two posts be one? "глава МИД Великобритании" and "министр иностранных дел", "министр по делам Brexit"."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from letopis.extraction.appointments.merge import is_one_in_other_words, stems

Likeness = Literal["same", "related", "reworded", "untold", "other"]
"""One post; one that says more; perhaps another name of it; untold in one article; another one."""

# Words of posts that tell no ministry from another.
GENERIC = frozenset({"минис", "глава", "по", "дел", "делам", "вопро", "иност"})


@lru_cache(maxsize=65_536)
def posts_alike(a: str | None, body_a: str | None, b: str | None, body_b: str | None) -> Likeness:
    """Whether two posts with their bodies can be one; `untold` where one article does not say."""
    if a is None or b is None:
        return "untold"
    if body_a and body_b and body_a != body_b and not stems(body_a) & stems(body_b):
        return "other"
    one, other = stems(a), stems(b)
    if one == other:
        return "same"
    if is_one_in_other_words(a, b) and ministries_agree(a, b):
        return "same" if body_a == body_b else "related"
    if one <= other or other <= one:
        return "related"
    return "reworded" if not (body_a and body_b) or body_a == body_b else "other"


def ministries_agree(a: str, b: str) -> bool:
    """Whether two ministers can be one: what both are told to be over has a word in common, or one is untold."""
    one, other = ({w for w in stems(post) if w not in GENERIC} for post in (a, b))
    return not one or not other or bool(one & other) or bool({"мид", "минис"} & (stems(a) ^ stems(b)))
