"""Adding articles while somebody pulls the plug, again and again.

A process adds generated articles and is struck at a random moment; the same command is run again until it is done.
After each blow the chronicle has to be whole, and in the end to be the one that nothing ever happened to.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from letopis.pipeline.chronicle import add
from letopis.store import Store, StoreError
from plain_reader import PlainReader, articles
from stores import clear, dump, opened, restart

Strike = Callable[["subprocess.Popen[str]"], None]
ADDING = Path(__file__).with_name("adding.py")


def kill(process: subprocess.Popen[str]) -> None:
    """`kill -9`."""
    process.kill()


def restart_server(_: subprocess.Popen[str]) -> None:
    """A power cut of the database's machine."""
    restart()


def survive(where: str, *, number: int, blows: int, strike: Strike, longest: float, seed: int = 1) -> int:
    """Strike some times within `longest` seconds of a start; returns how many blows fell while something was added."""
    random, hit = Random(seed), 0
    with opened(where) as store:
        whole = undisturbed(store, number)
        clear(store)
    for _ in range(blows):
        done = run(where, number, strike, random.uniform(0, longest))
        with opened(where) as store:
            assert store.problems() == []
            hit += not done
            if done:
                assert dump(store) == whole
                clear(store)
    assert run(where, number, lambda process: None, 0)
    with opened(where) as store:
        assert store.problems() == []
        assert dump(store) == whole
    return hit


def undisturbed(store: Store, number: int) -> dict[str, object]:
    """The chronicle that nothing happened to."""
    for added in add(articles(number), store, PlainReader()):
        assert added.outcome != "failed"
    return dump(store)


def run(where: str, number: int, strike: Strike, moment: float) -> bool:
    """One run of the command, struck at a moment after its beginning; whether it got to its end all the same."""
    process = subprocess.Popen(
        [sys.executable, ADDING, where, str(number), "forward"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ,
    )  # fmt: skip
    assert process.stdout
    process.stdout.readline()
    time.sleep(moment)
    strike(process)
    _, complaint = process.communicate(timeout=300)
    assert "Traceback" not in complaint or StoreError.__name__ in complaint, complaint
    return process.returncode == 0
