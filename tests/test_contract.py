"""The contract of `letopis read`: what a record looks like as JSON."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import factory
from letopis.model.contract import record_to_dict, schema, schema_text
from letopis.model.edtf import parse

VALIDATOR = Draft202012Validator(schema())


def errors(instance: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(instance)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(schema_text()))


@pytest.mark.parametrize("make", [factory.record, factory.empty_record, factory.inferred_record])
def test_every_record_validates(make: Any) -> None:
    assert errors(make().to_dict()) == []


def test_an_explained_record_validates_and_only_it_tells_what_was_dropped() -> None:
    explained = record_to_dict(factory.record(), explain=True)
    assert errors(explained) == []
    assert explained["dropped"][0]["reason"] == "no two parties"
    assert "dropped" not in factory.record().to_dict()


def test_the_keys_are_those_of_the_contract() -> None:
    assert list(factory.record().to_dict()) == [
        "schema", "article", "entities", "times", "contacts", "statements", "appointments", "agreements", "offices",
        "warnings",
    ]  # fmt: skip


def test_a_record_survives_a_trip_through_json() -> None:
    record = factory.record().to_dict()
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record


def test_every_citation_and_mention_slices_to_its_own_words() -> None:
    text, record = factory.TEXT, record_to_dict(factory.record(), explain=True)
    quoted = list(quotes(record))
    assert len(quoted) > 12
    assert all(text[q["start"] : q["stop"]] == q["text"] for q in quoted)


def quotes(value: Any) -> Any:
    if isinstance(value, dict):
        if {"start", "stop", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from quotes(inner)
    if isinstance(value, list):
        for inner in value:
            yield from quotes(inner)


def test_counts_are_a_number_and_a_range() -> None:
    agreement = factory.record().to_dict()["agreements"][0]
    assert (agreement["total"], agreement["remaining"]) == (10, [2, 3])


def test_a_count_of_none_left_is_no_unknown_count() -> None:
    record = factory.record(agreements=(factory.agreement(total=0, remaining=(0, 0)),)).to_dict()
    assert (record["agreements"][0]["total"], record["agreements"][0]["remaining"]) == (0, [0, 0])
    assert errors(record) == []


def test_an_unknown_date_is_null_and_an_inferred_one_stands_beside_it_with_its_reason() -> None:
    article = factory.inferred_record().to_dict()["article"]
    assert article["published"] is None
    assert article["published_inferred"] == {"value": "2023", "reason": "Фидан is minister since 2023"}


def test_a_known_date_is_iso_and_nothing_is_inferred() -> None:
    article = factory.record().to_dict()["article"]
    assert (article["published"], article["published_inferred"]) == ("2023-05-06", None)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("contacts", 0, "kind"), "party"),
        (("contacts", 0, "status"), None),
        (("contacts", 0, "date"), "5 мая"),
        (("contacts", 0, "date"), "2023-05-05/"),
        (("contacts", 0, "citations"), []),
        (("contacts", 0, "rule"), ""),
        (("contacts", 0, "confidence"), 1.1),
        (("contacts", 0, "participants", 0, "type"), "place"),
        (("statements", 0, "start"), -1),
        (("agreements", 0, "remaining"), [6]),
        (("entities", 0, "wikidata"), "Сергей Лавров"),
        (("article", "published"), "вчера"),
        (("schema",), "letopis/record/2"),
    ],
)
def test_a_broken_value_does_not_validate(where: tuple[Any, ...], value: Any) -> None:
    broken = deepcopy(factory.record().to_dict())
    *path, last = where
    place: Any = broken
    for step in path:
        place = place[step]
    place[last] = value
    assert errors(broken) != []


@pytest.mark.parametrize("place", ["article", "contacts", "statements", "appointments", "agreements", "offices"])
def test_an_unknown_or_missing_key_does_not_validate(place: str) -> None:
    for change in (lambda entry: entry.update(note="x"), lambda entry: entry.popitem()):
        broken = deepcopy(factory.record().to_dict())
        change(broken[place] if place == "article" else broken[place][0])
        assert errors(broken) != []


@pytest.mark.parametrize(
    "value",
    ["2021", "2021-04", "2021-04-15", "XXXX-04-15", "199X", "2021-04-13/2021-04-14", "2013/..", "../2030"],
)
def test_every_date_that_letopis_makes_is_one_of_the_schema(value: str) -> None:
    assert str(parse(value)) == value
    assert errors(factory.record(contacts=(factory.contact(date=value),)).to_dict()) == []


def test_the_schema_describes_every_property() -> None:
    def undescribed(node: Any, path: str = "") -> Any:
        if isinstance(node, dict):
            for name, inner in (node.get("properties") or {}).items():
                target = VALIDATOR.schema["$defs"].get(inner.get("$ref", "").removeprefix("#/$defs/"), {})
                if not (inner.get("description") or target.get("description")):
                    yield f"{path}.{name}"
            for key, inner in node.items():
                yield from undescribed(inner, f"{path}.{key}")

    assert list(undescribed(VALIDATOR.schema)) == []


def test_every_key_and_value_of_the_contract_is_documented() -> None:
    documented = Path(__file__).parents[1].joinpath("docs", "record.md").read_text("utf8")
    keys = {name for d in (schema(), *schema()["$defs"].values()) for name in d.get("properties", {})}
    values = {
        v for d in schema()["$defs"].values() for p in d.get("properties", {}).values() for v in p.get("enum", ())
    }
    told = {name for name in keys | values if isinstance(name, str)}
    headings = {line.removeprefix("## ") for line in documented.splitlines() if line.startswith("## ")}
    assert [name for name in sorted(told - headings) if f"`{name}`" not in documented] == []
