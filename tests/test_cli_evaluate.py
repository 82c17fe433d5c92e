"""`letopis evaluate`: figures, differences, predictions and floors."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import factory
import stand_in
from letopis.evaluation.gold import digest
from letopis.interfaces.cli import cli
from letopis.model.article import Article
from letopis.model.record import Record

GOLD = Path(__file__).parent / "data" / "gold"
Run = Callable[..., Result]


class StandIn:
    """Finds one meeting, in the gold document that has a date and an address."""

    def read_article(self, article: Article) -> Record:
        if str(article.published) == "2023-05-06" and article.url == "https://example.org/1":
            contact = factory.contact(
                citations=(factory.citation("Лавров", text=article.text),), evidence="Лавров 5 мая принял Фидана в Сочи"
            )
            return factory.empty_record(article=article, contacts=(contact,))
        return factory.empty_record(article=article)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setitem(sys.modules, "letopis.pipeline.reader", stand_in.module(StandIn))
    return lambda *args: CliRunner().invoke(cli, ["evaluate", *map(str, args)], env={"LETOPIS_LANG": "en"})


def test_the_figures_of_what_was_read_are_printed(run: Run) -> None:
    result = run(GOLD)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("5 documents\nfigure                        P      R     F1    tp  gold  pred\n")
    assert "\ncontact                   1.000  0.125  0.222     1     8     1\n" in result.stdout


def test_json_holds_the_same_figures(run: Run) -> None:
    figures = json.loads(run(GOLD, "--json").stdout)["figures"]
    assert (figures["contact"]["tp"], figures["contact"]["gold"], figures["contact"]["pred"]) == (1, 8, 1)


def test_errors_show_each_miss_and_come_only_when_asked(run: Run) -> None:
    missed = "unread: contact missed: [call held - - | Россия, Турция | ]\n"
    assert missed in run(GOLD, "--errors").stdout
    assert missed not in run(GOLD).stdout


def test_a_least_confidence_leaves_out_predictions(run: Run) -> None:
    """The only contact found has 0.9."""
    assert json.loads(run(GOLD, "--json", "--min-confidence", "0.9").stdout)["figures"]["contact"]["pred"] == 1
    assert json.loads(run(GOLD, "--json", "--min-confidence", "0.95").stdout)["figures"]["contact"]["pred"] == 0


def test_a_wrong_confidence_is_one_line_and_2(run: Run) -> None:
    result = run(GOLD, "--min-confidence", "9")
    assert (result.exit_code, result.stderr) == (
        2,
        "letopis: --min-confidence 9: no number from 0 to 1; give it like 0.8\n",
    )


def test_predictions_are_written_as_records(run: Run, tmp_path: Path) -> None:
    assert run(GOLD, "--predictions", tmp_path / "out").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"{name}.json" for name in ("meetings", "posts", "silent", "ties", "unread")
    ]
    assert json.loads((tmp_path / "out" / "meetings.json").read_text("utf8"))["contacts"][0]["kind"] == "meeting"


def test_predictions_that_cannot_be_written_are_one_line_and_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf8")
    result = run(GOLD, "--predictions", tmp_path / "file")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def floors(folder: Path, contact: float, gold: str = "") -> Path:
    path = folder / "floors.toml"
    path.write_text(f'gold = "{gold}"\n[precision]\ncontact = {contact}\n[recall]\ncontact = {contact}\n', "utf8")
    return path


def test_a_figure_below_its_floor_is_named_and_is_1(run: Run, tmp_path: Path) -> None:
    result = run(GOLD, "--floors", floors(tmp_path, 0.5))
    assert result.exit_code == 1
    assert result.stderr == "letopis: contact recall is 0.1250, below its floor 0.5000\n"


def test_floors_that_are_kept_are_0(run: Run, tmp_path: Path) -> None:
    result = run(GOLD, "--floors", floors(tmp_path, 0.1, digest(GOLD)))
    assert (result.exit_code, result.stderr) == (0, "letopis: all floors kept: 2\n")


def test_floors_of_another_gold_set_hold_nothing(run: Run, tmp_path: Path) -> None:
    result = run(GOLD, "--floors", floors(tmp_path, 0.1, "0" * 64))
    assert result.exit_code == 2
    assert "measured on another gold set" in result.stderr


def test_floors_that_are_missing_are_2(run: Run, tmp_path: Path) -> None:
    result = run(GOLD, "--floors", tmp_path / "none.toml")
    assert result.exit_code == 2
    assert "none.toml: no floors" in result.stderr


def test_a_folder_without_gold_is_2_and_loads_no_model(run: Run, tmp_path: Path) -> None:
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no gold set" in result.stderr
