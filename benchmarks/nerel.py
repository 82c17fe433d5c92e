"""NEREL: contacts among its events, offices among its relations, its dates.

    python benchmarks/nerel.py [FOLDER] [--errors]

FOLDER holds NAME.txt and NAME.ann in brat's format (github.com/nerel-ds/NEREL, default ../shared/data/nerel/dev).
The texts have no date of publication. The set was annotated for other ends, so three choices are made here:

Contacts. An EVENT mention counts as a contact if it has a word of `TRIGGERS` and at least two parties: of
PARTICIPANT_IN from a person, profession, organisation, nationality or country, or TAKES_PLACE_IN a country.
No reading is done: matches, visits to temples and meetings of armies that pass this sieve are counted, and
missed. An event is found if it overlaps the words that a contact of the record rests on (its trigger, or
its evidence). Of the events found: a participant is right if its mention overlaps a mention of a participant
of the contact; time (POINT_IN_TIME) and place (TAKES_PLACE_IN) if they overlap the words that the contact's
date or place rests on. The relations join what stands close, so that precision is a lower bound.

Offices. Pairs of WORKS_AS (person, profession) and WORKPLACE (person, body; also by way of the profession),
each counted once a document. Persons are the same if our cast has them so; professions if their first nouns
agree; bodies if half of their words do or the registry knows them as one country. Ours are the record's offices
and appointments. "official" are the pairs whose profession is one of `OFFICIAL`: Letopis looks for no writers.

Dates. Mentions of DATE and time expressions of the record, one-to-one by overlap. NEREL marks durations and
vague words ("два года", "сейчас") as DATE too, which are no dates to Letopis.
Beside it Natasha's DatesExtractor over the same texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import speed
from common import Report, Stretch, around, article_at, assign, found_in, overlap, parser_of, unpaired
from own_gold import plain_text
from pymorphy3 import MorphAnalyzer

from letopis.lexicons import countries
from letopis.model.record import Contact, Record
from letopis.model.span import Span
from letopis.pipeline.reader import Reader

TRIGGERS = re.compile(
    r"\b(встреч|встрет|переговор|визит|посет|посещ|саммит|созвон|позвон|консультац|аудиенц|"
    r"телефонн|разговор|бесед|побесед|поздрав|обсуд|обсужд|письм|послани|приезд|поездк)", re.I
)  # fmt: skip
PARTIES = {"PERSON", "PROFESSION", "ORGANIZATION", "NATIONALITY", "COUNTRY"}
OFFICIAL = {
    "президент", "вице-президент", "премьер", "премьер-министр", "вице-премьер", "министр", "канцлер", "король",
    "королева", "император", "глава", "лидер", "председатель", "спикер", "губернатор", "мэр", "посол", "сенатор",
    "депутат", "госсекретарь", "секретарь", "генсек", "генсекретарь", "пресс-секретарь", "советник", "помощник",
    "заместитель", "комиссар", "еврокомиссар", "директор", "гендиректор", "представитель", "постпред",
    "уполномоченный", "омбудсмен", "прокурор", "генпрокурор", "командующий", "командир", "шейх", "эмир",
    "замминистра", "эмиссар",
}  # fmt: skip
WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention of the annotation."""

    kind: str
    span: Stretch
    text: str


@dataclass(frozen=True, slots=True)
class Relation:
    kind: str
    one: Marked
    other: Marked


@dataclass(frozen=True, slots=True)
class Annotated:
    name: str
    text: str
    marked: tuple[Marked, ...]
    relations: tuple[Relation, ...]

    def related(self, kind: str) -> Iterator[tuple[Marked, Marked]]:
        return ((r.one, r.other) for r in self.relations if r.kind == kind)


def annotated(path: Path) -> Annotated:
    """NAME.txt with NAME.ann."""
    rows = [line.split("\t") for line in path.with_suffix(".ann").read_text("utf8").splitlines()]
    marked = {row[0]: mark(row[1], row[2]) for row in rows if row[0].startswith("T")}
    relations = tuple(relation(row[1], marked) for row in rows if row[0].startswith("R"))
    return Annotated(path.stem, plain_text(path), tuple(marked.values()), relations)


def mark(place: str, text: str) -> Marked:
    """A mention; of one in several pieces ("6 11;15 20") all that it spans."""
    kind, _, offsets = place.partition(" ")
    numbers = [int(n) for n in re.findall(r"\d+", offsets)]
    return Marked(kind, (min(numbers), max(numbers)), text)


