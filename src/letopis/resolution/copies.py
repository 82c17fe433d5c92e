"""Near-copies: agency text lightly edited, reprinted, cut at the end. They are one account of what happened.

A text is compared by the share of its runs of words (MinHash, by rensa). Bands of the signature find what may be a
copy; whether it is one is told by the whole signature, of two texts alone.
"""

from __future__ import annotations

import hashlib
import re

from rensa import RMinHash

PERMUTATIONS = 64
ROWS = 4  # of 16 bands: two texts that share half of their runs meet in one with 0.64, of three quarters with 0.998
RUN = 4  # words
SHORTEST = 12  # runs: a shorter text is like others by chance
# BSNLP, 2026-11: reprints and edited agency text share .7 and more, other articles of one event seldom .3.
COPY = 0.6
WORDS = re.compile(r"\w+")


def signature(text: str) -> tuple[int, ...]:
    """The signature of a text; empty where it is too short to have one."""
    words = WORDS.findall(text.lower().replace("ё", "е"))
    runs = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    if len(runs) < SHORTEST:
        return ()
    hashes = RMinHash(num_perm=PERMUTATIONS, seed=1)
    hashes.update(sorted(runs))
    return tuple(hashes.digest())


def bands(signed: tuple[int, ...]) -> tuple[str, ...]:
    """The keys under which copies of a text are found."""
    parts = (signed[i : i + ROWS] for i in range(0, len(signed), ROWS))
    return tuple(f"{n} {hashlib.sha256(repr(part).encode()).hexdigest()[:16]}" for n, part in enumerate(parts))


def is_copy(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Whether two signed texts are copies of one."""
    return bool(a) and bool(b) and sum(x == y for x, y in zip(a, b, strict=True)) / len(a) >= COPY
