"""Addresses on the command line: add, read, watch."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from letopis.interfaces import chronicle as chronicle_interface
from letopis.interfaces.cli import cli
from letopis.sources.web import Policy
from newsroom import changing, feed, opml, page, publish
from plain_reader import PlainReader
from serving import HOST, Answer, Asked, Site, serving
from stores import opened

Run = Callable[..., Result]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({}) as running:
        yield running


@pytest.fixture
def run(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder of its own, on a chronicle there; the site is allowed, and needs no gap."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(chronicle_interface, "LazyReader", PlainReader)
    monkeypatch.setattr("letopis.interfaces.watch.LazyReader", PlainReader)
    monkeypatch.setattr("letopis.sources.web.policy.Policy", lambda **given: Policy(**(given | {"gap": 0.0})))

    def runs(*words: str) -> Result:
        return CliRunner().invoke(cli, list(words), env={"LETOPIS_ALLOW_HOST": f"{HOST}:{site.port}"})

    return runs


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_page_a_feed_a_list_and_a_sitemap_are_added_and_no_page_twice(run: Run, site: Site) -> None:
    publish(site, *range(6))
    site.pages |= {
        "/rss": Answer(feed(site, [0, 1])),
        "/full": Answer(feed(site, [2], full=True)),
        "/opml": Answer(f'<opml><outline xmlUrl="{site.url("/rss")}"/><outline xmlUrl="/full"/></opml>'.encode()),
        "/index.xml": Answer(
            f"<sitemapindex><sitemap><loc>{site.url('/map.xml')}</loc></sitemap></sitemapindex>".encode()
        ),
        "/map.xml": Answer(f"<urlset><url><loc>{site.url('/0')}</loc></url><url><loc>/4</loc></url></urlset>".encode()),
    }
    for path, new, repeated in (("/0", 1, 0), ("/rss", 1, 1), ("/full", 1, 0), ("/opml", 0, 2), ("/index.xml", 1, 1)):
        result = run("add", site.url(path))
        assert result.exit_code == 0, result.stderr
        assert (objects(result)[0]["new"], objects(result)[0]["repeated"]) == (new, repeated), path
    pages = [path for path in site.paths() if path[1:].isdigit()]
    assert sorted(pages) == ["/0", "/1", "/4"]


def test_a_list_in_a_file_that_is_named_is_followed_and_one_in_a_folder_is_not(
    run: Run, site: Site, tmp_path: Path
) -> None:
    publish(site, 0, 1)
    site.pages["/rss"] = Answer(feed(site, [0, 1]))
    lists = tmp_path / "lists"
    lists.mkdir()
    named = lists / "feeds.opml"
    named.write_text(f'<opml version="2.0"><body><outline xmlUrl="{site.url("/rss")}"/></body></opml>', "utf8")
    folder = run("add", str(lists))
    assert (folder.exit_code, site.paths()) == (2, [])
    assert "1 addresses without a text: name the list itself to fetch them" in folder.stderr
    assert objects(run("add", str(named)))[0]["new"] == 2
    assert sorted(path for path in site.paths() if path != "/robots.txt") == ["/0", "/1", "/rss"]


def test_a_page_is_fetched_again_where_that_is_asked_for_and_a_change_is_a_revision(run: Run, site: Site) -> None:
    publish(site, 1)
    run("add", site.url("/1"))
    site.pages["/1"] = Answer(page(1).replace("деловой".encode(), "рабочей".encode()))
    assert objects(run("add", site.url("/1")))[0]["repeated"] == 1
    assert objects(run("add", "--refetch", site.url("/1")))[0]["revised"] == 1
    assert site.paths() == ["/1", "/1"]


def test_no_more_pages_are_fetched_than_are_asked_for(run: Run, site: Site) -> None:
    publish(site, *range(5))
    site.pages["/rss"] = Answer(feed(site, range(5)))
    assert objects(run("add", "--pages", "2", site.url("/rss")))[0]["new"] == 2
    assert site.paths() == ["/rss", "/0", "/1"]


def test_what_cannot_be_fetched_is_listed_and_fetched_again_when_it_is_well(run: Run, site: Site) -> None:
    site.pages["/rss"] = Answer(feed(site, [1]))
    result = run("add", site.url("/rss"))
    assert result.exit_code == 2
    assert result.stderr == f"letopis: {site.url('/1')}: the host answers 404: check the address\n"
    assert run("add", site.url("/nowhere")).exit_code == 2
    assert [f["source"] for f in objects(run("failures"))] == [site.url("/1"), site.url("/nowhere")]
    publish(site, 1)
    site.pages["/nowhere"] = Answer(feed(site, []).replace(b"</channel>", b"<item/></channel>"))
    result = run("add", "--retry")
    assert objects(result)[0]["new"] == 1
    assert [f["source"] for f in objects(run("failures"))] == [f"{site.url('/nowhere')}#"]


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("http://10.0.0.1/", "10.0.0.1 is no public host: if it is yours, allow it by --allow-host 10.0.0.1:80"),
        ("ftp://outlet.example/", "only http and https are fetched: give an address of the web"),
        ("file:///etc/passwd", "only http and https are fetched: give an address of the web"),
        ("https://me:secret@outlet.example/", "an address with a name or password in it: give it without them"),
    ],
)
@pytest.mark.parametrize("command", ["add", "read"])
def test_what_is_not_fetched_is_one_line_without_secrets(run: Run, command: str, address: str, cause: str) -> None:
    result = run(command, address)
    assert result.exit_code == 2
    assert result.stderr == f"letopis: {address.replace('me:secret@', '')}: {cause}\n"


def test_a_page_at_an_address_is_read(run: Run, site: Site) -> None:
    publish(site, 1)
    result = run("read", "-f", "json", site.url("/1"))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["article"]["title"] == "Сообщение 1"
    assert json.loads(result.stdout)["article"]["url"] == site.url("/1")


@pytest.mark.parametrize(
    ("encoding", "declared", "meta"),
    [
        ("windows-1251", "utf-8", "windows-1251"), ("utf-8", "windows-1251", "utf-8"), ("utf-8", "no-such", "no-such"),
        ("koi8-r", "latin-1", "koi8-r"), ("windows-1251", "utf-8", "utf-8"), ("utf-8", "utf-16", ""),
    ],
)  # fmt: skip
def test_a_charset_that_is_declared_wrongly_does_no_harm(
    run: Run, site: Site, encoding: str, declared: str, meta: str
) -> None:
    sent = page(1).decode().replace("charset='utf-8'", f"charset='{meta}'").encode(encoding)
    site.pages["/1"] = Answer(sent, headers={"Content-Type": f"text/html; charset={declared}"})
    text = run("read", "-f", "text", site.url("/1")).stdout
    assert text.startswith("Сообщение 1\n")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_control_characters_of_a_feed_never_reach_the_terminal(run: Run, site: Site, lang: str) -> None:
    nasty = (
        b"<item><title>\xc2\x9b31m</title><guid isPermaLink='false'>\xc2\x9b31m\xe2\x80\xaegpj</guid></item></channel>"
    )
    site.pages["/rss"] = Answer(feed(site, []).replace(b"</channel>", nasty))
    for words in (["add", site.url("/rss")], ["watch", "--once", "--contact", "a@b.example", site.url("/rss")]):
        result = run("--lang", lang, *words, "-f", "text")
        assert result.exit_code == 2
        assert not {"\x9b", "\u202e", "\x1b"} & set(result.output)
    assert not {"\x9b", "\u202e"} & set(run("failures", "-f", "text").stdout)


# watch


def test_watching_needs_a_contact_and_feeds(run: Run, site: Site, tmp_path: Path) -> None:
    result = run("watch", site.url("/rss"))
    assert result.exit_code == 2
    assert "give your e-mail or page by --contact or LETOPIS_CONTACT" in result.stderr
    run("init")
    result = run("watch", "--once", "--contact", "desk@letopis.example", "--db", "letopis.db")
    assert "the chronicle knows no feeds" in result.stderr
    result = run("watch", "--contact", "nobody", site.url("/rss"))
    assert "no contact: give an e-mail address" in result.stderr
    assert site.asked == []


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("no.opml", None, "cannot be read"), ("text.opml", "слова", "no XML"),
        ("empty.opml", "<opml/>", "without feeds"),
        ("bomb.opml", '<!DOCTYPE o [<!ENTITY a "b">]><opml>&a;</opml>', "declares entities"),
    ],
)  # fmt: skip
def test_a_list_of_feeds_that_is_none_is_one_line(run: Run, name: str, content: str | None, cause: str) -> None:
    if content is not None:
        Path(name).write_text(content)
    for lang in ("en", "ru"):
        result = run("--lang", lang, "watch", "--contact", "desk@letopis.example", name)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"letopis: {name}: ")
        assert result.stderr.count("\n") == 1
        assert (cause in result.stderr) == (lang == "en")


def test_feeds_of_a_list_are_watched_once_and_known_from_then_on(run: Run, site: Site, tmp_path: Path) -> None:
    publish(site, 1, 2)
    site.pages |= {"/a": changing(site, [1]), "/b": changing(site, [2])}
    feeds = opml(tmp_path / "feeds.opml", site.url("/a"), site.url("/b"))
    contact = ("--contact", "desk@letopis.example")
    result = run("watch", "--once", *contact, str(feeds))
    assert result.exit_code == 0
    told = objects(result)
    assert [(t["feed"], t["status"], t["new"]) for t in told if "feed" in t] == [
        (site.url("/a"), "changed", 1), (site.url("/b"), "changed", 1),
    ]  # fmt: skip
    assert [(t["name"], t["outcome"]) for t in told if "name" in t] == [
        (site.url("/1"), "new"),
        (site.url("/2"), "new"),
    ]
    result = run("--lang", "ru", "watch", "--once", *contact, "-f", "text")
    assert result.stdout.count("без изменений") == 2
    assert objects(run("info"))[0]["articles"] == 2
    assert all("desk@letopis.example" in asked.headers["user-agent"] for asked in site.asked)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_watcher_that_is_told_to_stop_ends_well(site: Site, tmp_path: Path, number: signal.Signals) -> None:
    site.pages["/rss"] = changing(site, [])
    command = [
        sys.executable, "-m", "letopis.interfaces.cli", "watch", site.url("/rss"), "--db", str(tmp_path / "c.db"),
        "--contact", "desk@letopis.example", "--allow-host", HOST,
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)
    assert process.stdout
    assert json.loads(process.stdout.readline())["status"] == "changed"
    process.send_signal(number)
    _, complaint = process.communicate(timeout=60)
    assert (process.returncode, complaint) == (0, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_article_in_hand_is_finished(site: Site, tmp_path: Path, number: signal.Signals) -> None:
    """It is told to stop while the first page is on its way; the second waits for the next run."""
    process: subprocess.Popen[str] | None = None

    def stops(asked: Asked) -> Answer:
        assert process
        process.send_signal(number)
        return Answer(page(1))

    site.pages |= {"/rss": changing(site, [1, 2]), "/1": stops, "/2": Answer(page(2))}
    where = str(tmp_path / "c.db")
    command = [
        sys.executable, "-m", "letopis.interfaces.cli", "watch", site.url("/rss"), "--db", where, "--format", "jsonl",
        "--contact", "desk@letopis.example", "--allow-host", HOST,
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    told, complaint = process.communicate(timeout=120)
    assert (process.returncode, complaint) == (0, "")
    assert [json.loads(line).get("outcome") for line in told.splitlines()] == [None, "new"]
    assert site.paths() == ["/rss", "/1"]
    with opened(where) as store:
        assert store.counts().articles == 1


# sources test


def test_a_page_is_shown_as_it_would_be_read_with_all_dates_and_which_one_won(run: Run, site: Site) -> None:
    declared = (
        b"<head><meta property='article:published_time' content='2021-04-15T23:30:00+03:00'>"
        b"<meta name='author' content='Anna Petrova'>"
    )
    address = site.url("/2021/04/14/x")
    site.pages["/2021/04/14/x"] = Answer(page(1).replace(b"<head>", declared))
    result = run("sources", "test", address)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:4] == [
        "title: Сообщение 1", f"address: {address}",
        "published: 2021-04-15 23:30:00+03:00 (OpenGraph)", "another date: 2021-04-14 (its address)",
    ]  # fmt: skip
    assert "author: Anna Petrova" in result.stdout
    assert "Стороны условились" in result.stdout
    told = json.loads(run("sources", "test", "-f", "json", address).stdout)
    assert (told["kind"], told["author"], told["language"]) == ("page", "Anna Petrova", "ru")
    assert [(date["origin"], date["day"]) for date in told["dates"]] == [
        ("opengraph", "2021-04-15"), ("url", "2021-04-14"),
    ]  # fmt: skip


def test_a_feed_is_shown_by_its_entries(run: Run, site: Site) -> None:
    site.pages["/rss"] = Answer(feed(site, [1, 2], full=True))
    told = json.loads(run("sources", "test", "-f", "json", site.url("/rss")).stdout)
    assert [(entry["title"], entry["full_text"]) for entry in told["entries"]] == [
        ("Сообщение 1", True), ("Сообщение 2", True),
    ]  # fmt: skip
    result = run("--lang", "ru", "sources", "test", site.url("/rss"))
    assert result.stdout.splitlines()[:2] == [
        "список: записей 2, списков 0", "2021-04-15 23:30:00+03:00  Сообщение 1  (полный текст)",
    ]  # fmt: skip
    assert site.paths() == ["/rss", "/rss"]


def test_what_cannot_be_shown_is_one_line(run: Run, site: Site) -> None:
    result = run("sources", "test", site.url("/no"))
    assert result.exit_code == 2
    assert result.stderr == f"letopis: {site.url('/no')}: the host answers 404: check the address\n"
