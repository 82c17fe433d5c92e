"""What a command is given to read: files, folders, standard input; addresses, which are fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from letopis.interfaces.web_options import Web

if TYPE_CHECKING:
    from letopis.sources import Known, Loaded
    from letopis.sources.terms import Terms
    from letopis.sources.web import Fetcher


def loaded(names: Iterable[str], known: Known, web: Web, terms: Terms | None = None) -> Iterator[Loaded]:
    """The articles of some inputs in their order; `terms` are for those that are fetched."""
    from letopis.sources import read_sources
    from letopis.sources.addresses import is_address

    fetcher: Fetcher | None = None
    try:
        for name in names:
            if not is_address(name):
                yield from read_sources([name], known)
                continue
            from letopis.sources.terms import Terms
            from letopis.sources.web.gather import gather

            fetcher = fetcher or web.fetcher()
            yield from gather(name, fetcher, terms or Terms(known))
    finally:
        if fetcher:
            fetcher.close()
