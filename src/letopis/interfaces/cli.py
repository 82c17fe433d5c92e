"""The command line: `letopis read`, `schema`, `evaluate`, and the commands of a chronicle (`chronicle_cli`).

Parses the request, calls what does the work, and lays out the answer. Whatever is heavy is imported
by the command that needs it, so that `letopis --help` answers at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from letopis.interfaces.articles_cli import ARTICLES
from letopis.interfaces.chronicle_cli import CHRONICLE
from letopis.interfaces.exports_cli import EXPORTS
from letopis.interfaces.messages import Messages
from letopis.interfaces.overview_cli import OVERVIEW
from letopis.interfaces.serve_cli import SERVING
from letopis.interfaces.shell import Letopis, language_option, map_option, outlets_option
from letopis.interfaces.sources_cli import sources
from letopis.interfaces.web_options import web_of, web_options

FORMATS = ("table", "text", "json", "jsonl")
PACKAGED = "-"  # the floors that come with the package


@click.group("letopis", cls=Letopis, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="letopis", message="%(prog)s %(version)s")
@language_option
def cli() -> None:
    """Letopis reads Russian-language news into a sourced record of diplomacy."""


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--published", metavar="DATE")
@click.option("--title")
@click.option("--url")
@click.option("--outlet")
@outlets_option
@map_option
@click.option("--format", "-f", "layout", type=click.Choice(FORMATS))
@click.option("--min-confidence", metavar="NUMBER")
@click.option("--jobs", "-j", metavar="NUMBER")
@click.option("--explain", is_flag=True)
@click.option("--html", metavar="OUT.html", type=click.Path(path_type=Path))
@click.option("--color/--no-color", default=None)
@web_options
@language_option
@click.pass_obj
def read(say: Messages, /, files: tuple[str, ...], **options: Any) -> int:
    """Read articles and show what they tell."""
    from letopis.interfaces.read import Request, read_all

    web = web_of(options)
    return read_all(Request(files=files, web=web, **options), say)


@cli.command()
@language_option
def schema() -> None:
    """Print the JSON Schema of a record."""
    from letopis.model.contract import schema_text

    sys.stdout.write(schema_text())


@cli.command()
@click.argument("gold_dir", type=click.Path(path_type=Path))
@click.option("--errors", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@click.option("--min-confidence", metavar="NUMBER")
@click.option("--floors", metavar="[FILE]", is_flag=False, flag_value=PACKAGED)
@click.option("--predictions", metavar="DIR", type=click.Path(path_type=Path))
@language_option
@click.pass_obj
def evaluate(say: Messages, /, gold_dir: Path, **options: Any) -> int:
    """Score the records of a gold set's texts."""
    from letopis.interfaces.evaluate import Request, evaluate_set

    return evaluate_set(Request(gold=gold_dir, **options), say)


for command in (*CHRONICLE, *OVERVIEW, *ARTICLES, *EXPORTS, *SERVING, sources):
    cli.add_command(command)


def main() -> None:
    """The console script."""
    cli.main()


if __name__ == "__main__":
    main()
