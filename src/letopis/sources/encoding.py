"""Bytes to text without being told the encoding: UTF-8, UTF-16, UTF-32, windows-1251, KOI8-R, cp866, ISO-8859-5, Mac.

A byte order mark decides; then strict UTF-8; then UTF-16 by its zero bytes or Cyrillic high bytes;
then the eight-bit encoding whose text looks most like Russian.
"""

from __future__ import annotations

import re
from collections import Counter

from letopis.model.errors import InputError

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# In order of likelihood: the first wins a tie.
EIGHT_BIT = ("windows-1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, film or image file"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
# How much is looked at to tell an encoding; a few hundred letters decide.
SAMPLE = 50_000
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Of the bytes of a text, more controls than this make it a binary; stray ones occur.
CONTROL_SHARE = 0.05
# The letters of Russian, the commonest first: a letter weighs what its place from the end is.
FREQUENT = {letter: weight / 3 for weight, letter in enumerate(reversed("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"))}
# The commonest pairs of Russian letters.
PAIRS = frozenset(
    re.findall(
        "..",
        "стноентонаовниравокоросерпрпонелиалрекатагоомораннатеолесдеваитриелтилеотлало"
        "киобвиатакилинзададоемсовескияийыйыхомтьется",
    )
)
PUNCTUATION = frozenset("«»—–…№“”„’ ")
CAPITAL_INSIDE = re.compile("[а-яё][А-ЯЁ]")


def decode(data: bytes) -> tuple[str, str]:
    """The text of some bytes and the name of its encoding; raises InputError where they are no text."""
    return decode_declared(data, None)


def decode_declared(data: bytes, declared: str | None) -> tuple[str, str]:
    """`decode` of bytes that come with a claim about their encoding; it wins only where the text bears it out."""
    if kind := _kind_of_binary(data):
        raise InputError(f"not a text: looks like {kind}: give a plain text or an HTML page")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    return _unmarked(data, declared)


def _unmarked(data: bytes, declared: str | None) -> tuple[str, str]:
    if (encoding := _wide(data)) is not None:
        return data.decode(encoding, "replace"), encoding
    if _has_many_controls(data):
        raise InputError("not a text: full of control bytes: give a plain text or an HTML page")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _is_torn(data, error) or _mostly_utf8(data):
            return data.decode("utf-8", "replace"), "utf-8"
    encoding = guess_eight_bit(data[:SAMPLE], declared)
    return data.decode(encoding, "replace"), encoding


def guess_eight_bit(data: bytes, declared: str | None = None) -> str:
    """The eight-bit encoding of some bytes by how Russian their text looks; `declared` wins a tie."""
    encodings = [declared, *EIGHT_BIT] if declared and _is_known(declared) else list(EIGHT_BIT)
    return max(encodings, key=lambda encoding: russianness(data.decode(encoding, "replace")))


def russianness(text: str) -> float:
    """How Russian a text looks: frequent letters and pairs count for, capitals inside words and odd signs against."""
    low = text.lower()
    letters = Counter(low)
    known = sum(count * FREQUENT.get(letter, 0) for letter, count in letters.items())
    odd = sum(
        count for letter, count in letters.items() if letter > "\x7f" and letter not in FREQUENT.keys() | PUNCTUATION
    )
    pairs = sum(low[i : i + 2] in PAIRS for i in range(len(low) - 1))
    # A wrong encoding often swaps the cases; a text all in capitals is none the worse for it.
    capitals = min(sum(map(str.isupper, text)), sum(map(str.islower, text)))
    return known + 4 * pairs - 10 * odd - 20 * len(CAPITAL_INSIDE.findall(text)) - 3 * capitals


def _kind_of_binary(data: bytes) -> str | None:
    return next((kind for signature, kind in SIGNATURES if data.startswith(signature)), None)


def _is_known(encoding: str) -> bool:
    """Whether Python decodes it; codecs that are none of text ("hex") are not."""
    try:
        return isinstance(b"a".decode(encoding), str)
    except (LookupError, UnicodeError):
        return False


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is 0 (Latin, spaces) or 4 (Cyrillic)."""
    sample = data[:SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    high = {"utf-16-le": sample[1::2], "utf-16-be": sample[0::2]}
    shares = {name: (part.count(0) + part.count(4)) / len(part) for name, part in high.items()}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] > 0.8 and min(shares.values()) < 0.5 else None


def _is_torn(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether only the last character is cut: the end of a truncated download."""
    return error.start >= len(data) - 3 and any(byte > 0x7F for byte in data[: error.start])


def _mostly_utf8(data: bytes) -> bool:
    """Whether nearly all that is not ASCII reads as UTF-8: a few bytes are broken."""
    text = data[:SAMPLE].decode("utf-8", "replace")
    read = sum(letter > "\x7f" and letter != "\ufffd" for letter in text)
    return read > 10 * text.count("\ufffd")


def _has_many_controls(data: bytes) -> bool:
    sample = data[:SAMPLE]
    return len(CONTROL.findall(sample)) > CONTROL_SHARE * len(sample)
