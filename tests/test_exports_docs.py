"""docs/exports.md shows every format, by the real output of the code, and the data dictionary as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from letopis.exports.columns import dictionary
from letopis.exports.registry import FORMATS
from letopis.exports.tables import TABLES

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")


def test_the_examples_are_what_the_code_writes() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "make_exports.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0, "run python scripts/make_exports.py"


@pytest.mark.parametrize("name", [known.name for known in FORMATS if not known.binary])
def test_every_format_has_an_example(name: str) -> None:
    assert f"<!-- {name}: made by scripts/make_exports.py -->\n```" in PAGE


def test_every_table_stands_in_the_data_dictionary() -> None:
    assert dictionary(TABLES) in PAGE
    assert all(column.meaning for table in TABLES for column in table.columns)
    names = {f"{table.name}.{column.name}" for table in TABLES for column in table.columns}
    assert {column.key for table in TABLES for column in table.columns if column.key} <= names
