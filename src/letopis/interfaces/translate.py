"""Errors and warnings of the lower layers in the user's language.

Those layers word them in English, since they serve Python too; here they are matched with the
templates of `translations.toml`. What fits none stays English: a message is never lost.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from letopis.interfaces.messages import Messages

BLANK = re.compile(r"\\\{(\w+)\\\}")


def translated(message: str, say: Messages) -> str:
    """The message in the language of `say`."""
    if say.language == "en":
        return message
    for pattern, russian in templates():
        if match := pattern.fullmatch(message):
            values = match.groupdict()
            place = values.pop("place_") or ""
            # What is told within a message may be a message of its own.
            return place + russian.format(**{name: translated(value, say) for name, value in values.items()})
    return message


@cache
def templates() -> Sequence[tuple[re.Pattern[str], str]]:
    """Patterns of English messages, a place before them allowed, and the Russian ones."""
    loaded = tomllib.loads(files("letopis.interfaces").joinpath("translations.toml").read_text("utf8"))
    return [(_pattern(message["en"]), message["ru"]) for message in loaded["message"]]


def _pattern(english: str) -> re.Pattern[str]:
    blanks = BLANK.sub(r"(?P<\1>.+?)", re.escape(english))
    return re.compile(rf"(?P<place_>.*?: )?{blanks}", re.DOTALL)
