"""Feeds, lists of feeds and sitemaps: what newsrooms publish of what they have, read from bytes."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.model.errors import InputError
from letopis.sources.addresses import canonical
from letopis.sources.feeds import Entry, is_feed, read_feed
from letopis.sources.inflate import PIECE, inflate, inflated, zstandard
from letopis.sources.markup import words_of
from letopis.sources.moments import moment_of
from letopis.sources.opml import is_opml, read_opml
from letopis.sources.sitemap import Listed, is_sitemap, read_sitemap

PARAGRAPHS = (
    "Министр иностранных дел Корнелии принял в столице посла соседнего государства и вручил ему ноту о границе.",
    "Стороны обсудили торговлю, транзит и подготовку визита президента, который намечен на осень этого года.",
    "Посол поблагодарил за приём и передал приглашение посетить его страну с ответным визитом в удобное время.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)


def rss(*items: str, channel: str = "", version: str = "2.0") -> bytes:
    names = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:yandex="http://news.yandex.ru" '
        'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    inside = "".join(f"<item>{item}</item>" for item in items)
    body = f'<rss version="{version}" {names}><channel><title>Лента</title>{channel}{inside}</channel></rss>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}'.encode()


ITEM = (
    "<title>Министр принял посла</title><link>https://outlet.example/1</link><guid isPermaLink='false'>g1</guid>"
    "<pubDate>Thu, 15 Apr 2021 23:30:00 +0300</pubDate><description>Кратко о &lt;b&gt;встрече&lt;/b&gt;</description>"
)
RSS_1 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://o.example/">
 <title>Лента</title></channel><item rdf:about="https://outlet.example/1"><title>Министр принял посла</title>
 <link>https://outlet.example/1</link><dc:date>2021-04-15T23:30:00+03:00</dc:date></item></rdf:RDF>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Лента</title>
 <entry><id>tag:1</id><title type="html">Министр принял &lt;i&gt;посла&lt;/i&gt;</title>
 <link rel="alternate" href="/1"/><link rel="enclosure" href="/1.mp3"/><author><name>Иван Петров</name></author>
 <published>2021-04-15T23:30:00+03:00</published><updated>2021-04-16T10:00:00Z</updated>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1", "title": "Лента",
    "items": [{"id": 1, "url": "/1", "title": "Министр принял посла", "content_html": BODY,
               "date_published": "2021-04-15T23:30:00+03:00", "authors": [{"name": "Иван Петров"}]}],
}  # fmt: skip
FEEDS: dict[str, bytes] = {
    "RSS 2.0": rss(ITEM),
    "RSS 0.91 with its doctype": rss(ITEM, version="0.91").replace(
        b"\n",
        b'\n<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/x.dtd">',
        1,
    ),
    "RSS 1.0": RSS_1.encode(),
    "Atom": ATOM.encode(),
    "JSON Feed": json.dumps(JSON).encode(),
    "in windows-1251": rss(ITEM).decode().replace("utf-8", "windows-1251").encode("windows-1251"),
    "in UTF-16": rss(ITEM).decode().replace("utf-8", "utf-16").encode("utf-16"),
    "with a byte order mark and an empty line": b"\xef\xbb\xbf\n" + rss(ITEM),
    "cut in the middle": rss(ITEM, "<title>Второй").removesuffix(b"</item></channel></rss>"),
}


@pytest.mark.parametrize("name", FEEDS)
def test_every_kind_of_feed_tells_its_entries(name: str) -> None:
    assert is_feed(FEEDS[name])
    feed = read_feed(FEEDS[name], "https://outlet.example/rss")
    first = feed.entries[0]
    assert feed.title == "Лента"
    assert (first.url, first.title) == ("https://outlet.example/1", "Министр принял посла")
    assert first.published is not None
    assert first.published.isoformat() == "2021-04-15T23:30:00+03:00"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0" * 100, b"plain text", b"<html><body>rss</body></html>", b'{"text": "rss"}', b"<!-- <rss> --><html>",
        b'<?xml version="1.0"?><opml/>', b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    ],
)  # fmt: skip
def test_what_is_no_feed_is_not_taken_for_one(data: bytes) -> None:
    assert not is_feed(data)


@pytest.mark.parametrize(
    "element",
    [f"<yandex:full-text>{TEXT}</yandex:full-text>", f"<content:encoded><![CDATA[{BODY}]]></content:encoded>"],
)
def test_a_full_text_is_taken_from_the_feed(element: str) -> None:
    (entry,) = read_feed(rss(ITEM + element)).entries
    assert entry.text is not None
    assert entry.text.split() == TEXT.split()
    assert entry.summary == "Кратко о встрече"


@pytest.mark.parametrize("body", ["<p>Кратко.</p>", f"<p>{TEXT}…</p>", "<img src='/1.jpg'/>", ""])
def test_a_teaser_is_no_full_text(body: str) -> None:
    (entry,) = read_feed(rss(ITEM + f"<content:encoded><![CDATA[{body}]]></content:encoded>")).entries
    assert entry.text is None


@pytest.mark.parametrize(
    ("channel", "every"),
    [
        ("<ttl>45</ttl>", timedelta(minutes=45)), ("<ttl>soon</ttl>", None), ("", None), ("<ttl>0</ttl>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", timedelta(minutes=30)),
    ],
)  # fmt: skip
def test_a_feed_says_how_often_it_wants_to_be_asked(channel: str, every: timedelta | None) -> None:
    assert read_feed(rss(ITEM, channel=channel)).every == every


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://outlet.example/1", "http://[", ""]
)
def test_only_addresses_of_the_web_are_links(link: str) -> None:
    (entry,) = read_feed(rss(f"<title>Один</title><link>{link}</link>")).entries
    assert entry.url is None


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("Thu, 15 Apr 2021 10:00:00 +0300", "2021-04-15T10:00:00+03:00"),
        ("Thu, 15 Apr 2021 10:00:00 GMT", "2021-04-15T10:00:00+00:00"),
        ("15 Apr 2021 10:00 MSK", "2021-04-15T10:00:00+03:00"),
        ("Чт, 15 Apr 2021 10:00:00 (МСК)", "2021-04-15T10:00:00+03:00"),
        ("2021-04-15T10:00:00Z", "2021-04-15T10:00:00+00:00"),
        ("2021-04-15T10:00+05:30", "2021-04-15T10:00:00+05:30"),
        ("2021-04-15 10:00:00", "2021-04-15T10:00:00"),
        ("2021-04-15", "2021-04-15T00:00:00"),
        ("2021", None), ("2021-04", None), ("вчера", None), ("", None), ("Thu, 45 Apr 2021", None),
    ],
)  # fmt: skip
def test_a_moment_keeps_the_zone_that_was_written(words: str, moment: str | None) -> None:
    found = moment_of(words)
    assert (found.isoformat() if found else None) == moment


OPML = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="News">
<outline text="One" type="rss" xmlUrl="https://a.example/rss"/><outline title="Two" xmlurl="https://b.example/atom"/>
<outline text="again" xmlUrl="https://a.example/rss"/><outline text="no" xmlUrl="file:///etc/passwd"/></outline></body></opml>"""


