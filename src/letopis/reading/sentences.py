"""Where sentences begin and end: razdel's rules, asked only where they may say yes, and two rules of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from razdel.segmenters.sentenize import DELIMITER, SentSplit, sentenize

LINE = re.compile(r"[^\n]+")

# razdel ends a sentence before a blank only, and never before a word in small letters. It sees no more of the text
# than `WINDOW` code points on each side.
WINDOW = sentenize.split.window
LOWER = rf"\s[а-яё](?:[а-яё]{{{WINDOW - 2}}}|[а-яё]{{0,{WINDOW - 3}}}(?![^\W\d]))"
MARK = re.compile(rf"{DELIMITER}(?=\s)(?!{LOWER})")
# The rule for a number of a list looks at what is before its mark if that is no longer.
LIST_ITEM = 20

# An abbreviation in lower case, then a word that has a capital only where a sentence begins: "в 2011 г. По словам".
# razdel ends no sentence there, since "г. Москва" is as common.
OPENERS = (
    "[ВКСОУ]|Во|Со|Ко|Об|На|По|За|До|От|Из|При|Для|Без|Под|Над|Про|Перед|После|Через|Среди|Кроме|Вместо|Согласно|"
    "И|А|Но|Да|Или|Если|Когда|Хотя|Чтобы|Однако|Также|Тогда|Там|Здесь|Ранее|Позже|Затем|Теперь|Сейчас|Напомним|"
    "Он|Она|Оно|Они|Его|Её|Ее|Их|Это|Эта|Этот|Эти|Этого|Этой|Этому|Этим|Тот|Та|То|Те|Как|Что|Кто|Мы|Вы|Все|Всё|Не"
)
ENDED = re.compile(rf"(?<=[а-яё\d] )(?:[а-яё]{{1,5}}\.)+(?= (?:{OPENERS}) [^.])|(?<=\d)гг?\.(?= (?:{OPENERS}) [^.])")
# Ranks and titles that stand before a name, where razdel ends a sentence: "ген. Шойгу".
RANK = re.compile(r"(?:^|\s)(?:ген|полк|подполк|адм|кап|лейт|сен|деп|архиеп|митр|о|св)\.$")
LONGEST_RANK = len(" подполк.")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as [start, stop), in order; blank lines have none."""
    for line in LINE.finditer(text):
        for start, stop in of_line(line.group()):
            yield line.start() + start, line.start() + stop


def of_line(line: str) -> Iterator[tuple[int, int]]:
    """The sentences of a line: razdel's, joined after a rank and parted after other abbreviations."""
    begun: int | None = None
    for sentence_start, stop in by_razdel(line):
        start = sentence_start if begun is None else begun
        if stop < len(line) and RANK.search(line, max(0, stop - LONGEST_RANK), stop):
            begun = start
            continue
        begun = None
        if line.find(". ", start, stop) >= 0:
            for end in ENDED.finditer(line, start, stop):
                yield start, end.end()
                start = end.end() + 1
        yield start, stop


def by_razdel(line: str) -> Iterator[tuple[int, int]]:
    """The sentences that razdel finds in a line, without blanks around them."""
    begun = 0
    for mark in MARK.finditer(line):
        start, stop = mark.span()
        split = SentSplit(line[max(0, start - WINDOW) : start], mark.group(), line[stop : stop + WINDOW])
        split.buffer = line[begun : min(start, begun + LIST_ITEM + 1)]
        if not sentenize.join(split):
            yield from without_blanks(line, begun, stop)
            begun = stop
    yield from without_blanks(line, begun, len(line))


def without_blanks(line: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """A stretch of a line without blanks at its ends; nothing if there is nothing else."""
    text = line[start:stop]
    if bare := text.strip():
        start += text.index(bare)
        yield start, start + len(bare)
