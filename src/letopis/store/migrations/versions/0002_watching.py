"""What is watched: feeds with where we are in them, entries that were seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make two tables; those that are there stay as they are."""
    op.create_table(
        "feeds",
        sa.Column("address", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text) for name in ("etag", "modified")),
        sa.Column("failures", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("cause", "polled")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("next", "claimed")),
    )
    op.create_index("feeds_by_next", "feeds", ["next"])
    op.create_table(
        "entries",
        sa.Column("address", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("feed", "data", "state")),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("article", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("seen", "next", "claimed")),
    )
    op.create_index("entries_by_next", "entries", ["state", "next"])


def downgrade() -> None:
    """Take both tables away."""
    op.drop_table("entries")
    op.drop_table("feeds")
