"""Many articles read by several processes, their records in the order of the articles.

                    ┌─ thread ─ pipe ─ worker process, with a Reader of its own
    articles ─ queue┤                                                           ─ records, in order
                    └─ thread ─ pipe ─ worker process

A worker is a new Python that takes nothing from this one but its environment: safe beside threads, and a script
needs no `if __name__ == "__main__"`. It is in a session of its own, so that Ctrl-C reaches only this process.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import local

from letopis.model.article import Article
from letopis.model.errors import LetopisError
from letopis.model.record import Record
from letopis.sources import Loaded

# Articles begun for each worker before the oldest of them is done: one slow article holds up the others no sooner, and
# no more records than that are ever held.
LOOK_AHEAD = 8
# Two threads of BLAS on a core that is taken are ten times slower than one.
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

Told = tuple[Loaded, Record | None]


class LostWorkerError(Exception):
    """A worker process ended before it answered."""


def read_in_order(inputs: Iterable[Loaded], jobs: int) -> Iterator[Told]:
    """Each input with its record, None for one that is no article; raises LetopisError where a worker is killed.

    Inputs are taken as they are needed, and records given as soon as those before them are.
    """
    workers = Workers(jobs)
    begun: deque[tuple[Loaded, Future[Record] | None]] = deque()
    try:
        for loaded in inputs:
            begun.append((loaded, workers.read(loaded.article) if loaded.article else None))
            while begun and (len(begun) > LOOK_AHEAD * jobs or is_done(begun[0][1])):
                yield told(*begun.popleft())
        while begun:
            yield told(*begun.popleft())
    finally:
        workers.end()


def is_done(record: Future[Record] | None) -> bool:
    """Whether there is nothing to wait for."""
    return record is None or record.done()


def told(loaded: Loaded, record: Future[Record] | None) -> Told:
    """An input with its record, once that is there."""
    try:
        return loaded, record.result() if record else None
    except LostWorkerError as lost:
        raise LetopisError(
            f"{loaded.name}: the process that read it has ended ({lost})"
            ": all before it is complete; read on from here, with fewer jobs if memory was short"
        ) from lost


class Workers:
    """At most `jobs` worker processes, started when they are needed."""

    def __init__(self, jobs: int) -> None:
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="letopis")
        self._own = local()
        self._all: list[Worker] = []

    def read(self, article: Article) -> Future[Record]:
        """The record to come of an article."""
        return self._threads.submit(self._read, article)

    def end(self) -> None:
        """Stop at once; what was begun is not finished."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.end()
        self._threads.shutdown()

    def _read(self, article: Article) -> Record:
        if not hasattr(self._own, "worker"):
            self._own.worker = Worker()
            self._all.append(self._own.worker)
        worker: Worker = self._own.worker
        return worker.read(article)


class Worker:
    """A process that reads one article at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "letopis.pipeline.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(p or os.getcwd() for p in sys.path)},
            start_new_session=True,
        )

    def read(self, article: Article) -> Record:
        """The record of an article; raises what reading raised, or LostWorkerError."""
        assert self._process.stdin
        assert self._process.stdout
        try:
            pickle.dump(article, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
            answer: Record | Exception = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            raise LostWorkerError(ending(self._process.wait())) from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self) -> None:
        """Kill the process: it holds nothing but what was asked of it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


def ending(code: int) -> str:
    """How a process ended, in a word or two."""
    return f"signal {-code}" if code < 0 else f"exit code {code}"
