"""CSV and Parquet: the same flat tables, which keep what their data dictionary promises."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

import exporting
from letopis.exports import csv_tables, parquet_tables
from letopis.exports.csv_tables import cell_of, guarded, unguarded
from letopis.exports.selection import Selection
from letopis.exports.tables import TABLES
from letopis.model.errors import LetopisError
from letopis.store import Store
from letopis.views.asking import asked


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with exporting.chronicle(tmp_path_factory.mktemp("tables")) as store:
        yield store


@pytest.fixture
def folder(store: Store, tmp_path: Path) -> Path:
    csv_tables.write(Selection(store), tmp_path)
    return tmp_path


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{key: unguarded(cell) for key, cell in row.items()} for row in csv.DictReader(file)]


def test_the_package_is_valid_with_its_types_and_keys(folder: Path) -> None:
    """frictionless checks each cell against its type, each primary key, each foreign key."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []
    assert {task.name for task in report.tasks} == {table.name for table in TABLES}
    assert all(task.stats["rows"] for task in report.tasks)


def test_a_wrong_reference_would_be_seen(folder: Path) -> None:
    path = folder / "participants.csv"
    path.write_text(path.read_text("utf-8-sig") + "contact:none,9,Никто,person,,,\r\n", "utf-8")
    assert "foreign-key" in {
        row[0] for row in frictionless.validate(str(folder / "datapackage.json")).flatten(["type"])
    }


def test_a_contact_is_a_row_with_the_best_of_each_field(folder: Path) -> None:
    visit = next(row for row in rows(folder, "contacts") if row["kind"] == "visit")
    assert (visit["reports"], visit["accounts"], visit["place"], visit["plover"]) == ("2", "2", "Сочи", "CONSULT/visit")
    assert visit["differ"] == "dates"
    days = [row["value"] for row in rows(folder, "told") if (row["event"], row["field"]) == (visit["contact"], "dates")]
    assert days == ["2023-05-05", "2023-05"]
    assert visit["first_day"] == visit["last_day"] == visit["date"] == "2023-05-05"
    who = [row for row in rows(folder, "participants") if row["contact"] == visit["contact"]]
    assert [(row["number"], row["name"], row["role"]) for row in who] == [
        ("1", "Сергей Лавров", "host"), ("2", "Хакан Фидан", "guest"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("appointments", {"person": "Иван Петров", "change": "appointed", "post": "посол в Турции"}),
        ("agreements", {"name": "дорожные карты", "status": "negotiating", "parties": "Россия | Турция"}),
        ("counts", {"total": "10", "least": "2", "most": "3", "claimed_by": "Хакан Фидан"}),
        ("statements", {"speaker": "Сергей Лавров", "direct": "true", "text": "Мы довольны ходом переговоров"}),
        ("offices", {"person": "Сергей Лавров", "post": "министр иностранных дел", "change": ""}),
        ("sources", {"status": "planned", "date": "2023-05-12", "evidence": "проведут телефонный разговор 12 мая"}),
        ("articles", {"url": "https://two.example/news?id=1&x=2", "published": "2023-05-05"}),
    ],
)
def test_each_table_tells_its_own(folder: Path, name: str, expected: dict[str, str]) -> None:
    assert expected in [{key: row[key] for key in expected} for row in rows(folder, name)]


def test_no_cell_is_a_formula(folder: Path) -> None:
    cells = [cell for path in folder.glob("*.csv") for line in csv.reader(io.StringIO(path.read_text("utf-8-sig")))
             for cell in line]  # fmt: skip
    assert "'=Третье" in cells
    assert [cell for cell in cells if cell.startswith(csv_tables.FORMULA)] == []


@given(st.text(alphabet="='+-@\t\ra1 "))
def test_a_guarded_cell_is_no_formula_and_comes_back(text: str) -> None:
    assert not guarded(text).startswith(csv_tables.FORMULA)
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(("value", "cell"), [(-1, "-1"), (0.5, "0.5"), (None, ""), (date(2021, 4, 5), "2021-04-05")])
def test_numbers_and_days_are_no_formulas(value: Any, cell: str) -> None:
    assert cell_of(value) == cell


def test_parquet_has_the_same_cells_typed(store: Store, folder: Path, tmp_path: Path) -> None:
    typed = tmp_path / "typed"
    typed.mkdir()
    parquet_tables.write(Selection(store), typed)
    for table in TABLES:
        read = pyarrow.parquet.read_table(typed / f"{table.name}.parquet")
        assert read.schema.field(0).metadata == {b"description": table.columns[0].meaning.encode()}
        cells = [{key: unguarded(cell_of(value)) for key, value in row.items()} for row in read.to_pylist()]
        assert cells == rows(folder, table.name)
    assert json.loads((typed / "datapackage.json").read_text("utf8"))["resources"][0]["path"] == "articles.parquet"


def test_without_its_library_parquet_is_one_clear_line(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(LetopisError, match=r"pip install 'letopis\[parquet\]'"):
        parquet_tables.write(Selection(store), tmp_path)


def test_a_filter_takes_the_articles_that_tell_of_what_it_asks_for(store: Store) -> None:
    archive = zipfile.ZipFile(io.BytesIO(exporting.written("csv", Selection(store, asked(None, names=["Путин"])))))
    assert archive.namelist() == sorted([*(f"{table.name}.csv" for table in TABLES), "datapackage.json"])
    lines = {name: archive.read(name).decode("utf-8-sig").splitlines() for name in archive.namelist()}
    assert [len(lines[f"{name}.csv"]) - 1 for name in ("contacts", "participants", "articles", "sources")] == [
        1,
        2,
        1,
        1,
    ]


@pytest.mark.parametrize(("newest", "kinds"), [(1, ["talks"]), (2, ["talks", "call"]), (9, ["talks", "call", "visit"])])
def test_the_newest_are_those_of_the_latest_days(store: Store, newest: int, kinds: list[str]) -> None:
    found = Selection(store, asked("contact", limit=newest))
    assert [seen.event.kind for seen in found.events()] == kinds
    told = {source.article for seen in found.events() for source in seen.sources}
    assert {stored.id for stored in found.articles()} == told


def test_pages_hold_together_however_small(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [seen.event.id for seen in Selection(store).events()]
    monkeypatch.setattr("letopis.exports.selection.AT_ONCE", 2)
    assert [seen.event.id for seen in Selection(store).events()] == whole
    assert max(map(len, Selection(store).pages())) == 2
    assert len({kept.stored.id for some in Selection(store).kept() for kept in some}) == len(exporting.NEWS)
