"""A worker process: articles in by standard input, their records out by standard output, one after the other.

Run by `workers` as `python -m letopis.pipeline.worker`. It ends when its input does, so also when the process that
started it is gone. What goes over the pipes is pickled; both ends are ours.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from contextlib import suppress
from typing import BinaryIO

from letopis.model.article import Article
from letopis.model.record import Record
from letopis.pipeline.reader import Reader


def serve(articles: BinaryIO, records: BinaryIO) -> None:
    """Answer every article with its record, or with the error that reading it raised."""
    reader = Reader()
    with suppress(EOFError, BrokenPipeError):
        while True:
            pickle.dump(answer(reader, pickle.load(articles)), records, pickle.HIGHEST_PROTOCOL)
            records.flush()


def answer(reader: Reader, article: Article) -> Record | Exception:
    """The record of an article; an error carries its traceback along as a note."""
    try:
        return reader.read_article(article)
    except Exception as error:
        error.add_note(f"in a process of its own:\n{traceback.format_exc()}")
        return error


def standard_output() -> BinaryIO:
    """Standard output, for records alone: what any library prints goes to standard error from here on."""
    records = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return records


if __name__ == "__main__":
    serve(sys.stdin.buffer, standard_output())
