"""What a command is given to read: files, folders, standard input; addresses and lists of them, which are fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from letopis.interfaces.messages import Messages
from letopis.interfaces.notes import without_notes
from letopis.interfaces.progress import Progress
from letopis.interfaces.web_options import Web

if TYPE_CHECKING:
    from letopis.sources import Columns, Known, Loaded
    from letopis.sources.listing import Listing
    from letopis.sources.terms import Terms
    from letopis.sources.web import Fetcher


@dataclass(frozen=True, slots=True)
class Inputs:
    """How inputs are read: what the user says of them, who asks the web, and where they are shown."""

    known: Known
    columns: Columns
    web: Web
    progress: Progress
    say: Messages

    def loaded(self, names: Iterable[str], terms: Terms | None = None) -> Iterator[Loaded]:
        """The articles of some inputs in their order; `terms` are for those that are fetched.

        Each is shown when it is taken: a file when it is loaded, a page before it is fetched, which takes longer. What
        was passed over is told and is no input.
        """
        from letopis.sources.addresses import is_address
        from letopis.sources.terms import Terms

        terms = terms or Terms(self.known)
        terms = replace(terms, skip=shown(terms.skip, self.progress))
        fetcher: Fetcher | None = None
        try:
            for name in names:
                listing = None if is_address(name) else list_in(name)
                if listing is None and not is_address(name):
                    yield from self._of_file(name)
                    continue
                from letopis.sources.web.gather import gather, gather_listed

                fetcher = fetcher or self.web.fetcher()
                if listing is None:
                    yield from gather(name, fetcher, terms)
                else:
                    yield from gather_listed(listing, name, fetcher, terms)
        finally:
            if fetcher:
                fetcher.close()

    def _of_file(self, name: str) -> Iterator[Loaded]:
        from letopis.sources import read_sources

        for item in without_notes(read_sources([name], self.known, self.columns), self.progress, self.say):
            self.progress.at(item.name)
            yield item


def list_in(name: str) -> Listing | None:
    """The feed, OPML or sitemap that a file is; None where it is something else, or cannot be read as one."""
    from letopis.model.errors import InputError
    from letopis.sources.formats.base import Blob
    from letopis.sources.formats.listing import listed_in, looks

    try:
        with open(name, "rb") as file:
            blob = Blob.of(name, file)
            return listed_in(blob) if looks(blob) else None
    except (OSError, ValueError, InputError):
        return None  # `read_sources` says what is wrong with it


def shown(skip: Callable[[str], bool], progress: Progress) -> Callable[[str], bool]:
    """The same, showing each page that is going to be fetched."""

    def skips(address: str) -> bool:
        if skip(address):
            return True
        progress.at(address)
        return False

    return skips
