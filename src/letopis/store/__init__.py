"""The chronicle on disk: one store over SQLAlchemy Core, SQLite by default, PostgreSQL the same.

Values of `letopis.model.chronicle` in and out; what is one event is decided elsewhere.
"""

from letopis.store.connect import StoreError, open_store
from letopis.store.store import Store
from letopis.store.values import Counts, Cursor, Failure, Filter, Found, Indexed, OfficeTold
from letopis.store.watching import Poll, WatchedEntry, WatchedFeed
from letopis.store.whole import Kept, KeptEntry, KeptFeed, Snapshot
from letopis.store.words import Words
from letopis.store.writer import Writer

__all__ = [
    "Counts", "Cursor", "Failure", "Filter", "Found", "Indexed", "Kept", "KeptEntry", "KeptFeed", "OfficeTold", "Poll",
    "Snapshot", "Store", "StoreError", "WatchedEntry", "WatchedFeed", "Words", "Writer", "open_store",
]  # fmt: skip
