"""From files to a chronicle with the real reader, on every store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from letopis.pipeline.chronicle import Incoming, add, reread
from letopis.pipeline.reader import Reader
from letopis.sources import read_sources
from letopis.store import Store
from letopis.views.asking import asked
from stores import KINDS, clear, dump, empty_place, opened

EXAMPLES = str(Path(__file__).parent.parent / "examples")
CALL = "Президент России Владимир Путин 15 апреля провёл телефонный разговор с президентом Турции Реджепом Эрдоганом."
AGAIN = "Путин и Эрдоган 15 апреля поговорили по телефону, сообщает пресс-служба Кремля. Они обсудили поставки зерна."
PLAN = "16 апреля Сергей Лавров встретится в Анкаре с министром иностранных дел Турции Мевлютом Чавушоглу."


@pytest.fixture(scope="module", params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with empty_place(request.param, tmp_path_factory.mktemp("whole")) as where, opened(where) as store:
        yield store


def incoming(folder: Path) -> list[Incoming]:
    return [Incoming(x.name, x.article, x.doc, x.error) for x in read_sources([EXAMPLES, str(folder)])]


@pytest.fixture
def news(tmp_path: Path) -> list[Incoming]:
    """The examples, and three articles of our own."""
    for name, text in (("call", CALL), ("again", AGAIN), ("plan", PLAN)):
        (tmp_path / f"{name}.txt").write_text(text, "utf8")
        (tmp_path / f"{name}.meta.json").write_text('{"published": "2021-04-15"}', "utf8")
    return incoming(tmp_path)


def test_files_become_one_chronicle_in_either_order(store: Store, reader: Reader, news: list[Incoming]) -> None:
    clear(store)
    assert {a.outcome for a in add(news, store, reader)} == {"new"}
    forward = dump(store)
    assert store.problems() == []
    assert not [r for r in reread(store, reader) if r.new or r.gone or r.changed or r.cause]
    clear(store)
    assert {a.outcome for a in add(news[::-1], store, reader)} == {"new"}
    assert dump(store) == forward


def test_what_two_outlets_tell_of_one_call_is_found_as_one(store: Store, reader: Reader, news: list[Incoming]) -> None:
    clear(store)
    assert len(list(add(news, store, reader))) == len(news)
    (call,) = store.events(asked(names=["Эрдоган"], kind="call"))
    assert len(call.event.reports) == 2
    assert call.event.date == "2021-04-15"
    (same,) = store.events(asked(between=["Турция", "РФ"], text="телефонным разговором", since="2021-04"))
    assert same == call
    (plan,) = store.events(asked(names=["Лавров"], status="planned", place="Анкара"))
    assert plan.event.date == "2021-04-16"
