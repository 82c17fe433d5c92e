"""Articles are strangers' texts: what of them may reach a terminal or a page."""

from __future__ import annotations

import re

# C0 but tab and line feed, DEL, C1: escape sequences start with one of them. Then the marks that
# turn the direction of writing, by which a text can show itself other than it is.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"\s+")
# Those of them that `json.dumps` leaves as they are.
_UNESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without control characters."""
    return _CONTROLS.sub("", text)


def one_line(text: str) -> str:
    """The text without control characters, on one line."""
    return _BLANKS.sub(" ", clean(text)).strip()


def escape_json(dumped: str) -> str:
    """JSON of the same value with every control character as an escape."""
    return _UNESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", dumped)
