"""The cast of a document while it is put together: what all stages read and add to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from letopis.extraction.cast.gazetteer import Hit, find_hits
from letopis.extraction.cast.names import find_people
from letopis.extraction.cast.noun_phrases import Known, right_edge
from letopis.extraction.cast.offices import OfficePhrase
from letopis.extraction.cast.written import PersonName
from letopis.model.cast import Cast, Entity, Mention, MentionKind
from letopis.model.document import Document


class CastDraft:
    """The entities and mentions found so far, over the names and hits of one document.

    `names` are those of persons as read, by their first token, `name_at` as found, `in_names` all their
    tokens; `people` has them by person, and `person_ids` the entities of these persons in the same
    order. `offices` are those that persons hold now, `former_offices` those that they are named with as
    past ones, by entity. `taken` has the tokens that a mention covers; of a body only its head.
    """

    def __init__(self, document: Document) -> None:
        self.hits = find_hits(document)
        self.document, self.people = find_people(document, self.hits)
        self.names = {n.name.start: n for p in self.people for n in p.names}
        self.name_at = {start: n.name for start, n in self.names.items()}
        self.in_names = {i for n in self.name_at.values() for i in range(n.start, n.stop)}
        self._numbers = {n.name.start: i for i, p in enumerate(self.people) for n in p.names}
        self.person_ids: list[str] = []
        self.entities: dict[str, Entity] = {}
        self.mentions: list[Mention] = []
        self.groups: dict[int, tuple[str, ...]] = {}
        self.offices: dict[str, list[OfficePhrase]] = defaultdict(list)
        self.former_offices: dict[str, list[OfficePhrase]] = defaultdict(list)
        self.taken: set[int] = set()
        self._hit_at = {h.start: h for h in self.hits}
        self._name_stops = {n.start: n.stop for n in reversed(self.document.names)}  # of two, the first

    def cast(self) -> Cast:
        """The draft as it stands, mentions in text order, outer before inner."""
        mentions = sorted(self.mentions, key=lambda m: (m.start, -m.stop))
        return Cast(tuple(mentions), dict(self.entities), dict(self.groups))

    # --- persons

    def number_of(self, name: PersonName) -> int:
        """The place in `people` of the person who has a name."""
        return self._numbers[name.name.start]

    def person_id(self, name: PersonName) -> str:
        """The entity of the person who has a name."""
        return self.person_ids[self.number_of(name)]

    def put_case(self, name: PersonName, case: str) -> PersonName:
        """Read a name in another case; its person's nominative is told anew."""
        agreed = replace(name, case=case)
        self.people[self.number_of(name)].swap(name, agreed)
        self.names[name.name.start] = agreed
        return agreed

    def persons(self) -> list[Entity]:
        """The persons among the entities so far."""
        return [e for e in self.entities.values() if e.type == "person"]

    # --- phrases

    def head_of(self, start: int, stop: int) -> int:
        """The token of `[start, stop)` whose head lies outside; the first noun where there are several."""
        tokens = self.document.tokens
        tops = [i for i in range(start, stop) if (h := tokens[i].head) is None or not start <= h < stop]
        nouns = [i for i in tops if tokens[i].pos in {"NOUN", "PROPN"}]
        return (nouns or tops or [start])[0]

    def end_of(self, head: int) -> int:
        """The end of the genitives after a noun, names of all kinds among them."""
        return right_edge(self.document, head, self._known)

    def _known(self, i: int) -> Known | None:
        hit = self._hit_at.get(i)
        if hit and hit.nominal:
            return Known(hit.stop, last=hit.country is not None)
        stop = self._name_stops.get(i)
        return Known(stop, last=False) if stop else None

    def hits_in(self, start: int, stop: int) -> Sequence[Hit]:
        """The hits that start in `[start, stop)`."""
        return [h for h in self.hits if start <= h.start < stop]

    # --- adding

    def add(self, entity: Entity) -> Entity:
        """Add an entity; one of the same id that is there already stays, and is given back."""
        return self.entities.setdefault(entity.id, entity)

    def mention(self, key: str, kind: MentionKind, start: int, stop: int, rule: str, head: int | None = None) -> None:
        """Add a mention; its head is the syntactic one where the caller knows no better."""
        head = self.head_of(start, stop) if head is None else head
        self.mentions.append(Mention(key, kind, self.document.span_of(start, stop), start, stop, head, rule))
        self.taken.update(range(start, stop) if rule != "body" else (head,))
