"""The project as it is handed over: what is packaged, what it depends on, that no workplace shows through."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import requires, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SKIPPED = {".git", ".venv", "__pycache__", "dist", "build", "node_modules"}
CACHES = re.compile(r"^\.(mypy|ruff|pytest|import_linter)_cache$|^\.hypothesis$|\.egg-info$")
TEXTS = {".py", ".toml", ".csv", ".md", ".txt", ".json", ".html", ".css", ".sh", ""}
# A path of somebody's machine: absolute, below a folder that people and builds work in.
MACHINE = re.compile(r"(?<![\w.~\])/])/(?:work|tmp|home|root|Users|mnt)/[\w.]")
WEIGHTS = ROOT / "src" / "letopis" / "reading" / "weights.py"


def files() -> list[Path]:
    return [p for p in sorted(ROOT.rglob("*")) if p.is_file() and p.suffix in TEXTS and not passed_over(p)]


def passed_over(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part in SKIPPED or CACHES.search(part) for part in parts)


def project() -> dict[str, object]:
    table: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return table


def imported(path: Path) -> set[str]:
    """The top packages that a module imports."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    plain = {alias.name for n in nodes if isinstance(n, ast.Import) for alias in n.names}
    return {name.partition(".")[0] for name in plain | {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}}


def test_no_path_of_a_machine_is_in_the_tree() -> None:
    assert [str(p.relative_to(ROOT)) for p in files() if MACHINE.search(p.read_text("utf-8", errors="replace"))] == []


@pytest.mark.parametrize("text", ["see " + "/tmp" + "/x", "open('" + "/home" + "/me/a.txt')"])
def test_a_path_of_a_machine_would_be_seen(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize(
    "text", ["https://example.org" + "/home" + "/page", "docs" + "/work" + "/notes", "../shared/gold/dev"]
)
def test_an_address_or_a_path_of_the_tree_is_none(text: str) -> None:
    assert not MACHINE.search(text)


def test_natasha_is_never_imported() -> None:
    """Its wheel carries the weights; importing it runs pymorphy2, which fails (docs/adr/0001)."""
    assert [p.name for p in (ROOT / "src").rglob("*.py") if "natasha" in imported(p)] == []
    assert "natasha" in WEIGHTS.read_text("utf-8")


def test_importing_letopis_loads_no_model() -> None:
    code = "import sys, letopis; print(sorted({'numpy', 'razdel', 'trafilatura', 'pymorphy3'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_dependency_is_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8").lower()
    names = [re.split(r"[^\w-]", r)[0].lower() for r in requires("letopis") or [] if "extra ==" not in r]
    assert names
    assert [name for name in names if not re.search(rf"^{re.escape(name)}\b", notice, re.M)] == []


def test_the_licence_is_the_whole_text_of_apache() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_the_version_of_the_package_is_the_one_of_the_project() -> None:
    assert version("letopis") == project()["version"]


def test_there_is_everything_in_all() -> None:
    """`letopis[all]` has what the extras for users have; `dev`, `bench` and `train` are for those who work on it."""
    extras = project()["optional-dependencies"]
    assert isinstance(extras, dict)
    wanted = {d for name, deps in extras.items() if name not in {"all", "dev", "bench", "train"} for d in deps}
    assert wanted <= set(extras["all"])


def find_python(*candidates: str) -> subprocess.CompletedProcess[str]:
    script = str(ROOT / "scripts" / "find_python.sh")
    return subprocess.run(["sh", script, *candidates], capture_output=True, text=True)


def test_a_python_is_found_that_can_make_the_environment() -> None:
    assert find_python("no-such-python", sys.executable).stdout.strip() == sys.executable


def test_without_one_it_says_what_was_tried_and_what_to_do() -> None:
    done = find_python("no-such-python")
    assert done.returncode == 2
    assert "no-such-python" in done.stderr
    assert "make PYTHON=" in done.stderr


@pytest.mark.parametrize("name", [".ci/run", "scripts/find_python.sh"])
def test_scripts_can_be_run(name: str) -> None:
    assert (ROOT / name).stat().st_mode & 0o111


@pytest.mark.parametrize(
    ("measure", "figure", "least"),
    [("f1", "contact", 0.75), ("f1", "statement", 0.70), ("f1", "record", 0.70), ("precision", "contact", 0.80)],
)
def test_the_floors_are_at_least_what_was_promised(measure: str, figure: str, least: float) -> None:
    """An empty file of floors would let every figure fall."""
    floors = tomllib.loads((ROOT / "src/letopis/evaluation/floors.toml").read_text("utf-8"))
    assert floors[measure].get(figure, 0) >= least
