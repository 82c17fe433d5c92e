"""The first chronicle: articles, reports, events, people's decisions, failures, full text.

The tables are written out here and not taken from `store.schema`, which goes on.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ARTICLE = "articles.id"
REPORT = "reports.id"
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
BYTEWISE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make all tables."""
    make_articles()
    make_reports()
    make_events()
    make_rest()
    make_full_text()


def make_articles() -> None:
    """What was read, and the parts of its signature by which near-copies are found."""
    op.create_table(
        "articles",
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text) for name in ("doc", "url", "outlet", "title", "published")),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("sha256", "text", "more", "record", "reader", "account", "signature", "added")
        ),
    )
    for name, column in (("url", "url"), ("doc", "doc"), ("sha", "sha256"), ("account", "account")):
        op.create_index(f"articles_by_{name}", "articles", [column])
    op.create_table(
        "bands",
        sa.Column("band", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey(ARTICLE, ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("bands_by_article", "bands", ["article"])


def make_reports() -> None:
    """What each article tells, and which of it may be one."""
    op.create_table(
        "reports",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey(ARTICLE, ondelete="CASCADE"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("data", "component", "event")),
    )
    for column in ("article", "component", "event"):
        op.create_index(f"reports_by_{column}", "reports", [column])
    op.create_table(
        "blocks",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("report", sa.Text, sa.ForeignKey(REPORT, ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("blocks_by_report", "blocks", ["report"])
    op.create_table(
        "links",
        sa.Column("a", sa.Text, sa.ForeignKey(REPORT, ondelete="CASCADE"), primary_key=True),
        sa.Column("b", sa.Text, sa.ForeignKey(REPORT, ondelete="CASCADE"), primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("links_by_b", "links", ["b"])


def make_events() -> None:
    """What is assembled."""
    op.create_table(
        "events",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "what", "first_day", "last_day", "data")),
    )
    op.create_index("events_by_day", "events", ["first_day", "number", "last_day"])
    op.create_index("events_by_what", "events", ["what"])
    of_event = sa.ForeignKey("events.number", ondelete="CASCADE")
    op.create_table(
        "event_keys",
        sa.Column("event", NUMBER, of_event, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("first_day", sa.Text, nullable=False),
        sa.Column("last_day", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("keys_by_key", "event_keys", ["key", "first_day", "event", "last_day"])


def make_rest() -> None:
    """Offices told, people's decisions, failures."""
    op.create_table(
        "offices",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("article", sa.Text, sa.ForeignKey(ARTICLE, ondelete="CASCADE"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("person", "key")),
        sa.Column("post", BYTEWISE, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("body", "change", "day")),
        sa.Column("words", sa.Text, nullable=False),
    )
    for column in ("key", "post", "article"):
        op.create_index(f"offices_by_{column}", "offices", [column])
    op.create_table(
        "decisions",
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "a", "b", "author", "at")),
        sa.Column("undone", sa.Text),
    )
    op.create_index("decisions_by_a", "decisions", ["a"])
    op.create_index("decisions_by_b", "decisions", ["b"])
    op.create_table(
        "failures",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("cause", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )


def make_full_text() -> None:
    """Each store has full text of its own; both are given lemmas, so that "переговорам" finds "переговоры"."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE event_text USING fts5 (words, tokenize = 'unicode61')")
        return
    op.execute("CREATE TABLE event_text (rowid BIGINT PRIMARY KEY, words TEXT NOT NULL)")
    op.execute("CREATE INDEX event_text_by_words ON event_text USING gin (to_tsvector('russian', words))")


def downgrade() -> None:
    """Take all tables away."""
    op.execute("DROP TABLE event_text")
    for table in ("failures", "decisions", "offices", "event_keys", "events", "links", "blocks", "reports", "bands"):
        op.drop_table(table)
    op.drop_table("articles")