def test_a_list_of_feeds_tells_each_address_once() -> None:
    assert is_opml(OPML)
    assert [(s.url, s.title) for s in read_opml(OPML)] == [
        ("https://a.example/rss", "One"),
        ("https://b.example/atom", "Two"),
    ]


def sitemap(*pages: str, root: str = "urlset", item: str = "url") -> bytes:
    inside = "".join(f"<{item}>{page}</{item}>" for page in pages)
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {names}>{inside}</{root}>'.encode()


NEWS = (
    "<loc> https://outlet.example/1 </loc><news:news><news:publication><news:name>О</news:name></news:publication>"
    "<news:publication_date>2021-04-15T10:00:00+03:00</news:publication_date><news:title>Один</news:title></news:news>"
)


def test_a_news_sitemap_tells_pages_with_their_titles_and_moments() -> None:
    (page,) = read_sitemap(sitemap(NEWS, NEWS)).pages
    assert page == Listed("https://outlet.example/1", "Один", moment_of("2021-04-15T10:00:00+03:00"))


@pytest.mark.parametrize(
    "data",
    [
        sitemap("<loc>/1</loc><lastmod>2021-04-15</lastmod>", "<loc>mailto:a@b.example</loc>"),
        b"\xef\xbb\xbfhttps://outlet.example/1\r\n\r\nhttps://outlet.example/1\n",
    ],
)
@pytest.mark.parametrize("packed", [bytes, gzip.compress])
def test_a_sitemap_lists_pages_packed_or_not(data: bytes, packed: Callable[[bytes], bytes]) -> None:
    assert is_sitemap(packed(data))
    assert [page.url for page in read_sitemap(packed(data), "https://outlet.example/").pages] == [
        "https://outlet.example/1"
    ]


def test_a_list_of_sitemaps_tells_their_addresses() -> None:
    data = sitemap("<loc>https://a.example/1.xml.gz</loc>", "<loc>/2.xml</loc>", root="sitemapindex", item="sitemap")
    assert read_sitemap(data, "https://a.example/").sitemaps == (
        "https://a.example/1.xml.gz",
        "https://a.example/2.xml",
    )


@pytest.mark.parametrize("data", [b"just\nlines", b"https://a.example/1\nand words", b"", gzip.compress(b"words")])
def test_a_text_is_no_sitemap(data: bytes) -> None:
    assert not is_sitemap(data)


