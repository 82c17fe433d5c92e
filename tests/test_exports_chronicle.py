"""A chronicle out and in is the same chronicle, on either store and across the two; a damaged one is none."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from random import Random

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from letopis.exports import chronicle
from letopis.exports.selection import Selection
from letopis.model.chronicle import Event
from letopis.model.errors import InputError, LetopisError
from letopis.pipeline.chronicle import add, forget
from letopis.pipeline.deciding import merge, same_person, split, undo
from letopis.pipeline.taking_in import Taken, take_in
from letopis.store import Counts, Filter, Poll, Store
from plain_reader import PlainReader, articles, told
from stores import KINDS, clear, dump_whole, empty_place, opened

UNHURRIED = settings(
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
READER = PlainReader()


@pytest.fixture(scope="module", params=product(KINDS, KINDS), ids="-to-".join)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    folder = tmp_path_factory.mktemp("exports")
    first, second = request.param
    places = empty_place(first, folder), empty_place(second, folder)
    with places[0] as here, places[1] as there, opened(here) as one, opened(there) as other:
        yield one, other


def exported(store: Store) -> bytes:
    out = BytesIO()
    chronicle.write(Selection(store), out)
    return out.getvalue()


def imported(data: bytes, store: Store) -> Taken:
    return take_in(store, chronicle.read(BytesIO(data), "x.jsonl", READER))


def events(store: Store) -> list[Event]:
    return [found.event for found in store.events(Filter())]


def grow(store: Store, seed: int, number: int = 14) -> None:
    """Articles with revisions and reprints, failures, a forgotten one."""
    clear(store)
    inputs = [*articles(number, seed), told("break", url="https://outlet.example/broken")]
    for _ in add(inputs, store, READER):
        pass
    forget(next(store.articles()).id, store)


def decide(store: Store, steps: list[str], random: Random) -> None:
    """People's words, some of them taken back."""
    words = list[str]()
    for step in steps:
        known = events(store)
        many = [event for event in known if len(event.reports) > 1]
        if step == "merge":
            one = random.choice(known)
            others = [e for e in known if e.what == one.what and e.id != one.id]
            words += [merge(store, one, random.choice(others), "редактор")] if others else []
        elif step == "split" and many:
            words.append(split(store, random.choice(many), None, "редактор"))
        elif step == "same":
            words.append(same_person(store, *random.sample(("Корнев", "Заяц", "Демир"), 2), "редактор"))
        elif step == "undo" and words:
            undo(store, words.pop(random.randrange(len(words))))


def watch(store: Store) -> None:
    with store.writing() as writer:
        watching = writer.watching
        watching.add_feeds(["https://outlet.example/rss", "https://other.example/rss"], "2026-01-01T00:00:00")
        watching.polled("https://outlet.example/rss", Poll("2026-01-02", "2026-01-03", "тег", "вчера"))
        watching.polled("https://other.example/rss", Poll("2026-01-02", "2026-01-03", cause="HTTP 500"))
        seen = [(f"https://outlet.example/{number}", "{}") for number in range(4)]
        watching.add_entries("https://outlet.example/rss", seen, "2026-01-02")
        watching.entry_failed("https://outlet.example/1", None)


@settings(UNHURRIED, max_examples=8)
@given(
    seed=st.integers(0, 1000), steps=st.lists(st.sampled_from(("merge", "split", "same", "undo", "undo")), max_size=6)
)
def test_a_chronicle_out_and_in_is_the_same_and_twice_changes_nothing(
    pair: tuple[Store, Store], seed: int, steps: list[str]
) -> None:
    one, other = pair
    grow(one, seed)
    decide(one, steps, Random(seed))
    watch(one)
    clear(other)
    data = exported(one)
    imported(data, other)
    assert dump_whole(other) == dump_whole(one)
    assert other.problems() == []
    assert exported(other) == data
    again = imported(data, other)
    assert again == Taken(known=again.known)
    assert dump_whole(other) == dump_whole(one)


@settings(UNHURRIED, max_examples=6)
@given(seed=st.integers(0, 1000), steps=st.lists(st.sampled_from(("split", "same", "undo")), max_size=4))
def test_two_halves_taken_in_are_the_whole(pair: tuple[Store, Store], seed: int, steps: list[str]) -> None:
    """An import into a chronicle that holds something joins the two, decisions and all."""
    one, other = pair
    grow(one, seed)
    half = exported(one)
    for _ in add(articles(10, seed + 1), one, READER):
        pass
    decide(one, steps, Random(seed))
    clear(other)
    imported(half, other)
    imported(exported(one), other)
    assert dump_whole(other) == dump_whole(one)


def test_a_word_that_was_taken_back_elsewhere_is_taken_back_here(pair: tuple[Store, Store]) -> None:
    one, other = pair
    grow(one, 1)
    decide(one, ["split"], Random(1))
    clear(other)
    imported(exported(one), other)
    (word,) = {decision.id.partition(".")[0] for decision in one.decisions()}
    undo(one, word)
    assert imported(exported(one), other).decisions == len(one.decisions())
    assert dump_whole(other) == dump_whole(one)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(str(tmp_path / "one.db")) as store:
        grow(store, 3)
        decide(store, ["split", "same", "undo"], Random(3))
        watch(store)
        yield store


def test_every_line_is_of_the_schema(store: Store) -> None:
    validator = jsonschema.Draft202012Validator(chronicle.schema())
    lines = [json.loads(line) for line in exported(store).splitlines()]
    assert {line["letopis"] for line in lines} == {
        "chronicle", "decision", "article", "failure", "feed", "entry", "end",
    }  # fmt: skip
    for line in lines:
        validator.validate(line)
        with pytest.raises(jsonschema.ValidationError):
            validator.validate({key: value for key, value in line.items() if key != list(line)[-1]})


