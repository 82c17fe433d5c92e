"""Many articles, by one process or several: the same records, in the same order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import count, islice
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from letopis import Reader
from letopis.interfaces.cli import cli
from letopis.interfaces.messages import Messages
from letopis.interfaces.translate import translated
from letopis.model.article import Article
from letopis.model.errors import InputError, LetopisError
from letopis.pipeline import workers
from letopis.pipeline.workers import LOOK_AHEAD, read_in_order
from letopis.sources import Loaded, article_of

TEXTS = [f"{day} мая 2023 года Сергей Лавров принял в Москве главу МИД Турции Хакана Фидана." for day in range(1, 7)]
ENDLESS = (f"В {number}-й раз министр Лавров прибыл в Анкару." for number in count(2))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six articles, an empty file and a broken one among them."""
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, "utf8")
    (tmp_path / "2a.txt").write_bytes(b"")
    (tmp_path / "4a.txt").write_bytes(b"%PDF-1.4 ...")
    return tmp_path


def read(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["read", *map(str, args)], env={"LETOPIS_LANG": "en"})


def test_two_jobs_answer_as_one_does_and_name_the_bad_articles_as_it_does(folder: Path) -> None:
    one, two = read(folder, "--format", "jsonl"), read(folder, "--format", "jsonl", "--jobs", "2")
    assert one.stdout.count("\n") == len(TEXTS)
    assert two.stdout == one.stdout
    assert two.stderr == one.stderr
    assert [line.partition(": ")[2].partition(": ")[0] for line in two.stderr.splitlines()] == [
        str(folder / name) for name in ("2a.txt", "4a.txt")
    ]
    assert two.exit_code == one.exit_code == 2


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5", "257", ""])
def test_a_wrong_number_of_jobs_is_one_line_and_2(folder: Path, value: str) -> None:
    result = read(folder, f"--jobs={value}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"letopis: --jobs {value}: no number from 1 to 256; give the number of processes, like 4\n"


def test_read_many_gives_what_read_gives_in_order(reader: Reader) -> None:
    alone = [reader.read(text).to_dict() for text in TEXTS]
    assert [record.to_dict() for record in reader.read_many(TEXTS)] == alone
    assert [record.to_dict() for record in reader.read_many(map(article_of, TEXTS), jobs=2)] == alone


def test_a_text_that_cannot_be_read_is_an_empty_record_with_a_warning_among_the_others(reader: Reader) -> None:
    texts = [TEXTS[0], "", TEXTS[1]]
    for jobs in (1, 2):
        records = list(reader.read_many(texts, jobs=jobs))
        assert [bool(record.contacts) for record in records] == [True, False, True]
        assert records[1].warnings


def test_read_many_refuses_less_than_one_job_at_once(reader: Reader) -> None:
    with pytest.raises(InputError, match="jobs 0"):
        reader.read_many([], jobs=0)


def test_of_endless_articles_only_some_are_taken_ahead(reader: Reader) -> None:
    taken = 0

    def counted() -> Iterator[str]:
        nonlocal taken
        for text in ENDLESS:
            taken += 1
            yield text

    assert len(list(islice(reader.read_many(counted()), 3))) == taken == 3
    assert len(list(islice(reader.read_many(counted(), jobs=2), 3))) == 3
    assert taken <= 3 + 3 + LOOK_AHEAD * 2 + 1


def test_an_error_of_reading_is_raised_as_it_is_with_its_traceback() -> None:
    told = read_in_order([Loaded("bad", None), Loaded("broken", Broken(article_of("Лавров")))], 2)  # type: ignore[arg-type]
    assert next(told)[1] is None
    with pytest.raises(AttributeError) as error:
        next(told)
    assert "worker.py" in error.value.__notes__[0]


class Broken:
    """No article: the reader stumbles over it."""

    def __init__(self, article: Article) -> None:
        self.article = article


def test_a_killed_worker_stops_the_run_and_the_article_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is before it has been given; what is after it is not told as read."""
    given = []
    inputs = [Loaded(f"{number}.txt", article_of(text)) for number, text in enumerate(TEXTS)]
    read_article = workers.Worker.read

    def killed(self: workers.Worker, article: Article) -> object:
        if article == inputs[3].article:
            self._process.kill()
        return read_article(self, article)

    monkeypatch.setattr(workers.Worker, "read", killed)
    with pytest.raises(LetopisError) as error:
        given.extend(loaded.name for loaded, _ in read_in_order(inputs, 2))
    assert given == ["0.txt", "1.txt", "2.txt"]
    assert str(error.value).startswith("3.txt: the process that read it has ended (signal 9): all before it")
    assert "прочитано" in translated(str(error.value), Messages("ru"))


def test_no_worker_is_left_when_the_caller_stops(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    start = workers.Worker.__init__

    def noted(self: workers.Worker) -> None:
        start(self)
        started.append(self._process)

    monkeypatch.setattr(workers.Worker, "__init__", noted)
    records = reader.read_many(ENDLESS, jobs=2)
    next(records)
    records.close()  # type: ignore[attr-defined]
    assert started
    assert all(process.poll() is not None for process in started)


def test_ctrl_c_ends_a_run_of_several_jobs_quietly_with_130(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(TEXTS[0] * 20, "utf8")
    command = [sys.executable, "-m", "letopis.interfaces.cli", "read", str(tmp_path), "--jobs", "2", "-f", "jsonl"]
    environment = {**os.environ, "LETOPIS_LANG": "en"}
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell's background job ignores it
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, preexec_fn=heard
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait() == 130