def entities(root: str, kind: str, secret: Path) -> str:
    """A document with an entity: of another file, or one that grows a thousandfold at each step."""
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
    declared = {
        "file": f'<!ENTITY x SYSTEM "{secret.as_uri()}">',
        "bomb": f'<!ENTITY b0 "haha">{bomb}<!ENTITY x "&b9;">',
        "parameter": f'<!ENTITY % x SYSTEM "{secret.as_uri()}"> %x;',
    }[kind]
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{declared}]><{root}>&x;</{root}>'


@pytest.mark.parametrize("kind", ["file", "bomb", "parameter"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(("root", "read"), [("rss", read_feed), ("opml", read_opml), ("urlset", read_sitemap)])
def test_entities_are_refused(
    root: str, read: Callable[[bytes], Any], kind: str, encoding: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("тайна")
    with pytest.raises(InputError, match="declares entities"):
        read(entities(root, kind, secret).encode(encoding))


@given(
    st.binary(max_size=300),
    st.sampled_from([rss(ITEM), ATOM.encode(), OPML, sitemap(NEWS), FEEDS["JSON Feed"]]),
    st.data(),
)
def test_damaged_bytes_are_read_or_refused_and_break_nothing(noise: bytes, whole: bytes, data: st.DataObject) -> None:
    at, upto = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    damaged = whole[:at] + noise + whole[upto:]
    for is_one, read in ((is_feed, read_feed), (is_opml, read_opml), (is_sitemap, read_sitemap)):
        is_one(damaged)
        with suppress(InputError):
            read(damaged)


def zstd(data: bytes) -> bytes:
    return bytes(zstandard().compress(data))


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd,
}  # fmt: skip


@pytest.mark.parametrize("coding", PACKERS)
@given(data=st.binary(max_size=2000), times=st.integers(1, 100), step=st.integers(1, 999))
def test_what_was_packed_comes_out_however_it_is_cut(coding: str, data: bytes, times: int, step: int) -> None:
    packed = PACKERS[coding](data * times)
    assert b"".join(inflate((packed[i : i + step] for i in range(0, len(packed), step)), coding, 10**6)) == data * times


@pytest.mark.parametrize("coding", PACKERS)
def test_a_bomb_is_stopped_before_it_is_let_out(coding: str) -> None:
    out = list[int]()
    bomb = inflate([PACKERS[coding](b"\0" * 64 * 1024 * 1024)], coding, 10 * 1024 * 1024)
    with pytest.raises(InputError, match=r"a decompression bomb|larger than 10 MB"):
        out.extend(map(len, bomb))
    assert max(out) <= 2 * PIECE
    assert sum(out) <= 10 * 1024 * 1024


@pytest.mark.parametrize("coding", PACKERS)
def test_what_is_cut_or_damaged_is_refused(coding: str) -> None:
    packed = PACKERS[coding](bytes(range(256)) * 20)
    for damaged in (packed[: len(packed) // 2], b"\x07\x07" + packed[2:]):
        with pytest.raises(InputError, match="where it is compressed"):
            inflated(damaged, coding, 10**6)


def test_deflate_without_its_header_and_gzip_of_several_members_are_read() -> None:
    raw = zlib.compressobj(wbits=-15)
    assert inflated(raw.compress(b"one") + raw.flush(), "deflate", 100) == b"one"
    assert inflated(gzip.compress(b"one") + gzip.compress(b" two") + b"\0\0", "gzip", 100) == b"one two"
    with pytest.raises(InputError, match="not known"):
        inflated(b"data", "compress", 100)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Один</p><p>Два<br>три</p>", "Один\n\nДва\n\nтри"), ("a &lt; b &amp; c", "a < b & c"),
        ("<p>До<script>x()</script>после <!-- нет -->и</p>", "Допосле и"), ("plain", "plain"), ("<", "<"), ("", ""),
        ("Хвост <b>жирный</b> и <i>ещё</i>.", "Хвост жирный и ещё."),
    ],
)  # fmt: skip
def test_the_words_of_a_fragment_keep_its_paragraphs(markup: str, words: str) -> None:
    assert words_of(markup) == words


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://a.example/1?utm_source=rss&id=7&utm_medium=x#top", "https://a.example/1?id=7"),
        ("https://a.example/1?utm_source=rss", "https://a.example/1"),
        ("https://a.example/1?b=utm_x", "https://a.example/1?b=utm_x"),
        ("https://a.example/1?my_utm_a=1&yclid=2", "https://a.example/1?my_utm_a=1"),
        ("http://[", "http://["),
    ],
)
def test_one_page_has_one_address(url: str, same: str) -> None:
    assert canonical(url) == canonical(same) == same


def test_an_entry_is_known_by_its_address_where_it_has_no_id() -> None:
    assert read_feed(rss("<title>Один</title><link>https://a.example/1</link>")).entries == (
        Entry("https://a.example/1", "https://a.example/1", "Один"),
    )
