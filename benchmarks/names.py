"""Names: Letopis beside plain Natasha, on the development set of factRuEval-2016.

    python benchmarks/names.py [DEVSET] [--errors KIND]

DEVSET is a folder of NAME.txt, NAME.spans and NAME.objects
(github.com/dialogue-evaluation/factRuEval-2016, default ../shared/data/factrueval/devset).

Right names, as Natasha's own evaluation takes them from the set: a Person from the first to the last
of its words; of a Location or LocOrg the words marked `loc_name`, of an Org those marked `org_name`.
Location and LocOrg are both LOC. Of names that overlap the longest counts ("МИД Грузии" is an ORG).

Natasha is its slovnet model over razdel's tokens of the whole text. Letopis' names are the mentions of
its cast that name somebody or something: the name without the office before it and the body without its
country; no pronoun, adjective, demonym, or common noun ("правительство"). Quotation marks at the ends are
left out everywhere.

Three figures, each an F1 of one-to-one pairs of the same kind: `exact` wants the same span,
`overlap` a shared word, `words` counts words instead of names.
Exit code 1 if Letopis is below Natasha in `exact` or `words` over all kinds.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from navec import Navec
from razdel import tokenize
from slovnet import NER

from letopis.extraction.cast import find_cast
from letopis.model.article import Article
from letopis.model.cast import Cast, Mention
from letopis.model.document import Document
from letopis.reading import Annotator
from letopis.reading.weights import weights

DEVSET = Path("../shared/data/factrueval/devset")
KINDS = ("PER", "LOC", "ORG")
QUOTES = "«»\"„“”'"
GOLD_KINDS = {"Person": "PER", "Location": "LOC", "LocOrg": "LOC", "Org": "ORG"}
GOLD_WORDS = {"LOC": "loc_name", "ORG": "org_name"}
ENTITY_KINDS = {"person": "PER", "country": "LOC", "place": "LOC", "organization": "ORG"}
NAMING = {"name", "alias", "seat"}
MEASURES = ("exact", "overlap", "words")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A name by the code points `[start, stop)` of its text."""

    start: int
    stop: int
    kind: str

    def overlaps(self, other: Found) -> bool:
        return self.start < other.stop and other.start < self.stop


Finder = Callable[[str], list[Found]]


@dataclass
class Score:
    right: int = 0
    found: int = 0
    expected: int = 0

    def add(self, right: int, found: int, expected: int) -> None:
        self.right += right
        self.found += found
        self.expected += expected

    @property
    def f1(self) -> float:
        return 2 * self.right / ((self.found + self.expected) or 1)

    def __str__(self) -> str:
        precision, recall = self.right / (self.found or 1), self.right / (self.expected or 1)
        return f"{precision:6.3f} {recall:6.3f} {self.f1:6.3f}"


@dataclass
class Scores:
    """Scores by measure and kind; "all" is over all kinds. `errors` are lines to show."""

    table: dict[tuple[str, str], Score] = field(
        default_factory=lambda: {(m, k): Score() for m in MEASURES for k in (*KINDS, "all")}
    )
    errors: list[str] = field(default_factory=list)

    def add(self, text: str, found: list[Found], expected: list[Found]) -> None:
        for kind in KINDS:
            ours = [f for f in found if f.kind == kind]
            theirs = [f for f in expected if f.kind == kind]
            for measure, (right, all_found, all_expected) in measured(text, ours, theirs).items():
                self.table[measure, kind].add(right, all_found, all_expected)
                self.table[measure, "all"].add(right, all_found, all_expected)
        self.errors += differences(text, found, expected)


def measured(text: str, found: list[Found], expected: list[Found]) -> dict[str, tuple[int, int, int]]:
    """Right, found and expected by measure, of names of one kind."""
    ours, theirs = word_starts(text, found), word_starts(text, expected)
    return {
        "exact": (len(set(found) & set(expected)), len(found), len(expected)),
        "overlap": (pairs(found, expected), len(found), len(expected)),
        "words": (len(ours & theirs), len(ours), len(theirs)),
    }


def pairs(found: list[Found], expected: list[Found]) -> int:
    """How many names pair off; both lists are without overlaps, so the leftmost partner is as good as any."""
    left = sorted(expected)
    count = 0
    for name in sorted(found):
        partner = next((e for e in left if e.overlaps(name)), None)
        if partner:
            left.remove(partner)
            count += 1
    return count


def word_starts(text: str, names: Iterable[Found]) -> set[int]:
    return {n.start + t.start for n in names for t in tokenize(text[n.start : n.stop])}


def differences(text: str, found: list[Found], expected: list[Found]) -> Iterator[str]:
    for name in sorted(set(found) ^ set(expected)):
        what = "missed" if name in expected else "invented"
        around = text[max(0, name.start - 25) : name.stop + 15].replace("\n", " ")
        yield f"{name.kind} {what}: {text[name.start : name.stop]!r} in {around!r}"


# --- the names of the set


