"""Is a chronicle whole? What is derived must rest on what is stored."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from letopis.store.words import Words

CHECKS = {
    "a report is of no event": "SELECT id FROM reports WHERE event NOT IN (SELECT id FROM events)",
    "an event has no report": "SELECT id FROM events WHERE id NOT IN (SELECT event FROM reports)",
    "a report is of no article": "SELECT id FROM reports WHERE article NOT IN (SELECT id FROM articles)",
    "an account has no first article": "SELECT id FROM articles WHERE account NOT IN (SELECT id FROM articles)",
    "a link leads to no report": "SELECT a FROM links WHERE a NOT IN (SELECT id FROM reports) "
    "OR b NOT IN (SELECT id FROM reports)",
    "a link joins two components": "SELECT links.a FROM links JOIN reports one ON one.id = links.a "
    "JOIN reports other ON other.id = links.b WHERE one.component <> other.component",
    "an event cannot be found by its words": "SELECT id FROM events WHERE number NOT IN (SELECT rowid FROM event_text)",
    "words are of no event": "SELECT rowid FROM event_text WHERE rowid NOT IN (SELECT number FROM events)",
}


def problems(connection: Connection) -> Iterator[str]:
    """One line for each thing that is wrong, with an example."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
            if said != "ok":
                yield f"the file is damaged: {said}"
    for what, query in CHECKS.items():
        rows = connection.execute(text(query)).all()
        if rows:
            yield f"{what} ({len(rows)}, for one {rows[0][0]})"
    words = Words(connection)
    if missing := words.missing():
        yield f"an article cannot be found by its words ({len(missing)}, for one {missing[0]})"
    if stray := words.stray():
        yield f"words are of no article ({len(stray)}, for one {stray[0]})"
