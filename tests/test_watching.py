"""Watching feeds: nothing is fetched twice, nothing is lost, whatever happens in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from random import Random

import pytest
from sqlalchemy import select

from letopis.pipeline.chronicle import Added, forget
from letopis.pipeline.watching import CLAIM, MOST_TRIES, Plan, Polled, Watch
from letopis.sources.web import Stopped
from letopis.store import Store
from letopis.store.schema import entries, feeds
from newsroom import changing, feed, publish
from plain_reader import PlainReader
from serving import HOST, Answer, FakeClock, Site, polite, serving
from stores import KINDS, clear, empty_place, opened

EVERY = timedelta(minutes=15)
HOUR = 3600.0
HOURS = count(1)  # each watcher is an hour after the one before it


@pytest.fixture(scope="module", params=KINDS)
def module_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with empty_place(request.param, tmp_path_factory.mktemp("store")) as where, opened(where) as store:
        yield store


@pytest.fixture
def store(module_store: Store) -> Store:
    clear(module_store)
    return module_store


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({}) as running:
        yield running


class Until(FakeClock):
    """Time that passes by waiting, until the process is stopped."""

    def __init__(self, stop: float = float("inf"), start: float = 0.0) -> None:
        super().__init__()
        self.passed = start
        self.stop = stop

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        if self.passed >= self.stop:
            raise Stopped


def watch(
    store: Store, site: Site, *paths: str, clock: FakeClock | None = None, once: bool = True,
    every: timedelta = timedelta(), reader: PlainReader | None = None,
) -> list[Polled | Added]:  # fmt: skip
    """All that a watcher does of some feeds of a site."""
    clock = clock or Until(start=HOUR * next(HOURS))
    plan = Plan(every, frozenset(map(site.url, paths)) if paths else None, once)
    with polite(site, clock) as fetcher:
        return list(Watch(store, fetcher, reader or PlainReader(), clock, plan, random=Random(1)).run())


def outcomes(done: list[Polled | Added]) -> list[str]:
    return [one.status if isinstance(one, Polled) else one.outcome for one in done]


def states(store: Store) -> dict[str, str]:
    """The entries by the last part of their address."""
    with store._engine.connect() as connection:
        rows = connection.execute(select(entries.c.address, entries.c.state)).all()
    return {row.address.rpartition("/")[2]: row.state for row in rows}


def test_the_pages_of_a_feed_are_kept_and_their_entries_done(store: Store, site: Site) -> None:
    publish(site, 1, 2)
    site.pages["/rss"] = changing(site, [1, 2])
    assert outcomes(watch(store, site, "/rss")) == ["changed", "new", "new"]
    article = store.article(site.url("/1"))
    assert article is not None
    assert article.article.title == "Сообщение 1"
    assert article.article.published is not None
    assert article.article.published.isoformat() == "2021-04-15"
    assert article.article.published_source == "feed"
    assert states(store) == {"1": "done", "2": "done"}
    assert store.problems() == []


def test_nothing_is_fetched_twice_and_what_is_new_is(store: Store, site: Site) -> None:
    publish(site, 1, 2, 3)
    numbers = [1, 2]
    site.pages["/rss"] = changing(site, numbers)
    watch(store, site, "/rss")
    assert outcomes(watch(store, site, "/rss")) == ["unchanged"]
    numbers.append(3)
    done = watch(store, site, "/rss")
    assert outcomes(done) == ["changed", "new"]
    assert isinstance(done[0], Polled)
    assert (done[0].entries, done[0].new) == (3, 1)
    assert sorted(site.paths()) == ["/1", "/2", "/3", "/rss", "/rss", "/rss"]


def test_an_entry_with_its_full_text_is_not_fetched(store: Store, site: Site) -> None:
    site.pages["/rss"] = changing(site, [1], full=True)
    assert outcomes(watch(store, site, "/rss")) == ["changed", "new"]
    assert site.paths() == ["/rss"]
    article = store.article(site.url("/1"))
    assert article is not None
    assert "call held" in article.article.text
    assert article.article.published_source == "feed"


def test_one_entry_of_two_feeds_is_one_and_what_the_chronicle_has_is_not_fetched(store: Store, site: Site) -> None:
    publish(site, 1, 2)
    site.pages |= {"/a": changing(site, [1]), "/b": changing(site, [1, 2])}
    watch(store, site, "/a")
    assert outcomes(watch(store, site, "/b")) == ["changed", "new"]
    with store._engine.begin() as connection:
        for table in (entries, feeds):
            connection.execute(table.delete())
    assert outcomes(watch(store, site, "/a", "/b")) == ["changed", "changed"]
    assert [path for path in site.paths() if path in {"/1", "/2"}] == ["/1", "/2"]


def test_what_was_forgotten_is_not_fetched_again(store: Store, site: Site) -> None:
    publish(site, 1)
    site.pages["/rss"] = Answer(feed(site, [1]))
    watch(store, site, "/rss")
    article = store.article(site.url("/1"))
    assert article
    forget(article.id, store)
    assert outcomes(watch(store, site, "/rss")) == ["changed"]


def test_a_list_of_feeds_and_a_sitemap_are_watched_too(store: Store, site: Site) -> None:
    publish(site, 1, 2)
    site.pages |= {
        "/rss": changing(site, [1]),
        "/opml": Answer(f'<opml version="2.0"><outline xmlUrl="{site.url("/rss")}"/></opml>'.encode()),
        "/sitemap.xml": Answer(f"<urlset><url><loc>{site.url('/2')}</loc></url></urlset>".encode()),
    }
    assert outcomes(watch(store, site, "/opml")) == ["changed", "changed", "new"]
    assert outcomes(watch(store, site, "/sitemap.xml")) == ["changed", "new"]
    assert states(store) == {"1": "done", "2": "done"}


def test_a_page_is_no_feed(store: Store, site: Site) -> None:
    publish(site, 1)
    (done,) = watch(store, site, "/1")
    assert isinstance(done, Polled)
    assert (
        done.cause == f"{site.url('/1')}: no feed and no sitemap: give the address of one (`letopis add` reads a page)"
    )
    assert [failure.source for failure in store.failures()] == [site.url("/1")]


def test_a_page_that_fails_is_kept_with_its_cause_tried_again_and_in_the_end_given_up(store: Store, site: Site) -> None:
    publish(site, 1)
    site.pages["/rss"] = Answer(feed(site, [7, 1]))
    clock = FakeClock()
    assert sorted(outcomes(watch(store, site, "/rss", clock=clock))) == ["changed", "failed", "new"]
    assert [f.source for f in store.failures()] == [site.url("/7")]
    assert store.failures()[0].cause == f"{site.url('/7')}: the host answers 404: check the address"
    tries = 1
    for _ in range(20):
        clock.passed += 3 * HOUR
        tries += outcomes(watch(store, site, "/rss", clock=clock)).count("failed")
    assert tries == MOST_TRIES
    assert states(store) == {"1": "done", "7": "failed"}
    assert [f.source for f in store.failures()] == [site.url("/7")]


def test_a_page_that_gets_well_is_no_failure_any_more(store: Store, site: Site) -> None:
    site.pages["/rss"] = Answer(feed(site, [1]))
    clock = FakeClock()
    assert outcomes(watch(store, site, "/rss", clock=clock)) == ["changed", "failed"]
    publish(site, 1)
    assert outcomes(watch(store, site, "/rss", clock=clock)) == ["changed"]
    clock.passed += HOUR
    assert outcomes(watch(store, site, "/rss", clock=clock)) == ["changed", "new"]
    assert store.failures() == []


def test_a_feed_that_fails_is_left_alone_longer_and_longer_and_comes_back(store: Store, site: Site) -> None:
    site.pages["/rss"] = Answer(status=500)
    clock = Until(24 * HOUR)
    done = watch(store, site, "/rss", clock=clock, once=False, every=EVERY)
    assert 4 <= len(done) <= 8
    assert set(outcomes(done)) == {"failed"}
    assert [f.source for f in store.failures()] == [site.url("/rss")]
    publish(site, 1)
    site.pages["/rss"] = changing(site, [1])
    clock.passed, clock.stop = clock.passed + 24 * HOUR, float("inf")
    assert outcomes(watch(store, site, "/rss", clock=clock)) == ["changed", "new"]
    assert store.failures() == []


@pytest.mark.parametrize(("ttl", "least", "most"), [(None, 85, 110), (60, 20, 28), (1, 85, 110)])
def test_feeds_are_asked_as_often_as_is_said_and_no_oftener_than_they_like(
    store: Store, site: Site, ttl: int | None, least: int, most: int
) -> None:
    site.pages["/rss"] = changing(site, [], ttl=ttl) if ttl is None else Answer(feed(site, [], ttl=ttl))
    done = watch(store, site, "/rss", clock=Until(24 * HOUR), once=False, every=EVERY)
    assert least <= len(done) <= most


def test_a_host_that_wants_to_be_left_alone_costs_its_pages_no_tries_and_other_hosts_no_time(
    store: Store, site: Site
) -> None:
    publish(site, 1, 2)
    numbers = [1, 2]
    site.pages |= {"/rss": changing(site, numbers), "/1": Answer(status=429, headers={"Retry-After": "7200"})}
    clock = FakeClock()
    done = watch(store, site, "/rss", clock=clock)
    assert outcomes(done) == ["changed", "failed"]
    assert states(store) == {"1": "waiting", "2": "waiting"}
    assert site.paths() == ["/rss", "/1"]
    publish(site, 1)
    clock.passed += 3 * HOUR
    assert outcomes(watch(store, site, "/rss", clock=clock)) == ["unchanged", "new", "new"]


def test_hosts_take_turns_so_that_none_waits_for_the_gaps_of_another(store: Store, site: Site) -> None:
    publish(site, *range(6))
    elsewhere = feed(site, [3, 4, 5]).replace(HOST.encode(), b"other.example")
    site.pages |= {"/a": changing(site, [0, 1, 2]), "/b": Answer(elsewhere)}
    clock = Until(start=HOUR * next(HOURS))
    begun = clock.passed
    assert outcomes(watch(store, site, "/a", "/b", clock=clock)).count("new") == 6
    assert clock.passed - begun < 7  # seconds; one host after another would take nine


def test_a_watcher_that_is_stopped_while_it_waits_leaves_all_as_it_was(store: Store, site: Site) -> None:
    publish(site, 1, 2)
    site.pages["/rss"] = changing(site, [1, 2])
    done = watch(store, site, "/rss", clock=Until(1.0), once=False, every=EVERY)
    assert outcomes(done) == []  # the robots.txt was asked for; before the feed it waits a second
    clock = Until(2.0)
    assert outcomes(watch(store, site, "/rss", clock=clock, once=False, every=EVERY)) == ["changed"]
    assert states(store) == {"1": "waiting", "2": "waiting"}
    clock.stop = float("inf")
    assert outcomes(watch(store, site, clock=clock)) == ["new", "new"]


def test_one_that_was_killed_leaves_its_claim_for_a_while_only(store: Store, site: Site) -> None:
    publish(site, 1)
    site.pages["/rss"] = changing(site, [1])
    clock = FakeClock()
    with polite(site, clock) as fetcher:
        killed = Watch(store, fetcher, PlainReader(), clock, Plan(EVERY, frozenset({site.url("/rss")})))
        assert isinstance(next(killed.run()), Polled)
        assert killed._next_entry() is not None  # and here it was killed
    assert outcomes(watch(store, site, clock=clock)) == []
    clock.passed += 2 * CLAIM.total_seconds()
    assert outcomes(watch(store, site, clock=clock)) == ["unchanged", "new"]


def test_two_watchers_at_once_do_everything_once(store: Store, site: Site) -> None:
    """Step by step in turn: each claims what the other has not."""
    publish(site, *range(6))
    site.pages |= {"/a": changing(site, [0, 1, 2]), "/b": changing(site, [2, 3, 4, 5])}
    clock = FakeClock()
    plan = Plan(timedelta(), frozenset({site.url("/a"), site.url("/b")}), once=True)
    with polite(site, clock) as one, polite(site, clock) as other:
        runs = [Watch(store, fetcher, PlainReader(), clock, plan).run() for fetcher in (one, other)]
        done = list[Polled | Added]()
        while runs:
            for run in list(runs):
                if step := next(run, None):
                    done.append(step)
                else:
                    runs.remove(run)
    assert sorted(path for path in site.paths() if path[1:].isdigit()) == [f"/{n}" for n in range(6)]
    assert outcomes(done).count("new") == 6
    assert store.counts().articles == 6


def test_what_cannot_be_read_is_named_and_costs_nothing_else(store: Store, site: Site) -> None:
    publish(site, 1)
    item = "<item><title>Один</title><guid isPermaLink='false'>без адреса</guid></item>"
    listed = feed(site, [3, 1]).replace(b"</channel>", item.encode() + b"</channel>")
    site.pages |= {"/rss": Answer(listed), "/3": Answer(b"<html><body></body></html>")}
    assert sorted(outcomes(watch(store, site, "/rss"))) == ["changed", "failed", "failed", "new"]
    causes = {failure.source: failure.cause for failure in store.failures()}
    assert set(causes) == {site.url("/3"), f"{site.url('/rss')}#без адреса"}
    assert "without text and without an address" in causes[f"{site.url('/rss')}#без адреса"]


def test_a_bug_that_one_page_meets_costs_that_page_alone(store: Store, site: Site) -> None:
    publish(site, 1, 2)
    site.pages["/1"] = Answer(site.pages["/1"].body.replace(b"<p>", b"<p>break</p><p>"))  # type: ignore[union-attr]
    site.pages["/rss"] = Answer(feed(site, [1, 2]))
    assert sorted(outcomes(watch(store, site, "/rss"))) == ["changed", "failed", "new"]
    assert "internal error" in store.failures()[0].cause
