"""`kill -9`, a power cut: the same command again, and no article is lost, none is there twice.

Some blows here; `benchmarks/crash.py` strikes a hundred times.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from crashing import kill, restart_server, survive
from stores import KINDS, SERVER, empty_place


@pytest.mark.parametrize("kind", KINDS)
def test_a_process_that_is_killed_costs_nothing(kind: str, tmp_path: Path) -> None:
    with empty_place(kind, tmp_path) as where:
        assert survive(where, number=60, blows=6, strike=kill, longest=0.4) > 0


if SERVER:

    def test_a_server_that_goes_down_costs_nothing(tmp_path: Path) -> None:
        with empty_place("postgresql", tmp_path) as where:
            assert survive(where, number=60, blows=4, strike=restart_server, longest=0.6) > 0
