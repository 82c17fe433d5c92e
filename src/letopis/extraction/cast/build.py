"""The cast of a document, put together: names, offices, bodies, countries, places.

Order matters: persons first, then the offices that stand beside their names, then offices alone,
which lean on those; pronouns come last (coreference.py).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from anyascii import anyascii

from letopis.extraction.cast.gazetteer import Hit, find_hits
from letopis.extraction.cast.missed import missed_names, with_first_names
from letopis.extraction.cast.noun_phrases import Known, left_edge, right_edge
from letopis.extraction.cast.offices import (
    BODIES_OF_SOMEBODY,
    OfficePhrase,
    OfficeReader,
    adjacent_name,
    code_of,
    past_subject,
)
from letopis.extraction.cast.officials import known_official, may_hold, official_of, put_right
from letopis.extraction.cast.people import Person, PersonName, fold, likely, read_people
from letopis.extraction.phrases import nominative
from letopis.extraction.syntax import is_passive, negated, preposition
from letopis.lexicons import countries, tenures
from letopis.lexicons.bodies import bodies
from letopis.lexicons.cities import city_of_form, country_of_city
from letopis.lexicons.posts import posts
from letopis.model.cast import Cast, Entity, EntityType, Mention, MentionKind
from letopis.model.document import Document, Name
from letopis.reading import morphology

LONGEST_ENDING = 3  # "Рахмона" and "Токаевым" are forms of names that the registry has
OWN_NAMES = {
    "organisations",
    "countries.name",
    "countries.alias",
    "countries.official",
    "countries.capital",
    "countries.seat",
}
CHIEFS = {"head_of_state", "head_of_government", "secretary_general", "foreign_minister", "commission_president"}
RENAMED_WITHIN = 3  # sentences
CARRIERS = {"пост", "должность", "место", "кресло", "портфель", "обязанность", "полномочие", "избрание"}
TAKING = {"стать", "назначить", "избрать", "утвердить", "переизбрать"}
BECOMING = {
    "стать",
    "становиться",
    "назначить",
    "назначать",
    "избрать",
    "избирать",
    "утвердить",
    "быть",
    "являться",
    "работать",
    "служить",
    "переизбрать",
    "выбрать",
    "оставаться",
    "остаться",
    "сделать",
    "выдвинуть",
}


def slug(text: str) -> str:
    """A stable id of a name in Latin letters: "Владимир Путин" gives "vladimir-putin"."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(text.replace("ь", "").replace("ъ", "")).lower()).strip("-") or "x"


