"""Evaluation: what pairs with what, what counts, and what the floors hold.

`data/figures.txt` and `.json` are what the reference scorer of the gold sets printed for
`data/gold` and `data/predictions`; ours prints the same to the digit.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from letopis.evaluation import compare
from letopis.evaluation.floors import falls, read_floors
from letopis.evaluation.gold import digest, read_gold
from letopis.evaluation.report import errors, table
from letopis.evaluation.run import Evaluation, as_json, evaluate, load_predictions, save_predictions
from letopis.evaluation.score import Figure, Score, align, pair_up
from letopis.model.errors import LetopisError

DATA = Path(__file__).parent / "data"
GOLD = DATA / "gold"


@pytest.fixture
def evaluation() -> Evaluation:
    documents = read_gold(GOLD)
    return evaluate(documents, load_predictions(documents, DATA / "predictions"))


def party(name: str, type: str = "person", represents: str | None = None) -> dict[str, Any]:
    return {"name": name, "type": type, "represents": represents}


def contact(*names: str, **known: Any) -> dict[str, Any]:
    parties = [party(name) for name in names]
    return {"kind": "meeting", "status": "held", "participants": parties, "date": None, "place": None} | known


def record(**lists: Any) -> dict[str, Any]:
    return {"contacts": [], "statements": [], "appointments": [], "agreements": []} | lists


def figures(gold: dict[str, Any], pred: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    score = Score()
    score.add(gold, pred)
    return {name: (f.right, f.gold, f.pred) for name, f in score.figures.items()}


# The reference


def test_the_table_is_the_reference_scorer_s_to_the_digit(evaluation: Evaluation) -> None:
    assert "\n".join(table(evaluation)) + "\n" == (DATA / "figures.txt").read_text("utf8")


def test_the_json_holds_the_reference_scorer_s_figures(evaluation: Evaluation) -> None:
    assert as_json(evaluation) == json.loads((DATA / "figures.json").read_text("utf8"))


def test_a_record_scored_against_itself_has_no_difference() -> None:
    documents = read_gold(GOLD)
    evaluation = evaluate(documents, {d.name: d.record for d in documents})
    assert list(errors(evaluation)) == []
    assert evaluation.figures["record"].f1 == 1.0


# What pairs


def test_pairs_are_the_most_alike_first_and_then_in_order() -> None:
    likeness = {("a", "x"): 0.5, ("a", "y"): 0.9, ("b", "y"): 0.9, ("b", "x"): 0.1}
    assert pair_up("ab", "xy", lambda g, p: likeness[g, p]) == [(0, 1), (1, 0)]


def test_a_likeness_of_nothing_never_pairs() -> None:
    assert pair_up("ab", "xy", lambda g, p: 0.0) == []


def test_an_optional_entry_and_what_pairs_with_it_leave_the_counts() -> None:
    gold = [contact("Лавров", "Фидан", optional=True), contact("Лавров", "Ван И")]
    assert align(gold, [contact("Лавров", "Фидан")], lambda g, p: float(g["participants"] == p["participants"])) == [
        (gold[1], None)
    ]


def test_an_optional_entry_that_is_not_found_costs_nothing() -> None:
    found = figures(record(contacts=[contact("Лавров", "Фидан", optional=True)]), record())
    assert found["contact"] == (0, 0, 0)


def test_a_contact_is_found_by_half_of_its_participants_but_not_by_fewer() -> None:
    gold = record(contacts=[contact("Лавров", "Фидан", "Ван")])
    assert figures(gold, record(contacts=[contact("Лавров")]))["contact"] == (1, 1, 1)
    assert figures(gold, record(contacts=[contact("Лавров", "Ким", "Берг")]))["contact"] == (0, 1, 1)


def test_the_slots_of_an_invented_contact_are_all_wrong() -> None:
    found = figures(record(), record(contacts=[contact("Лавров", "Фидан", date="2023-05-05")]))
    assert found["contact.slots"] == (0, 0, 5)  # kind, status, date, two participants


def test_the_year_of_a_date_counts() -> None:
    gold = record(contacts=[contact("Лавров", "Фидан", date="2023-05-05")])
    assert figures(gold, record(contacts=[contact("Лавров", "Фидан", date="XXXX-05-05")]))["contact.date"] == (0, 1, 1)


def test_a_list_that_a_prediction_lacks_is_empty() -> None:
    assert figures(record(contacts=[contact("Лавров", "Фидан")]), {})["contact"] == (0, 1, 0)


# When two values are the same


@pytest.mark.parametrize(
    ("gold", "pred"),
    [
        (party("Сергей Лавров"), party("Лавров")),
        (party("Александр Лукашенко"), party("Александр Лукашенка")),
        (party("Россия", "country"), party("РФ", "country")),
        (party("Корея", "country", "KR"), party("Сеул", "country", "KR")),
        (party("Министерство обороны", "organization"), party("министерства обороны", "organization")),
    ],
)
def test_the_same_participant(gold: dict[str, Any], pred: dict[str, Any]) -> None:
    assert compare.same_party(gold, pred)


@pytest.mark.parametrize(
    ("gold", "pred"),
    [
        (party("Сергей Лавров"), party("Ольга Лаврова")),
        (party("Сергей Лавров"), party("Сергей Лавров", "organization")),
        (party("Ким"), party("Кин")),
        (party("Россия", "country"), party("Белоруссия", "country")),
        (party("Министерство обороны", "organization"), party("Министерство культуры и спорта", "organization")),
        (party("Сергей Лавров"), party("")),
    ],
)
def test_another_participant(gold: dict[str, Any], pred: dict[str, Any]) -> None:
    assert not compare.same_party(gold, pred)


def test_an_unknown_place_is_no_place() -> None:
    assert compare.same_place("Минск", "Белоруссия")
    assert not compare.same_place(None, None)


def test_a_meeting_may_be_talks_but_no_call() -> None:
    assert compare.same_kind("meeting", "talks")
    assert not compare.same_kind("meeting", "call")


# Figures


def test_a_figure_without_counts_is_zero() -> None:
    assert (Figure().precision, Figure().recall, Figure().f1) == (0.0, 0.0, 0.0)


def test_precision_is_of_the_predicted_and_recall_of_the_gold() -> None:
    figure = Figure(right=1, gold=4, pred=2)
    assert (figure.precision, figure.recall, figure.f1) == (0.5, 0.25, pytest.approx(1 / 3))


# Differences


def test_each_miss_invention_and_differing_pair_has_a_line(evaluation: Evaluation) -> None:
    lines = list(errors(evaluation))
    assert "unread: contact missed: [call held - - | Россия, Турция | ]" in lines
    assert any(
        line.startswith("posts: appointment differs in post, body: [left | Олег Сидоров | посол") for line in lines
    )
    assert any(line.startswith("meetings: agreement invented: [пакт") for line in lines)
    assert any(line.startswith("meetings: statement missed: [reported | Хакан Фидан") for line in lines)


def test_what_agrees_or_is_optional_has_none(evaluation: Evaluation) -> None:
    assert not any("Анкара |" in line or "Пётр Ильин" in line for line in errors(evaluation))


# Gold sets


def test_a_gold_document_has_its_date_and_address() -> None:
    first, *others = read_gold(GOLD)
    assert (first.name, str(first.published), first.url) == ("meetings", "2023-05-06", "https://example.org/1")
    assert all(document.published is None for document in others)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLD, tmp_path / "gold"))


def test_the_digest_is_of_the_content(copy: Path) -> None:
    assert digest(copy) == digest(GOLD)
    (copy / "posts.txt").write_text("Сегодня пасмурно.\n", "utf8")
    assert digest(copy) != digest(GOLD)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("posts.gold.json", "{", "no JSON"),
        ("posts.gold.json", "[]", "object is expected"),
        ("posts.gold.json", "{}", "lacks contacts"),
        ("posts.meta.json", '{"published": "в мае"}', "no date"),
    ],
)
def test_a_broken_gold_set_is_named(copy: Path, name: str, content: str, complaint: str) -> None:
    (copy / name).write_text(content, "utf8")
    with pytest.raises(LetopisError, match=complaint) as caught:
        read_gold(copy)
    assert name in str(caught.value)


def test_a_gold_record_without_its_text_is_named(copy: Path) -> None:
    (copy / "posts.txt").unlink()
    with pytest.raises(LetopisError, match=r"posts\.txt"):
        read_gold(copy)


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(LetopisError, match="no gold set"):
        read_gold(tmp_path)


def test_saved_predictions_load_again(tmp_path: Path) -> None:
    documents = read_gold(GOLD)
    predictions = {"meetings": {"contacts": [contact("Лавров")]}}
    save_predictions(predictions, tmp_path / "out")
    assert load_predictions(documents, tmp_path / "out") == predictions


# Floors


def floors_file(folder: Path, text: str) -> Path:
    path = folder / "floors.toml"
    path.write_text(text, "utf8")
    return path


def test_a_figure_below_its_floor_falls_and_one_on_it_does_not(tmp_path: Path) -> None:
    floors = read_floors(floors_file(tmp_path, "[f1]\ncontact = 0.5\nrecord = 0.51\n"))
    fallen = list(falls(floors, {"contact": Figure(1, 2, 2), "record": Figure(1, 2, 2)}))
    assert [str(fall) for fall in fallen] == ["record f1 is 0.5000, below its floor 0.5100"]


def test_a_figure_that_was_not_counted_falls(tmp_path: Path) -> None:
    floors = read_floors(floors_file(tmp_path, "[precision]\ncontact = 0.8\n"))
    assert [fall.measure for fall in falls(floors, {})] == ["precision"]


@pytest.mark.parametrize("text", ["f1 = [", "[f2]\ncontact = 0.5", "[f1]\ncontact = 'high'", "gold = 5"])
def test_broken_floors_are_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(LetopisError, match=r"floors\.toml: no floors"):
        read_floors(floors_file(tmp_path, text))


def test_the_packaged_floors_can_be_read() -> None:
    assert all(0 <= floor <= 1 for floor in read_floors().least.values())
