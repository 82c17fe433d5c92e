"""What is not documented fails: commands, options, lexicons, links; and no example is missing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import letopis
from letopis.interfaces.cli import cli

ROOT = Path(__file__).parent.parent
LEXICONS = ROOT / "src" / "letopis" / "lexicons"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
HEADING = re.compile(r"^#+ +(.+)$", re.M)
LEXICON_ROW = re.compile(r"^\| `(\S+)` \| .+ \| (yes|no) \|$", re.M)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """A page's text under a heading, up to the next of the same level."""
    return re.split(r"^## ", text.partition(f"\n## {heading}\n")[2], maxsplit=1, flags=re.M)[0]


def options_of(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from (name for name in [*parameter.opts, *parameter.secondary_opts] if name.startswith("--"))


def lexicons() -> dict[str, bool]:
    """The files that docs/lexicons.md lists, and whether it promises an example on every entry."""
    return {name: examples == "yes" for name, examples in LEXICON_ROW.findall(page("docs/lexicons.md"))}


@pytest.mark.parametrize("command", cli.commands)
def test_every_command_has_a_section(command: str) -> None:
    assert section(page("docs/cli.md"), f"letopis {command}").strip()


@pytest.mark.parametrize(
    ("command", "option"), [(name, o) for name, c in cli.commands.items() for o in options_of(c) if o != "--lang"]
)
def test_every_option_stands_in_the_section_of_its_command(command: str, option: str) -> None:
    assert re.search(rf"{option}(?![\w-])", section(page("docs/cli.md"), f"letopis {command}"))


@pytest.mark.parametrize("option", ["--lang", *options_of(cli)])
def test_what_all_commands_take_is_documented(option: str) -> None:
    assert re.search(rf"{option}(?![\w-])", page("docs/cli.md"))


def test_no_option_is_documented_that_is_not_there() -> None:
    known = {o for c in (cli, *cli.commands.values()) for o in options_of(c)} | {"--help", "--version", "--lang"}
    assert set(re.findall(r"(?<!\S)`?(--[a-z]+(?:-[a-z]+)*)", page("docs/cli.md"))) - known == set()


def test_the_lexicons_of_the_package_are_those_of_the_page() -> None:
    files = {path.name for path in LEXICONS.iterdir() if path.suffix in {".csv", ".toml"}}
    assert files == set(lexicons())


@pytest.mark.parametrize("name", [n for n, examples in lexicons().items() if examples and n.endswith(".toml")])
def test_every_entry_of_a_lexicon_has_an_example(name: str) -> None:
    entries = [e for table in tomllib.loads((LEXICONS / name).read_text("utf-8")).values() for e in table]
    assert entries
    assert [e for e in entries if not str(e.get("example", "")).strip()] == []


@pytest.mark.parametrize("name", [n for n, examples in lexicons().items() if not examples and n.endswith(".toml")])
def test_a_lexicon_that_is_listed_without_examples_has_none(name: str) -> None:
    """The page does not keep a promise for itself: once a file has examples, it says so."""
    entries = [e for table in tomllib.loads((LEXICONS / name).read_text("utf-8")).values() for e in table]
    assert not all("example" in e for e in entries)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(path: Path) -> None:
    targets = LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8")))
    assert [t for t in targets if not leads(path, t)] == []


def leads(path: Path, target: str) -> bool:
    if re.match(r"https://|mailto:", target):
        return True
    name, _, anchor = target.partition("#")
    there = (path.parent / name).resolve() if name else path
    return there.exists() and (not anchor or anchor in anchors(there))


def anchors(path: Path) -> set[str]:
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in HEADING.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("path", sorted(ROOT.glob("docs/**/*.md")), ids=lambda p: p.name)
def test_every_page_is_reached_from_another(path: Path) -> None:
    others = [(p, LINK.findall(p.read_text("utf-8"))) for p in PAGES if p != path]
    assert path in {(p.parent / target.partition("#")[0]).resolve() for p, targets in others for target in targets}


def test_every_public_name_of_the_package_is_on_the_page_of_python() -> None:
    assert [name for name in letopis.__all__ if f"## {name}" not in page("docs/python.md")] == []


@pytest.mark.parametrize("block", range(page("docs/python.md").count("```python")))
def test_the_code_of_the_page_of_python_compiles(block: int) -> None:
    code = re.findall(r"^```python\n(.*?)^```", page("docs/python.md"), re.M | re.S)[block]
    compile(code, "docs/python.md", "exec")


def test_the_readme_begins_with_the_two_commands() -> None:
    """They stand in the first block of code, and the Makefile has them."""
    block = FENCE.search(page("README.md"))
    assert block
    assert re.findall(r"^(make \w+)", block.group(), re.M)[:2] == ["make run", "make test"]
    assert all(re.search(rf"^{target}:", page("Makefile"), re.M) for target in ("run", "test"))


def test_every_target_of_make_is_in_its_help() -> None:
    makefile = page("Makefile")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.M)
    assert phony
    assert [t for t in phony[1].split() if t != "help" and f"'make {t} " not in makefile] == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in ROOT.glob("docs/adr/*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_readme_shows_what_is_really_printed() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "make_readme.py"), "--check"]
    done = subprocess.run(script, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"})
    assert (done.returncode, done.stdout) == (0, "up to date\n")