class CastBuilder:
    """Collects the entities and mentions of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.entities: dict[str, Entity] = {}
        self.mentions: list[Mention] = []
        self.groups: dict[int, tuple[str, ...]] = {}
        self.hits = find_hits(document)
        self.people = read_people(
            document,
            [n for n in document.names if n.kind == "PER" and not in_post(document, n) and not is_gloss(document, n)],
        )
        found = (*missed_names(document, self.people, self.hits), *with_first_names(document))
        if found:
            self.document = document = with_names(document, found)
            self.people = read_people(
                document,
                [
                    n
                    for n in document.names
                    if n.kind == "PER" and not in_post(document, n) and not is_gloss(document, n)
                ],
            )
        self.names = {n.name.start: n for p in self.people for n in p.names}
        self._person_ids: dict[int, str] = {}
        self._taken: set[int] = set()
        self._offices: dict[str, list[OfficePhrase]] = defaultdict(list)

    def build(self) -> Cast:
        """The cast without pronouns."""
        phrases = OfficeReader(self.document, self.hits, [n.name for n in self.names.values()]).read()
        beside = self._beside(phrases)
        self._agree(phrases, beside)
        self._add_people(phrases, beside)
        self._add_bodies()
        self._add_hits()
        self._add_other_names()
        self._add_offices_alone([p for p in phrases if p.start not in beside])
        self.mentions.sort(key=lambda m: (m.start, -m.stop))
        return Cast(tuple(self.mentions), dict(self.entities), dict(self.groups))

    # --- persons and the offices beside their names

    def _beside(self, phrases: Sequence[OfficePhrase]) -> dict[int, list[PersonName]]:
        """Office phrases by start, each with the names that it stands beside."""
        found: dict[int, list[PersonName]] = {}
        for phrase in reversed(phrases):
            names = self._names_after(phrase) or self._name_before(phrase) or self._through(phrase, found)
            if names:
                found[phrase.start] = names
        return found

    def _agree(self, phrases: Sequence[OfficePhrase], beside: dict[int, list[PersonName]]) -> None:
        """Give a name the case of the office before it, which the tagger knows better than foreign names."""
        for phrase in phrases:
            case = self.document.tokens[phrase.head].case
            for name in beside.get(phrase.start, [])[: None if not phrase.plural else 0]:
                if case and name.case != case and name.name.start >= phrase.stop:
                    person = self._person_of(name)
                    agreed = replace(name, case=case)
                    person.swap(name, agreed)
                    self.names[name.name.start] = agreed
                    beside[phrase.start] = [agreed]

    def _names_after(self, phrase: OfficePhrase) -> list[PersonName]:
        """ "президент России Владимир Путин", "президенты России и Белоруссии Путин и Лукашенко"."""
        people = {start: name.name for start, name in self.names.items()}
        first = adjacent_name(self.document, phrase, people)
        if first is None:
            return []
        if phrase.post.dependent and first.stop in people and self.names[first.start].case == "Gen":
            first = people[first.stop]  # "советника Петрова Анну Берг": whom she serves, then she
        past = past_subject(self.document, first.stop, people)
        if phrase.post.dependent and past in people and self.names[first.start].case == "Gen":
            first = people[past]  # "советник Петрова по торговле Анна Берг"
        names = [self.names[first.start]]
        tokens = self.document.tokens
        while phrase.plural and names[-1].name.stop + 1 < len(tokens):
            stop = names[-1].name.stop
            if tokens[stop].text not in {"и", ","} or stop + 1 not in self.names:
                break
            names.append(self.names[stop + 1])
        if phrase.plural:
            return names if len(names) > 1 else []
        return names if self._same_case(phrase, names[0]) else []

    def _same_case(self, phrase: OfficePhrase, name: PersonName) -> bool:
        """Whether a name may be the holder: in the case of the post, as far as its forms tell.

        Of somebody who serves, a genitive is whom he serves ("советник Путина"), and so it is where the
        holder's own name follows ("советника Путина Михаила Лесина").
        """
        case = self.document.tokens[phrase.head].case
        if name.name.stop in self.names and name.case == "Gen":
            return False
        last = self.document.tokens[phrase.stop - 1].lemma if phrase.post.dependent else "".join(phrase.complement[-1:])
        if name.alone and last in BODIES_OF_SOMEBODY:
            return False  # "представитель администрации Обамы"
        served = name.name.start == phrase.stop
        if served and phrase.post.dependent and self._is_served(phrase, name):
            return False
        if (
            served
            and phrase.post.dependent
            and name.case == "Gen"
            and (case != "Gen" or phrase.stop - phrase.head == 1)
        ):
            return False
        if case == "Nom" and name.first and surely_oblique(name.first):
            return False
        if case in {"Gen", "Acc", "Dat"} and (name.first or "").endswith("ой") and not self._is_feminine(phrase):
            return False  # "с женой политика Грасой Машел"
        men = {case, name.case} == {"Acc", "Gen"} and not (name.first or name.last or "").lower().endswith(("у", "ю"))
        return men or case in {None, name.case, "Nom"} or name.case in {"", "Nom"}

    def _is_feminine(self, phrase: OfficePhrase) -> bool:
        """Whether a noun of post is feminine: "королевы"."""
        return self.document.tokens[phrase.head].feats.get("Gender") == "Fem"

    def _is_served(self, phrase: OfficePhrase, name: PersonName) -> bool:
        """Whether a name is that of the chief in the words of a post: "представитель генсека ООН Антониу Гутерриша"."""
        rows = (t for surname in likely(dict(name.lasts)) for t in tenures().held_by(surname))
        return any(t.holder == phrase.holder and t.post in CHIEFS for t in rows)

    def _name_before(self, phrase: OfficePhrase) -> list[PersonName]:
        """ "Энда Кенни, премьер-министр Ирландии"; the phrase must agree with the name and end the apposition."""
        tokens = self.document.tokens
        comma = phrase.start - 1
        if comma < 1 or tokens[comma].text not in {",", "—", "–", "-", "("} or phrase.plural:
            return []
        name = next((n for n in self.names.values() if n.name.stop == comma), None)
        if name is None or tokens[comma].sentence != tokens[name.name.start].sentence:
            return []
        after = tokens[phrase.stop].text if phrase.stop < len(tokens) else "."
        same_case = tokens[phrase.head].case in {name.case, None} or not name.case
        listed = self._list_goes_on(phrase)
        return [name] if same_case and after in {",", ".", ")", "—", "–", "-", ";", ":"} and not listed else []

    def _list_goes_on(self, phrase: OfficePhrase) -> bool:
        """Whether the phrase is one of a list of parties ("Путин, канцлер Германии и премьер Италии")."""
        tokens = self.document.tokens
        return any(t.text == "и" for t in tokens[phrase.stop : phrase.stop + 1])

    def _through(self, phrase: OfficePhrase, later: dict[int, list[PersonName]]) -> list[PersonName]:
        """A chain of offices of one person: "министр по делам разведки, глава комиссии Дан Меридор"."""
        tokens = self.document.tokens
        if phrase.stop + 1 >= len(tokens) or tokens[phrase.stop].text != "," or phrase.plural:
            return []
        following = later.get(phrase.stop + 1, [])
        same_case = tokens[phrase.head].case == tokens[phrase.stop + 1].case
        return following if len(following) == 1 and same_case else []

    def _add_people(self, phrases: Sequence[OfficePhrase], beside: dict[int, list[PersonName]]) -> None:
        offices: dict[int, list[OfficePhrase]] = defaultdict(list)
        for phrase in phrases:
            for k, name in enumerate(beside.get(phrase.start, [])):
                offices[id(self._person_of(name))].append(one_of(phrase, k, len(beside[phrase.start])))
        for phrase, name in self._predicates(phrases):
            offices[id(self._person_of(name))].append(phrase)
        for person in self.people:
            self._add_person(person, offices[id(person)])
            if not offices[id(person)]:
                self._add_service(person)
        for phrase in phrases:
            self._mention_beside(phrase, beside.get(phrase.start, []))
        for person in self.people:
            for name in person.names:
                self._mention_name(name, self._person_ids[id(person)])
        self._add_glosses()

    def _add_glosses(self) -> None:
        """Latin spellings in brackets are names of the person before them: "Гайко Маас (Heiko Maas)"."""
        stops = {n.name.stop: n for n in self.names.values()}
        for name in self.document.names:
            person = stops.get(name.start - 1) if name.kind == "PER" and is_gloss(self.document, name) else None
            if person is not None:
                key = self._person_ids[id(self._person_of(person))]
                self._mention(key, "alias", name.start, name.stop, self._syntactic_head(name.start, name.stop), "gloss")

    def _predicates(self, phrases: Sequence[OfficePhrase]) -> Iterator[tuple[OfficePhrase, PersonName]]:
        """Offices taken: "премьером стал Кэмерон", "назначил Лукьянова послом"."""
        by_token = {i: n for n in self.names.values() for i in range(n.name.start, n.name.stop)}
        for phrase in phrases:
            token = self.document.tokens[phrase.head]
            verb = self.document.tokens[token.head] if token.head is not None else None
            if token.case != "Ins" or verb is None or verb.lemma not in TAKING or negated(self.document, verb.index):
                continue
            rels = ("nsubj",) if verb.lemma == "стать" or is_passive(verb) else ("obj",)
            holder = self.document.child(verb.index, *rels)
            inner = [i for i in self.document.subtree(holder.index) if i in by_token] if holder else []
            if holder and (holder.index in by_token or len({id(by_token[i]) for i in inner}) == 1):
                yield phrase, by_token[holder.index if holder.index in by_token else inner[0]]

    def _person_of(self, name: PersonName) -> Person:
        return next(p for p in self.people if any(n.name.start == name.name.start for n in p.names))

    def _add_person(self, person: Person, offices: Sequence[OfficePhrase]) -> None:
        current = [o for o in offices if not o.former]
        holder = next((o.holder for o in current if o.holder), None)
        official = known_official(person, [(o.post, o.holder) for o in current], self.document.article.published)
        name = official.name if official and may_be_called(person, official.name) else person.display()
        name = put_right(name, official)
        key = f"person:{slug(name)}"
        office = next((self._office_text(o) for o in current if o.holder), None)
        office = office or next((self._office_text(o) for o in current), None)
        country = holder or (official.holder if official and not any(o.former for o in offices) else None)
        self.entities.setdefault(key, Entity(key, "person", name, country, office))
        self._person_ids[id(person)] = key
        self._offices[key].extend(current)

    def _add_service(self, person: Person) -> None:
        """The body or state that an apposition without a known post gives somebody: "эксперт Госдепартамента США"."""
        key = self._person_ids[id(person)]
        if self.entities[key].country is not None:
            return
        for name in person.names:
            head = self._apposed_noun(name)
            if head is None:
                continue
            start = left_edge(self.document, head)
            stop = min(self._reach(head), name.name.start)
            codes = [c for h in self.hits if head < h.start < stop and h.organisation and (c := code_of(h))]
            if codes and stop == name.name.start:
                text = nominative(self.document, start, stop, head)
                self.entities[key] = replace(self.entities[key], country=codes[0], office=text)
                return

    def _apposed_noun(self, name: PersonName) -> int | None:
        """The animate noun that a name is apposed to, to its left."""
        token = self.document.tokens[name.name.start]
        head = self.document.tokens[token.head] if token.head is not None else None
        if head is None or token.rel != "appos" or head.pos != "NOUN" or head.index >= token.index:
            return None
        return head.index if "anim" in morphology.grammemes(head.text) else None

    def _reach(self, head: int) -> int:
        """The end of the complements of a noun, "по" and "в" with theirs included, up to the next name of a person."""
        hits = {h.start: h for h in self.hits}
        stop = right_edge(self.document, head, lambda j: self._name_end(j, hits))
        tokens = self.document.tokens
        while (
            stop < len(tokens)
            and tokens[stop].low in {"по", "в", "при"}
            and tokens[stop].sentence == tokens[head].sentence
        ):
            following = next((t.index for t in tokens[stop + 1 : stop + 4] if t.pos in {"NOUN", "PROPN"}), None)
            if following is None:
                return stop
            stop = right_edge(self.document, following, lambda j: self._name_end(j, hits))
        return stop

    def _office_text(self, phrase: OfficePhrase) -> str:
        """The office in the nominative; of a plural phrase the part that one person has."""
        if morphology.only_plural(self.document.tokens[phrase.head].text):
            country = countries().by_iso(phrase.holder or "")
            genitive = morphology.inflect(country.name, "PROPN", "Nom", "Gen") if country else ""
            return f"{phrase.post.title} {genitive}".strip()
        text = nominative(self.document, phrase.start, phrase.stop, phrase.head)
        return text[0].lower() + text[1:] if text[1:2].islower() else text

    def _mention_beside(self, phrase: OfficePhrase, names: Sequence[PersonName]) -> None:
        if len(names) == 1 and names[0].name.start >= phrase.stop:
            key = self._person_ids[id(self._person_of(names[0]))]
            self._mention(key, "name", phrase.start, names[0].name.stop, phrase.head, "office_and_name")
        elif len(names) == 1:
            key = self._person_ids[id(self._person_of(names[0]))]
            self._mention(key, "office", phrase.start, phrase.stop, phrase.head, "office_after_name")
        elif names:
            self.groups[phrase.head] = tuple(self._person_ids[id(self._person_of(n))] for n in names)

    def _mention_name(self, name: PersonName, key: str) -> None:
        n = name.name
        if not any(m.start <= n.start and n.stop <= m.stop and m.kind == "name" for m in self.mentions[-200:]):
            self._mention(key, "name", n.start, n.stop, self._syntactic_head(n.start, n.stop), "name")

    # --- bodies, countries, other names

    def _add_bodies(self) -> None:
        """Bodies that a common noun and a country make: "правительство Японии", "российское посольство"."""
        words = [(t.text, t.lemma) for t in self.document.tokens]
        hits = {h.start: h for h in self.hits}
        for i in range(len(words)):
            match = bodies().match(words, i)
            if match is None or i in self._taken or self.document.tokens[i].pos not in {"NOUN", "PROPN", "ADJ"}:
                continue
            if (
                match.entry.kind == "state"
                and preposition(self.document, i) == "с"
                and self.document.tokens[i].case == "Gen"
            ):
                continue  # "со стороны властей", "со своей стороны"
            head = self._syntactic_head(i, i + match.length)
            start = left_edge(self.document, i)
            stop = max(i + match.length, right_edge(self.document, head, lambda j: self._name_end(j, hits)))
            self._add_body(start, stop, head, match.entry.kind == "state")

    def _name_end(self, i: int, hits: dict[int, Hit]) -> Known | None:
        if i in hits and hits[i].nominal:
            return Known(hits[i].stop, last=hits[i].country is not None)
        stop = next((n.stop for n in self.document.names if n.start == i), None)
        return Known(stop, last=False) if stop else None

    def _add_body(self, start: int, stop: int, head: int, needs_country: bool) -> None:
        inner = [h for h in self.hits if start <= h.start < stop]
        country = next((c for h in inner if (c := code_of(h))), None)
        if country is None:
            people = [m for m in self.mentions if start < m.start < stop and m.entity in self.entities]
            country = next((c for m in people if (c := self.entities[m.entity].country)), None)
        if needs_country and country is None:
            return
        text = nominative(self.document, start, stop, head)
        text = text[0].lower() + text[1:] if text[1:2].islower() else text
        key = f"org:{slug(text)}"
        self.entities.setdefault(key, Entity(key, "organization", text, country))
        self._mention(key, "alias", start, stop, head, "body")

    def _add_hits(self) -> None:
        for hit in self.hits:
            if hit.start in self._taken and self._inside_person(hit):
                continue
            if hit.organisation:
                self._add_organisation(hit)
            elif hit.country and (hit.sure or self._named(hit)):
                self._add_country(hit)

    def _inside_person(self, hit: Hit) -> bool:
        return any(n.start <= hit.start < n.stop for n in (p.name for p in self.names.values()))

    def _named(self, hit: Hit) -> bool:
        return any(n.start <= hit.start < n.stop and n.kind == "LOC" for n in self.document.names)

    def _add_organisation(self, hit: Hit) -> None:
        body = hit.organisation
        assert body is not None
        own = nominative(self.document, hit.start, hit.stop)
        known = self.entities.setdefault(body.id, Entity(body.id, "organization", own, body.represents))
        if len(own) > len(known.name):
            self.entities[body.id] = replace(known, name=own)
        self._mention(body.id, "alias", hit.start, hit.stop, self._syntactic_head(hit.start, hit.stop), "organisations")

    def _add_country(self, hit: Hit) -> None:
        country = hit.country
        assert country is not None
        head = self._syntactic_head(hit.start, hit.stop)
        if hit.how == "capital" and country.capital != country.name:
            name = nominative_place(self.document, hit.start, hit.stop, country.capital)
            key, kind, mention = f"place:{slug(name)}", "place", "name"
        elif hit.how == "seat":
            name = self._seat_name(hit, country.seats)
            key, kind, mention = f"org:{slug(name)}", "organization", "seat"
        else:
            name, key, kind = country.name, country.id, "country"
            mention = hit.how if hit.how in {"adjective", "demonym"} else "name"
        self.entities.setdefault(key, Entity(key, kind, name, country.iso2))  # type: ignore[arg-type]
        self._mention(key, mention, hit.start, hit.stop, head, f"countries.{hit.how}")  # type: ignore[arg-type]

    def _seat_name(self, hit: Hit, seats: Sequence[str]) -> str:
        """The seat as the lexicon writes it, by its first letters."""
        own = nominative(self.document, hit.start, hit.stop)
        return next((s for s in seats if s[:4].lower() == own[:4].lower()), own)

    def _add_other_names(self) -> None:
        """Organisations and places that the name model finds and no lexicon has."""
        named = {i for n in self.names.values() for i in range(n.name.start, n.name.stop)}
        named |= {i for m in self.mentions if m.rule in OWN_NAMES for i in range(m.start, m.stop)}
        named |= {m.head for m in self.mentions}  # "МИД" of "МИД Грузии" is that body
        for name in self.document.names:
            if name.kind == "PER" or any(i in named for i in range(name.start, name.stop)):
                continue
            text = self._name_text(name)
            if name.kind == "LOC" and country_of_city(text) is None:
                text = city_of_form(self.document.text[name.span.start : name.span.stop]) or text
            kind: EntityType = "organization" if name.kind == "ORG" else "place"
            key = self._same_named(text, kind) or f"{'org' if kind == 'organization' else 'place'}:{slug(text)}"
            country = country_of_city(text) if kind == "place" else None
            self.entities.setdefault(key, Entity(key, kind, text, country))
            self._mention(key, "name", name.start, name.stop, self._syntactic_head(name.start, name.stop), "names")

    def _name_text(self, name: Name) -> str:
        tokens = self.document.tokens[name.start : name.stop]
        quoted = any(t.text in '«»"„“”' for t in tokens)
        if quoted and tokens[0].text in '«"„“':
            return self.document.text[name.span.start : name.span.stop].strip('«»"„“”')
        return nominative(self.document, name.start, name.stop)

    def _same_named(self, text: str, kind: EntityType) -> str | None:
        return next((e.id for e in self.entities.values() if e.type == kind and e.name.lower() == text.lower()), None)

    # --- offices alone

    def _add_offices_alone(self, phrases: Iterable[OfficePhrase]) -> None:
        for phrase in phrases:
            if phrase.plural:
                self._add_plural(phrase)
            elif not self._covered(phrase) and not self._is_post(phrase):
                self._add_office(phrase)

    def _is_post(self, phrase: OfficePhrase) -> bool:
        """Whether a phrase names the post and not who holds it: "с поста главы МИД", "назначен послом"."""
        token = self.document.tokens[phrase.head]
        head = self.document.tokens[token.head] if token.head is not None else None
        if head is not None and head.lemma in CARRIERS:
            return True
        before = self.document.tokens[max(phrase.start - 1, 0)]
        if before.lemma in CARRIERS:
            return True
        return (
            token.case == "Ins"
            and head is not None
            and head.lemma in BECOMING
            and not preposition(self.document, token.index)
        )

    def _covered(self, phrase: OfficePhrase) -> bool:
        """Whether a phrase is part of a name, or too vague to be anybody ("глава" alone)."""
        inside = any(m.start <= phrase.start and phrase.stop <= m.stop and m.rule != "body" for m in self.mentions)
        return inside or (phrase.post.doubtful and not phrase.holder and phrase.stop - phrase.start == 1)

    def _add_plural(self, phrase: OfficePhrase) -> None:
        """ "президенты России и Белоруссии": those of the article who hold the posts, else the registry's."""
        keys = [self._holder_of(replace(phrase, holders=(h,), plural=False)) for h in phrase.holders]
        if len(keys) > 1:  # "ирландские лидеры": nobody can tell who
            pairs = zip(keys, phrase.holders, strict=True)
            known = (k or self._country_key(h) for k, h in pairs)
            self.groups[phrase.head] = tuple(k for k in known if k is not None)

    def _country_key(self, holder: str) -> str | None:
        """The country that an office of an unknown holder speaks for."""
        country = countries().by_iso(holder)
        if country is None:
            return None
        self.entities.setdefault(country.id, Entity(country.id, "country", country.name, country.iso2))
        return country.id

    def _add_office(self, phrase: OfficePhrase) -> None:
        key = self._former_holder(phrase) if phrase.former else self._holder_of(phrase) or self._renamed(phrase)
        if key is None:
            text = self._office_text(phrase)
            key = f"person:{slug(text)}"
            self.entities.setdefault(key, Entity(key, "person", text, None if phrase.former else phrase.holder, text))
        self._mention(key, "office", phrase.start, phrase.stop, phrase.head, "office")

    def _former_holder(self, phrase: OfficePhrase) -> str | None:
        """Who of the article held an office once, by the registry: "бывший премьер-министр Бельгии"."""
        key = phrase.post.key_in(phrase.holder) if phrase.holder else None
        if key is None or phrase.holder is None:
            return None
        held = {n for t in tenures().holders(phrase.holder, key) if phrase.post.fits(t) for n in t.names}
        people = [e.id for e in self.entities.values() if e.type == "person" and e.name in held]
        return people[0] if len(people) == 1 else None

    def _renamed(self, phrase: OfficePhrase) -> str | None:
        """Who an office alone renames: "Тиммерманс выразил ... Вице-президент Еврокомиссии подчеркнул".

        Newsrooms do not repeat a name. Only the one person counts who is the subject of a sentence
        shortly before and whose own office the article does not tell.
        """
        token = self.document.tokens[phrase.head]
        if phrase.post.abroad or phrase.post.dependent or not token.rel.startswith("nsubj"):
            return None  # whoever serves the prime minister is not she
        if phrase.holder is None:
            return self._renamed_official(phrase)
        before = {
            m.entity
            for m in self.mentions
            if m.kind == "name"
            and m.stop <= phrase.start
            and self._is_subject(m)
            and self._gap(m, phrase) <= RENAMED_WITHIN
        }
        people = [i for i in before if self.entities[i].type == "person"]
        if len(people) != 1 or self.entities[people[0]].office or self.entities[people[0]].country:
            return None
        person = self.entities[people[0]]
        self.entities[person.id] = replace(person, country=phrase.holder, office=self._office_text(phrase))
        self._offices[person.id].append(phrase)
        return person.id

    def _renamed_official(self, phrase: OfficePhrase) -> str | None:
        """Who a bare post renames: the one person named shortly before who holds it by the registry.

        "Сергей Лавров прилетел в Баку. Министр встретился с ..."; nobody where two of the article might.
        """
        near = {m.entity for m in self.mentions if m.stop <= phrase.start and self._gap(m, phrase) <= RENAMED_WITHIN}
        published = self.document.article.published
        people = [e for e in self.entities.values() if e.type == "person" and e.name != e.office]
        fitting = [e.id for e in people if may_hold(e.name, phrase.post, published)]
        return fitting[0] if len(fitting) == 1 and fitting[0] in near else None

    def _is_subject(self, mention: Mention) -> bool:
        return self.document.tokens[mention.head].rel.startswith("nsubj")

    def _gap(self, mention: Mention, phrase: OfficePhrase) -> int:
        tokens = self.document.tokens
        return tokens[phrase.head].sentence - tokens[mention.head].sentence

    def _holder_of(self, phrase: OfficePhrase) -> str | None:
        """The person who holds an office: named in the article, else certain by the registry."""
        return self._named_holder(phrase) or self._registered_holder(phrase)

    def _named_holder(self, phrase: OfficePhrase) -> str | None:
        fitting = [
            (not self._same_word(o, phrase), abs(o.start - phrase.start), key)
            for key, offices in self._offices.items()
            for o in offices
            if (same_office(o, phrase) or self._abridged(o, phrase)) and (o.start < phrase.start or phrase.holder)
        ]
        return min(fitting)[2] if fitting else None

    def _same_word(self, a: OfficePhrase, b: OfficePhrase) -> bool:
        """Whether two phrases call a post by one noun: "глава района" is rather a "глава" than a "губернатор"."""
        return self.document.tokens[a.head].lemma == self.document.tokens[b.head].lemma

    def _abridged(self, whole: OfficePhrase, part: OfficePhrase) -> bool:
        """Whether a phrase repeats an office in fewer words: "глава района" after "глава Печорского района"."""
        words, fewer = ({t.lemma for t in self.document.tokens[p.start : p.stop]} for p in (whole, part))
        same_side = part.holder in {None, whole.holder}
        return len(fewer) > 1 and fewer < words and same_side and self._same_word(whole, part)

    def _registered_holder(self, phrase: OfficePhrase) -> str | None:
        if phrase.holder is None:
            return None
        people = {e.id: e.name for e in self.entities.values() if e.type == "person"}
        official = official_of(
            phrase.post, phrase.holder, self.document.article.published, people.values(), new=phrase.new
        )
        if official is None:
            return None
        key = next((i for i, n in people.items() if n == official.name), f"person:{slug(official.name)}")
        known = self.entities.setdefault(
            key, Entity(key, "person", official.name, phrase.holder, self._office_text(phrase))
        )
        self.entities[key] = replace(
            known, country=known.country or phrase.holder, office=known.office or self._office_text(phrase)
        )
        return key

    # --- shared

    def _syntactic_head(self, start: int, stop: int) -> int:
        """The token of `[start, stop)` whose head lies outside; the first noun where there are several."""
        tokens = self.document.tokens
        tops = [i for i in range(start, stop) if (h := tokens[i].head) is None or not start <= h < stop]
        nouns = [i for i in tops if tokens[i].pos in {"NOUN", "PROPN"}]
        return (nouns or tops or [start])[0]

    def _mention(self, key: str, kind: MentionKind, start: int, stop: int, head: int, rule: str) -> None:
        self.mentions.append(Mention(key, kind, self.document.span_of(start, stop), start, stop, head, rule))
        self._taken.update(range(start, stop) if rule != "body" else (head,))


