"""The one normalisation of a text: what is invisible goes, what looks the same becomes the same.

Letters, punctuation and the number of spaces are left alone; look-alike letters too
(`letopis.sources.lookalikes`). Applied once, before any offset is counted.
"""

from __future__ import annotations

import re
import unicodedata

# Controls but for line breaks and the tab; soft hyphens, zero-width, direction and byte order marks; tags.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def normalise(text: str) -> str:
    """NFC with LF line ends, plain spaces, nothing invisible and no blank ends; a second time changes nothing."""
    text = INVISIBLE.sub("", text)
    text = LINE_BREAK.sub("\n", text)
    text = SPACE.sub(" ", text)
    text = SURROGATE.sub(REPLACEMENT, text)
    return unicodedata.normalize("NFC", text).strip(" \n")


def one_line(text: str) -> str:
    """A normalised text with every run of white space as one space: a headline's form."""
    return " ".join(normalise(text).split())
