"""`kill -9` at a hundred random moments of adding two hundred articles: python benchmarks/crash.py [BLOWS]

On SQLite, and on PostgreSQL too, which is struck itself as well, where scripts/with_postgres.sh runs this.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
sys.path.insert(0, str(TESTS))

from crashing import kill, restart_server, survive  # noqa: E402
from stores import KINDS, empty_place  # noqa: E402

ARTICLES = 200
STRIKES = {"sqlite": {"the process killed": kill}}
STRIKES["postgresql"] = STRIKES["sqlite"] | {"the server killed": restart_server}


def main(blows: int = 100) -> None:
    for kind in KINDS:
        for name, strike in STRIKES[kind].items():
            begun = time.monotonic()
            with tempfile.TemporaryDirectory() as folder, empty_place(kind, Path(folder)) as where:
                hit = survive(where, number=ARTICLES, blows=blows, strike=strike, longest=1.0)
            seconds = time.monotonic() - begun
            print(f"{kind}, {name} {blows} times, {hit} of them in the middle: whole ({seconds:.0f} s)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
