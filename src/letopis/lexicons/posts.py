"""Words of post: "глава МИД", "хозяин Белого дома", and which post of which state they stand for.

A phrase is found by the words of `posts.toml`; with the country beside it, it is a key of
`tenures.csv`, and on a day it may be a person. Reading the phrase's extent, and deciding which
country is meant, is left to the reader of texts.

    "премьер Италии"    -> Post("премьер-министр")  + IT -> head_of_government
    "глава кабмина США" -> the same                 + US -> head_of_state
    "британский лидер"  -> Post("лидер")            + GB -> head_of_government
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from letopis.lexicons.loader import load_csv, load_toml
from letopis.lexicons.phrases import Match, Phrases, Word
from letopis.lexicons.tenures import Tenure, When, tenures

FIELDS = ("title", "words", "key", "rank", "of", "only", "keys", "abroad", "doubtful", "dependent", "example")
LEADER, CHIEF, AMBASSADOR, GOVERNMENT = "leader", "chief", "ambassador", "head_of_government"


@dataclass(frozen=True, slots=True)
class Leadership:
    """Which posts "лидер" and "глава правительства" of a state mean; None where that is unsure."""

    leader: str | None = "head_of_state"
    government: str | None = "head_of_government"


@dataclass(frozen=True, slots=True)
class Post:
    """A post as news name it; the fields are those of `posts.toml`."""

    title: str
    words: tuple[str, ...]
    key: str | None
    rank: int
    of: str | None
    only: frozenset[str]
    keys: Mapping[str, str]
    abroad: bool
    doubtful: bool
    dependent: bool
    example: str

    @property
    def phrases(self) -> tuple[str, ...]:
        """The title and the other words for the post."""
        return (self.title, *self.words)

    def key_in(self, holder: str, host: str | None = None) -> str | None:
        """The post of `tenures.csv` that the words mean in a state or body, or None.

        An envoy's post is told by the `host` too: "ambassador:US".
        """
        key = self.keys.get(holder, self.key)
        if key == AMBASSADOR:
            return f"{key}:{host}" if host else None
        if key in {LEADER, CHIEF}:
            return leadership(holder).leader
        return leadership(holder).government if key == GOVERNMENT else key or None

    def fits(self, tenure: Tenure) -> bool:
        """Whether the words may be said of a tenure: Britain's head of state is no "президент"."""
        return not self.only or any(tenure.title.startswith(title) for title in self.only)


class Posts:
    """All posts, and the phrases that name them."""

    def __init__(self, entries: Sequence[Post]) -> None:
        self.entries = entries
        self._phrases: Phrases[Post] = Phrases()
        for post in entries:
            for phrase in post.phrases:
                self._phrases.add(phrase, post, "post")

    def match(self, words: Sequence[Word], start: int) -> Match[Post] | None:
        """The longest phrase of post that begins at word `start`; a word is its surface, then its lemmas."""
        return self._phrases.match(words, start)

    def find(self, text: str) -> Post | None:
        """The post that the whole of `text`, in the nominative, names."""
        found = self._phrases.find(text)
        return found.entry if found else None


def incumbent(post: Post, holder: str | None, on: When, host: str | None = None) -> Tenure | None:
    """Who certainly held `post` of `holder` on a day; None where anything about it is unsure.

    Without a `holder` the one that the words imply is taken: "госсекретарь" is of the US.
    """
    owner = holder or post.of
    key = post.key_in(owner, host) if owner else None
    tenure = tenures().who(owner, key, on) if owner and key else None
    return tenure if tenure and post.fits(tenure) else None


def leadership(holder: str) -> Leadership:
    """Who leads and who governs a state or body."""
    return _leaderships().get(holder, Leadership())


@cache
def _leaderships() -> dict[str, Leadership]:
    rows = load_csv("leaders.csv", fields=("holder", "leader", "government"), key="holder")
    return {row["holder"]: Leadership(row["leader"] or None, row["government"] or None) for row in rows}


def _post(entry: dict[str, object]) -> Post:
    return Post(
        title=str(entry["title"]),
        words=_strings(entry.get("words")),
        key=str(entry["key"]) if "key" in entry else None,
        rank=int(str(entry["rank"])),
        of=str(entry["of"]) if "of" in entry else None,
        only=frozenset(_strings(entry.get("only"))),
        keys=_mapping(entry.get("keys")),
        abroad=bool(entry.get("abroad")),
        doubtful=bool(entry.get("doubtful")),
        dependent=bool(entry.get("dependent")),
        example=str(entry["example"]),
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _mapping(value: object) -> dict[str, str]:
    return {str(key): str(item) for key, item in value.items()} if isinstance(value, dict) else {}


@cache
def posts() -> Posts:
    """The posts of `posts.toml`, read once."""
    entries = load_toml("posts.toml", table="post", fields=FIELDS, required=("rank", "example"), key="title")
    return Posts([_post(entry) for entry in entries])
