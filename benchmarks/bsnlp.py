"""BSNLP 2021, Russian: names, their lemmas, and entities linked across documents, Letopis beside Natasha.

    python benchmarks/bsnlp.py [FOLDER] [--topics asia_bibi brexit] [--errors]

FOLDER holds TOPIC/raw/ru/NAME.txt and TOPIC/annotated/ru/NAME.out (default ../shared/data/bsnlp2021). The set lists
the forms of each document's names once, without places in the text: form, lemma, type, id. As in the shared task
everything is case-folded and quotation marks at the ends are left out; PER, LOC and ORG count, events and
products (EVT, PRO) do not: Letopis has no such types.

    names    form and type, by documents
    lemmas   form, type and lemma; so a form that is missed is missed here too
    links    forms with one id, over all documents of a topic: LEA (Moosavi and Strube 2016), as in the shared task

Letopis' names are those of benchmarks/names.py, but bodies go with their country, as here ("Верховный суд
Пакистана"). Its record keeps the nominative of an entity's fullest name, not
of each form: a form's lemma is made of the words of that name which begin as the form's do, and by dictionary
where there is none. Its ids are `Entity.id`: by registry, else by name; there is no linking beyond that yet.
Natasha's lemma is the normal form of the span; it has no ids, and the lemma stands for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import speed
from common import Report, found_in, parser_of
from names import KINDS, NAMING, QUOTES, Found, bare, longest, named
from own_gold import bsnlp_text, plain_text
from pymorphy3 import MorphAnalyzer

from letopis.extraction.cast import find_cast
from letopis.model.cast import Cast, Mention
from letopis.model.document import Document
from letopis.reading import Annotator
from letopis.sources.text import article_of


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A form of a document's names; all but the id case-folded."""

    form: str
    kind: str
    lemma: str
    id: str


Finder = Callable[[str, date], set[Name]]
Links = Mapping[tuple[str, str, str], str]
"""The id of each document, form and type."""


def folded(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split()).strip(QUOTES + " ")


def gold(path: Path) -> set[Name]:
    rows = [line.split("\t") for line in plain_text(path).splitlines()[1:] if line.count("\t") >= 3]
    return {Name(folded(r[0]), r[2], folded(r[1]), r[3]) for r in rows if r[2] in KINDS}


def published(raw: str) -> date:
    return date.fromisoformat(raw.split("\n")[2].strip())


# --- the two finders


def letopis() -> Finder:
    annotator = Annotator()

    def find(text: str, day: date) -> set[Name]:
        document = annotator.annotate(article_of(text, published=day))
        cast, text = find_cast(document), document.article.text
        found = {bare(text, n): cast.entities[m.entity] for m in cast.mentions for n in whole(document, cast, m)}
        forms = {n: folded(text[n.start : n.stop]) for n in longest(found)}
        return {Name(form, n.kind, lemma(form, found[n].name), found[n].id) for n, form in forms.items()}

    return find


def whole(document: Document, cast: Cast, mention: Mention) -> Iterator[Found]:
    """The name in a mention; of a body with its country ("Верховный суд Пакистана"), as this set has it."""
    if mention.kind not in NAMING:
        return
    if cast.entities[mention.entity].type != "organization":
        yield from named(document, cast, mention)
        return
    inner = (m.start for m in cast.within(mention.start + 1, mention.stop) if cast.entities[m.entity].type == "person")
    stop = min(inner, default=mention.stop)  # "правительство [Терезы Мэй]"
    if any(document.tokens[i].text[0].isupper() for i in range(mention.start, stop)):
        span = document.span_of(mention.start, stop)
        yield Found(span.start, span.stop, "ORG")


def lemma(form: str, name: str) -> str:
    """The form's nominative, by words of the entity's name, else by dictionary."""
    words = folded(name).split()
    return " ".join(nominative(word, words) for word in form.split())


def nominative(word: str, others: Iterable[str]) -> str:
    """The most alike of the words that `word` may be a form of, else its own nominative."""
    alike = [other for other in others if is_form(word, other)]
    return max(alike, key=lambda other: shared(word, other), default=by_dictionary(word))


def shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def is_form(word: str, nominative: str) -> bool:
    """Whether all but the ends agree: "трампом", "трамп"."""
    kept = max(2, min(len(word), len(nominative)) - 2)
    return word[:kept] == nominative[:kept] and abs(len(word) - len(nominative)) <= 3


@cache
def by_dictionary(word: str) -> str:
    parse = morphology().parse(word)[0]
    nominative = parse.inflect({"nomn"})
    return folded(nominative.word if nominative else word)


@cache
def morphology() -> MorphAnalyzer:
    return MorphAnalyzer()


