"""The command line's manners: its language, its errors and exit codes, a pipe that closes.

    0    done
    1    a figure below its floor; or a bug, which keeps its traceback
    2    a bad input or option: one clear line on standard error
    130  stopped by Ctrl-C

A reader that has seen enough (`letopis read ... | head`) is no error: 0, quietly.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NoReturn, TextIO

import click

from letopis.interfaces.messages import LANGUAGES, Messages, choose_language
from letopis.interfaces.safe import one_line
from letopis.interfaces.translate import translated
from letopis.model.errors import LetopisError

BAD_INPUT = 2
BELOW_FLOOR = 1
INTERRUPTED = 130

language_option = click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
"""Declared for help and validation; `language_of` reads it before anything else is parsed."""


def _use_outlets(_: click.Context, __: click.Parameter, file: str | None) -> None:
    if file:
        from letopis.sources.outlets import use_outlets

        use_outlets(file)


outlets_option = click.option(
    "--outlets", metavar="FILE", envvar="LETOPIS_OUTLETS", expose_value=False, callback=_use_outlets
)
"""A list of the user's own for commands that read articles; it is in force before they begin."""

map_option = click.option("--map", "mapping", metavar="FIELD=COLUMN,...")
"""What the fields of tables and JSON are called."""


class Localised(click.Command):
    """A command whose help comes from the catalogue: `help.NAME` of the command and of each parameter."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """ "Usage: letopis read [OPTIONS] FILES..." """
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{ctx.obj('help.usage')}: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The pieces after the command's name."""
        return [ctx.obj("help.arguments"), *super().collect_usage_pieces(ctx)[1:]]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(ctx.obj(f"help.{self.name}"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, one a line, then the commands of a group."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        rows = [(record[0], ctx.obj(help_key(p))) for p in options if (record := p.get_help_record(ctx))]
        with formatter.section(ctx.obj("help.options")):
            formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class LocalisedGroup(Localised, click.Group):
    """A group of commands whose help comes from the catalogue."""

    command_class = Localised

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, each with the first sentence of its help."""
        rows = [(name, _first_line(ctx.obj(f"help.{name}"))) for name in self.list_commands(ctx)]
        if rows:
            with formatter.section(ctx.obj("help.commands")):
                formatter.write_dl(rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; raises UsageError where there is none."""
        command = super().get_command(ctx, cmd_name)
        if command is None and not ctx.resilient_parsing:
            raise click.UsageError(ctx.obj("run.no_such_command", name=cmd_name), ctx)
        return command


class Letopis(LocalisedGroup):
    """The group of all commands; turns what goes wrong into one line and an exit code."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run the command line and exit."""
        words = list(sys.argv[1:] if args is None else args) or ["--help"]
        say = Messages(choose_language(language_of(words), os.environ))
        extra |= {"standalone_mode": False, "obj": say}
        sys.exit(self._run(words, prog_name or "letopis", say, extra))

    def _run(self, words: list[str], prog_name: str, say: Messages, extra: dict[str, Any]) -> int:
        try:
            return super().main(words, prog_name, **extra) or 0
        except click.Abort:
            return INTERRUPTED
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else prog_name
            complain(say("run.usage", message=_usage(error, say), command=command), say)
        except click.ClickException as error:
            complain(error.format_message(), say)
        except LetopisError as error:
            complain(str(error), say)
        return BAD_INPUT

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Parse the arguments; `--help` may meet a closed pipe already."""
        with quiet_pipe():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and see its output out."""
        tolerate(sys.stdout)
        with quiet_pipe():
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result


def language_of(words: Sequence[str]) -> str | None:
    """The value of `--lang`, wherever it stands: errors of parsing need it before parsing."""
    for word, following in zip(words, [*words, ""][1:], strict=True):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def help_key(option: click.Option) -> str:
    """The catalogue's key of an option: "help.published" of `--published`."""
    return f"help.{max(option.opts, key=len).lstrip('-')}"


def complain(message: str, say: Messages) -> None:
    """One line on standard error."""
    click.echo(say("run.error", message=one_line(translated(message, say))), err=True)


def tolerate(stream: TextIO) -> None:
    """Let a stream of a narrow encoding escape what it cannot write."""
    with suppress(AttributeError):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]


@contextmanager
def quiet_pipe() -> Iterator[None]:
    """End well where standard output is closed; what is still buffered goes nowhere."""
    try:
        yield
    except BrokenPipeError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from None


def _usage(error: click.UsageError, say: Messages) -> str:
    """A mistake in the arguments, in the user's language; rarer ones in click's own words."""
    if isinstance(error, click.NoSuchOption):
        return say("run.no_such_option", name=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param:
        return say("run.missing", name=error.param.make_metavar(error.ctx or click.get_current_context()))
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.Choice):
        choices = ", ".join(map(str, error.param.type.choices))
        return say("run.bad_value", name=max(error.param.opts, key=len), choices=choices)
    return error.format_message()


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
