"""Our own gold records (tests/gold), scored on the texts of the public sets.

    python benchmarks/own_gold.py [open|aside] [--data DIR] [--errors] [--export DIR]

The records were annotated by reading, by the guide of the gold set, on articles that no rule was written
with. `open` is for development; `aside` is set aside and scored only to report. A record keeps no text but
its evidence: a statement is a stretch of the article, [start, stop) in code points. DIR (default
../shared/data) holds the public sets: NEREL, factRuEval-2016, BSNLP 2021. `--export` writes the set as
NAME.txt, NAME.meta.json and NAME.gold.json, the form that `letopis evaluate` takes.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from letopis.evaluation.gold import GoldDocument
from letopis.evaluation.report import errors, table
from letopis.evaluation.run import evaluate, predict
from letopis.pipeline.reader import Reader

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
DATE = re.compile(r"\d{4}-\d\d-\d\d")
LISTS = ("contacts", "statements", "appointments", "agreements")


def plain_text(path: Path) -> str:
    """A file of NEREL or factRuEval."""
    return path.read_text("utf8").replace("\ufeff", "").replace("\r", "")


def bsnlp_text(path: Path) -> str:
    """Title and body of a raw file of BSNLP: id, language, date and address stand above them."""
    lines = plain_text(path).split("\n")
    addressed = [i for i, line in enumerate(lines[:5]) if line.strip().startswith("http")]
    last = max(addressed, default=2)
    title = lines[last + 1].strip() if len(lines) > last + 1 else ""
    body = "\n".join(lines[last + 2 :]).strip()
    return f"{title}\n\n{body or title}"


def text_of(record: dict[str, Any], data: Path) -> str:
    """The text that a record was annotated on."""
    if record["source"] != "bsnlp2021":
        return plain_text(data / record["path"])
    topic, name = record["path"].split("/")
    return bsnlp_text(data / "bsnlp2021" / topic / "raw" / "ru" / f"{name}.txt")


def gold_record(record: dict[str, Any], text: str) -> dict[str, Any]:
    """The record with the words of its statements."""
    told = {name: record[name] for name in LISTS}
    told["statements"] = [{**s, "text": text[s["start"] : s["stop"]]} for s in record["statements"]]
    return told


def documents(half: str, data: Path) -> Iterator[GoldDocument]:
    """The documents of one half, by name."""
    for path in sorted((ROOT / "tests" / "gold" / half).glob("*.json")):
        record = json.loads(path.read_text("utf8"))
        text = text_of(record, data)
        published = date.fromisoformat(record["published"]) if record["published"] else None
        yield GoldDocument(record["doc"], text, published, record["url"], gold_record(record, text))


def export(found: list[GoldDocument], folder: Path) -> None:
    """Write a set in the form that `letopis evaluate` takes."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in found:
        meta = {"published": document.published.isoformat() if document.published else None, "url": document.url}
        (folder / f"{document.name}.txt").write_text(document.text, "utf8")
        (folder / f"{document.name}.meta.json").write_text(json.dumps(meta), "utf8")
        gold = json.dumps(document.record, ensure_ascii=False, indent=1)
        (folder / f"{document.name}.gold.json").write_text(gold, "utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("half", choices=("open", "aside"), nargs="?", default="open")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--errors", action="store_true", help="show each miss and each invention")
    parser.add_argument("--export", type=Path, help="write the set here instead")
    arguments = parser.parse_args()
    found = list(documents(arguments.half, arguments.data))
    if arguments.export:
        export(found, arguments.export)
        return
    evaluation = evaluate(found, dict(predict(found, Reader().read_article)))
    for line in [*(errors(evaluation) if arguments.errors else ()), *table(evaluation)]:
        print(line)


if __name__ == "__main__":
    main()
