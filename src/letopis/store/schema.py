"""The tables. What is derived (blocks, links, events and what hangs on them) can be made anew from the rest.

articles --< reports --< blocks, links      decisions   people's word
    |           |                           failures    what could not be read
  bands, words  v                           offices     who held what, as told
              events --< event_keys, event_text         feeds, entries   what is watched, what was seen of it
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()
OF_ARTICLE = "articles.id"
OF_REPORT = "reports.id"
Bytewise = Text().with_variant(Text(collation="C"), "postgresql")
"""Compared letter by letter on either store, so that an index finds what begins with some letters."""
Number = BigInteger().with_variant(Integer, "sqlite")
"""Of an event: the digits of its id as a signed number of 64 bits, so that no index holds the whole id."""

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("doc", Text),  # the id that it came with
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Text),  # ISO day
    Column("sha256", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("more", Text, nullable=False),  # JSON: the rest of model.Article
    Column("record", Text, nullable=False),  # JSON: the contract's object
    Column("reader", Text, nullable=False),  # the version that read it
    Column("account", Text, nullable=False),  # the first article by id of those that are one account
    Column("signature", Text, nullable=False),  # JSON: what near-copies are told by; [] of a short text
    Column("added", Text, nullable=False),  # ISO time
    Index("articles_by_url", "url"),
    Index("articles_by_doc", "doc"),
    Index("articles_by_sha", "sha256"),
    Index("articles_by_account", "account"),
)

bands = Table(
    "bands",
    metadata,
    Column("band", Text, primary_key=True),  # number and digest of a part of the signature
    Column("article", Text, ForeignKey(OF_ARTICLE, ondelete="CASCADE"), primary_key=True),
    Index("bands_by_article", "article"),
    sqlite_with_rowid=False,
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, ForeignKey(OF_ARTICLE, ondelete="CASCADE"), nullable=False),
    Column("data", Text, nullable=False),  # JSON: model.Report
    Column("component", Text, nullable=False),  # the first report by id of those that links join
    Column("event", Text, nullable=False),
    Index("reports_by_article", "article"),
    Index("reports_by_component", "component"),
    Index("reports_by_event", "event"),
)

blocks = Table(
    "blocks",
    metadata,
    Column("key", Text, primary_key=True),
    Column("report", Text, ForeignKey(OF_REPORT, ondelete="CASCADE"), primary_key=True),
    Index("blocks_by_report", "report"),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("a", Text, ForeignKey(OF_REPORT, ondelete="CASCADE"), primary_key=True),
    Column("b", Text, ForeignKey(OF_REPORT, ondelete="CASCADE"), primary_key=True),
    Column("score", Float, nullable=False),
    Index("links_by_b", "b"),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("first_day", Text, nullable=False),  # ISO days that the date covers, else the publication's, else ""
    Column("last_day", Text, nullable=False),
    Column("data", Text, nullable=False),  # JSON: model.Event
    Index("events_by_day", "first_day", "number", "last_day"),
    Index("events_by_what", "what"),
)

event_keys = Table(
    "event_keys",
    metadata,
    Column("event", Number, ForeignKey("events.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),  # what it is asked for by: "pair BY RU", "word лукашенко", "kind call"
    Column("first_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    Index("keys_by_key", "key", "first_day", "event", "last_day"),
    sqlite_with_rowid=False,
)

offices = Table(
    "offices",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("article", Text, ForeignKey(OF_ARTICLE, ondelete="CASCADE"), nullable=False),
    Column("person", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("post", Bytewise, nullable=False),
    Column("body", Text),
    Column("change", Text),  # None where it is held
    Column("day", Text),  # of the change, else of the article
    Column("words", Text, nullable=False),
    Index("offices_by_key", "key"),
    Index("offices_by_post", "post"),
    Index("offices_by_article", "article"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undone", Text),
    Index("decisions_by_a", "a"),
    Index("decisions_by_b", "b"),
)

failures = Table(
    "failures",
    metadata,
    Column("source", Text, primary_key=True),  # file, and line where it has lines
    Column("cause", Text, nullable=False),
    Column("at", Text, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("address", Text, primary_key=True),
    Column("etag", Text),  # what the server gave to ask with, in its words
    Column("modified", Text),
    Column("failures", Integer, nullable=False),  # in a row
    Column("cause", Text),  # of the last failure
    Column("polled", Text),  # ISO time, when it was last asked
    Column("next", Text, nullable=False),  # ISO time, when it may be asked again
    Column("claimed", Text, nullable=False),  # ISO time until which a watcher has it in hand; "" where none has
    Index("feeds_by_next", "next"),
)

entries = Table(
    "entries",
    metadata,
    Column("address", Text, primary_key=True),  # of its page, else of its feed with its id
    Column("feed", Text, nullable=False),  # where it was seen first
    Column("data", Text, nullable=False),  # JSON: sources.feeds.Entry, while it waits; "" afterwards
    Column("state", Text, nullable=False),  # waiting, done, failed: given up
    Column("tries", Integer, nullable=False),
    Column("article", Text),  # what it was kept as; stays when that is forgotten, so that it is not fetched again
    Column("seen", Text, nullable=False),  # ISO time
    Column("next", Text, nullable=False),
    Column("claimed", Text, nullable=False),
    Index("entries_by_next", "state", "next"),
)

words = Table(
    "words",
    metadata,
    Column("word", Text, primary_key=True),  # a lemma
    Column("articles", Integer, nullable=False),  # how many it stands in; which, is in article_text
    sqlite_with_rowid=False,
)

STORED = (
    articles, bands, reports, blocks, links, events, event_keys, offices, decisions, failures, feeds, entries, words,
)  # fmt: skip
