"""The command line's manners: help, usage errors, versions, pipes that close."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from letopis.interfaces.cli import cli
from letopis.model.contract import schema

COMMANDS = ("read", "schema", "evaluate")
DOCS = Path(__file__).parents[1] / "docs" / "cli.md"


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, list(args), env={"LETOPIS_LANG": "en"})


def test_help_names_every_command() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(f"  {command} " in result.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_is_in_the_language_asked_for(command: str) -> None:
    assert run(command, "--help").stdout.startswith(f"Usage: letopis {command} [OPTIONS]")
    assert run(command, "--help", "--lang", "ru").stdout.startswith(f"Вызов: letopis {command} [ПАРАМЕТРЫ]")


@pytest.mark.parametrize("command", [cli, *cli.commands.values()], ids=lambda command: str(command.name))
def test_every_command_and_option_is_documented(command: object) -> None:
    documented = DOCS.read_text("utf8")
    assert f"letopis {command.name}" in documented or command is cli  # type: ignore[attr-defined]
    options = [opt for p in command.params for opt in p.opts if opt.startswith("--")]  # type: ignore[attr-defined]
    assert [option for option in options if f"`{option}" not in documented] == []


def test_the_version_is_the_distribution_s() -> None:
    assert run("--version").stdout == f"letopis {version('letopis')}\n"


def test_schema_prints_the_contract() -> None:
    assert json.loads(run("schema").stdout) == schema()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["read"], "FILE... is missing; see letopis read --help"),
        (["reed"], "no such command: reed; see letopis --help"),
        (["read", "--foo", "a"], "no such option: --foo; see letopis read --help"),
        (["read", "a", "--format", "pdf"], "--format: choose one of table, text, json, jsonl; see letopis read --help"),
        (["--lang", "de", "schema"], "--lang: choose one of en, ru; see letopis --help"),
    ],
)
def test_a_mistake_in_the_arguments_is_one_line_and_2(arguments: list[str], complaint: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"letopis: {complaint}\n")


def letopis(*args: str, **extra: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "letopis.interfaces.cli", *args]
    return subprocess.run(command, stderr=subprocess.PIPE, timeout=60, check=False, **extra)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("arguments", [["schema"], ["--help"], ["read", "--help"]])
def test_a_closed_pipe_ends_quietly(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = letopis(*arguments, stdout=writing)
    finally:
        os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


def test_help_loads_no_model_and_no_layout() -> None:
    code = (
        "import sys; from letopis.interfaces.cli import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted(m for m in ('numpy', 'razdel', 'rich', 'trafilatura', 'pymorphy3') if m in sys.modules))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.endswith("\n[]\n")
