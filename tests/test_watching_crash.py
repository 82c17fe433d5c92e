"""`kill -9` of a watcher, again and again; two watchers at once: nothing is lost, nothing is there twice."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from letopis.store import Store
from letopis.store.schema import entries
from newsroom import changing, publish
from serving import Site, serving
from stores import KINDS, dump, empty_place, opened

PAGES = 24
FREE = 0.3  # seconds; what a killed process had in hand is free before the next one has started
WATCHING = Path(__file__).with_name("watching_process.py")


def started(where: str, site: Site, number: int = 1, claim: float = 60.0) -> list[subprocess.Popen[str]]:
    """Some watchers that begin together, as soon as all of them are ready."""
    command = [sys.executable, WATCHING, where, str(claim), site.url("/a"), site.url("/b")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    processes = [subprocess.Popen(command, text=True, **pipes) for _ in range(number)]
    for process in processes:
        assert process.stdout
        process.stdout.readline()
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    return processes


def finish(processes: list[subprocess.Popen[str]]) -> None:
    for process in processes:
        _, complaint = process.communicate(timeout=300)
        assert (process.returncode, complaint) == (0, "")


def newsroom(site: Site) -> None:
    """Two feeds that share some of their entries; half of them carry the text."""
    publish(site, *range(PAGES))
    site.pages |= {
        "/a": changing(site, list(range(PAGES // 2))),
        "/b": changing(site, list(range(PAGES // 3, PAGES))),
    }


def pages_asked(site: Site) -> Counter[str]:
    return Counter(path for path in site.paths() if path[1:].isdigit())


def left(store: Store) -> int:
    with store._engine.connect() as connection:
        return len(connection.execute(select(entries).where(entries.c.state != "done")).all())


def undisturbed(site: Site, kind: str, folder: Path) -> dict[str, object]:
    with empty_place(kind, folder) as where:
        finish(started(where, site))
        with opened(where) as store:
            assert store.counts().articles == PAGES
            return dump(store)


@pytest.mark.parametrize("kind", KINDS)
def test_a_watcher_that_is_killed_goes_on_where_it_was(kind: str, tmp_path: Path) -> None:
    random, blows = Random(1), 0
    with serving({}) as site, empty_place(kind, tmp_path) as where:
        newsroom(site)
        whole = undisturbed(site, kind, tmp_path)
        site.asked.clear()
        for _ in range(6):
            (process,) = started(where, site, claim=FREE)
            time.sleep(random.uniform(0, 0.25))
            process.kill()
            process.communicate()
            blows += process.returncode != 0
            with opened(where) as store:
                assert store.problems() == []
        for _ in range(3):
            finish(started(where, site, claim=FREE))
        with opened(where) as store:
            assert left(store) == 0
            assert dump(store) == whole
        asked = pages_asked(site)
    assert blows > 0
    assert len(asked) == PAGES
    assert asked.total() <= PAGES + blows  # only the page in hand is asked for again


@pytest.mark.parametrize("kind", KINDS)
def test_two_watchers_on_one_chronicle_do_not_double(kind: str, tmp_path: Path) -> None:
    with serving({}) as site:
        newsroom(site)
        whole = undisturbed(site, kind, tmp_path)
        site.asked.clear()
        with empty_place(kind, tmp_path) as where:
            finish(started(where, site, number=2))
            finish(started(where, site))
            with opened(where) as store:
                assert left(store) == 0
                assert dump(store) == whole
                assert store.problems() == []
        assert pages_asked(site) == {f"/{n}": 1 for n in range(PAGES)}
