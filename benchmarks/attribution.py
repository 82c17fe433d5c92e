"""Reported speech: statements and speakers, against `attribution` of RuRSTreebank (DISRPT).

    python benchmarks/attribution.py [FOLDER] [--genres news1] [--errors]

FOLDER holds rus.rst.rrt_dev.tok and rus.rst.rrt_dev.rels (default ../shared/data/rrt_discourse). The relation joins
a source ("Карпин сообщил") with a content ("что ..."), two units of the discourse; the satellite is the source.
Genres are the beginnings of document names: news1, blogs, sci; Letopis is made for news, the others are shown to
say so. The texts come as words: blanks are put back by the usual rules of punctuation.

    contents        pairs of a content and a statement that share half of the shorter of the two
    contents, same  ... that share half of all that either covers
    speakers        of the pairs of `contents`, those where the words that a statement's speaker rests on overlap
                    the source, of the statements that name one

Precision is a lower bound: the treebank marks a content once, by its first unit, and not where the relation
of the units is another one (a quotation told as cause or evidence).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from common import Report, Stretch, around, article_at, assign, overlap, parser_of, unpaired

from letopis.model.record import Statement
from letopis.pipeline.reader import Reader

WORDS, RELATIONS = "rus.rst.rrt_dev.tok", "rus.rst.rrt_dev.rels"
PARAGRAPH = re.compile(r"#{3,}")
CLOSING, OPENING = set(",.;:!?)]»…%"), set("([«")
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    source: Stretch
    content: Stretch


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    text: str
    attributions: tuple[Attribution, ...]


def documents(folder: Path, genre: str) -> Iterator[Document]:
    related = relations(folder / RELATIONS)
    for name, words in tokens(folder / WORDS):
        if name.startswith(genre):
            text, places = written(words)
            yield Document(name, text, tuple(attribution(row, places) for row in related[name]))


def tokens(path: Path) -> Iterator[tuple[str, list[str]]]:
    for part in path.read_text("utf8").split("# newdoc_id = ")[1:]:
        name, *lines = part.splitlines()
        yield name.strip(), [line.split("\t")[1] for line in lines if line[:1].isdigit()]


def relations(path: Path) -> dict[str, list[dict[str, str]]]:
    found = defaultdict(list)
    with path.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["label"] == "attribution":
                found[row["doc"]].append(row)
    return found


def written(words: list[str]) -> tuple[str, list[Stretch]]:
    """The text of a list of words, and where each stands in it; a mark of a paragraph stands nowhere."""
    text, places, quoted = "", [], False
    for word in words:
        if PARAGRAPH.fullmatch(word):
            text = text.rstrip() + "\n\n"
            places.append((len(text), len(text)))
            continue
        closes = word[0] in CLOSING or (word == '"' and quoted)
        text = text.rstrip(" ") if closes else text
        places.append((len(text), len(text) + len(word)))
        quoted ^= word == '"'
        text += word if word in OPENING or (word == '"' and quoted) else word + " "
    return text, places


def attribution(row: dict[str, str], places: list[Stretch]) -> Attribution:
    one, other = (unit(row[name], places) for name in ("unit1_toks", "unit2_toks"))
    return Attribution(one, other) if row["dir"] == "1>2" else Attribution(other, one)


def unit(told: str, places: list[Stretch]) -> Stretch:
    """Where a unit stands, from its first word to its last: "643-647,664-670", words counted from 1."""
    numbers = [int(n) for n in re.findall(r"\d+", told)]
    return places[min(numbers) - 1][0], places[max(numbers) - 1][1]


# --- the scores


def score(document: Document, statements: list[Statement], shift: int, genre: str, report: Report) -> None:
    spans = [(s.span.start + shift, s.span.stop + shift) for s in statements]
    gold = [a.content for a in document.attributions]
    pairs = assign(gold, spans, lambda g, s: share(g, s) if share(g, s) >= HALF else 0.0)
    same = assign(gold, spans, lambda g, s: float(likeness(g, s) >= HALF))
    report.add(f"{genre}: contents", len(pairs), len(gold), len(spans))
    report.add(f"{genre}: contents, same", len(same), len(gold), len(spans))
    speakers(document, [(document.attributions[i], statements[j]) for i, j in pairs], shift, genre, report)
    missed, invented = unpaired(pairs, gold, spans)
    report.errors += [f"{genre} missed: {around(document.text, span)} ({document.name})" for span in missed]
    report.errors += [f"{genre} not in gold: {around(document.text, span)} ({document.name})" for span in invented]


def speakers(
    document: Document, pairs: list[tuple[Attribution, Statement]], shift: int, genre: str, report: Report
) -> None:
    for attributed, statement in pairs:
        right = any(overlap(span, attributed.source) for span in rests_on(statement, shift))
        report.add(f"{genre}: speakers", int(right), 1, int(statement.speaker is not None))
        if not right:
            source = document.text[slice(*attributed.source)]
            report.errors.append(f"{genre} speaker: {statement.speaker}, expected in {source!r} ({document.name})")


def rests_on(statement: Statement, shift: int) -> list[Stretch]:
    return [(c.span.start + shift, c.span.stop + shift) for c in statement.citations if c.field == "speaker"]


def share(one: Stretch, other: Stretch) -> float:
    """What two stretches share, of the shorter."""
    return overlap(one, other) / (min(one[1] - one[0], other[1] - other[0]) or 1)


def likeness(one: Stretch, other: Stretch) -> float:
    """What two stretches share, of all that they cover."""
    common = overlap(one, other)
    return common / ((one[1] - one[0] + other[1] - other[0] - common) or 1)


def main() -> None:
    parser = parser_of(__doc__, "rrt_discourse")
    parser.add_argument("--genres", nargs="+", default=["news1", "blogs", "sci"])
    options = parser.parse_args()
    reader, report = Reader(), Report()
    for genre in options.genres:
        for document in documents(options.data, genre):
            placed = article_at(document.text)
            if placed is None:
                print(f"left out, its offsets change with normalising: {document.name}")
                continue
            article, shift = placed
            score(document, list(reader.read_article(article).statements), shift, genre, report)
    if options.errors:
        print("\n".join(sorted(report.errors)))
    print("\n".join(report.table()))


if __name__ == "__main__":
    main()
