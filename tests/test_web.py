"""The API and the pages, on a small chronicle of invented news."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import httpx
import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from lxml import html

from letopis.exports import registry
from letopis.interfaces.cli import cli
from letopis.interfaces.web import api
from letopis.interfaces.web.app import create_app
from letopis.pipeline.chronicle import Incoming
from letopis.pipeline.reader import Reader
from letopis.sources.text import article_of
from plain_reader import PlainReader
from stores import KINDS, empty_place, keep_all, opened
from telling import day_of

HERE = "http://127.0.0.1"
EVIL = '<script>alert("Корнев")</script><img src=x onerror=alert(1)>'
NEWS = (
    ("2021-01-11", "Звонок", "call held 2021-01-10 Корнев:RU Заяц:BY"),
    ("2021-01-12", "Звонок, другая газета", "call held 2021-01-11 Корнев:RU Заяц:BY\nИначе рассказано."),
    ("2021-02-02", "Встреча", "meeting held 2021-02-01 Корнев:RU Демир:TR"),
    ("2021-04-15", EVIL, f"visit held 2021-05-20 Корнев:RU Заяц:BY\n{EVIL}"),
    ("2021-03-09", "Посол", "appointed - Заяц:BY посол"),
)
PAGES = (
    "/",
    "/silence",
    "/ledger",
    "/ledger?topic=торговля",
    "/contacts",
    "/contacts?between=RU&between=BY&kind=&status=",
    "/entities?name=Корнев",
    "/search?q=Корнев",
)


@pytest.fixture(params=KINDS)
def client(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TestClient]:
    with empty_place(request.param, tmp_path) as place, opened(place) as store:
        inputs = [
            Incoming(str(n), article_of(text, title=title, published=day_of(day), url=f"https://paper{n}.example/1"))
            for n, (day, title, text) in enumerate(NEWS)
        ]
        keep_all(store, inputs, PlainReader())
        with TestClient(create_app(store), HERE, headers={"Accept-Language": "en"}) as client:
            yield client


def test_lists_are_pages_that_miss_nothing(client: TestClient) -> None:
    whole = client.get("/api/v1/contacts").json()
    assert whole["next"] is None
    ids, cursor = list[str](), ""
    while True:
        page = client.get("/api/v1/contacts", params={"limit": 1} | ({"cursor": cursor} if cursor else {})).json()
        ids += [event["id"] for event in page["items"]]
        if page["next"] is None:
            break
        cursor = page["next"]
    assert ids == [event["id"] for event in whole["items"]]
    assert len(ids) == len(set(ids)) >= 3
    assert [event["kind"] for event in client.get("/api/v1/contacts?with=Демир").json()["items"]] == ["meeting"]
    assert [event["kind"] for event in client.get("/api/v1/appointments").json()["items"]] == ["appointed"]
    assert client.get("/api/v1/agreements").json() == {"items": [], "next": None}


def test_an_event_has_its_sources_and_each_citation_is_the_article_s_words(client: TestClient) -> None:
    (found,) = client.get("/api/v1/contacts?kind=meeting").json()["items"]
    event = client.get(f"/api/v1/events/{found['id']}").json()
    assert event["accounts"] == 1
    for source in event["sources"]:
        article = client.get(f"/api/v1/articles/{source['article']}").json()
        assert event["id"] in article["events"]
        assert source["citations"]
        for cited in source["citations"]:
            assert article["text"][cited["start"] : cited["stop"]] == cited["text"]
        assert client.get(f"/api/v1/articles/{source['article']}/record").json()["schema"] == "letopis/record/1"


def test_entities_are_found_or_a_choice_is_given(client: TestClient) -> None:
    found = client.get("/api/v1/entities", params={"name": "Корнев"}).json()
    assert (found["sort"], found["numbers"]["contact"]) == ("person", len(found["contacts"]))
    assert client.get("/api/v1/entities?name=RU&name=BY").json()["sort"] == "pair"
    unknown = client.get("/api/v1/entities", params={"name": "Корнилов"})
    assert (unknown.status_code, unknown.json()["names"]) == (404, ["корнев"])


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/v1/contacts?since=soon", 400, "no date"),
        ("/api/v1/contacts?cursor=abc", 400, "no place in a list"),
        ("/api/v1/contacts?limit=0", 400, "limit"),
        ("/api/v1/contacts?between=Росия", 400, "did you mean: Россия"),
        ("/api/v1/events/contact:ffffffffffffffff", 404, "nothing has this id"),
        ("/api/v1/events/..%2f..%2fetc%2fpasswd", 404, "Not Found"),
        ("/api/v1/articles/x", 404, "nothing has this id"),
        ("/api/v1/events/contact:%00", 404, "nothing has this id"),
        ("/api/v1/articles/article:%00", 404, "nothing has this id"),
        ("/api/v1/contacts?cursor=AHxjb250YWN0OjE", 400, "no place in a list"),  # its day is NUL
        (f"/api/v1/contacts?with={'я' * 201}", 400, "200"),
        ("/api/v1/nothing", 404, "Not Found"),
        ("/api/v1/exports/exe", 400, "format"),
    ],
)
def test_what_goes_wrong_is_a_problem_in_clear_words(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], words in problem["detail"]) == (status, True), problem
    russian = client.get(path, headers={"Accept-Language": "ru"}).json()
    assert re.search("[а-я]", russian["title"])


def test_exports_are_those_of_the_command_line(client: TestClient) -> None:
    calendar = client.get("/api/v1/exports/ical?with=Демир")
    assert (calendar.headers["content-type"].partition(";")[0], calendar.text[:15]) == (
        "text/calendar",
        "BEGIN:VCALENDAR",
    )
    assert calendar.text.count("BEGIN:VEVENT") == 1
    for name in ("csv", "atom", "geojson", "markdown", "docx", "graphml"):
        answer = client.get(f"/api/v1/exports/{name}")
        assert (answer.status_code, bool(answer.content)) == (200, True), name


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/contacts")
    again = client.get("/api/v1/contacts", headers={"If-None-Match": f'W/"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/v1/contacts?kind=call", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_the_contract_is_declared_whole(client: TestClient) -> None:
    contract = client.get("/api/v1/openapi.json").json()
    assert len(contract["paths"]) == 9
    for path, ways in contract["paths"].items():
        answers = ways["get"]["responses"]
        assert {"200", "400", "404", "503"} <= answers.keys(), path
        assert "422" not in answers
        assert set(answers["400"]["content"]) == {"application/problem+json"}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_pages_answer_in_both_languages_without_script(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, headers={"Accept-Language": f"{language};q=0.9, fr;q=0.8"})
    assert answer.status_code == 200, answer.text
    page = html.fromstring(answer.text)
    assert page.get("lang") == language
    assert page.xpath("count(//h1)") == 1
    assert not page.xpath("//script | //*[@style] | //@*[starts-with(name(), 'on')]")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe-inline" not in answer.headers["content-security-policy"]


def test_every_link_of_the_pages_leads_somewhere(client: TestClient) -> None:
    waiting, seen = ["/"], set[str]()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.text)
        if answer.headers["content-type"].startswith("text/html"):
            links = html.fromstring(answer.text).xpath("//a/@href | //link/@href")
            waiting += [link.partition("#")[0] for link in links if link.startswith("/") and "lang=" not in link]
    assert {path.split("/")[1].partition("?")[0] for path in seen} >= {
        "contacts",
        "events",
        "articles",
        "entities",
        "api",
    }


def test_stored_text_is_never_markup(client: TestClient) -> None:
    (visit,) = client.get("/api/v1/contacts?kind=visit").json()["items"]
    article = client.get(f"/api/v1/events/{visit['id']}").json()["sources"][0]["article"]
    for path in (f"/events/{visit['id']}", f"/articles/{article}", "/", f"/search?q={EVIL}", f"/contacts?text={EVIL}"):
        page = html.fromstring(client.get(path).text)
        assert not page.xpath("//script | //img | //@onerror"), path
    page = html.fromstring(client.get(f"/articles/{article}").text)
    assert "alert" in page.xpath("//h1")[0].text_content()
    assert [a.get("href") for a in page.xpath("//section[@class='text']//a")] == [f"/events/{visit['id']}"]


def test_where_sources_differ_both_are_shown_with_their_words(client: TestClient) -> None:
    events = client.get("/api/v1/contacts?kind=call").json()["items"]
    for event in events:
        page = html.fromstring(client.get(f"/events/{event['id']}").text)
        assert len(page.xpath("//ol[@class='sources']/li")) == len(event["reports"])
        assert [q.text for q in page.xpath("//dl//q")]


READOUTS = {
    "https://mid.ru/1": "Сергей Лавров 15 апреля провёл в Москве переговоры с министром иностранных дел Турции Хаканом "
    "Фиданом. Обсуждены поставки зерна.",
    "https://www.mfa.gov.tr/1": "Министр иностранных дел Турции Хакан Фидан 15 апреля провёл в Москве переговоры с "
    "министром иностранных дел России Сергеем Лавровым. Обсуждены поставки зерна и пшеницы.",
    "https://paper.example/1": "России и Турции осталось согласовать из 20 пять-шесть «дорожных карт».",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[TestClient]:
    with opened(str(tmp_path_factory.mktemp("told") / "x.db")) as store:
        day = day_of("2023-04-15")
        articles = [Incoming(url, article_of(text, url=url, published=day)) for url, text in READOUTS.items()]
        keep_all(store, articles, reader)
        with TestClient(create_app(store), HERE, headers={"Accept-Language": "en"}) as client:
            yield client


def test_a_contact_has_the_words_of_each_side_beside_each_other(told: TestClient) -> None:
    (contact,) = told.get("/api/v1/contacts").json()["items"]
    page = html.fromstring(told.get(f"/events/{contact['id']}").text)
    said = [" ".join(line.text_content().split()) for line in page.xpath("//p[@class='said']")]
    assert {line.partition(",")[0] for line in said} == {"Россия", "Турция"}
    assert any("поставки зерна" in quote.text_content() for quote in page.xpath("//blockquote"))


def test_a_negotiation_has_its_counts_with_the_words_of_their_articles(told: TestClient) -> None:
    page = html.fromstring(told.get("/ledger", params={"topic": "карты"}).text)
    assert any("20" in item.text_content() for item in page.xpath("//ol/li"))
    assert all(quote.text_content() in READOUTS["https://paper.example/1"] for quote in page.xpath("//q"))


def test_a_chosen_language_is_kept(client: TestClient) -> None:
    assert html.fromstring(client.get("/?lang=ru").text).get("lang") == "ru"
    assert html.fromstring(client.get("/contacts").text).get("lang") == "ru"


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE events; --", "%", "\x00", "a\r\nSet-Cookie: x=1", "../../etc", "«" * 150]
)
def test_hostile_words_ask_for_nothing_else(client: TestClient, words: str) -> None:
    for path, name in (("/search", "q"), ("/contacts", "text"), ("/contacts", "with"), ("/entities", "name")):
        answer = client.get(path, params={name: words})
        assert answer.status_code in {200, 400, 404}, (path, answer.text)
        assert "set-cookie" not in answer.headers
    assert client.get("/api/v1/info").json()["contacts"] >= 3


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "letopis.example"])
def test_nobody_else_is_served(host: str, tmp_path: Path) -> None:
    place = str(tmp_path / "x.db")
    assert CliRunner().invoke(cli, ["init", "--db", place]).exit_code == 0
    refused = CliRunner().invoke(cli, ["serve", "--host", host, "--db", place, "--lang", "en"])
    assert (refused.exit_code, "needs tokens" in refused.stderr) == (2, True), refused.output


def test_the_command_serves_until_it_is_stopped(tmp_path: Path) -> None:
    place, port = str(tmp_path / "x.db"), free_port()
    assert CliRunner().invoke(cli, ["init", "--db", place]).exit_code == 0
    command = [
        sys.executable,
        "-m",
        "letopis.interfaces.cli",
        "serve",
        "--db",
        place,
        "--lang",
        "en",
        "--port",
        str(port),
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        assert f"http://127.0.0.1:{port}/" in server.stderr.readline()
        assert httpx.get(f"http://127.0.0.1:{port}/api/v1/info", timeout=30).json()["contacts"] == 0
        taken = CliRunner().invoke(cli, ["serve", "--db", place, "--lang", "en", "--port", str(port)])
        assert (taken.exit_code, "give another --port" in taken.stderr) == (2, True), taken.output
        server.send_signal(signal.SIGINT)
        assert server.wait(30) in {0, 130}


def test_a_name_made_to_lead_here_is_refused(client: TestClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example"):
        assert client.get("/api/v1/contacts", headers={"Host": host}).status_code == 421
    assert client.get("/api/v1/contacts", headers={"Host": "[::1]:8765"}).status_code == 200


def test_the_formats_are_those_of_the_command_line_that_take_a_filter() -> None:
    assert get_args(api.FORMATS) == tuple(known.name for known in registry.FORMATS if not known.whole)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
