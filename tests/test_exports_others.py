"""Graphs, citations, timelines, places and FollowTheMoney: each read back by its own library."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import bibtexparser
import geojson
import jsonschema
import networkx
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from followthemoney import model
from hypothesis import given
from hypothesis import strategies as st

import exporting
from chronicle_factory import contact
from exporting import written
from letopis.exports.bibtex import entry_of
from letopis.exports.citations import Work
from letopis.exports.geojson import feature_of
from letopis.exports.network import Dealings, dealing, node_of
from letopis.exports.selection import Selection
from letopis.exports.timelinejs import slide_of
from letopis.model.chronicle import Party
from letopis.resolution import assemble
from letopis.store import Store
from letopis.views.asking import asked
from letopis.views.event import EventView, Source, view_of


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with exporting.chronicle(tmp_path_factory.mktemp("others")) as store:
        yield store


def seen(kind: str = "call", **fields: Any) -> EventView:
    """A contact that one report tells."""
    report = contact(kind, "Путин", "Лукашенко", **fields)
    return view_of(assemble([report]), (Source(report.article, None, None, None, None, None, "", report),))


# Graphs


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_a_graph_has_who_deals_with_whom(store: Store, name: str) -> None:
    read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[name]
    graph = read(BytesIO(written(name, Selection(store))))
    assert not graph.is_directed()
    assert set(graph.nodes) == {
        "person:Сергей Лавров", "person:Хакан Фидан", "person:Владимир Путин", "person:Александр Лукашенко",
    }  # fmt: skip
    met = graph.edges["person:Сергей Лавров", "person:Хакан Фидан"]
    assert (met["weight"], met["planned"], met["kinds"], met["first_day"]) == (1, 0, "visit 1", "2023-05-05")
    ahead = graph.edges["person:Владимир Путин", "person:Александр Лукашенко"]
    assert (ahead["weight"], ahead["planned"]) == (0, 1)
    assert graph.nodes["person:Хакан Фидан"]["represents"] == "TR"


def test_two_of_one_side_do_not_deal_with_each_other_and_unknown_ones_may() -> None:
    sides = {"Лавров": "RU", "Путин": "RU", "Фидан": "TR", "Иванов": None, "Петров": None}
    parties = {node_of(p): p for p in (Party(name, "person", side) for name, side in sides.items())}
    pairs = {frozenset(name.partition(":")[2] for name in pair) for pair in dealing(parties)}
    assert {"Лавров", "Путин"} not in pairs
    assert {"Иванов", "Петров"} in pairs
    assert len(pairs) == 9


def test_a_state_is_one_node_by_whatever_name() -> None:
    assert node_of(Party("Беларусь", "country", "BY")) == node_of(Party("Белоруссия", "country", "BY"))


def test_a_pair_holds_two_days_however_many_contacts() -> None:
    dealings = Dealings()
    for day in range(1, 29):
        dealings.add(assemble([contact("call", "Путин", "Лукашенко", date=f"2021-04-{day:02}")]))
    assert dealings.days == ["2021-04-01", "2021-04-28"]
    assert dealings.attributes()["weight"] == 28


# Citations

WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


def test_csl_is_cited_by_a_processor(store: Store) -> None:
    items = json.loads(written("csl", Selection(store)))
    assert len(items) == len(exporting.NEWS)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    key = next(item["id"] for item in items if item["title"] == "Лавров принял Фидана")
    bibliography.register(Citation([CitationItem(key)]))
    (cited,) = map(str, bibliography.bibliography())
    assert "Лавров принял Фидана" in cited
    assert "Первое агентство" in cited
    assert "2023" in cited


def test_bibtex_is_read_back(store: Store) -> None:
    library = bibtexparser.parse_string(written("bibtex", Selection(store)).decode())
    assert library.failed_blocks == []
    entries = {entry["title"].strip("{}"): entry for entry in library.entries}
    visit = entries["Лавров принял Фидана"]
    assert (visit["year"], visit["month"], visit["day"]) == ("2023", "may", "6")
    assert visit["url"] == "https://one.example/visit"
    assert len(entries) == len(exporting.NEWS)


@given(WORDS, WORDS)
def test_no_headline_breaks_bibtex(title: str, outlet: str) -> None:
    work = Work("letopis1", title, outlet, "https://a.example/{x}", None, "ru")
    library = bibtexparser.parse_string(entry_of(work))
    assert library.failed_blocks == []
    assert [field.key for field in library.entries[0].fields] == ["title", "organization", "url", "langid"]


def test_a_filter_cites_the_articles_that_tell_of_it(store: Store) -> None:
    items = json.loads(written("csl", Selection(store, asked(None, names=["Фидан"]))))
    assert sorted(item["title"] for item in items) == ["Лавров принял Фидана", "Фидан приехал в Сочи"]


# Times

# As timeline.knightlab.com/docs/json-format.html has it.
DAY = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
}
TIMELINE = {
    "type": "object",
    "required": ["events"],
    "additionalProperties": False,
    "properties": {
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date", "text"],
                "additionalProperties": False,
                "properties": {
                    "start_date": DAY,
                    "end_date": DAY,
                    "unique_id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
                    "group": {"type": "string"},
                    "text": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
                    },
                },
            },
        }
    },
}


def test_a_timeline_is_of_its_format(store: Store) -> None:
    timeline = json.loads(written("timelinejs", Selection(store)))
    jsonschema.validate(timeline, TIMELINE)
    visit = next(slide for slide in timeline["events"] if slide["group"] == "visit")
    assert visit["start_date"] == {"year": 2023, "month": 5, "day": 5}
    assert '<a href="https://two.example/news?id=1&amp;x=2">Фидан приехал в Сочи</a>' in visit["text"]["text"]


@pytest.mark.parametrize(
    ("date", "start", "stop"),
    [
        ("2021-04", {"year": 2021, "month": 4}, None),
        ("2021", {"year": 2021}, None),
        ("2021-04-13/2021-05", {"year": 2021, "month": 4, "day": 13}, {"year": 2021, "month": 5}),
        ("XXXX-04-15", None, None),
        ("2021/..", None, None),
        (None, None, None),
    ],
)
def test_a_slide_keeps_the_precision_of_its_date(date: str | None, start: Any, stop: Any, store: Store) -> None:
    slide = slide_of(seen(date=date), Selection(store)) or {}
    assert (slide.get("start_date"), slide.get("end_date")) == (start, stop)


def test_strangers_words_are_no_html(store: Store) -> None:
    told = seen(date="2021", evidence="<script>", topics=("<b>",))
    slide = slide_of(told, Selection(store))
    assert slide
    assert "<script" not in slide["text"]["text"]
    assert "&lt;script&gt;" in slide["text"]["text"]


# Places


def test_places_have_points_where_they_are_known(store: Store) -> None:
    left = list[str]()
    collection = geojson.loads(written("geojson", Selection(store, left_out=left.append)))
    assert collection.is_valid
    points = {feature["properties"]["place"]: feature["geometry"]["coordinates"] for feature in collection["features"]}
    assert points == {"Сочи": [39.7248, 43.597], "Анкара": [32.8543, 39.9199]}
    assert left == []
    visit = next(f["properties"] for f in collection["features"] if f["properties"]["kind"] == "visit")
    assert sorted(visit["sources"]) == ["https://one.example/visit", "https://two.example/news?id=1&x=2"]


@pytest.mark.parametrize("place", ["Россия", "Нарния", "резиденция Горки"])
def test_a_place_that_is_not_known_is_named_and_has_no_point(place: str, store: Store) -> None:
    feature = feature_of(seen(place=place), place, Selection(store))
    assert (feature["geometry"], feature["properties"]["place"]) == (None, place)
    assert geojson.loads(json.dumps(feature)).is_valid


# FollowTheMoney


def test_entities_are_of_their_schema(store: Store) -> None:
    found = [json.loads(line) for line in written("ftm", Selection(store)).splitlines()]
    entities = {one["id"]: model.get_proxy(one, cleaned=False) for one in found}
    assert len(entities) == len(found)
    for one in found:
        proxy = entities[one["id"]]
        proxy.schema.validate(one)
        # Nothing is thrown away as no value of its type: no bad date, code or address.
        assert {name: set(proxy.get(name)) for name in one["properties"]} == {
            name: set(values) for name, values in one["properties"].items()
        }
    visit = next(
        proxy for proxy in entities.values() if proxy.schema.name == "Event" and "visit" in proxy.get("keywords")
    )
    assert {entities[number].caption for number in visit.get("involved")} == {"Сергей Лавров", "Хакан Фидан"}
    assert [entities[number].caption for number in visit.get("organizer")] == ["Сергей Лавров"]
    assert {entities[number].schema.name for number in visit.get("proof")} == {"Article"}
    assert visit.get("startDate") == ["2023-05-05"]


def test_an_appointment_is_an_occupancy_of_a_position(store: Store) -> None:
    found = {one["id"]: one for one in map(json.loads, written("ftm", Selection(store)).splitlines())}
    (held,) = (one["properties"] for one in found.values() if one["schema"] == "Occupancy")
    assert found[held["holder"][0]]["properties"]["name"] == ["Иван Петров"]
    assert found[held["post"][0]]["properties"] == {"name": ["посол в Турции, Россия"], "country": ["ru"]}