def with_names(document: Document, found: Sequence[Name]) -> Document:
    """The document with more names of persons, in the place of what the model had there."""
    taken = {i for n in found for i in range(n.start, n.stop)}
    kept = [n for n in document.names if not taken & set(range(n.start, n.stop))]
    return replace(document, names=tuple(sorted([*kept, *found], key=lambda n: n.start)))


def may_be_called(person: Person, name: str) -> bool:
    """Whether the forms of the article may be those of a name of the registry."""
    words = [fold(w) for w in name.split()]
    lasts, firsts = {fold(w) for w in person.lasts}, {fold(w) for w in person.firsts}
    if len(words) != 2 or words[0] not in firsts:
        return False
    return any(w.startswith(words[1]) and len(w) - len(words[1]) <= LONGEST_ENDING for w in lasts)


def surely_oblique(first: str) -> bool:
    """Whether a first name that the dictionary knows stands in no nominative: "Дональда"."""
    known = {n.replace("ё", "е") for n in morphology.nominatives(first, "Name")}  # "Петр" as well as "Пётр"
    return bool(known) and first.replace("ё", "е") not in known and "known" in morphology.grammemes(first)


def is_gloss(document: Document, name: Name) -> bool:
    """Whether a name is the Latin gloss of the one before it: "Гайко Маас (Heiko Maas)"."""
    before = document.tokens[name.start - 1] if name.start else None
    latin = all(t.text.isascii() for t in document.tokens[name.start : name.stop])
    return latin and before is not None and before.text == "("


