"""`bibtex`: the articles as BibTeX entries, in UTF-8, for LaTeX with biber or bibtex8."""

from __future__ import annotations

import re
from typing import BinaryIO

from letopis.exports.citations import Work, works
from letopis.exports.selection import Selection

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LANGUAGES = {"ru": "russian", "en": "english", "uk": "ukrainian", "be": "belarusian"}
SPECIAL = re.compile(r"[\\{}&%$#_~^]")
ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the articles that tell of what is asked for."""
    for work in works(selection):
        out.write(entry_of(work).encode())


def entry_of(work: Work) -> str:
    """A work as an entry; the braces within the title's keep its capitals."""
    day = work.published
    fields = {
        "title": f"{{{{{escaped(work.title)}}}}}",
        "organization": f"{{{escaped(work.outlet)}}}" if work.outlet else None,
        "year": f"{{{day.year}}}" if day else None,
        "month": MONTHS[day.month - 1] if day else None,
        "day": f"{{{day.day}}}" if day else None,
        "url": f"{{{address(work.url)}}}" if work.url else None,
        "langid": f"{{{LANGUAGES[work.language]}}}" if work.language in LANGUAGES else None,
    }
    lines = (f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@misc{{{work.key},\n{''.join(lines)}}}\n\n"


def escaped(text: str) -> str:
    """Words in which nothing is a command of LaTeX."""
    return SPECIAL.sub(lambda found: ESCAPES.get(found[0], f"\\{found[0]}"), text)


def address(url: str) -> str:
    """An address, with what would end the field told in its code."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
