"""Markdown and DOCX: one report in two layouts, with all who tell each thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO

import docx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import exporting
from exporting import written
from letopis.exports.docx_report import write_blocks
from letopis.exports.markdown import escaped
from letopis.exports.report import Block, Heading, Item, Line
from letopis.exports.selection import Selection
from letopis.interfaces.messages import Messages
from letopis.interfaces.when import in_words
from letopis.model.chronicle import digest
from letopis.store import Store
from letopis.views.asking import asked

RUSSIAN = Messages("ru")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with exporting.chronicle(tmp_path_factory.mktemp("reports")) as store:
        yield store


def selected(store: Store, **filters: object) -> Selection:
    found = asked(None, **filters)  # type: ignore[arg-type]
    return Selection(store, found, title="Letopis", say=RUSSIAN, day=partial(in_words, say=RUSSIAN))


def of_markdown(selection: Selection) -> list[str]:
    """The texts of a Markdown document, read by a parser of CommonMark; addresses as their text."""
    tokens = MarkdownIt("commonmark").parse(written("markdown", selection).decode())
    inline = [token for token in tokens if token.type == "inline"]
    texts = ("".join(child.content for child in token.children or ()) for token in inline)
    return [" ".join(text.split()) for text in texts]


def of_docx(selection: Selection) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(written("docx", selection))).paragraphs]


def test_both_layouts_tell_the_same(store: Store) -> None:
    told = of_docx(selected(store))
    assert of_markdown(selected(store)) == told
    assert told[:4] == [
        "Letopis",
        "Состоявшиеся контакты",
        "5 мая 2023 Визит: Сергей Лавров, Хакан Фидан, Сочи",
        "О чём: дорожные карты",
    ]
    assert "Второе агентство, 5 мая 2023: «Хакан Фидан прибыл в мае в Сочи» https://two.example/news?id=1&x=2" in told
    assert "12 мая 2023 Телефонный разговор (планируется): Александр Лукашенко, Владимир Путин" in told
    assert any(re.fullmatch(r"всего 10.*2-3.*Хакан Фидан", line) for line in told)


def test_sections_stand_in_their_order_and_those_without_anything_do_not(store: Store) -> None:
    document = docx.Document(BytesIO(written("docx", selected(store))))
    sections = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    assert sections == [RUSSIAN(f"report.{name}") for name in ("held", "ahead", "undone", "appointments", "agreements")]
    planned = of_docx(selected(store, status="planned"))
    assert RUSSIAN("report.ahead") in planned
    assert RUSSIAN("report.held") not in planned


def test_an_empty_report_has_its_heading(store: Store) -> None:
    assert of_markdown(selected(store, names=["Никто"])) == of_docx(selected(store, names=["Никто"])) == ["Letopis"]


@given(st.text(alphabet=st.sampled_from("ab12 .-+=*_`[]()<>#!|\\&~:;{}\n"), min_size=1, max_size=30))
@pytest.mark.parametrize("before", ["- ", "  - ", "# ", "- **когда** "])
def test_no_words_are_markup(before: str, text: str) -> None:
    """Wherever a report puts them: what the parser reads is what was told."""
    assume(text.strip())
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"- а\n{before}{escaped(text)}\n")
    inline = [token for token in tokens if token.type == "inline"][-1]
    children = [child for child in inline.children or () if child.type not in {"strong_open", "strong_close"}]
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children).removeprefix("когда").split() == text.split()


def test_a_long_document_is_written_as_it_is_told() -> None:
    out, at = BytesIO(), list[int]()

    def told() -> Iterator[Block]:
        yield Heading("Летопись", 1)
        for number in range(2_000):
            at.append(out.tell())
            yield Item("5 мая", f"<b> & {digest(number)}", (Line(digest(number, "x")),))

    write_blocks("Летопись", told(), out)
    assert at[1] < at[1_000] < at[1_999]
    read = docx.Document(out)
    assert len(read.paragraphs) == 4_001
    assert (read.paragraphs[0].style.name, read.paragraphs[1].style.name) == ("Heading 1", "List Bullet")
    assert read.paragraphs[1].text == f"5 мая <b> & {digest(0)}"
    assert [run.bold for run in read.paragraphs[1].runs] == [True, None]
