"""The language of an answer: what was chosen on the page, else what the browser prefers, else Russian."""

from __future__ import annotations

from fastapi import Request

from letopis.interfaces.messages import LANGUAGES, Language, Messages

COOKIE = "lang"


def language_of(request: Request) -> Messages:
    """The messages in the asker's language."""
    chosen = chosen_by(request) or request.cookies.get(COOKIE)
    return Messages(next((known for known in LANGUAGES if known == chosen), preferred(request)))


def chosen_by(request: Request) -> Language | None:
    """The language that an address asks for."""
    return next((known for known in LANGUAGES if known == request.query_params.get("lang")), None)


def preferred(request: Request) -> Language:
    """The first language of `Accept-Language` that is ours."""
    wanted = map(weighed, request.headers.get("accept-language", "").split(","))
    in_order = sorted(wanted, key=lambda weight: -weight[0])
    return next((known for _, tag in in_order for known in LANGUAGES if tag.startswith(known)), "ru")


def weighed(part: str) -> tuple[float, str]:
    """A language and how much it is wanted: "en;q=0.8" is (0.8, "en")."""
    tag, _, rest = part.strip().lower().partition(";")
    try:
        return float(rest.partition("=")[2] or 1), tag
    except ValueError:
        return 0.0, tag
