"""What Letopis says to a user, in English and Russian: the catalogue `messages.toml` and the choice of language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

Language = Literal["en", "ru"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

OWN_VARIABLE = "LETOPIS_LANG"
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Messages:
    """The catalogue in one language. `say("run.reading", number=3, name="a.txt")` fills a message in."""

    def __init__(self, language: Language = "en") -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """The message of a key; raises KeyError where the catalogue has none."""
        return catalogue()[key][self.language].format(**values)


def choose_language(option: str | None, environment: Mapping[str, str]) -> Language:
    """The language of the messages: the option, else LETOPIS_LANG, else the locale, else English.

    The first locale variable that is set decides, as POSIX has it: LC_ALL=C is English even where
    LANG is Russian.
    """
    wanted = option or environment.get(OWN_VARIABLE)
    if not wanted:
        wanted = next((environment[name] for name in LOCALE_VARIABLES if environment.get(name)), "")
    return "ru" if wanted.lower().startswith("ru") else "en"


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Messages by dotted key and language."""
    return dict(_flat(tomllib.loads(files("letopis.interfaces").joinpath("messages.toml").read_text("utf8"))))


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    for key, value in tree.items():
        if any(isinstance(value.get(language), str) for language in LANGUAGES):
            yield prefix + key, value
        else:
            yield from _flat(value, f"{prefix}{key}.")
