"""A process of its own that adds generated articles: `python adding.py WHERE NUMBER forward|backward`."""

from __future__ import annotations

import sys

from letopis.pipeline.chronicle import add
from letopis.pipeline.indexing import lemmas
from letopis.store import open_store
from plain_reader import PlainReader, articles


def main(where: str, number: str, order: str) -> None:
    news = articles(int(number))
    store = open_store(where, create=True)
    lemmas("слово")  # loads the dictionary
    print("ready", flush=True)
    for added in add(news if order == "forward" else news[::-1], store, PlainReader()):
        assert added.outcome != "failed", added


if __name__ == "__main__":
    main(*sys.argv[1:])
