"""Stretches in quotation marks: Document -> outermost quotations by token.

    Он сказал: «Мы ждём ответа „Роснефти“».
               [                        ]     one quotation; what is nested belongs to it

Marks pair within a paragraph. One that is left open goes on into the next paragraphs if a mark
closes it there, `PARAGRAPHS` at most; else it is taken for a slip and opens nothing, so that an
unbalanced mark never swallows the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letopis.model.document import Document, Token

PARAGRAPHS = 6
# So many marks in a row are a run of marks: looking for the end of each would take the square of their number.
MOST_NESTED = 50
FAMILY = {"«": "«", "»": "«", "„": "„", "“": "„", "”": "„", '"': '"', "``": '"', "''": '"'}
DASHES = frozenset({"—", "–", "-", "−", "―"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """The tokens of the two marks; the words stand between them."""

    opening: int
    closing: int

    def holds(self, index: int) -> bool:
        """Whether a token stands between the marks."""
        return self.opening < index < self.closing


def find_quotations(document: Document) -> Iterator[Quotation]:
    """The outermost quotations in text order."""
    paragraphs = list(split_paragraphs(document))
    at = start = 0
    while at < len(paragraphs):
        found = scan(document, paragraphs, at, max(start, paragraphs[at].start))
        if found is None:
            at += 1
            continue
        yield found
        start = found.closing + 1
        while at < len(paragraphs) and paragraphs[at].stop <= start:
            at += 1


def split_paragraphs(document: Document) -> Iterator[range]:
    """The token ranges of the lines of a text."""
    start = 0
    for sentence in document.sentences:
        previous = document.tokens[sentence.start - 1].span.stop if sentence.start else 0
        if sentence.start > start and "\n" in document.text[previous : sentence.span.start]:
            yield range(start, sentence.start)
            start = sentence.start
    if start < len(document.tokens):
        yield range(start, len(document.tokens))


def scan(document: Document, paragraphs: Sequence[range], at: int, start: int) -> Quotation | None:
    """The first quotation that opens in paragraph `at` at or after token `start`."""
    for i in range(start, paragraphs[at].stop):
        if is_mark(document.tokens[i]) and opens(document, i, ()):
            closing = closing_of(document, paragraphs, at, i)
            if closing is not None:
                return Quotation(i, closing)
    return None


def closing_of(document: Document, paragraphs: Sequence[range], at: int, opening: int) -> int | None:
    """The mark that closes the one at `opening`, in its paragraph or the next ones."""
    own = range(opening + 1, paragraphs[at].stop)
    run = own[:MOST_NESTED]
    if len(run) == MOST_NESTED and all(document.tokens[i].text == document.tokens[opening].text for i in run):
        return None
    stack = [opening]
    closings = []
    for i in own:
        if is_mark(document.tokens[i]):
            closings += [i] if step(document, stack, i) else []
            if not stack:
                return i
    two = [i for i in closings if closes_two(document, i, paragraphs[at].stop)]
    if two:
        return two[0]
    return closing_further(document, paragraphs[at + 1 : at + 1 + PARAGRAPHS], opening)


def closing_further(document: Document, paragraphs: Sequence[range], opening: int) -> int | None:
    """The closing mark of a quotation that runs over paragraphs, each of which may repeat the opening mark."""
    stack = [opening]
    for paragraph in paragraphs:
        first = paragraph.start
        repeated = family(document.tokens[first]) == family(document.tokens[opening])
        for i in range(first + repeated, paragraph.stop):
            if is_mark(document.tokens[i]):
                step(document, stack, i)
                if not stack:
                    return i
        if len(stack) > 1:
            return None
    return None


def step(document: Document, stack: list[int], i: int) -> int | None:
    """Push or pop by the mark at `i`; gives `i` where it closes something."""
    if opens(document, i, stack):
        stack.append(i)
        return None
    own = [n for n, opened in enumerate(stack) if family(document.tokens[opened]) == family(document.tokens[i])]
    if own:
        del stack[own[-1] :]
    elif stack:
        stack.pop()
    return i


def closes_two(document: Document, i: int, stop: int) -> bool:
    """Whether a mark that closes an inner quotation ends the outer one too: `... «Роснефть», — сказал он`."""
    after = i + 1
    while after < stop and document.tokens[after].text in {",", ".", "!", "?", "…", "..."}:
        after += 1
    if after == stop:
        return True
    new_sentence = document.tokens[after].sentence != document.tokens[i].sentence
    return after > i + 1 and (document.tokens[after].text in DASHES or new_sentence)


def is_mark(token: Token) -> bool:
    """Whether a token is a quotation mark."""
    return token.text in FAMILY


def family(token: Token) -> str | None:
    """The mark that stands for all that pair with one another."""
    return FAMILY.get(token.text)


def opens(document: Document, i: int, stack: Sequence[int]) -> bool:
    """Whether a mark opens a quotation; a straight one is told by the spaces around it."""
    mark = document.tokens[i]
    if mark.text in {"«", "„"}:
        return True
    if mark.text in {"»", "”"}:
        return False
    if mark.text == "“" and any(document.tokens[o].text == "„" for o in stack):
        return False
    return looks_right(document, mark)


def looks_right(document: Document, mark: Token) -> bool:
    """Whether a mark without a direction leans on the word after it."""
    text, span = document.text, mark.span
    before = text[span.start - 1] if span.start else " "
    after = text[span.stop] if span.stop < len(text) else " "
    return not after.isspace() and (before.isspace() or before in '([—–-«„“"') and after not in ",.;:!?)"
