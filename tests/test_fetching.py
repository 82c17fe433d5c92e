"""The one policy of fetching, against real servers that behave well and badly."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import brotli
import pytest

from letopis.model.errors import LetopisError
from letopis.sources.inflate import zstandard
from letopis.sources.web import Fetched, Fetcher, FetchError, Policy, RefusedError, SystemClock, Validators, policy_of
from letopis.sources.web.guard import is_public
from letopis.sources.web.policy import own_version
from serving import HOST, Answer, Asked, FakeClock, Page, Site, names, polite, serving

PAGE = "<html><body><p>Стороны провели переговоры.</p></body></html>".encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/": Answer(PAGE)}) as running:
        yield running


def raw(*pieces: bytes, pause: float = 0.0) -> Answer:
    """Bytes as they are, one piece after another."""

    def sent() -> Iterator[bytes]:
        for piece in pieces:
            yield piece
            time.sleep(pause)

    return Answer(pieces=sent)


def redirect(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": to})


def in_turn(*answers: Answer) -> Callable[[Asked], Answer]:
    """Each answer once, the last one for ever."""
    left = list(answers)
    return lambda asked: left.pop(0) if len(left) > 1 else left[0]


def refusal(site: Site, page: Page, path: str = "/x", **policy: object) -> FetchError:
    site.pages[path] = page
    with polite(site, **policy) as fetcher, pytest.raises(FetchError) as raised:
        fetcher.get(site.url(path))
    return raised.value


def test_a_page_is_fetched_with_who_we_are_and_whom_to_write_to(site: Site) -> None:
    with polite(site) as fetcher:
        assert fetcher.get(site.url("/")) == Fetched(site.url("/"), PAGE)
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/"]
    for asked in site.asked:
        assert asked.headers["user-agent"] == f"Letopis/{own_version()} (+desk@letopis.example)"
        assert "cookie" not in asked.headers


# Answers that are well


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstandard().compress,
    "identity": bytes, "GZIP": gzip.compress,
}  # fmt: skip


@pytest.mark.parametrize("coding", CODINGS)
def test_a_packed_answer_is_unpacked(site: Site, coding: str) -> None:
    site.pages["/x"] = Answer(CODINGS[coding](PAGE * 50), headers={"Content-Encoding": coding})
    with polite(site) as fetcher:
        assert fetcher.get(site.url("/x")).body == PAGE * 50


@pytest.mark.parametrize(
    "answer",
    [
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"5\r\n<html\r\n", b"1\r\n>\r\n0\r\n\r\n"),
        raw(b"HTTP/1.1 200 OK\r\n\r\n<ht", b"ml>"),
        raw(b"HTTP/1.0 200 OK\r\nContent-Length: 6\r\n\r\n<html>and what is past its end"),
        Answer(b"<html>", headers={"Content-Type": "text/html; charset=no-such-thing"}),
    ],
)
def test_bytes_are_handed_on_however_they_are_sent_and_whatever_they_are_called(site: Site, answer: Answer) -> None:
    site.pages["/x"] = answer
    with polite(site) as fetcher:
        assert fetcher.get(site.url("/x")).body == b"<html>"


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    moment = "Thu, 15 Apr 2021 10:00:00 GMT"

    def page(asked: Asked) -> Answer:
        if (asked.headers.get("if-none-match"), asked.headers.get("if-modified-since")) == ('W/"7"', moment):
            return Answer(status=304)
        return Answer(PAGE, headers={"ETag": 'W/"7"', "Last-Modified": moment})

    site.pages["/x"] = page
    with polite(site) as fetcher:
        first = fetcher.get(site.url("/x"))
        assert first.validators == Validators('W/"7"', moment)
        second = fetcher.get(site.url("/x"), first.validators)
    assert second == Fetched(site.url("/x"), b"", first.validators, unchanged=True)


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_to_where_the_page_is(site: Site, status: int) -> None:
    site.pages |= {"/old": redirect("../new?a=b#top", status), "/new?a=b": Answer(PAGE)}
    with polite(site) as fetcher:
        assert fetcher.get(site.url("/old")) == Fetched(site.url("/new?a=b"), PAGE)


def test_a_redirect_to_another_host_asks_its_robots_too(site: Site) -> None:
    site.pages |= {"/old": redirect(site.url("/new", "other.example")), "/new": Answer(PAGE)}
    with polite(site) as fetcher:
        fetcher.get(site.url("/old", "outlet.example"))
    hosts = [(asked.headers["host"].partition(":")[0], asked.path) for asked in site.asked]
    assert hosts == [
        ("outlet.example", "/robots.txt"), ("outlet.example", "/old"),
        ("other.example", "/robots.txt"), ("other.example", "/new"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("location", "cause"),
    [
        ("/x", "in a circle"), ("file:///etc/passwd", "only http and https"), ("ftp://other.example/", "only http and"),
        ("http://me:secret@other.example/", "name or password"), ("http://other.example:99999/", "no address"),
        ("http://inside.example/", "no public host"), ("http://169.254.169.254/latest/meta-data/", "no public host"),
        ("http://[::ffff:127.0.0.1]/", "no public host"), ("http://2130706433/", "no public host"),
        ("http://localhost/", "no public host"),
    ],
)  # fmt: skip
def test_a_redirect_leads_nowhere_that_the_user_could_not_ask_for(site: Site, location: str, cause: str) -> None:
    numbers = {"inside.example": "10.0.0.7", "2130706433": HOST, "localhost": HOST, HOST: HOST}
    site.pages["/x"] = redirect(location)
    with (
        polite(site, resolve=lambda host, port: [numbers.get(host, host)]) as fetcher,
        pytest.raises(FetchError, match=cause),
    ):
        fetcher.get(site.url("/x"))


def test_redirects_have_an_end(site: Site) -> None:
    site.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
    with polite(site) as fetcher, pytest.raises(FetchError, match="more than 5 redirects"):
        fetcher.get(site.url("/0"))
    assert site.paths() == [f"/{n}" for n in range(6)]


# Nobody's own network


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.2.1",
        "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1",
        "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "2002:7f00:1::1", "2001:0:7f00:1::1", "100::1", "no address", "",
    ],
)  # fmt: skip
def test_an_address_that_is_nobody_elses_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", [HOST, "localhost", "outlet.example"])
def test_a_private_host_is_asked_nothing_unless_it_is_allowed_by_name(site: Site, host: str) -> None:
    def resolved(name: str, port: int) -> list[str]:
        return [HOST]

    with (
        Fetcher(Policy(allowed=frozenset({(host, site.port + 1)})), FakeClock(), resolved) as fetcher,
        pytest.raises(RefusedError, match=f"allow it by --allow-host {host}:{site.port}"),
    ):
        fetcher.get(site.url("/", host))
    assert site.asked == []
    for allowed in ((host, None), (host, site.port)):
        with Fetcher(Policy(allowed=frozenset({allowed})), FakeClock(), resolved) as fetcher:
            assert fetcher.get(site.url("/", host)).body == PAGE


def test_a_name_that_changes_between_check_and_use_gains_nothing(site: Site) -> None:
    """Each connection resolves once; the second answer, of the private address, is checked as the first was."""
    answers = iter(["203.0.113.200"] + [HOST] * 10)
    with (
        Fetcher(Policy(tries=1), FakeClock(), lambda host, port: [next(answers)]) as fetcher,
        pytest.raises(RefusedError, match="no public host"),
    ):
        fetcher.get(site.url("/", "rebinding.example"))
    assert site.asked == []


def test_of_several_addresses_the_private_ones_are_left_out(site: Site) -> None:
    """The connection goes to what was checked, by number: the name is asked for once."""
    from letopis.sources.web.network import Network

    asked = list[str]()

    def resolved(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["10.0.0.1", "8.8.8.8", HOST, "8.8.8.8"]

    class Noted:
        def connect_tcp(self, host: str, *rest: object) -> object:
            asked.append(host)
            return self

    network = Network(Policy(), FakeClock(), resolved)
    network.until = 1e9
    network._inside = Noted()  # type: ignore[assignment]
    network.connect_tcp("rebinding.example", 80)
    assert asked == ["rebinding.example", "8.8.8.8"]


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("file:///etc/passwd", "only http and https"), ("ftp://outlet.example/", "only http and https"),
        ("gopher://x/", "only http and https"), ("javascript:alert(1)", "only http and https"),
        ("http://", "without a host"), ("https://user@outlet.example/", "name or password"),
        ("https://user:secret@outlet.example/", "name or password"), ("http://a\nb/", "no address"),
        ("http://[::1", "no address"), ("http://a:99999/", "no address"), ("http://" + "a" * 9000, "no address"),
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused_before_anything_is_asked(address: str, cause: str) -> None:
    def resolved(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    with Fetcher(Policy(), FakeClock(), resolved) as fetcher, pytest.raises(RefusedError, match=cause) as raised:
        fetcher.get(address)
    assert "secret" not in str(raised.value)


# https


CERTIFICATE = Path(__file__).with_name("data") / "outlet.example.pem"
"""Of outlet.example, signed by itself; its key is no secret."""


def test_a_connection_to_a_number_still_checks_the_certificate_of_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/": Answer(PAGE)}, CERTIFICATE) as site:
        addresses = [f"https://{name}.example:{site.port}/" for name in ("outlet", "other")]
        with polite(site) as fetcher, pytest.raises(FetchError, match="certificate is not trusted"):
            fetcher.get(addresses[0])
        assert site.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        with polite(site) as fetcher:
            assert fetcher.get(addresses[0]).body == PAGE
            with pytest.raises(FetchError, match="certificate is not trusted"):
                fetcher.get(addresses[1])
        assert [asked.path for asked in site.asked] == ["/robots.txt", "/"]


# Hosts that are tired


def test_a_host_that_asks_to_wait_is_waited_for(site: Site) -> None:
    clock = FakeClock()
    moment = format_datetime(datetime(2026, 1, 1, 0, 0, 40, tzinfo=UTC), usegmt=True)
    site.pages["/x"] = in_turn(
        Answer(status=429, headers={"Retry-After": "7"}),
        Answer(status=503, headers={"Retry-After": moment}),
        Answer(PAGE),
    )
    with polite(site, clock) as fetcher:
        assert fetcher.get(site.url("/x")).body == PAGE
    assert clock.slept == [1.0, 7.0, pytest.approx(32.0)]
    assert clock.passed == pytest.approx(40.0)


@pytest.mark.parametrize("pause", ["3600", "99999999999999999999999", "Fri, 02 Jan 2026 00:00:00 GMT"])
def test_one_that_wants_to_be_left_alone_for_long_is(site: Site, pause: str) -> None:
    site.pages["/x"] = Answer(status=429, headers={"Retry-After": pause})
    clock = FakeClock()
    with polite(site, clock) as fetcher:
        with pytest.raises(FetchError, match="asks to wait") as raised:
            fetcher.get(site.url("/x"))
        assert raised.value.later is not None
        assert 3600 <= raised.value.later <= 7 * 24 * 3600
        with pytest.raises(FetchError, match="left alone"):
            fetcher.get(site.url("/"))
        assert not fetcher.ready(site.url("/anything"))
    assert site.paths() == ["/x"]
    assert sum(clock.slept) < 5


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_a_host_in_trouble_is_tried_three_times_with_longer_and_uneven_pauses(site: Site, status: int) -> None:
    clock = FakeClock()
    site.pages["/x"] = Answer(status=status)
    with polite(site, clock) as fetcher, pytest.raises(FetchError, match=f"answers {status}: try again") as raised:
        fetcher.get(site.url("/x"))
    assert raised.value.later
    assert site.paths() == ["/x"] * 3
    first, second = clock.slept[1:]
    assert 1 < first < 2 < second < 4


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_page_that_is_not_there_is_asked_for_once(site: Site, status: int) -> None:
    error = refusal(site, Answer(b"no", status))
    assert str(error) == f"the host answers {status}: check the address"
    assert error.later is None
    assert site.paths() == ["/x"]


@pytest.mark.parametrize("status", [201, 204, 206, 300, 304])
def test_an_answer_that_is_no_page_is_none(site: Site, status: int) -> None:
    assert "which is no page" in str(refusal(site, Answer(status=status)))


def test_requests_to_one_host_have_a_gap_and_those_to_another_do_not_wait_for_it(site: Site) -> None:
    clock = FakeClock()
    with polite(site, clock, gap=2.0) as fetcher:
        fetcher.get(site.url("/", "outlet.example"))
        assert clock.slept == [2.0]
        fetcher.get(site.url("/", "other.example"))
        assert clock.slept == [2.0, 2.0]
        turns = [fetcher.turn(site.url("/", name)) for name in ("new.example", "outlet.example", "other.example")]
        assert turns == [0.0, clock.now(), clock.now() + 2.0]


# Servers that are broken


CUT = [
    raw(b""), raw(b"HTTP/1.1 200 OK\r\nContent-Le"), raw(b"no HTTP at all\r\n\r\n"),
    raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<html>"),
    raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n<html>"),
    raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<html>"),
    raw(b"HTTP/1.1 200 OK\r\nContent-Length: minus one\r\n\r\n<html>"),
    raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000 + b"\r\n\r\n<html>"),
]  # fmt: skip


@pytest.mark.parametrize("broken", CUT, ids=range(len(CUT)))
def test_a_connection_that_is_cut_is_tried_again_and_half_a_page_is_none(site: Site, broken: Answer) -> None:
    error = refusal(site, broken)
    assert str(error).startswith("the connection was cut (")
    assert error.later
    assert site.paths() == ["/x"] * 3
    site.pages["/x"] = in_turn(broken, Answer(PAGE))
    with polite(site) as fetcher:
        assert fetcher.get(site.url("/x")).body == PAGE


@pytest.mark.parametrize(
    "pieces",
    [
        [b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", *[b"x"] * 200],
        [b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 200],
        [b"", *[b"H"] * 200],
    ],
)
def test_a_slow_drip_is_stopped_by_the_time_that_it_takes_as_a_whole(site: Site, pieces: list[bytes]) -> None:
    begun = time.monotonic()
    error = refusal(site, raw(*pieces, pause=0.05), clock=SystemClock(), gap=0.0, total=0.3, tries=1)
    assert str(error).startswith("no whole answer within 0 seconds")
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"x" * 2001), raw(b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 500] * 100),
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n"),
        Answer(gzip.compress(b"x" * 10_000_000), headers={"Content-Encoding": "gzip"}),
        Answer(brotli.compress(b"x" * 10_000_000), headers={"Content-Encoding": "br"}),
        Answer(zstandard().compress(b"x" * 10_000_000), headers={"Content-Encoding": "zstd"}),
    ],
)  # fmt: skip
def test_a_page_has_a_size(site: Site, answer: Answer) -> None:
    error = refusal(site, answer, largest=2000)
    assert "larger than" in str(error)
    assert error.later is None
    assert site.paths() == ["/x"]


def test_bombs_and_what_is_packed_again_and_again_are_not_unpacked(site: Site) -> None:
    bomb = Answer(gzip.compress(b"\0" * 20_000_000), headers={"Content-Encoding": "gzip"})
    assert "decompression bomb" in str(refusal(site, bomb))
    twice = Answer(gzip.compress(gzip.compress(PAGE)), headers={"Content-Encoding": "gzip, gzip"})
    assert "several times over" in str(refusal(site, twice, "/y"))
    assert "not known" in str(refusal(site, Answer(PAGE, headers={"Content-Encoding": "lzw"}), "/z"))
    assert "damaged" in str(refusal(site, Answer(PAGE, headers={"Content-Encoding": "gzip"}), "/w"))


def test_nobody_at_home_is_told(site: Site) -> None:
    with polite(site, resolve=names(outlet=HOST), allowed=frozenset({(HOST, None)})) as fetcher:
        with pytest.raises(FetchError, match=r"^no connection \(") as raised:
            fetcher.get(f"http://{HOST}:1/")
        assert raised.value.later


def test_a_name_that_is_nobodys_is_told(site: Site) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with polite(site, resolve=unknown) as fetcher, pytest.raises(FetchError, match=r"^no connection \(no such host"):
        fetcher.get("http://nobody.example/")


# robots.txt


def robots(text: str, **more: str) -> Answer:
    return Answer(text.encode(), headers=more)


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        (robots("User-agent: *\nDisallow: /private"), True),
        (robots("User-agent: *\nDisallow: /"), False),
        (robots("User-agent: *\nDisallow: /\n\nUser-agent: Letopis\nAllow: /"), True),
        (robots("User-agent: letopis\nDisallow: /x"), False),
        (robots("User-agent: *\nDisallow: /*.html$\nAllow: /x"), True),
        (Answer(status=404), True), (Answer(status=403), True), (Answer(status=410), True),
        (Answer(status=500), False), (Answer(status=503), False), (Answer(status=429), False),
        (raw(b""), False), (redirect("/robots-are-here"), False), (redirect("http://inside.example/"), False),
        (Answer(b"\xff\xfe\0<html>"), True),
        (robots("#" * 600_000 + "\nUser-agent: *\nDisallow: /"), True),
    ],
)  # fmt: skip
def test_what_a_host_asks_of_robots_is_kept_to(site: Site, rules: Answer, allowed: bool) -> None:
    site.pages |= {"/robots.txt": rules, "/robots-are-here": robots("User-agent: *\nDisallow: /"), "/x": Answer(PAGE)}
    numbers = {HOST: HOST, "inside.example": "10.0.0.7"}
    with polite(site, resolve=lambda host, port: [numbers[host]]) as fetcher:
        if allowed:
            assert fetcher.get(site.url("/x")).body == PAGE
        else:
            with pytest.raises(FetchError):
                fetcher.get(site.url("/x"))
    assert ("/x" in site.paths()) == allowed


def test_rules_are_asked_for_once_a_day_and_troubled_ones_sooner(site: Site) -> None:
    clock = FakeClock()

    def asked() -> int:
        return sum(asked.path == "/robots.txt" for asked in site.asked)

    site.pages["/robots.txt"] = Answer(status=404)
    with polite(site, clock) as fetcher:
        for hour, times in ((0, 1), (1, 1), (23, 1), (25, 2)):
            clock.passed = hour * 3600.0
            fetcher.get(site.url("/"))
            assert asked() == times
        site.pages["/robots.txt"] = Answer(status=500)
        clock.passed = 50 * 3600.0
        for _ in range(2):
            with pytest.raises(FetchError, match="cannot be had"):
                fetcher.get(site.url("/"))
        assert asked() == 2 + 3
        site.pages["/robots.txt"] = Answer(status=404)
        clock.passed += 3600.0
        fetcher.get(site.url("/"))


@pytest.mark.parametrize(("delay", "kept"), [("7", 7.0), ("0.1", 1.0), ("86400", 30.0), ("soon", 1.0)])
def test_the_delay_that_a_host_asks_for_is_kept_within_a_bound(site: Site, delay: str, kept: float) -> None:
    clock = FakeClock()
    site.pages["/robots.txt"] = robots(f"User-agent: *\nCrawl-delay: {delay}")
    with polite(site, clock) as fetcher:
        fetcher.get(site.url("/"))
        fetcher.get(site.url("/"))
    assert clock.slept[-1] == kept


# What the user says of it


@pytest.mark.parametrize("contact", ["desk@letopis.example", "https://letopis.example/about?x=1", None])
def test_a_contact_is_an_address(contact: str | None) -> None:
    assert policy_of(contact).contact == contact


@pytest.mark.parametrize("contact", ["", "me", "a@b", "a@b.example\r\nX-Evil: 1", "ftp://x.example", "мы@почта.рф"])
def test_anything_else_is_none(contact: str) -> None:
    with pytest.raises(LetopisError, match="no contact"):
        policy_of(contact)


@pytest.mark.parametrize(
    ("words", "host", "port", "allowed"),
    [
        ("localhost", "localhost", 8000, True), ("localhost:8000", "localhost", 8000, True),
        ("localhost:8000", "localhost", 8001, False), ("LocalHost", "localhost", 80, True),
        ("localhost", "sub.localhost", 80, False), ("[::1]:80", "::1", 80, True), ("10.0.0.1", "10.0.0.2", 80, False),
    ],
)  # fmt: skip
def test_a_host_is_allowed_by_its_name(words: str, host: str, port: int, allowed: bool) -> None:
    assert policy_of(allowed=[words]).allows(host, port) == allowed


@pytest.mark.parametrize("words", ["", "http://localhost", "a b", "localhost:port", "localhost:99999", "me@host"])
def test_what_is_no_host_is_refused(words: str) -> None:
    with pytest.raises(LetopisError, match="no host"):
        policy_of(allowed=[words])
