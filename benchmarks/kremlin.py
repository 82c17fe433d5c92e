"""Official readouts: the counterpart of each, against the tags of kremlin.ru's own editors.

    python benchmarks/kremlin.py [ITEMS] [--errors] [--json]

ITEMS is JSON Lines of the site's items (default ../shared/data/kremlin_2025/items.jsonl); those count that
the editors filed under foreign policy and tagged with countries, and whose title tells a contact: "Телефонный
разговор с ...", "Переговоры с ...", "26 февраля состоятся переговоры ...". A title of another kind (an
appointment, answers to the press) tells no contact and is left out, by name.

An item is read as the site shows it: title, lead, body. One contact of the record is looked for that has

    countries   every country of `ref_countries`, as a participant or as whom a participant represents
    persons     every person of `ref_persons` among the participants, by surname and first name; the editors tag
                only those with a card on the site, so where there is none the country decides
    kind        the kind that the title tells (`TITLES`); meeting and talks are one, as in the gold set
    date        the day that title or lead gives ("13 марта состоятся ..."). Where they give none the right
                date is None; the day of publication, which the site's readouts mean, is accepted too

`all` wants the four in one and the same contact: the share of items right in all is the figure of merit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common import parser_of

from letopis.lexicons import countries
from letopis.model.record import Contact, Participant, Record
from letopis.pipeline.reader import Reader

TITLES = (
    (re.compile(r"телефонный разговор", re.I), {"call"}),
    (re.compile(r"переговор|встреч|встретится|беседа", re.I), {"meeting", "talks"}),
    (re.compile(r"визит|поездка", re.I), {"visit"}),
    (re.compile(r"саммит", re.I), {"summit"}),
)
VIDEO = re.compile(r"видеоконференц|видеосвяз", re.I)
MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
DAY = re.compile(rf"\b(\d\d?) ({'|'.join(MONTHS)})\b")
SLOTS = ("countries", "persons", "kind", "date", "all")


@dataclass(frozen=True, slots=True)
class Item:
    """A readout and what is known of its contact. `days` are the EDTF dates that are right; None is no date."""

    title: str
    text: str
    published: str
    countries: frozenset[str]
    persons: tuple[str, ...]
    kinds: frozenset[str]
    days: frozenset[str | None]


def items(path: Path) -> tuple[list[Item], list[str]]:
    """The items that count, and the titles of the foreign-policy ones that do not."""
    rows = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    foreign = [row for row in rows if row.get("ref_foreign_policy")]
    counting = [row for row in foreign if row["ref_countries"] and kinds_of(row)]
    return [item_of(row) for row in counting], [row["title"] for row in foreign if row not in counting]


def item_of(row: dict[str, Any]) -> Item:
    return Item(
        title=row["title"],
        text="\n\n".join(part for part in (row["summary"], row["text"]) if part),
        published=row["published"][:10],
        countries=frozenset(country_id(name) for name in row["ref_countries"]),
        persons=tuple(row["ref_persons"]),
        kinds=frozenset(kinds_of(row)),
        days=days_of(row),
    )


def kinds_of(row: dict[str, Any]) -> set[str]:
    """What the title calls the contact; talks that the lead puts on a screen are a call."""
    told = next((kinds for words, kinds in TITLES if words.search(row["title"])), set())
    return told | {"call"} if told and VIDEO.search(row["summary"] or "") else told


def days_of(row: dict[str, Any]) -> frozenset[str | None]:
    """The first day that title or lead names, in the year of publication; else none, or that of publication."""
    named = DAY.search(f"{row['title']} {row['summary']}")
    if named is None:
        return frozenset({None, row["published"][:10]})
    return frozenset({f"{row['published'][:4]}-{MONTHS.index(named[2]) + 1:02}-{int(named[1]):02}"})


def country_id(name: str) -> str:
    """The registry's id of a country as the editors call it; a name that it does not know ends the run."""
    found = countries().by_name(name) or countries().by_form(name)
    if found is None:
        raise SystemExit(f"{name}: no such country in the registry")
    return found.id


# --- one record against its item


def judge(item: Item, record: Record) -> dict[str, bool]:
    """Which slots the best contact has right."""
    verdicts = [slots(item, contact) for contact in record.contacts]
    return max(verdicts, key=lambda v: (sum(v.values()), v["persons"]), default=dict.fromkeys(SLOTS, False))


def slots(item: Item, contact: Contact) -> dict[str, bool]:
    right = {
        "countries": item.countries <= set(represented(contact.participants)),
        "persons": all(any(same_person(tag, p.name) for p in contact.participants) for tag in item.persons),
        "kind": contact.kind in item.kinds,
        "date": contact.date in item.days,
    }
    return right | {"all": all(right.values())}


def represented(participants: Iterable[Participant]) -> Iterator[str]:
    for participant in participants:
        yield participant.entity
        if participant.represents:
            yield f"country:{participant.represents}"
        # An entity of limited recognition has no code to represent; its name stands in the office.
        elif participant.office and (named := country_in(participant.office)):
            yield named


def country_in(office: str) -> str | None:
    words = office.split()
    found = (countries().by_form(" ".join(words[i:])) for i in range(len(words)))
    return next((country.id for country in found if country), None)


def same_person(tag: str, name: str) -> bool:
    """Whether "Лукашенко Александр Григорьевич" is "Александр Лукашенко": surname there, no other words."""
    wanted, told = folded(tag), folded(name)
    return wanted[0] in told and set(told) <= set(wanted)


def folded(name: str) -> Sequence[str]:
    return name.lower().replace("ё", "е").replace("-", " ").split()


# --- the report


def shown(contact: Contact) -> str:
    parties = "; ".join(f"{p.name} ({p.represents})" for p in contact.participants)
    return f"{contact.kind} {contact.status} {contact.date} {parties}"


def explained(item: Item, record: Record, verdict: dict[str, bool]) -> Iterator[str]:
    """A miss and its reason: what is wrong, what was expected, what the record has."""
    wrong = ", ".join(slot for slot in SLOTS[:-1] if not verdict[slot]) or "each in another contact"
    yield f"{item.published} {item.title}"
    yield f"    wrong: {wrong if record.contacts else 'no contact at all'}"
    yield f"    expected: {'/'.join(sorted(item.kinds))} {sorted(item.countries)} {list(item.persons)} {item.days}"
    yield from (f"    found: {shown(contact)}" for contact in record.contacts)


def main() -> None:
    parser = parser_of(__doc__, "kremlin_2025/items.jsonl")
    parser.add_argument("--json", action="store_true", help="the shares as JSON")
    options = parser.parse_args()
    reader = Reader()
    wanted, left_out = items(options.data)
    verdicts = []
    for item in wanted:
        record = reader.read(item.text, published=item.published, title=item.title)
        verdicts.append(judge(item, record))
        if options.errors and not verdicts[-1]["all"]:
            print("\n".join(explained(item, record, verdicts[-1])))
    shares = {slot: sum(v[slot] for v in verdicts) for slot in SLOTS}
    if options.json:
        print(json.dumps({"items": len(verdicts), **shares}))
        return
    named = sum(bool(item.persons) for item in wanted)
    print(f"{len(verdicts)} items, {named} with a person tagged")
    print(f"left out, for no contact in the title: {'; '.join(left_out)}")
    for slot, right in shares.items():
        print(f"{slot:10} {right:3}/{len(verdicts)}  {right / len(verdicts):.3f}")


if __name__ == "__main__":
    main()
