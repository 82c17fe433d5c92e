"""PLOVER records: the fields, modes and codes of the codebook, each checked against its tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import exporting
from chronicle_factory import contact
from exporting import written
from letopis.exports.plover import record_of
from letopis.exports.plover_codes import CAMEO, CONSULT_MODES, EVENTS, OF_STATUS, QUAD, SCALE
from letopis.exports.selection import Selection
from letopis.model.chronicle import Party, Report
from letopis.resolution import assemble
from letopis.views.event import Source, view_of

# The tables of the codebook: names of fields, and which must be there.
FIELDS = {
    "id", "has_event", "date", "time", "enddate", "endtime", "source", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
}  # fmt: skip
OURS = {"about_date", "accounts", "cameo"}
REQUIRED = {"id", "date", "source", "event"}
ACTOR = {"code", "sector", "actor_text", "identifier_id", "identifier_text", "actor_loc", "office"}
CITED = {"corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder", "codebook"}
LOCATION = {"geonameid", "name", "latitude", "longitude", "country code", "cc3"}
MODES = {"CONSULT": CONSULT_MODES, "AGREE": set(), "REQUEST": {"meet"}, "REJECT": {"meet"}}


def coded(report: Report) -> dict[str, Any] | None:
    """The record of a contact that one report tells."""
    source = Source(report.article, None, "Издание", None, None, report.published, report.article, report)
    return record_of(view_of(assemble([report]), (source,)))


def checked(record: dict[str, Any]) -> None:
    """Refuse what the codebook does not have."""
    assert set(record) <= FIELDS | OURS
    assert set(record) >= REQUIRED
    (event,) = record["event"]
    assert event in EVENTS
    assert set(record["mode"]) <= MODES[event]
    assert record["quad_code"] == QUAD[event]
    assert record["source"]
    for actor in (*record["source"], *record["recipient"]):
        assert set(actor) <= ACTOR
        assert len(actor.get("code", "RUS")) == 3
    assert all(set(cited) <= CITED for cited in record["cite_info"])
    assert set(record.get("event_loc", {})) <= LOCATION


def lines(folder: Path) -> list[dict[str, Any]]:
    with exporting.chronicle(folder) as store:
        return [json.loads(line) for line in written("plover", Selection(store)).splitlines()]


def test_the_records_of_a_chronicle_are_of_the_codebook(tmp_path: Path) -> None:
    records = lines(tmp_path)
    for record in records:
        checked(record)
    assert {(*record["event"], *record["mode"]) for record in records} == {
        ("CONSULT", "visit"), ("AGREE",), ("REJECT", "meet"),
    }  # fmt: skip


def test_a_visitor_is_the_source_and_the_host_the_recipient(tmp_path: Path) -> None:
    visit = next(record for record in lines(tmp_path) if record["mode"] == ["visit"])
    assert [actor["code"] for actor in visit["source"]] == ["TUR"]
    assert [(actor["code"], actor["identifier_text"]) for actor in visit["recipient"]] == [("RUS", "Сергей Лавров")]
    assert visit["cameo"] == {"source": "042", "recipient": "043"}
    assert (visit["date"], visit["enddate"], visit["accounts"]) == ("2023-05-05", "2023-05-05", 2)
    assert visit["event_loc"]["name"] == "Сочи"
    assert (visit["event_loc"]["cc3"], visit["event_loc"]["geonameid"]) == ("RUS", 491422)


def test_what_is_planned_is_agreed_on_the_day_on_which_it_was_told(tmp_path: Path) -> None:
    call = next(record for record in lines(tmp_path) if record["event"] == ["AGREE"])
    assert (call["date"], call["about_date"], call["recipient"]) == ("2023-05-10", "2023-05-12", [])
    assert [actor["code"] for actor in call["source"]] == ["BLR", "RUS"]
    assert call["cameo"] == {"source": "036"}


def party(name: str, represents: str | None, role: str | None) -> Party:
    return Party(name, "person", represents, role)


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("call", {"code": "CONSULT/phone"}, ("CONSULT", ["phone"], 2, 0, "041")),
        ("meeting", {}, ("CONSULT", [], 2, 0, "040")),
        ("talks", {}, ("CONSULT", [], 2, 0, "046")),
        ("summit", {"code": "CONSULT/multilateral"}, ("CONSULT", ["multilateral"], 2, 0, "040")),
        ("meeting", {"code": "CONSULT/third-party"}, ("CONSULT", ["third-party"], 2, 0, "044")),
        ("meeting", {"roles": ("host", "guest")}, ("CONSULT", ["visit"], 1, 1, "042")),
        ("meeting", {"roles": ("host", "guest"), "sides": ("RU", "RU")}, ("CONSULT", [], 2, 0, "040")),
        ("letter", {"roles": ("sender", "recipient")}, ("CONSULT", [], 1, 1, "040")),
        ("visit", {"status": "planned", "roles": ("host", "guest")}, ("AGREE", [], 2, 0, "036")),
        ("meeting", {"status": "proposed"}, ("REQUEST", ["meet"], 2, 0, "036")),
        ("meeting", {"status": "cancelled"}, ("REJECT", ["meet"], 2, 0, "125")),
        ("meeting", {"status": "denied"}, ("REJECT", ["meet"], 2, 0, "125")),
    ],
)
def test_codes_modes_and_directions(kind: str, fields: dict[str, Any], expected: tuple[Any, ...]) -> None:
    roles, sides = fields.get("roles", (None, None)), fields.get("sides", ("RU", "TR"))
    who = tuple(party(name, side, role) for name, side, role in zip(("Петров", "Демир"), sides, roles, strict=True))
    report = contact(kind, "Путин", "Фидан", date="2021-04-15", status=fields.get("status", "held"))
    report = exporting.replace(report, parties=who, fact={"plover": fields.get("code")})
    record = coded(report)
    assert record is not None
    checked(record)
    told = (*record["event"], record["mode"], len(record["source"]), len(record["recipient"]))
    assert (*told, record["cameo"]["source"]) == expected


@pytest.mark.parametrize(
    ("date", "span"),
    [("2021-04", ("2021-04-01", "2021-04-30")), ("2021-04-13/2021-04-14", ("2021-04-13", "2021-04-14"))],
)
def test_a_date_keeps_its_precision(date: str, span: tuple[str, str]) -> None:
    record = coded(contact("call", "Путин", "Лукашенко", date=date))
    assert record is not None
    assert (record["date"], record["enddate"]) == span


@pytest.mark.parametrize("date", [None, "XXXX-04-15", "2020/.."])
def test_a_contact_without_a_day_has_no_record(date: str | None) -> None:
    assert coded(contact("call", "Путин", "Лукашенко", date=date)) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [("Россия", "RUS"), ("МИД Белоруссии", "BLR"), ("Еврокомиссия", "IGO"), ("ЕС", "IGO"), ("Иванов", None)],
)
def test_an_actor_has_the_code_of_its_state_or_sort_and_none_that_is_guessed(name: str, code: str | None) -> None:
    record = coded(contact("call", name, "Лукашенко", date="2021-04-15"))
    assert record is not None
    actors = {actor["identifier_text"]: actor.get("code") for actor in record["source"]}
    assert actors[name] == code


def test_every_code_has_its_crosswalk() -> None:
    codes = {("CONSULT", None), *(("CONSULT", mode) for mode in CONSULT_MODES), *OF_STATUS.values()}
    assert set(CAMEO) == codes
    assert set(QUAD) == set(SCALE) == EVENTS
