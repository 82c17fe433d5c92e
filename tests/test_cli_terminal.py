"""`letopis` on a true terminal and on a true pipe."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

import factory

LETOPIS = [sys.executable, str(Path(__file__).with_name("stand_in.py"))]
CLEAN = {
    name: value
    for name, value in os.environ.items()
    if name not in {"COLUMNS", "LINES", "NO_COLOR", "LANG", "LC_ALL", "LC_MESSAGES", "LETOPIS_LANG"}
}


@pytest.fixture
def news(tmp_path: Path) -> str:
    path = tmp_path / "news.txt"
    path.write_text(factory.TEXT, "utf8")
    return str(path)


def on_terminal(columns: int, *args: str, **environment: str) -> str:
    """What a terminal of so many columns shows."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    known = CLEAN | {"TERM": "xterm", "PYTHONUTF8": "1"} | environment
    with subprocess.Popen([*LETOPIS, *args], stdin=theirs, stdout=theirs, stderr=theirs, env=known) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: read_terminal(ours), b""))
    os.close(ours)
    assert process.returncode == 0, shown
    return shown.decode()


def read_terminal(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux's way to say that the other side is closed
        return b""


def test_a_wide_terminal_gets_tables_with_colours(news: str) -> None:
    shown = on_terminal(120, "read", news)
    assert "│" in shown
    assert "\x1b[1m" in shown


def test_a_narrow_terminal_gets_lines_with_headings_set_off(news: str) -> None:
    shown = on_terminal(80, "read", news)
    assert "│" not in shown
    assert "1. Meeting, held (news)" in shown
    assert "\x1b[1mContacts\x1b[0m" in shown


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
@pytest.mark.parametrize("columns", [80, 120])
def test_colours_are_left_out_where_they_are_unwanted(news: str, environment: dict[str, str], columns: int) -> None:
    assert "\x1b[" not in on_terminal(columns, "read", news, **environment)


def test_progress_counts_several_inputs_and_is_taken_away(news: str) -> None:
    shown = on_terminal(80, "read", news, news, NO_COLOR="1")
    assert "Reading 2: " in shown
    assert shown.count("\r\x1b[K") == 4
    assert shown.index("Reading 1: ") < shown.index("Meeting") < shown.index("Reading 2: ")


def test_one_input_needs_no_progress(news: str) -> None:
    assert "Reading" not in on_terminal(80, "read", news)


@pytest.mark.parametrize("layout", ["text", "table", "json", "jsonl"])
def test_a_pipe_that_closes_ends_reading_quietly(news: str, layout: str) -> None:
    many = [news] * 200  # more than a pipe holds
    command = [*LETOPIS, "read", "--format", layout, *many]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=CLEAN) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_bad_input_is_2_in_a_pipe(news: str) -> None:
    done = subprocess.run([*LETOPIS, "read", "missing.txt", news], capture_output=True, env=CLEAN, check=False)
    assert done.returncode == 2
    assert b"missing.txt" in done.stderr
    assert b"Meeting, held" in done.stdout