Damage = Callable[[list[bytes]], list[bytes]]


def article_with(key: str, value: object) -> Damage:
    def damaged(lines: list[bytes]) -> list[bytes]:
        number = next(n for n, line in enumerate(lines) if line.startswith(b'{"letopis":"article"'))
        changed = json.loads(lines[number]) | {key: value}
        return [*lines[:number], json.dumps(changed).encode(), *lines[number + 1 :]]

    return damaged


def report_with(key: str, value: object) -> Damage:
    def damaged(lines: list[bytes]) -> list[bytes]:
        number = next(n for n, line in enumerate(lines) if b'"reports":[{' in line)
        line = json.loads(lines[number])
        line["reports"][0][key] = value
        return [*lines[:number], json.dumps(line).encode(), *lines[number + 1 :]]

    return damaged


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda lines: lines[:-1], "cut short after line"),
        (lambda lines: lines[:5], "cut short after line 5"),
        (lambda lines: [*lines[:5], *lines[6:]], "lines are promised"),
        (lambda lines: [*lines, lines[1]], "after the end"),
        (lambda lines: lines[1:], "no beginning"),
        (lambda lines: [*lines[:-2], lines[-2][:40], lines[-1]], "no JSON"),
        (lambda lines: [*lines[:-2], b"[1]", lines[-1]], "not a JSON object"),
        (lambda lines: [*lines[:-2], b'{"letopis": "\xff"}', lines[-1]], "not in UTF-8"),
        (lambda lines: [*lines[:-2], b'{"letopis": "cat"}', lines[-1]], "no known sort (cat)"),
        (lambda lines: [lines[0].replace(b"nicle/1", b"nicle/2"), *lines[1:]], "upgrade Letopis"),
        (lambda lines: [], "empty"),
        (article_with("text", "Другой текст."), "not those of its id"),
        (article_with("text", None), "text: Expected `str`"),
        (article_with("published", "вчера"), "damaged article"),
        (article_with("title_span", [5, 1]), "no span"),
        (article_with("reports", [{"id": 1}]), "reports: "),
        (report_with("status", "hel0d"), "no status: hel0d"),
        (report_with("kind", "signed"), "no kind of contact: signed"),
        (report_with("what", "contract"), "reports: "),
        (report_with("date", "вчера"), "damaged article"),
        (article_with("offices", [{"article": "article:other"}]), "offices: "),
        (article_with("record", []), "record: "),
        (article_with("record", {"warnings": ["а\0"]}), "no text"),
        (article_with("reader", "\ud800"), "no text"),
        (article_with("added", "вчера"), "damaged article"),
    ],
)
def test_a_damaged_file_is_refused_in_one_line_and_nothing_of_it_is_kept(
    store: Store, tmp_path: Path, damage: Damage, words: str
) -> None:
    data = b"\n".join(damage(exported(store).splitlines()))
    with opened(str(tmp_path / "two.db")) as other:
        before = dump_whole(other)
        with pytest.raises(InputError) as error:
            imported(data, other)
        assert words in str(error.value)
        assert str(error.value).startswith("x.jsonl")
        assert "\n" not in str(error.value)
        assert dump_whole(other) == before


BROKEN = st.sampled_from((b"", b"0", b"-", b'"', b"\xff", b"\\u0000", b"null", b"\n", b"{}", b"X"))


@settings(UNHURRIED, max_examples=60)
@given(places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 8), BROKEN), min_size=1, max_size=3))
def test_whatever_is_damaged_all_of_it_is_taken_in_or_nothing(
    pair: tuple[Store, Store], places: list[tuple[float, int, bytes]]
) -> None:
    """Some bytes are replaced by others: what is refused is one line, what is not refused makes a whole chronicle."""
    one, other = pair
    if not one.counts().articles:
        grow(one, 1)
    data = exported(one)
    for place, length, bytes_there in places:
        start = int(place * len(data))
        data = data[:start] + bytes_there + data[start + length :]
    clear(other)
    refused = refusal(data, other)
    if refused is None:
        assert other.problems() == []
        assert exported(other)
    else:
        assert "\n" not in refused
        assert other.counts() == Counts(0, 0, 0, 0, 0, 0, 0, 0)


def refusal(data: bytes, store: Store) -> str | None:
    """What is said against a file; None where it is taken in."""
    try:
        imported(data, store)
    except LetopisError as error:
        return str(error)
    return None


def test_a_file_from_before_version_1_is_read_by_the_models(store: Store, tmp_path: Path) -> None:
    texts = ("call held 2021-04-15 Корнев:RU Заяц:BY", "talks held 2021-04-14 Демир:TR Заяц:BY")
    rows = [{"id": "a", "url": None, "published": "2021-04-16", "title": None, "text": text} for text in texts]
    with opened(str(tmp_path / "two.db")) as other:
        assert imported(b"\n".join(json.dumps(row).encode() for row in rows), other).articles == 2
        assert other.counts().contacts == 2


def test_articles_are_held_a_few_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, the export asks for the next page when it has written the one before."""
    monkeypatch.setattr("letopis.store.whole.AT_ONCE", 3)
    with opened(str(tmp_path / "one.db")) as store:
        grow(store, 5, number=20)
        with store.snapshot() as snapshot:
            held = snapshot._pages
            sizes = list[int]()
            monkeypatch.setattr(
                type(snapshot), "_pages", lambda _, *of: (sizes.append(len(page)) or page for page in held(*of))
            )
            written = sum(1 for _ in snapshot.articles())
    assert written == sum(sizes) == store_size(tmp_path)
    assert max(sizes) == 3


def store_size(folder: Path) -> int:
    with opened(str(folder / "one.db")) as store:
        return store.counts().articles
