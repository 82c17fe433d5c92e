"""The words of articles: what is like an article is found by them. `letopis migrate` fills them in after this."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make two tables; each store has full text of its own, as of events."""
    op.create_table(
        "words",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("articles", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE article_text USING fts5 (words, tokenize = 'unicode61')")
        return
    op.execute("CREATE TABLE article_text (rowid BIGINT PRIMARY KEY, words TEXT NOT NULL)")
    op.execute("CREATE INDEX article_text_by_words ON article_text USING gin (to_tsvector('russian', words))")


def downgrade() -> None:
    """Take both tables away."""
    op.execute("DROP TABLE article_text")
    op.drop_table("words")