def gold(path: Path) -> list[Found]:
    """The right names of NAME.txt."""
    words = {row[0]: row for row in rows(path.with_suffix(".spans"))}
    names = []
    for _, kind, *ids in rows(path.with_suffix(".objects")):
        if kind in GOLD_KINDS:
            names += gold_names(GOLD_KINDS[kind], [words[i] for i in ids])
    return longest(names)


def gold_names(kind: str, words: list[list[str]]) -> Iterator[Found]:
    """The names of one object; `words` are rows of id, type, start, length."""
    spans = [(int(w[2]), int(w[2]) + int(w[3])) for w in words if w[1] == GOLD_WORDS.get(kind, w[1])]
    if kind == "PER":
        spans = [(min(s[0] for s in spans), max(s[1] for s in spans))]
    return (Found(start, stop, kind) for start, stop in spans)


def rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield line.partition("#")[0].split()


def longest(names: Iterable[Found]) -> list[Found]:
    """Names without those that overlap a longer one."""
    kept: list[Found] = []
    for name in sorted(set(names), key=lambda n: (n.start - n.stop, n.start)):
        if not any(name.overlaps(k) for k in kept):
            kept.append(name)
    return sorted(kept)


def bare(text: str, name: Found) -> Found:
    """A name without quotation marks at its ends."""
    start, stop = name.start, name.stop
    while start < stop and text[start] in QUOTES:
        start += 1
    while start < stop and text[stop - 1] in QUOTES:
        stop -= 1
    return Found(start, stop, name.kind)


# --- the two finders


def natasha() -> Finder:
    model = NER.load(weights("names")).navec(Navec.load(weights("navec")))
    return lambda text: [Found(s.start, s.stop, s.type) for s in model(text).spans]


def letopis() -> Finder:
    annotator = Annotator()

    def find(text: str) -> list[Found]:
        document = annotator.annotate(Article(text))
        cast = find_cast(document)
        return [f for m in cast.mentions if m.kind in NAMING for f in named(document, cast, m)]

    return find


def named(document: Document, cast: Cast, mention: Mention) -> Iterator[Found]:
    """The name in a mention: without the office before a person, or the country after a body."""
    kind = ENTITY_KINDS[cast.entities[mention.entity].type]
    start, stop = mention.start, mention.stop
    if kind == "PER":
        start = next((n.start for n in document.names if n.kind == "PER" and start <= n.start < stop), start)
    elif mention.rule == "body":
        inner = [m.start for m in cast.within(start, stop) if m.start > start and m.entity != mention.entity]
        stop = min(inner, default=stop)
    if any(is_name(document, i) for i in range(start, stop)):
        span = document.span_of(start, stop)
        yield Found(span.start, span.stop, kind)


def is_name(document: Document, index: int) -> bool:
    """Whether a word is one of a name: "Правительство" that only begins a sentence is none."""
    named_by_model = any(n.start <= index < n.stop for n in document.names)
    first = index == document.sentence_of(index).start
    return named_by_model or (document.tokens[index].text[:1].isupper() and not first)


def score(finder: Finder, texts: Iterable[tuple[str, list[Found]]]) -> Scores:
    scores = Scores()
    for text, expected in texts:
        scores.add(text, longest(bare(text, n) for n in finder(text)), longest(bare(text, n) for n in expected))
    return scores


def table(results: dict[str, Scores]) -> Iterator[str]:
    yield f"{'':14}" + "".join(f"{name:>22}" for name in results) + f"{'F1':>10}"
    yield f"{'':14}" + "".join(f"  {'prec.':>6} {'recall':>6} {'F1':>6}" for _ in results) + f"{'gain':>10}"
    for measure in MEASURES:
        for kind in (*KINDS, "all"):
            scores = [r.table[measure, kind] for r in results.values()]
            gain = scores[-1].f1 - scores[0].f1
            yield f"{measure:8}{kind:6}" + "".join(f"  {s}" for s in scores) + f"{gain:+10.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("devset", nargs="?", type=Path, default=DEVSET)
    parser.add_argument("--errors", metavar="KIND", choices=[*KINDS, "ALL"], help="also print Letopis' errors")
    options = parser.parse_args()
    paths = sorted(options.devset.glob("*.txt"))
    if not paths:
        sys.exit(f"{options.devset}: no texts: give the folder of factRuEval's devset")
    texts = [(p.read_bytes().decode("utf-8"), gold(p)) for p in paths]
    results = {"Natasha": score(natasha(), texts), "Letopis": score(letopis(), texts)}
    if options.errors:
        others = Counter(results["Natasha"].errors)
        for line in results["Letopis"].errors:
            if options.errors in ("ALL", line[:3]):
                print(" " if others[line] else "*", line)
    print(f"{len(paths)} texts, {sum(len(g) for _, g in texts)} names; * marks errors that Natasha does not make")
    print("\n".join(table(results)))
    plain, ours = (r.table for r in results.values())
    return int(any(ours[m, "all"].f1 < plain[m, "all"].f1 for m in ("exact", "words")))


if __name__ == "__main__":
    sys.exit(main())
