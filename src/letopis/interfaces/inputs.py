"""What a command is given to read: files, folders, standard input; addresses, which are fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from letopis.interfaces.progress import Progress
from letopis.interfaces.web_options import Web

if TYPE_CHECKING:
    from letopis.sources import Known, Loaded
    from letopis.sources.terms import Terms
    from letopis.sources.web import Fetcher


def loaded(
    names: Iterable[str], known: Known, web: Web, progress: Progress, terms: Terms | None = None
) -> Iterator[Loaded]:
    """The articles of some inputs in their order; `terms` are for those that are fetched.

    Each is shown when it is taken: a file when it is loaded, a page before it is fetched, which takes longer.
    """
    from letopis.sources import read_sources
    from letopis.sources.addresses import is_address
    from letopis.sources.terms import Terms

    terms = terms or Terms(known)
    terms = replace(terms, skip=shown(terms.skip, progress))
    fetcher: Fetcher | None = None
    try:
        for name in names:
            if is_address(name):
                from letopis.sources.web.gather import gather

                fetcher = fetcher or web.fetcher()
                yield from gather(name, fetcher, terms)
                continue
            for item in read_sources([name], known):
                progress.at(item.name)
                yield item
    finally:
        if fetcher:
            fetcher.close()


def shown(skip: Callable[[str], bool], progress: Progress) -> Callable[[str], bool]:
    """The same, showing each page that is going to be fetched."""

    def skips(address: str) -> bool:
        if skip(address):
            return True
        progress.at(address)
        return False

    return skips
