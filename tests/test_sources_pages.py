"""Main text of forty pages with the structure of real outlets: paragraphs are kept, what stands around them is not.

tests/pages/compose.py makes the pages; the figures are held against floors over all of them together.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from letopis.model.article import Article
from letopis.sources.html import article_of_html

PAGES = sorted(Path(__file__).parent.joinpath("pages").glob("*.html"))
KEPT = 0.95  # of the paragraphs, at least
LET_IN = 0.02  # of what is read, at most


def expected(page: Path) -> dict[str, object]:
    told: dict[str, object] = json.loads(page.with_suffix(".json").read_text("utf8"))
    return told


def read(article: Article) -> list[str]:
    """The lines that facts are read from: without headline, stamps, boilerplate."""
    text = article.text
    for span in (*article.boilerplate, *([article.title_span] if article.title_span else [])):
        text = text[: span.start] + "\n" * (span.stop - span.start) + text[span.stop :]
    return [line.strip() for line in text.split("\n") if line.strip()]


def test_main_text_of_all_pages_is_kept_and_nothing_else() -> None:
    kept = wanted = let_in = lines = 0
    for page in PAGES:
        paragraphs = expected(page)["paragraphs"]
        assert isinstance(paragraphs, list)
        found = read(article_of_html(page.read_bytes()))
        wanted += len(paragraphs)
        kept += sum(any(paragraph in line for line in found) for paragraph in paragraphs)
        lines += len(found)
        let_in += sum(not any(paragraph in line for paragraph in paragraphs) for line in found)
    assert len(PAGES) == 40
    assert kept >= KEPT * wanted
    assert let_in <= LET_IN * lines


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_headline_and_day_are_those_of_the_page(page: Path) -> None:
    """By JSON-LD, OpenGraph or the date that readers see, beside comments and lists with days of their own."""
    article = article_of_html(page.read_bytes())
    assert article.title == expected(page)["title"]
    assert article.published == date.fromisoformat(str(expected(page)["day"]))


def test_the_pages_are_those_that_the_script_composes(tmp_path: Path) -> None:
    for script in PAGES[0].parent.glob("*.py"):
        (tmp_path / script.name).write_bytes(script.read_bytes())
    subprocess.run([sys.executable, str(tmp_path / "compose.py")], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix in {".html", ".json"}}
    assert made == {path.name: path.read_bytes() for page in PAGES for path in (page, page.with_suffix(".json"))}


LIST = "<ul>" + "".join(f'<li><a href="/{n}">Заголовок другой новости номер {n}</a></li>' for n in range(5)) + "</ul>"
LEAD = "Посол Армении встретился с министром иностранных дел Грузии и передал ему приглашение."
BODY = f"<p>{LEAD}</p><p>Министр поблагодарил посла за приглашение и назвал возможные дни визита.</p>"


@pytest.mark.parametrize(
    "page",
    [
        f'<body><form id="aspnetForm"><h1>Посол встретился с министром</h1>{BODY}</form></body>',
        f'<body class="has-comments menu-open"><h1>Посол встретился с министром</h1>{BODY}{LIST}</body>',
        f'<body><div class="media-text"><h1>Посол встретился с министром</h1>{BODY}</div></body>',
        f'<body><h1>Вестник</h1><div class="social-news more"><h2>Посол встретился</h2>{BODY}</div></body>',
        f"<body>{BODY}</body>",
        f"<body><h1>Посол встретился с министром</h1>{BODY}<p>Читайте также:</p>{LIST}</body>",
    ],
)
def test_what_holds_the_article_is_never_taken_for_clutter(page: str) -> None:
    text = article_of_html(f"<!doctype html><html>{page}</html>").text
    assert LEAD in text
    assert "назвал возможные дни визита" in text
    assert "Заголовок другой новости" not in text


def test_a_paragraph_with_links_in_its_sentences_stays() -> None:
    linked = BODY.replace("передал ему приглашение", '<a href="/1">передал ему приглашение приехать в Ереван</a>')
    page = f"<!doctype html><html><body><h1>Посол встретился с министром</h1>{linked}</body></html>"
    assert "передал ему приглашение приехать в Ереван." in article_of_html(page).text
