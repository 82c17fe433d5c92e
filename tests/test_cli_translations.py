"""Errors and warnings of the lower layers are shown in Russian too."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

import factory
import letopis
from letopis.interfaces.cli import cli
from letopis.interfaces.messages import Messages
from letopis.interfaces.text import lines
from letopis.interfaces.translate import translated

PACKAGE = Path(letopis.__file__).parent
TABLE = tomllib.loads(PACKAGE.joinpath("interfaces", "translations.toml").read_text("utf8"))["message"]
LAYERS = ("lexicons", "sources", "pipeline", "evaluation", "store", "views", "exports", "interfaces")
CODE = "\n".join(path.read_text("utf8") for layer in LAYERS for path in (PACKAGE / layer).rglob("*.py"))


@pytest.mark.parametrize("message", TABLE, ids=lambda message: str(message["en"])[:30])
def test_a_translation_keeps_the_blanks_and_is_of_a_message_that_the_code_has(message: dict[str, str]) -> None:
    english, russian = ([*string.Formatter().parse(message[language])] for language in ("en", "ru"))
    assert {blank for _, blank, _, _ in english} == {blank for _, blank, _, _ in russian}
    longest = max((words for words, *_ in english), key=len)
    assert max(re.split(r"NAME\.gold\.json|\(|\)", longest), key=len).strip() in CODE


@pytest.mark.parametrize("message", TABLE, ids=lambda message: str(message["en"])[:30])
def test_a_message_is_translated_with_the_place_before_it(message: dict[str, str]) -> None:
    filled = {language: re.sub(r"\{\w+\}", "x", message[language]) for language in ("en", "ru")}
    assert translated(f"folder/a b.txt: {filled['en']}", Messages("ru")) == f"folder/a b.txt: {filled['ru']}"
    assert translated(filled["en"], Messages("ru")) == filled["ru"]
    assert translated(filled["en"], Messages("en")) == filled["en"]


def test_a_message_without_a_translation_stays() -> None:
    assert translated("a.txt: some new trouble", Messages("ru")) == "a.txt: some new trouble"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 ...", b"\x01\x02\x03\x04" * 50, b"<html><body></body></html>"])
def test_bad_inputs_are_named_in_russian_and_in_english(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    russian, english = (CliRunner().invoke(cli, ["--lang", lang, "read", str(path)]) for lang in ("ru", "en"))
    assert russian.exit_code == english.exit_code == 2
    assert russian.stderr.startswith(f"letopis: {path}: ")
    assert re.search("[а-я]{3}", russian.stderr)
    assert not re.search("[а-я]", english.stderr)


def test_warnings_are_shown_in_russian() -> None:
    record = factory.empty_record(warnings=("the text is empty: there is nothing to read",))
    assert "предупреждение: текст пуст: читать нечего" in list(lines(record, Messages("ru")))
