"""Patterns of time expressions: regular expressions with the word lists as named places.

A pattern reads the folded text (lower case, ё as е, same length). "{month}" is any form of the group
`month` in dates.toml, caught as `month`; "{month2}" is another place of the same group. A space is
one or more spaces, "~" a dash with or without spaces. Text rather than tokens, since a tokeniser
may glue "15.04.2021," or "года—27" and split "с.г.".
"""

from __future__ import annotations

import re

from letopis.extraction.dates.words import forms_of

# Places that are no word lists.
SHAPES = {
    "digits": r"0?[1-9]|[12]\d|3[01]",
    "count": r"\d{1,3}",
    "mm": r"0?[1-9]|1[0-2]",
    "year": r"1[0-9]\d\d|20\d\d",
    "tens": r"\d0",
}
# What may follow a number of a year: "2021 года", "2021г.", "2016-м".
GOD = r"(?: ?(?:года|году|год|годов|годы|годом|годах|гг\.|гг\b|г\.|г\b)|-?(?:го|ом|й|м)\b(?: года| году| год)?)"
MACROS = {
    "DAY": r"(?:{digits}(?:-?(?:го|ого|его|ому|е|ое))?|{dayword})",
    "DAY2": r"(?:{digits2}(?:-?(?:го|ого|его|ому|е|ое))?|{dayword2})",
    "GOD": GOD,
    # "2021 года", "прошлого года", "с.г."
    "YEAR": r"(?:,? {year}(?!\d)" + GOD + r"?|,? {which} года|,? (?P<sg>[ст]\. ?г\.))",
    "YEAR2": r"(?:,? {year2}(?!\d)" + GOD + r"?|,? {which2} года|,? (?P<sg2>[ст]\. ?г\.))",
    # "через два дня после саммита": told from something else; "после этого" is told from the day before.
    "OF_OTHER": r"(?P<from> после(?! (?:этого|того|чего))| с момента)",
    "COUNT": r"(?:{count}|{number})",
}
PLACE = re.compile(r"\{([A-Za-z]+?)(2?)\}")
PLACE_NAME = re.compile(r"2$")
EDGE_LEFT = r"(?<!\w)(?<!\d[.,:/–—-])(?<!\w[-/])"
EDGE_RIGHT = r"(?!\w|[-.,:/]\d)"


def fold(text: str) -> str:
    """The text in lower case with ё as е; as long as it was, so offsets hold."""
    low = text.lower().replace("ё", "е")
    return low if len(low) == len(text) else "".join(fold_char(char) for char in text)


def fold_char(char: str) -> str:
    """One letter in lower case, or itself where that would be two ("İ")."""
    low = char.lower().replace("ё", "е")
    return low if len(low) == 1 else char


def compile_pattern(template: str) -> re.Pattern[str]:
    """A regular expression from a rule's pattern, bounded by the edges of words."""
    text = template
    for name, body in MACROS.items():
        text = text.replace("{" + name + "}", body)
    text = PLACE.sub(lambda m: f"(?P<{m[1]}{m[2]}>{alternatives(m[1])})", text)
    text = text.replace("~", " ?(?:-|–|—|−) ?").replace(" ", "[ \t]+").replace("[ \t]+?", "[ \t]*")
    return re.compile(EDGE_LEFT + f"(?:{text})" + EDGE_RIGHT)


def alternatives(group: str) -> str:
    """The alternatives of a place, the longest first."""
    if group in SHAPES:
        return SHAPES[group]
    return "|".join(re.escape(f).replace("\\ ", " ") for f in sorted(forms_of(group), key=len, reverse=True))
