"""Articles with their facts marked in the text, as one self-contained page.

No script, no network: the facts of a stretch stand in its tooltip and behind its number, which
leads to the list beside the text; the list leads back. Marks differ by line and letter as well as
by colour, and stay on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby

from letopis.interfaces.facts import Shown, about_article, is_diplomatic, shown, title
from letopis.interfaces.marks import Piece, pieces
from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import clean
from letopis.model.record import Record


def page(records: Sequence[Record], say: Messages, version: str) -> str:
    """The page of one article or of several, with a list of them on top."""
    articles = [Section(record, say, f"a{number}") for number, record in enumerate(records, 1)]
    heading = title(records[0], say) if len(records) == 1 else say("page.title")
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="{say.language}">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{_text(heading)}</title>",
            f"<style>\n{files('letopis.interfaces').joinpath('page.css').read_text('utf8')}</style>\n</head>\n<body>",
            *_contents(articles, say),
            "<main>",
            *(line for article in articles for line in article.lines()),
            "</main>",
            f"<footer>{_text(say('page.made', version=version))}</footer>\n</body>\n</html>\n",
        ]
    )


class Section:
    """One article of a page; `name` makes its anchors its own."""

    def __init__(self, record: Record, say: Messages, name: str) -> None:
        self.name = name
        self.title = title(record, say)
        self._record = record
        self._say = say
        self._facts = shown(record, say)
        headline = record.article.title_span
        cuts = (headline.start, headline.stop) if headline else ()
        self._pieces = list(pieces(record.article.text, self._facts, cuts))

    def lines(self) -> Iterator[str]:
        """The article's heading, its text with marks, its facts."""
        yield f'<article id="{self.name}">\n<header>\n<h1>{self._headline()}</h1>'
        yield from _definitions((label, (value,)) for label, value in about_article(self._record, self._say))
        if not is_diplomatic(self._record):
            yield f'<p class="nothing">{_text(self._say("article.nothing"))}</p>'
        yield '</header>\n<div class="columns">'
        yield f'<section class="text" lang="{escape(self._record.article.language)}">'
        yield f"<h2>{_text(self._say('page.text'))}</h2>"
        yield from self._paragraphs()
        yield f"</section>\n<aside>\n<h2>{_text(self._say('page.facts'))}</h2>"
        yield from self._list()
        yield "</aside>\n</div>\n</article>"

    def _headline(self) -> str:
        """The headline with its marks."""
        return "".join(self._piece(p) for p in self._pieces if self._in_title(p)) or _text(self.title)

    def _paragraphs(self) -> Iterator[str]:
        """The text under the headline, a paragraph a line."""
        body = (piece for piece in self._pieces if not self._in_title(piece))
        for feed, line in groupby(body, key=lambda piece: self._words(piece) == "\n"):
            if not feed:
                yield f"<p>{''.join(self._piece(piece) for piece in line)}</p>"

    def _in_title(self, piece: Piece) -> bool:
        return self._record.article.in_title(piece.span.start)

    def _words(self, piece: Piece) -> str:
        return self._record.article.text[piece.span.start : piece.span.stop]

    def _piece(self, piece: Piece) -> str:
        words = _text(self._words(piece))
        numbers = "".join(self._number(fact) for fact in piece.begin)
        if not piece.facts:
            return numbers + words
        kinds = " ".join(sorted({fact.section for fact in piece.facts}))
        told = "\n".join(self._summary(fact) for fact in piece.facts)
        return f'{numbers}<mark class="{kinds}" title="{_attribute(told)}">{words}</mark>'

    def _number(self, fact: Shown) -> str:
        """The letter and number by which a fact is marked, and the way to it."""
        here, there = f"{self.name}-at-{fact.anchor}", f"{self.name}-{fact.anchor}"
        label = _attribute(self._summary(fact))
        return f'<sup><a id="{here}" href="#{there}" aria-label="{label}">{self._label(fact)}</a></sup>'

    def _label(self, fact: Shown) -> str:
        return _text(f"{self._say(f'letter.{fact.section}')}{fact.number}")

    def _summary(self, fact: Shown) -> str:
        """A fact in one line: "C1 Meeting, held (news): who; when; where"."""
        values = "; ".join(value for row in fact.rows for value in row.values)
        return f"{self._say(f'letter.{fact.section}')}{fact.number} {fact.title}: {values}"

    def _list(self) -> Iterator[str]:
        for section, facts in groupby(self._facts, key=lambda fact: fact.section):
            yield f'<h3 class="{section}">{_text(self._say(f"section.{section}"))}</h3>\n<ol>'
            for fact in facts:
                yield from self._item(fact)
            yield "</ol>"

    def _item(self, fact: Shown) -> Iterator[str]:
        back = f'<a href="#{self.name}-at-{fact.anchor}" aria-label="{_attribute(self._say("page.in_text"))}">'
        yield f'<li id="{self.name}-{fact.anchor}" class="{fact.section}">'
        yield f"<h4>{back}{self._label(fact)}</a> {_text(fact.title)}</h4>"
        yield from _definitions((self._say(row.label), row.values) for row in fact.rows)
        yield f"<blockquote>{_text(fact.words)}</blockquote>\n</li>"


def _contents(articles: Sequence[Section], say: Messages) -> Iterator[str]:
    if len(articles) < 2:
        return
    heading = _attribute(say("page.contents"))
    yield f'<nav aria-label="{heading}">\n<ol>'
    yield from (f'<li><a href="#{article.name}">{_text(article.title)}</a></li>' for article in articles)
    yield "</ol>\n</nav>"


def _definitions(rows: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    terms = [f"<dt>{_text(label)}</dt>" + "".join(f"<dd>{_text(v)}</dd>" for v in values) for label, values in rows]
    if terms:
        yield f"<dl>{''.join(terms)}</dl>"


def _text(text: str) -> str:
    return escape(clean(text), quote=False)


def _attribute(text: str) -> str:
    return escape(clean(text))
