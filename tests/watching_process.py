"""A process of its own that watches feeds once: `python watching_process.py WHERE CLAIM ADDRESS...`.

It says when it is ready, and begins when it is told to. `CLAIM` is in seconds.
"""

from __future__ import annotations

import sys
from datetime import timedelta

from letopis.pipeline.indexing import lemmas
from letopis.pipeline.watching import Plan, Watch
from letopis.sources.web import Fetcher, SystemClock, policy_of
from letopis.store import open_store
from plain_reader import PlainReader
from serving import HOST


def main(where: str, claim: str, *feeds: str) -> None:
    store, clock = open_store(where, create=True), SystemClock()
    lemmas("слово")  # loads the dictionary
    print("ready", flush=True)
    sys.stdin.readline()
    policy = policy_of("desk@letopis.example", [HOST], gap=0.0)
    with Fetcher(policy, clock) as fetcher:
        plan = Plan(timedelta(), frozenset(feeds), once=True)
        watch = Watch(store, fetcher, PlainReader(), clock, plan, claim=timedelta(seconds=float(claim)))
        for step in watch.run():
            assert step.cause is None, step


if __name__ == "__main__":
    main(*sys.argv[1:])