def relation(told: str, marked: dict[str, Marked]) -> Relation:
    kind, one, other = told.split()
    return Relation(kind, marked[one.removeprefix("Arg1:")], marked[other.removeprefix("Arg2:")])


# --- contacts


def is_contact(document: Annotated, event: Marked) -> bool:
    return event.kind == "EVENT" and TRIGGERS.search(event.text) is not None and len(parties(document, event)) > 1


def parties(document: Annotated, event: Marked) -> list[Marked]:
    taking_part = [m for m, e in document.related("PARTICIPANT_IN") if e is event and m.kind in PARTIES]
    return taking_part + [m for e, m in document.related("TAKES_PLACE_IN") if e is event and m.kind == "COUNTRY"]


def contacts(document: Annotated, record: Record, shift: int, report: Report) -> None:
    for event in (m for m in document.marked if is_contact(document, m)):
        contact = best_contact(record, event, shift)
        report.add("EVENT, contacts (recall only)", int(contact is not None), 1, int(contact is not None))
        if contact is None:
            report.errors.append(f"EVENT missed: {document.name} {around(document.text, event.span)}")
            continue
        arguments(document, record, event, contact, shift, report)


def best_contact(record: Record, event: Marked, shift: int) -> Contact | None:
    """The contact whose trigger is the event's word, else one whose evidence has it."""
    for fields in ({"kind"}, {"evidence"}):
        for contact in record.contacts:
            if any(overlap(stretch(c.span, shift), event.span) for c in contact.citations if c.field in fields):
                return contact
    return None


def arguments(document: Annotated, record: Record, event: Marked, contact: Contact, shift: int, report: Report) -> None:
    mentions = {p.entity: stretches_of(record, p.entity, shift) for p in contact.participants}
    wanted = parties(document, event)
    hits = assign(wanted, list(mentions.values()), lambda m, spans: float(overlaps_any(m.span, spans)))
    report.add("PARTICIPANT_IN, of events found", len(hits), len(wanted), len(mentions))
    for kind, name in (("POINT_IN_TIME", "date"), ("TAKES_PLACE_IN", "place")):
        gold = [m for e, m in document.related(kind) if e is event]
        words = [stretch(c.span, shift) for c in contact.citations if c.field == name]
        right = any(overlaps_any(m.span, words) for m in gold)
        report.add(f"{kind}, of events found", int(right), int(bool(gold)), int(bool(words)))


# --- offices

Pair = tuple[str, str]
"""A person, as an id of the cast or the words of the text, and the words of a profession or a body."""

Same = Callable[[str, str], bool]


def offices(document: Annotated, record: Record, shift: int, report: Report) -> None:
    people = {m: person_of(record, m, shift) for m in document.marked if m.kind == "PERSON"}
    works = distinct(((people[p], m.text) for p, m in document.related("WORKS_AS") if p in people), same_post)
    at = distinct(workplaces(document, people), same_body)
    told = list(told_offices(record))
    posts = distinct(((person, post) for person, post, _ in told if post), same_post)
    bodies = distinct(((person, body) for person, _, body in told if body), same_body)
    compare("WORKS_AS", (works, posts), same_post, report)
    report.errors += compare("WORKS_AS, official", (officials(works), officials(posts)), same_post, report)
    compare("WORKPLACE", (at, bodies), same_body, report)
    of_officials = among(at, officials(works)), among(bodies, officials(posts))
    report.errors += compare("WORKPLACE, of officials", of_officials, same_body, report)


def officials(pairs: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in pairs if head(pair[1]) in OFFICIAL]


def among(pairs: Iterable[Pair], people: Iterable[Pair]) -> list[Pair]:
    holders = {person for person, _ in people}
    return [pair for pair in pairs if pair[0] in holders]


def compare(name: str, sides: tuple[list[Pair], list[Pair]], same: Same, report: Report) -> list[str]:
    """Count the pairs that agree; the lines of errors are given back."""
    gold, pred = sides
    pairs = assign(gold, pred, lambda g, p: float(g[0] == p[0] and same(g[1], p[1])))
    report.add(name, len(pairs), len(gold), len(pred))
    missed, invented = unpaired(pairs, gold, pred)
    return [*(f"{name} missed: {pair}" for pair in missed), *(f"{name} invented: {pair}" for pair in invented)]


