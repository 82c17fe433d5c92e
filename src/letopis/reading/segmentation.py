"""Sentences and words of a text, by razdel: a line break always ends a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from razdel import sentenize, tokenize

from letopis.model.span import Span

LINE = re.compile(r"[^\n]+")

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

# The parser's memory grows with the square of a sentence: a longer one (a list without full stops)
# is cut. The longest sentence of 933 news articles (NEREL) has 152 words.
LONGEST = 250


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence and its words by span."""

    span: Span
    words: tuple[Span, ...]


def segment(text: str) -> Iterator[Segment]:
    """The sentences of a text in order; a blank one yields nothing."""
    for line in LINE.finditer(text):
        for start, stop in sentences(line.group()):
            words = [
                Span(line.start() + start + w.start, line.start() + start + w.stop)
                for w in tokenize(line.group()[start:stop])
            ]
            yield from pieces(words)


def sentences(line: str) -> Iterator[tuple[int, int]]:
    """The sentences of a line as [start, stop): razdel's, joined after a rank and parted after other abbreviations."""
    begun: int | None = None
    for sentence in sentenize(line):
        start = sentence.start if begun is None else begun
        if RANK.search(sentence.text) and sentence.stop < len(line):
            begun = start
            continue
        begun = None
        for end in ENDED.finditer(line, start, sentence.stop):
            yield start, end.end()
            start = end.end() + 1
        yield start, sentence.stop


def pieces(words: list[Span]) -> Iterator[Segment]:
    """A sentence as it is, or in pieces of `LONGEST` words."""
    for start in range(0, len(words), LONGEST):
        part = words[start : start + LONGEST]
        yield Segment(Span(part[0].start, part[-1].stop), tuple(part))
