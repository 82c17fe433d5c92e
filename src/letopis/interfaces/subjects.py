"""The article that a view is asked about: one of the chronicle by its id or address, else a file or page to be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from letopis.interfaces.inputs import Inputs
from letopis.interfaces.messages import Messages
from letopis.interfaces.progress import Progress
from letopis.interfaces.web_options import Web
from letopis.model.errors import InputError

if TYPE_CHECKING:
    from letopis.sources import Loaded
    from letopis.store import Store
    from letopis.views.subject import Subject


def subject_of(store: Store, name: str, web: Web, say: Messages) -> Subject:
    """The article of an id, an own id, an address or a file; raises InputError where there is none, or several."""
    from letopis.views.subject import stored_subject

    stored = store.article(name)
    return stored_subject(store, stored) if stored else new_subject(store, name, web, say)


def new_subject(store: Store, name: str, web: Web, say: Messages) -> Subject:
    """An article that is read, and not kept."""
    from letopis.model.chronicle import StoredArticle
    from letopis.pipeline.reader import Reader
    from letopis.views.subject import read_subject

    loaded = only(name, web, say)
    if loaded.article is None:
        raise loaded.error or InputError(say("chronicle.no_article", name=name))
    stored = StoredArticle.of(loaded.article, loaded.doc)
    return read_subject(store, stored, Reader().read_article(loaded.article))


def only(name: str, web: Web, say: Messages) -> Loaded:
    """The one article of a file or address."""
    from letopis.sources import Known, columns_of
    from letopis.sources.addresses import is_address

    if not is_address(name) and name != "-" and not Path(name).exists():
        raise InputError(say("views.no_article", name=name))
    progress = Progress(say, several=False)
    found = Inputs(Known(), columns_of(None), web, progress, say).loaded([name])
    first, second = next(found, None), next(found, None)
    progress.clear()
    if first is None:
        raise InputError(say("views.no_article", name=name))
    if second is not None:
        raise InputError(say("views.several_articles", name=name))
    return first