def person_of(record: Record, mention: Marked, shift: int) -> str:
    """The id of the person behind a mention; the mention's words where our cast has nobody there."""
    for found in record.cast.mentions:
        is_person = record.cast.entities[found.entity].type == "person"
        if is_person and found.kind != "pronoun" and overlap(stretch(found.span, shift), mention.span):
            return found.entity
    return mention.text


def workplaces(document: Annotated, people: dict[Marked, str]) -> Iterator[Pair]:
    """Bodies that people work at, said of them or of the profession that is theirs."""
    places = list(document.related("WORKPLACE"))
    yield from ((people[one], body.text) for one, body in places if one in people)
    for person, profession in document.related("WORKS_AS"):
        if person in people:
            yield from ((people[person], body.text) for one, body in places if one is profession)


def told_offices(record: Record) -> Iterator[tuple[str, str | None, str | None]]:
    ids = {entity.name: entity.id for entity in record.cast.entities.values()}
    for office in record.offices:
        yield ids.get(office.person, office.person), office.post, office.body
    for change in record.appointments:
        yield ids.get(change.person, change.person), change.post, change.body


def distinct(pairs: Iterable[Pair], same: Same) -> list[Pair]:
    """The pairs without those that say again what one before them says."""
    kept: list[Pair] = []
    for person, what in pairs:
        if not any(person == p and same(what, w) for p, w in kept):
            kept.append((person, what))
    return kept


def same_post(one: str, other: str) -> bool:
    heads = head(one), head(other)
    return heads[0] == heads[1] or {"премьер", "премьер-министр"} == set(heads)


def same_body(one: str, other: str) -> bool:
    registry = countries()
    if (known := registry.by_form(one)) and (also := registry.by_form(other)):
        return known is also
    words, others = lemmas(one), lemmas(other)
    return 2 * len(words & others) >= min(len(words), len(others)) > 0


@cache
def head(words: str) -> str:
    """The lemma of the first noun of "северокорейский лидер" is "лидер"."""
    parses = [morphology().parse(w)[0] for w in WORD.findall(words)]
    return next((p.normal_form for p in parses if p.tag.POS == "NOUN"), words.lower()).replace("ё", "е")


def lemmas(words: str) -> set[str]:
    return {morphology().parse(w)[0].normal_form.replace("ё", "е") for w in WORD.findall(words)}


@cache
def morphology() -> MorphAnalyzer:
    return MorphAnalyzer()


# --- dates


def dates(name: str, document: Annotated, found: Sequence[Stretch], report: Report, *, errors: bool) -> None:
    gold = [m for m in document.marked if m.kind == "DATE"]
    pairs = assign(gold, found, lambda m, span: float(overlap(m.span, span)))
    report.add(name, len(pairs), len(gold), len(found))
    if errors:
        missed, invented = unpaired(pairs, gold, found)
        report.errors += [f"DATE missed: {around(document.text, m.span)}" for m in missed]
        report.errors += [f"DATE invented: {around(document.text, span)}" for span in invented]


def natasha_dates() -> Callable[[str], list[Stretch]]:
    speed.natasha()  # puts back what its morphology needs
    from natasha import DatesExtractor, MorphVocab

    extract = DatesExtractor(MorphVocab())
    return lambda text: [(match.start, match.stop) for match in extract(text)]


# --- stretches


def stretch(span: Span, shift: int) -> Stretch:
    return span.start + shift, span.stop + shift


def stretches_of(record: Record, entity: str, shift: int) -> list[Stretch]:
    return [stretch(m.span, shift) for m in record.cast.mentions if m.entity == entity]


def overlaps_any(span: Stretch, others: Iterable[Stretch]) -> bool:
    return any(overlap(span, other) for other in others)


def main() -> None:
    options = parser_of(__doc__, "nerel/dev").parse_args()
    reader, report, natasha = Reader(), Report(), natasha_dates()
    paths = found_in(options.data, "*.txt")
    for path in paths:
        document = annotated(path)
        placed = article_at(document.text)
        if placed is None:
            print(f"left out, its offsets change with normalising: {path.name}")
            continue
        article, shift = placed
        record = reader.read_article(article)
        contacts(document, record, shift, report)
        offices(document, record, shift, report)
        dates("DATE, Letopis", document, [stretch(t.span, shift) for t in record.times], report, errors=True)
        dates("DATE, Natasha", document, natasha(document.text), report, errors=False)
    if options.errors:
        print("\n".join(sorted(report.errors)))
    print(f"{len(paths)} texts of {options.data.name}")
    print("\n".join(report.table()))


if __name__ == "__main__":
    main()
