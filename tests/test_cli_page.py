"""`--html`: the page of articles with their facts marked."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

import factory
from letopis.interfaces.facts import Shown
from letopis.interfaces.html import page
from letopis.interfaces.marks import pieces, spans_of
from letopis.interfaces.messages import Language, Messages
from letopis.model.record import Record
from letopis.model.span import Citation, Span

VOID = {"meta"}


class Page(HTMLParser):
    """Ids, links, marks and the text of the page; fails where tags do not nest."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.text = ""
        self._open: list[str] = []
        self.feed(source)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.add(tag)
        self._open += [] if tag in VOID else [tag]
        self.ids += [known["id"]] if known.get("id") else []
        self.links += [known["href"]] if known.get("href") else []
        if tag == "mark":
            self.marks.append((str(known["class"]), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "mark" in self._open:
            kind, words = self.marks[-1]
            self.marks[-1] = (kind, words + data)


def source(*records: Record, language: Language = "en") -> str:
    return page(records, Messages(language), "0.1.0")


def test_facts_are_marked_on_their_exact_words() -> None:
    marks = Page(source(factory.record())).marks
    assert ("statements", "Мы довольны ходом переговоров") in marks
    assert ("appointments", "Послом России в Турции назначен Иван Петров") in marks


def test_words_of_two_facts_are_marked_as_both() -> None:
    assert ("contacts offices", "Сергей Лавров") in Page(source(factory.record())).marks


def test_every_link_leads_somewhere_on_the_page_and_no_id_is_given_twice() -> None:
    shown = Page(source(factory.record(), factory.record(), factory.empty_record()))
    assert len(shown.ids) == len(set(shown.ids))
    assert {link.removeprefix("#") for link in shown.links} <= set(shown.ids)
    assert len(shown.links) > 20


def test_the_page_needs_no_network_and_no_script() -> None:
    html = source(factory.record())
    assert not Page(html).tags & {"script", "link", "img", "iframe"}
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_the_text_of_an_article_is_text_on_the_page() -> None:
    attack = 'Лавров <script>alert("1")</script> & Фидан\x1b[31m'
    record = factory.empty_record(attack, article=factory.article(attack, title_span=None, outlet=attack))
    html = source(record)
    assert "<script" not in html
    assert "\x1b" not in html
    assert "&lt;script&gt;" in html
    assert attack.replace("\x1b", "") in Page(html).text


def test_several_articles_have_a_list_and_one_has_none() -> None:
    assert "nav" in Page(source(factory.record(), factory.empty_record())).tags
    assert "nav" not in Page(source(factory.record())).tags


def test_the_page_speaks_russian_when_asked() -> None:
    html = source(factory.record(), language="ru")
    assert '<html lang="ru">' in html
    assert "Контакты" in Page(html).text
    assert "Contacts" not in Page(html).text


def test_the_article_stands_on_the_page_whole_and_its_headline_once() -> None:
    without_numbers = re.sub("<sup>.*?</sup>", "", source(factory.record()))
    shown = " ".join(Page(without_numbers).text.split())
    _, *body = factory.TEXT.strip().split("\n\n")
    assert all(paragraph in shown for paragraph in body)
    assert shown.count("Главы МИД России и Турции встретились в Сочи") == 2  # <title> and <h1>


def test_nothing_diplomatic_is_said_on_the_page() -> None:
    assert "Nothing diplomatic" in Page(source(factory.empty_record())).text
    assert "Nothing diplomatic" not in Page(source(factory.record())).text


def test_a_page_can_be_printed_and_read_by_ear() -> None:
    html = source(factory.record())
    assert "@media print" in html
    assert "aria-label=" in html


# Pieces


def fact(number: int, *spans: tuple[int, int], field: str = "evidence") -> Shown:
    citations = tuple(Citation(field, Span(*span), "") for span in spans)
    return Shown("contacts", number, "", (), "", citations, "rule", 1.0)


def test_overlapping_facts_make_pieces_that_do_not() -> None:
    cut = list(pieces("принял Фидана в Москве", [fact(1, (0, 13)), fact(2, (7, 22))]))
    assert [(p.span.start, p.span.stop, [f.number for f in p.facts]) for p in cut] == [
        (0, 7, [1]),
        (7, 13, [1, 2]),
        (13, 22, [2]),
    ]


def test_touching_words_of_one_fact_are_one_piece_and_distant_ones_are_not() -> None:
    assert spans_of(fact(1, (0, 3), (3, 5), (2, 4))) == [Span(0, 5)]
    assert spans_of(fact(1, (0, 3), (4, 5))) == [Span(0, 3), Span(4, 5)]


def test_a_fact_has_its_number_once_where_its_evidence_begins() -> None:
    spread = Shown(
        "contacts",
        1,
        "",
        (),
        "",
        (Citation("place", Span(0, 2), ""), Citation("evidence", Span(5, 9), "")),
        "rule",
        1.0,
    )
    assert [p.span.start for p in pieces("в Сочи принял", [spread]) if p.begin] == [5]


@given(
    st.text(max_size=60), st.lists(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3), max_size=5)
)
def test_pieces_are_the_text_without_gap_or_overlap(text: str, stretches: list[list[tuple[int, int]]]) -> None:
    clipped = [[(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans] for spans in stretches]
    facts = [fact(number, *spans) for number, spans in enumerate(clipped, 1)]
    cut = list(pieces(text, facts))
    assert "".join(text[p.span.start : p.span.stop] for p in cut) == text
    for f, spans in zip(facts, clipped, strict=True):
        marked = {i for p in cut if f in p.facts for i in range(p.span.start, p.span.stop)}
        assert marked == {i for start, stop in spans for i in range(start, stop)}