def in_post(document: Document, name: Name) -> bool:
    """Whether a name is part of the words of a post: "Папа Римский"."""
    words = [(t.text, t.lemma) for t in document.tokens[max(name.start - 2, 0) : name.stop]]
    matches = (posts().match(words, i) for i in range(min(2, name.start)))
    return any(m is not None and i + m.length == len(words) for i, m in enumerate(matches))


def one_of(phrase: OfficePhrase, index: int, count: int) -> OfficePhrase:
    """The part of a plural phrase that one of its names has: the country in the same place."""
    if not phrase.plural:
        return phrase
    holders = phrase.holders
    own = (holders[index],) if len(holders) == count else holders if len(holders) == 1 else ()
    return replace(phrase, holders=own, plural=False)


def same_office(a: OfficePhrase, b: OfficePhrase) -> bool:
    """Whether two phrases may name one office; a phrase without a country takes any."""
    if b.holder is not None and a.holder != b.holder:
        return False
    if b.post.title == "министр" and not b.complement and b.holder:
        return a.post.title.startswith("министр") or (a.post.key or "").endswith("_minister")
    if a.holder and a.post.key_in(a.holder) and a.post.key_in(a.holder) == b.post.key_in(a.holder):
        return not a.post.doubtful or not b.post.doubtful or a.complement == b.complement
    if a.post.key and a.post.key == b.post.key and not b.complement:
        return not a.complement
    return a.post.title == b.post.title and a.complement == b.complement


def nominative_place(document: Document, start: int, stop: int, capital: str | None) -> str:
    """The capital's name: as in the lexicon where the article's word is a form of it."""
    own = nominative(document, start, stop)
    found = countries().by_form(own)
    return capital if capital and found and own[:3].lower() == capital[:3].lower() else own
