"""factRuEval-2016: objects with normal forms (track 2) and facts (track 3), Letopis beside Natasha where it has any.

    python benchmarks/factrueval.py [DEVSET] [--errors]

DEVSET is a folder of NAME.txt, .spans, .objects, .coref, .facts (github.com/dialogue-evaluation/factRuEval-2016,
default ../shared/data/factrueval/devset). Track 1, names, is benchmarks/names.py.

Scored as the set's own comparator does, but that pairs are found by an optimal assignment (its own search is
exponential) and are one-to-one. Of a pair of the same type the share of attributes, or arguments, that agree
counts: those that agree by all that either has. Words agree in any case, e for ё, without quotation marks, if
their lemmas do or two letters differ at most.

Track 2. A person has the words of the name, whatever they are called in the set (Letopis and Natasha do not tell
"Ху" from "Цзиньтао"); a place (LocOrg too) or organisation its name, alone or with its descriptor. Out of the
count: objects only ever named inside a longer name, or by an adjective, or by no name. Letopis: entities of the
cast that are named, by `Entity.name`, if it has a capital letter. Natasha: the distinct normal forms of its names,
with shorter names of the same surname dropped.

Track 3. Occupation has Who, Where, Position; Meeting its Participants. Facts marked as hard are out of the count,
as in the competition's main run. Letopis: offices and appointments; contacts, all but letters, of two people
and more. A post of ours often names the body too ("спикер Палаты представителей" of США): Position may be any
beginning of it, Where the rest, with the body or without, or the body by any of its country's names.
Natasha has no facts. `ANCHORS` are the best systems of 2016 on this same devset.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import speed
from common import Report, assign, found_in, parser_of, unpaired
from names import NAMING, rows
from own_gold import plain_text
from pymorphy3 import MorphAnalyzer

from letopis.lexicons import countries
from letopis.model.record import Record
from letopis.pipeline.reader import Reader

ANCHORS = """of 2016, on this devset (reports/run_1 of the set's repository; precision, recall, F1)
  objects      PER .912 .858 .884  LOC .949 .941 .945  ORG .852 .736 .790  all .911 .854 .881  (pink_3)
  Occupation   .745 .623 .678  (violet_2)
  Meeting      1.00 .800 .889  (violet_2; of 5)"""
KINDS = ("Occupation", "Meeting")
ARGUMENTS = {"Who", "Where", "Position", "Participant"}
TYPES_SHOWN = ("PER", "LOC", "ORG")
TYPES = {"Person": "PER", "Location": "LOC", "LocOrg": "LOC", "Org": "ORG"}
OURS = {"person": "PER", "country": "LOC", "place": "LOC", "organization": "ORG"}
PERSON = ("firstname", "lastname", "patronymic", "nickname")
INSIDE = {"PER": {"LOC", "ORG"}, "LOC": {"LOC", "ORG"}, "ORG": {"ORG"}}
NAMES = {"name", "official", "alias"}
QUOTES = str.maketrans("", "", "«»\"„“”'")
TYPO, LONG_ENOUGH = 2, 6

Values = frozenset[str]
"""The ways to write one attribute or argument."""


@dataclass(frozen=True)
class Thing:
    """An object or a fact: its type, and what is known of it by name of attribute or argument."""

    kind: str
    parts: tuple[tuple[str, Values], ...]
    counts: bool = True

    def __str__(self) -> str:
        return f"{self.kind} " + "; ".join(f"{name} {'|'.join(sorted(values)[:3])}" for name, values in self.parts)


def quality(gold: Thing, found: Thing) -> float:
    """The share of parts that agree, of all that either has; 0 for things of two types."""
    if gold.kind != found.kind:
        return 0.0
    pairs = assign(gold.parts, found.parts, lambda g, f: float(g[0] == f[0] and agree(g[1], f[1])))
    return len(pairs) / (len(gold.parts) + len(found.parts) - len(pairs))


def agree(one: Values, other: Values) -> bool:
    return any(alike(folded(a), folded(b)) for a in one for b in other)


def alike(one: str, other: str) -> bool:
    if one == other or lemmas(one) == lemmas(other):
        return True
    return min(len(one), len(other)) >= LONG_ENOUGH and distance(one, other) <= TYPO


def folded(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").translate(QUOTES).split()).rstrip(".")


@cache
def lemmas(text: str) -> tuple[str, ...]:
    return tuple(morphology().parse(word)[0].normal_form.replace("ё", "е") for word in text.split())


@cache
def morphology() -> MorphAnalyzer:
    return MorphAnalyzer()


def distance(one: str, other: str) -> int:
    """Levenshtein's."""
    line = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, line = line, [i]
        for j, b in enumerate(other, 1):
            line.append(min(above[j] + 1, line[j - 1] + 1, above[j - 1] + (a != b)))
    return line[-1]


# --- the set


@dataclass(frozen=True)
class Mention:
    kind: str
    start: int
    stop: int
    words: str
    adjective: bool

    def inside(self, other: Mention) -> bool:
        if other.kind not in INSIDE[self.kind] or not other.start <= self.start <= self.stop <= other.stop:
            return False
        longer = other.stop - other.start > self.stop - self.start
        return longer or (other.kind == "ORG" and self.kind != "ORG")


@dataclass(frozen=True)
class Object:
    """An entry of NAME.coref: attributes as told, and its mentions."""

    told: dict[str, set[str]]
    mentions: tuple[Mention, ...]

    @property
    def kind(self) -> str:
        kinds = {m.kind for m in self.mentions}
        return "LOC" if "LOC" in kinds else next(iter(kinds), "")

    @property
    def attributes(self) -> Iterator[tuple[str, Values]]:
        if self.kind == "PER":
            yield from words(
                " ".join(v for name, values in sorted(self.told.items()) if name in PERSON for v in values)
            )
        elif names := self.told.get("name"):
            told = self.told.get("descriptor", set())
            whole = {f"{a} {b}" for name in names for d in told for a, b in ((name, d), (d, name))}
            yield "name", frozenset(names | whole)


@dataclass(frozen=True)
class Document:
    name: str
    text: str
    objects: dict[str, Object]
    spans: dict[str, str]

    def things(self) -> list[Thing]:
        everything = [m for o in self.objects.values() for m in o.mentions]
        found = [(o, tuple(o.attributes)) for o in self.objects.values()]
        return [Thing(o.kind, parts, is_counted(o, everything)) for o, parts in found if parts]


def words(name: str) -> Iterator[tuple[str, Values]]:
    """A person's name as parts: each word once."""
    return (("word", frozenset({word})) for word in dict.fromkeys(name.replace("-", " ").split()))


def is_counted(what: Object, everything: Sequence[Mention]) -> bool:
    """Whether an object is ever named by more than an adjective, and outside of a longer name."""
    named = any(not m.adjective for m in what.mentions)
    return named and any(not any(m.inside(o) for o in everything if o is not m) for m in what.mentions)


def document(path: Path) -> Document:
    text = plain_text(path)
    spans = {row[0]: (row[1], int(row[2]), int(row[2]) + int(row[3])) for row in rows(path.with_suffix(".spans"))}
    mentions = {
        row[0]: mention_of(TYPES[row[1]], [spans[i] for i in row[2:]], text)
        for row in rows(path.with_suffix(".objects"))
        if row[1] in TYPES
    }
    objects = dict(object_of(lines, mentions) for lines in blocks(path.with_suffix(".coref")))
    return Document(path.stem, text, objects, {i: text[start:stop] for i, (_, start, stop) in spans.items()})


def mention_of(kind: str, spans: Sequence[tuple[str, int, int]], text: str) -> Mention:
    start, stop = min(s[1] for s in spans), max(s[2] for s in spans)
    return Mention(kind, start, stop, text[start:stop], all(s[0] == "geo_adj" for s in spans))


def object_of(lines: Sequence[str], mentions: dict[str, Mention]) -> tuple[str, Object]:
    number, *ids = lines[0].split()
    told: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines[1:]:
        name, _, value = line.partition(" ")
        told[name.rstrip("0123456789")].add(value)
    return number, Object(told, tuple(mentions[i] for i in ids if i in mentions))


def blocks(path: Path) -> Iterator[list[str]]:
    """The entries of a file, parted by blank lines; none where there is no file."""
    if path.exists():
        yield from (part.splitlines() for part in plain_text(path).split("\n\n") if part.strip())


def facts(path: Path, source: Document) -> Iterator[Thing]:
    for lines in blocks(path.with_suffix(".facts")):
        kind = lines[0].split()[1]
        told = [line.partition(" ")[::2] for line in lines[1:] if line.strip()]
        parts = [(name, argument(value, source)) for name, value in told if name in ARGUMENTS]
        if kind in KINDS and parts:
            yield Thing(kind, tuple(parts), ("Сложность", "повышенная") not in told)


def argument(told: str, source: Document) -> Values:
    """The ways to write an argument: "obj47 Москва" or "span22777 мэра", with others after bars."""
    number = told.split()[0]
    if number.startswith("span"):
        numbers = [word for word in told.split() if word.startswith("span")]
        return frozenset(source.spans[n.removeprefix("span")] for n in numbers)
    what = source.objects[number.removeprefix("obj")]
    told_names = told.removeprefix(number).split("|")
    written = {m.words for m in what.mentions} | set(told_names)
    if what.kind == "PER":
        return frozenset(written | set(ways(what.told)))
    return frozenset(written | {v for _, values in what.attributes for v in values})


def ways(told: dict[str, set[str]]) -> Iterator[str]:
    """A person in the ways that the comparator takes: "Юрий Лужков", "Лужков"."""
    for last in told.get("lastname", ()):
        yield last
        for first in told.get("firstname", ()):
            yield f"{first} {last}"
            yield from (f"{first} {middle} {last}" for middle in told.get("patronymic", ()))
    yield from (name for kind in ("firstname", "nickname") for name in told.get(kind, ()))


# --- what is found


def thing(kind: str, name: str) -> Thing:
    return Thing(kind, tuple(words(name)) if kind == "PER" else (("name", frozenset({name})),))


def our_objects(record: Record) -> list[Thing]:
    named = {m.entity for m in record.cast.mentions if m.kind in NAMING}
    found = (e for e in record.cast.entities.values() if e.id in named)
    return [thing(OURS[e.type], e.name) for e in found if any(c.isupper() for c in e.name)]


def natasha() -> Callable[[str], list[Thing]]:
    pipeline = speed.natasha()

    def found(text: str) -> list[Thing]:
        names = {(span.type, span.normal) for span in pipeline(text).spans}  # type: ignore[attr-defined]
        return [thing(kind, name) for kind, name in sorted(names) if name and not is_short(kind, name, names)]

    return found


def is_short(kind: str, name: str, names: Iterable[tuple[str, str]]) -> bool:
    """Whether a lone surname stands by a first name elsewhere in the text."""
    return kind == "PER" and any(k == kind and n != name and n.split()[-1:] == [name] for k, n in names)


def our_facts(record: Record) -> list[Thing]:
    found = [occupation(o.person, o.post, o.body) for o in record.offices]
    found += [occupation(a.person, a.post, a.body) for a in record.appointments]
    for contact in record.contacts:
        people = tuple(("Participant", frozenset({p.name})) for p in contact.participants if p.type == "person")
        if len(people) > 1 and contact.kind != "letter":
            found.append(Thing("Meeting", people))
    return list(dict.fromkeys(found))


def occupation(who: str, post: str | None, body: str | None) -> Thing:
    told = (("Who", frozenset({who})), ("Position", positions(post)), ("Where", places(post, body)))
    return Thing("Occupation", tuple((name, values) for name, values in told if values))


def positions(post: str | None) -> Values:
    """The post whole, and each of its beginnings: "спикер" of "спикер Палаты представителей"."""
    said = (post or "").split()
    return frozenset(" ".join(said[:i]) for i in range(1, len(said) + 1))


def places(post: str | None, body: str | None) -> Values:
    """The body by any of its names, and what the post says of it: "Палата представителей"."""
    said = (post or "").split()
    country = countries().by_name(body) if body else None
    names = {name for name, how in country.names() if how in NAMES} if country else {body} if body else set()
    ends = {" ".join(said[i:]) for i in range(1, len(said))}
    return frozenset(names | ends | {f"{end} {body}" for end in ends if body})


# --- the scores


def score(name: str, kinds: Iterable[str], gold: Sequence[Thing], found: Sequence[Thing], report: Report) -> list[str]:
    """Count pairs by type; the lines of errors are given back."""
    pairs = assign(gold, found, quality)
    excused = {j for i, j in pairs if not gold[i].counts}
    counted = [(i, j) for i, j in pairs if gold[i].counts]
    for kind in kinds:
        right = sum(quality(gold[i], found[j]) for i, j in counted if gold[i].kind == kind)
        wanted = sum(g.counts for g in gold if g.kind == kind)
        told = sum(f.kind == kind and j not in excused for j, f in enumerate(found))
        report.add(f"{name}, {kind}", right, wanted, told)
    missed, invented = unpaired(pairs, gold, found)
    return [
        *(f"{g.kind} missed: {g}" for g in missed if g.counts),
        *(f"{f.kind} invented: {f}" for f in invented),
        *(f"{gold[i].kind} differs: {gold[i]} / {found[j]}" for i, j in counted if quality(gold[i], found[j]) < 1),
    ]


def main() -> None:
    options = parser_of(__doc__, "factrueval/devset").parse_args()
    reader, theirs, report = Reader(), natasha(), Report()
    paths = found_in(options.data, "*.txt")
    for path in paths:
        source = document(path)
        record = reader.read(source.text)
        gold = source.things()
        score("objects, Natasha", TYPES_SHOWN, gold, theirs(source.text), report)
        lines = score("objects, Letopis", TYPES_SHOWN, gold, our_objects(record), report)
        if path.with_suffix(".facts").exists():
            lines += score("facts, Letopis", KINDS, list(facts(path, source)), our_facts(record), report)
        report.errors += [f"{line} ({path.stem})" for line in lines]
    if options.errors:
        print("\n".join(sorted(report.errors)))
    print(f"{len(paths)} texts")
    print("\n".join(report.table()))
    print(ANCHORS)


if __name__ == "__main__":
    main()