def natasha() -> Finder:
    pipeline = speed.natasha()

    def find(text: str, day: date) -> set[Name]:
        spans = [(s.text, s.type, folded(s.normal or s.text)) for s in pipeline(text).spans]  # type: ignore[attr-defined]
        return {Name(folded(form), kind, normal, f"{kind}:{normal}") for form, kind, normal in spans}

    return find


# --- the scores


def lea(key: Links, response: Links) -> tuple[float, float]:
    """Precision and recall of the link-based entity-aware score: a cluster counts by its size."""
    return resolved(response, key) / (len(response) or 1), resolved(key, response) / (len(key) or 1)


def resolved(clusters: Links, others: Links) -> float:
    """The sizes of clusters, each by the share of its links that lie in one cluster of the others."""
    total = 0.0
    for members in grouped(clusters):
        shared: defaultdict[str, int] = defaultdict(int)
        for member in members:
            if member in others:
                shared[others[member]] += 1
        if len(members) == 1:
            total += is_single(members[0], others)
        else:
            total += len(members) * sum(map(links, shared.values())) / links(len(members))
    return total


def grouped(clusters: Links) -> Iterable[list[tuple[str, str, str]]]:
    members: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for member, cluster in clusters.items():
        members[cluster].append(member)
    return members.values()


def links(size: int) -> float:
    return size * (size - 1) / 2


def is_single(member: tuple[str, str, str], others: Links) -> bool:
    """A lone form has a link to itself: it is kept where the other side has it alone too."""
    return member in others and sum(other == others[member] for other in others.values()) == 1


def score(name: str, topic: str, documents: Mapping[str, tuple[set[Name], set[Name]]], report: Report) -> str:
    wanted, told = {}, {}
    for document, (right, found) in documents.items():
        for kind in KINDS:
            add(report, f"names, {name}, {kind}", pairs(right, kind), pairs(found, kind))
        add(report, f"names, {name}, all", pairs(right), pairs(found))
        add(report, f"lemmas, {name}, all", triples(right), triples(found))
        wanted |= {(document, n.form, n.kind): n.id for n in sorted(right)}
        told |= {(document, n.form, n.kind): n.id for n in sorted(found)}
    precision, recall = lea(wanted, told)
    f1 = 2 * precision * recall / (precision + recall or 1)
    return f"{f'links, {name}, {topic}':57} {precision:6.3f} {recall:6.3f} {f1:6.3f}"


def add(report: Report, name: str, right: set[tuple[str, ...]], found: set[tuple[str, ...]]) -> None:
    report.add(name, len(right & found), len(right), len(found))


def pairs(names: Iterable[Name], *kinds: str) -> set[tuple[str, ...]]:
    return {(n.form, n.kind) for n in names if n.kind in (kinds or KINDS)}


def triples(names: Iterable[Name]) -> set[tuple[str, ...]]:
    return {(n.form, n.kind, n.lemma) for n in names}


def differences(document: str, right: set[Name], found: set[Name]) -> Iterator[str]:
    for form, kind in sorted(pairs(right) ^ pairs(found)):
        yield f"{kind} {'missed' if (form, kind) in pairs(right) else 'invented'}: {form} ({document})"
    lemmas = {(n.form, n.kind): n.lemma for n in right}
    for name in sorted(found):
        wanted = lemmas.get((name.form, name.kind), name.lemma)
        if wanted != name.lemma and (name.form, name.kind, name.lemma) not in triples(right):
            yield f"{name.kind} lemma: {name.form}: {name.lemma}, expected {wanted} ({document})"


def main() -> None:
    parser = parser_of(__doc__, "bsnlp2021")
    parser.add_argument("--topics", nargs="+", default=["asia_bibi", "brexit"])
    options = parser.parse_args()
    finders, report = {"Natasha": natasha(), "Letopis": letopis()}, Report()
    linked: list[str] = []
    for topic in options.topics:
        found: dict[str, dict[str, tuple[set[Name], set[Name]]]] = {name: {} for name in finders}
        for path in found_in(options.data / topic / "annotated" / "ru", "*.out"):
            source = options.data / topic / "raw" / "ru" / path.with_suffix(".txt").name
            raw, right = plain_text(source), gold(path)
            for name, find in finders.items():
                found[name][path.stem] = right, find(bsnlp_text(source), published(raw))
        for name, documents in found.items():
            linked.append(score(name, topic, documents, report))
        for document, (right, told) in found["Letopis"].items():
            report.errors += differences(document, right, told)
    if options.errors:
        print("\n".join(sorted(report.errors)))
    print("\n".join([*report.table(), *linked]))


if __name__ == "__main__":
    main()
