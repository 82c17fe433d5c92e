"""Messages in two languages, and how the language is chosen."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest

import letopis
from letopis.interfaces.cli import cli
from letopis.interfaces.messages import LANGUAGES, Messages, catalogue, choose_language
from letopis.interfaces.shell import help_key
from letopis.interfaces.when import in_words
from letopis.model.cast import EntityType
from letopis.model.record import AgreementStatus, Change, ContactKind, ContactStatus, Role

PACKAGE = Path(letopis.__file__).parent
# Those who have words for a user: the interfaces, and the exports, which are given the catalogue.
SOURCES = sorted(
    path
    for layer in ("interfaces", "exports")
    for path in (PACKAGE / layer).rglob("*.*")
    if path.suffix in {".py", ".html"}
)
KEY = re.compile(r"""(?:say|obj|_say)\((f?)"([a-z_]+(?:\.[^"]+)?)\"""")


@pytest.mark.parametrize("key", catalogue())
def test_every_message_is_in_both_languages_with_the_same_blanks(key: str) -> None:
    message = catalogue()[key]
    assert set(message) == set(LANGUAGES)
    blanks = [{name for _, name, _, _ in string.Formatter().parse(message[lang]) if name} for lang in LANGUAGES]
    assert blanks[0] == blanks[1]


@pytest.mark.parametrize("key", [key for key in catalogue() if not key.startswith(("field.plover", "run.error"))])
def test_a_russian_message_of_words_is_in_cyrillic(key: str) -> None:
    words = re.sub(r"\{\w+\}", "", catalogue()[key]["ru"])
    assert re.search("[а-яёА-ЯЁ]", words) or not re.search("[a-z]{3}", words)


def test_every_key_that_the_code_names_is_in_the_catalogue() -> None:
    used = [match[1] for path in SOURCES for match in re.findall(KEY, path.read_text("utf8")) if not match[0]]
    assert len(used) > 40
    assert [key for key in used if key not in catalogue() and not key.endswith(".")] == []


def is_named(key: str, code: str) -> bool:
    """By itself, by its family ("kind.{...}"), or as the label of a row (("when", ...))."""
    family, _, name = key.rpartition(".")
    return (
        re.search(rf"""["']{re.escape(key)}["']""", code) is not None
        or ((f"{family}.{{" in code or f'"{family}." ~ ' in code) and family != "help")
        or (f'("{name}", ' in code and family == "field")
    )


def test_every_key_of_the_catalogue_is_named_by_the_code() -> None:
    code = "\n".join(path.read_text("utf8") for path in SOURCES)
    commands = list(every_command(cli))
    options = {help_key(p) for command in commands for p in command.params if is_option(p)}
    own_help = {"help.help", *(f"help.{command.name}" for command in commands)}
    assert [key for key in catalogue() if not is_named(key, code) and key not in options | own_help] == []


def every_command(group: click.Group) -> Iterator[click.Command]:
    """A group, its commands, and theirs."""
    yield group
    for command in group.commands.values():
        if isinstance(command, click.Group):
            yield from every_command(command)
        else:
            yield command


def is_option(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option)


@pytest.mark.parametrize(
    ("family", "values"),
    [
        ("kind", ContactKind),
        ("status", ContactStatus),
        ("change", Change),
        ("agreement", AgreementStatus),
        ("entity", EntityType),
    ],
)
def test_every_value_of_a_fact_has_words(family: str, values: object) -> None:
    assert {f"{family}.{value}" for value in get_args(values)} == {k for k in catalogue() if k.startswith(f"{family}.")}


def test_every_role_but_the_plain_one_has_words() -> None:
    assert {f"role.{role}" for role in get_args(Role)} - set(catalogue()) == {"role.participant"}


def test_every_command_and_option_has_help_in_the_catalogue() -> None:
    for command in (cli, *cli.commands.values()):
        assert f"help.{command.name}" in catalogue()
        options = [p for p in command.params if isinstance(p, click.Option)]
        assert [help_key(option) for option in options if help_key(option) not in catalogue()] == []


@pytest.mark.parametrize(
    ("option", "environment", "language"),
    [
        (None, {}, "en"),
        (None, {"LANG": "ru_RU.UTF-8"}, "ru"),
        (None, {"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, "en"),
        (None, {"LANG": "C", "LC_ALL": "ru_RU.KOI8-R"}, "ru"),
        (None, {"LANG": "ru_RU.UTF-8", "LC_ALL": ""}, "ru"),
        (None, {"LETOPIS_LANG": "ru", "LC_ALL": "en_GB.UTF-8"}, "ru"),
        ("en", {"LETOPIS_LANG": "ru"}, "en"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_option_goes_before_the_variable_and_it_before_the_locale(
    option: str | None, environment: dict[str, str], language: str
) -> None:
    assert choose_language(option, environment) == language


@pytest.mark.parametrize(
    ("edtf", "english", "russian"),
    [
        ("2021-04-15", "15 April 2021", "15 апреля 2021"),
        ("2021-02", "February 2021", "февраль 2021"),
        ("2021", "2021", "2021"),
        ("199X", "1990s", "1990-е годы"),
        ("XXXX-04-15", "15 April, year unknown", "15 апреля, год неизвестен"),
        ("2021-04-13/2021-04-14", "13–14 April 2021", "13–14 апреля 2021"),
        ("2021-04-30/2021-05-02", "30 April – 2 May 2021", "30 апреля – 2 мая 2021"),
        ("2021-12-30/2022-01-02", "30 December 2021 – 2 January 2022", "30 декабря 2021 – 2 января 2022"),
        ("2021-03/2021-05", "March – May 2021", "март – май 2021"),
        ("2013/..", "since 2013", "начало: 2013"),
        ("../2030-05", "until May 2030", "конец: май 2030"),
        ("2021-04-15T15:00", "2021-04-15T15:00", "2021-04-15T15:00"),
    ],
)
def test_a_date_in_words_keeps_its_precision(edtf: str, english: str, russian: str) -> None:
    assert (in_words(edtf, Messages("en")), in_words(edtf, Messages("ru"))) == (english, russian)
