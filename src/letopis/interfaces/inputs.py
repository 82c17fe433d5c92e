"""What a command is given to read: files, folders, standard input; addresses, which are fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from letopis.interfaces.web_options import Web

if TYPE_CHECKING:
    from letopis.sources import Known, Loaded


def loaded(
    names: Iterable[str],
    known: Known,
    web: Web,
    skip: Callable[[str], bool] = lambda address: False,
    limit: int | None = None,
) -> Iterator[Loaded]:
    """The articles of some inputs in their order; of each address at most `limit`, those left out that `skip` names."""
    from letopis.sources import read_sources
    from letopis.sources.addresses import is_address

    fetcher = None
    try:
        for name in names:
            if not is_address(name):
                yield from read_sources([name], known)
                continue
            from letopis.sources.web.gather import gather

            fetcher = fetcher or web.fetcher()
            yield from gather(name, fetcher, known, skip, limit)
    finally:
        if fetcher:
            fetcher.close()
