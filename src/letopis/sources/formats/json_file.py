"""A whole file of JSON: an array of articles, one article, or what Telegram exports of a channel (`result.json`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from letopis.model.errors import InputError
from letopis.sources.bounds import MB
from letopis.sources.dated import dated
from letopis.sources.formats.base import Blob, Format, Reading
from letopis.sources.loaded import Known, Loaded
from letopis.sources.rows import article_of_row
from letopis.sources.text import article_of

LARGEST_FILE = 512 * MB  # it is held whole; JSON Lines has no such bound
BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*[\[{\]]|\{\s*[\"}])")
EXPORT = re.compile(rb"\"(?:messages|chats)\"\s*:\s*[\[{]")
ENDING = ".json"


def looks(blob: Blob) -> bool:
    """Whether bytes begin as JSON."""
    return BEGINS.match(blob.head) is not None


def looks_exported(blob: Blob) -> bool:
    """Whether they begin as an export of Telegram."""
    return looks(blob) and EXPORT.search(blob.head) is not None


def read(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """The articles of an array or an object."""
    content = parsed(blob)
    if isinstance(content, dict) and ("messages" in content or "chats" in content):
        yield from exported(content, blob.name, reading.known)
        return
    rows = content if isinstance(content, list) else [content]
    if not rows:
        raise InputError("empty: give a file with the article's text")
    for number, row in enumerate(rows, 1):
        name = f"{blob.name}:{number}" if isinstance(content, list) else blob.name
        if isinstance(row, dict):
            yield article_of_row(name, row, reading.columns, reading.known.shared)
        else:
            cause = 'not a JSON object: give it as {"text": "...", "published": "2021-04-15"}'
            yield Loaded(name, error=InputError(f"{name}: {cause}"))


def parsed(blob: Blob) -> Any:
    """The value of a file; raises InputError where there is none."""
    import orjson

    data = blob.file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise InputError(f"larger than {LARGEST_FILE // MB} MB: give it as JSON Lines")
    try:
        return orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON ({error}): mend the file or take it away") from None


def exported(content: dict[str, Any], name: str, known: Known) -> Iterator[Loaded]:
    """The messages with text of one channel, or of all that were exported; how many others there were is a note."""
    chats = content.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else None
    passed = Counter[str]()
    found = False
    for chat in listed if isinstance(listed, list) else [content]:
        messages = chat.get("messages") if isinstance(chat, dict) else None
        for message in messages if isinstance(messages, list) else ():
            found = True
            if kind := _passed_over(message):
                passed[kind] += 1
            else:
                yield _article(message, chat, name, known)
    if not found:
        raise InputError("no messages: export the channel from Telegram as JSON")
    if passed:
        service, silent = passed["service"], passed["silent"]
        yield Loaded(name, note=f"passed over: {service} service messages, {silent} without text")


def _passed_over(message: Any) -> str | None:
    if not isinstance(message, dict) or message.get("type") != "message":
        return "service"
    return None if words(message).strip() else "silent"


def _article(message: dict[str, Any], chat: dict[str, Any], name: str, known: Known) -> Loaded:
    """A message; one that is passed on is the outlet's that wrote it."""
    number = message.get("id")
    date = message.get("date")
    day = dated(date, "metadata") if isinstance(date, str) else None
    outlet = _name(message.get("forwarded_from")) or _name(chat.get("name"))
    all_known = known.shared.over(Known(day.day if day else None, outlet=outlet))
    article = article_of(words(message), published=all_known.published, outlet=all_known.outlet)
    doc = f"telegram:{chat.get('id')}/{number}"
    return Loaded(f"{name}:{number}", article, doc=doc)


def words(message: dict[str, Any]) -> str:
    """The text of a message, which comes in pieces where some of it is a link, bold, a tag."""
    text = message.get("text") or message.get("text_entities")
    pieces = text if isinstance(text, list) else [text]
    told = (piece.get("text") if isinstance(piece, dict) else piece for piece in pieces)
    return "".join(piece for piece in told if isinstance(piece, str))


def _name(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


TELEGRAM = Format("telegram", (), looks_exported, read)
JSON = Format("json", (ENDING,), looks, read)
