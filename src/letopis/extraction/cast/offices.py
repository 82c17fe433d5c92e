"""Office phrases: "президент России", "глава японского МИДа", "посол Ирландии в США".

Yields each phrase with its extent, the post that the registry knows it as, and the country or
organisation that it speaks for. Who holds the office is told in beside.py and holders.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from letopis.extraction.cast.gazetteer import Hit
from letopis.extraction.cast.noun_phrases import Known, left_edge, right_edge
from letopis.lexicons.phrases import Match, fold
from letopis.lexicons.posts import Post, posts
from letopis.model.document import Document, Name
from letopis.reading import morphology

FORMER = {"бывший", "экс", "прежний", "тогдашний"}
BEFORE_NAME = {"[", "(", "«", '"', "—", "-", "–"}
NEW = {"новый", "избранный", "новоизбранный"}
SUBJECT_OF_POST = {"по", "в", "во", "при", "на"}
MATTERS = {"делам", "вопросам", "проблемам"}
LONGEST_SUBJECT = 9  # tokens of "по вопросам торговли, промышленности и ..."
STEM = 5  # letters that the forms of a word have in common
# Bodies that a lone surname after them is the head of: "представитель администрации Обамы".
BODIES_OF_SOMEBODY = {
    "партия", "администрация", "правительство", "кабинет", "штаб", "команда", "движение", "фракция", "фонд", "клан",
    "режим", "секретариат", "адвокат", "коалиция", "семья",
}  # fmt: skip
AGE = re.compile(r"\d+-летн")
ABROAD = {"в", "во", "при", "на"}
CLERGY = {"патриарх", "католикос", "католикос-патриарх", "митрополит", "архиепископ", "епископ"}
ALL_OF = {"всея", "всего", "всей", "всех"}
LONGEST_SEE = 8  # tokens


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """Tokens `[start, stop)` that name an office; `countries` are of those it speaks for, in order.

    `holder` is None where the phrase says neither state nor organisation ("президент");
    `complement` has the lemmas after the post that are no country ("лидер | консерваторов").
    """

    start: int
    stop: int
    head: int
    post: Post
    holders: tuple[str, ...]
    plural: bool
    former: bool
    complement: tuple[str, ...] = ()
    new: bool = False  # "новый глава Кубы"

    @property
    def holder(self) -> str | None:
        """The one state or organisation that the office belongs to."""
        return self.holders[0] if len(self.holders) == 1 else None


class OfficeReader:
    """Finds the office phrases of one document."""

    def __init__(self, document: Document, hits: Sequence[Hit], names: Sequence[Name]) -> None:
        self._document = document
        self._people = {n.start: n for n in names}
        self._inside = {i for n in self._people.values() for i in range(n.start, n.stop)}
        self._hits: Mapping[int, Hit] = {h.start: h for h in hits if h.start not in self._inside}
        self._names = {n.start: n for n in document.names if n.kind != "PER"}
        self._words = [(t.text, t.lemma) for t in document.tokens]

    def read(self) -> list[OfficePhrase]:
        """All office phrases, in text order; one inside another is left out unless it has its own holder."""
        found: list[OfficePhrase] = []
        for i in range(len(self._document.tokens)):
            if i in self._inside or (found and i < found[-1].stop):
                continue
            phrase = self._at(i)
            if phrase:
                found.append(phrase)
        return found

    def _at(self, i: int) -> OfficePhrase | None:
        match = posts().match(self._words, i)
        if match is None or self._document.tokens[i].pos not in {"NOUN", "PROPN", "ADJ"} or self._leads(i):
            return None
        head = self._head(i, i + match.length)
        start = left_edge(self._document, i)
        plural = self._plural(head) or self._plural_of_several(start, head)
        last = i + match.length - 1
        stop = max(self._owner(last + 1) if last > head else last + 1, self._stop(head, plural))
        post = self._post(match, i, stop)
        stop = self._abroad(stop) if post.abroad else stop
        former = any(self._document.tokens[j].lemma in FORMER for j in range(start, head + 1))
        holders = self._holders(start, head, last, stop, post)
        new = any(self._document.tokens[j].lemma in NEW for j in range(start, head + 1))
        return OfficePhrase(start, stop, head, post, holders, plural, former, self._complement(head, stop, post), new)

    def _complement(self, head: int, stop: int, post: Post) -> tuple[str, ...]:
        """The lemmas after a post that are neither its own words nor a state or an organisation."""
        own = {fold(word)[:STEM] for phrase in post.phrases for word in phrase.split()}
        inner = {j for h in self._hits_in(head + 1, stop) for j in range(h.start, h.stop)}
        tokens = [t for t in self._document.tokens[head + 1 : stop] if t.pos not in {"CCONJ", "PUNCT"}]
        return tuple(t.lemma for t in tokens if t.index not in inner and t.low[:STEM] not in own)

    def _hits_in(self, start: int, stop: int) -> list[Hit]:
        """The known names that begin in tokens `[start, stop)`."""
        return [self._hits[i] for i in range(start, stop) if i in self._hits]

    def _leads(self, i: int) -> bool:
        """Whether a word is that of "во главе с", which is no post."""
        tokens = self._document.tokens
        return i > 0 and tokens[i].low == "главе" and tokens[i - 1].low == "во"

    def _plural(self, head: int) -> bool:
        token = self._document.tokens[head]
        return token.feats.get("Number") == "Plur" or morphology.only_plural(token.text)

    def _plural_of_several(self, start: int, head: int) -> bool:
        """Whether the tagger took a plural that begins a clause for a genitive: "Главы МИД России и Китая"."""
        before = self._document.tokens[start - 1] if start else None
        opens = before is None or before.pos == "PUNCT" or before.sentence != self._document.tokens[head].sentence
        token = self._document.tokens[head]
        if not opens or token.case != "Gen" or not self._joined(self._stop(head, plural=False)):
            return False
        return morphology.may_be(token.text, "nomn", "plur")

    def _head(self, start: int, stop: int) -> int:
        tokens = self._document.tokens
        return next((j for j in range(start, stop) if tokens[j].pos in {"NOUN", "PROPN"}), start)

    def _taken(self, i: int) -> Known | None:
        """The known name at a token; a person's name ends the phrase."""
        if i in self._people:
            return None
        hit = self._hits.get(i)
        if hit and hit.nominal:
            return Known(hit.stop, last=hit.country is not None)
        name = self._names.get(i)
        return Known(name.stop, last=False) if name else None

    def _stop(self, head: int, plural: bool) -> int:
        stop = right_edge(self._document, head, self._taken)
        stop = next((i for i in range(head + 1, stop) if i in self._people), stop)
        if self._document.tokens[head].lemma in CLERGY:
            return self._see(head, stop)
        stop = self._misread_state(head) if stop == head + 1 else stop
        while plural and self._joined(stop):
            stop = self._hits[stop + 1].stop
        return stop

    def _see(self, head: int, stop: int) -> int:
        """The end with a cleric's see, up to the name: "патриарх [Московский и всея Руси] Кирилл"."""
        tokens = self._document.tokens
        for i in range(head + 1, min(head + LONGEST_SEE, len(tokens))):
            if i in self._people:
                return i
            of_see = tokens[i].text.istitle() and tokens[i].pos in {"ADJ", "PROPN"}
            told = of_see or tokens[i].low in ALL_OF | {"и"} or tokens[i].lemma in CLERGY
            if not told and tokens[i - 1].low not in ALL_OF:
                return stop
        return stop

    def _misread_state(self, head: int) -> int:
        """The end with the state that the tagger takes for a name after a capital: "Премьер-министр Чили"."""
        stop = head + 1
        hit = self._hits.get(stop)
        if hit is None or hit.country is None or not hit.nominal:
            return stop
        named = self._document.tokens[stop].rel.startswith("flat")
        return hit.stop if named and morphology.may_be(self._document.tokens[stop].text, "gent") else stop

    def _owner(self, stop: int) -> int:
        """The end with whose post it is, where its own words end in no head: "поверенный в делах [США]"."""
        hit = self._hits.get(stop)
        return hit.stop if hit is not None and hit.nominal else stop

    def _joined(self, stop: int) -> bool:
        """Whether "и" and one more country go on: "президенты России и Белоруссии"."""
        tokens = self._document.tokens
        hit = self._hits.get(stop + 1)
        return stop + 1 < len(tokens) and tokens[stop].text in {"и", ","} and hit is not None and hit.nominal

    def _abroad(self, stop: int) -> int:
        """The end with the place of the embassy: "посол Ирландии в США"."""
        tokens = self._document.tokens
        if stop + 1 < len(tokens) and tokens[stop].low in ABROAD:
            hit = self._hits.get(stop + 1)
            name = self._names.get(stop + 1)
            if hit and hit.nominal:
                return hit.stop
            return name.stop if name else stop
        return stop

    def _post(self, match: Match[Post], first: int, stop: int) -> Post:
        """The post by the phrase's words without countries: "глава японского МИДа" is "глава МИД"."""
        skipped = {j for h in self._hits_in(first + 1, stop) if h.country for j in range(h.start, h.stop)}
        reduced = posts().match([self._words[j] for j in range(first, stop) if j not in skipped], 0)
        return reduced.entry if reduced and reduced.length > match.length else match.entry

    def _holders(self, start: int, head: int, last: int, stop: int, post: Post) -> tuple[str, ...]:
        """Codes of the states or bodies of a post of [start, stop), whose own words end at `last`."""
        inner = self._hits_in(start, stop)
        after = [h for h in inner if h.start > head]
        if post.abroad:
            return self._sending(inner, max(head, last), several=self._plural(head))
        codes = [code_of(h) for h in after] or [code_of(h) for h in inner]
        known = [c for c in dict.fromkeys(codes) if c]
        own = (post.of,) if post.of and not self._is_of_a_matter(stop) else ()
        return tuple(known) or own

    def _is_of_a_matter(self, stop: int) -> bool:
        """Whether "по" goes on: "госсекретарь по торговле" is a minister of Britain, "госсекретарь" one of the US."""
        return stop < len(self._document.tokens) and self._document.tokens[stop].low == "по"

    def _sending(self, inner: Sequence[Hit], last: int, *, several: bool) -> tuple[str, ...]:
        """The side that sends an envoy: an adjective before, else the genitive right after the post."""
        before = [h for h in inner if h.start < last]
        tokens = self._document.tokens
        direct = [h for h in inner if h.start == last + 1 or (h.start == last + 2 and tokens[last + 1].text == "[")]
        if several and direct and not before:  # "постпреды России и Китая"
            direct += [h for h in inner if h.start > direct[0].start and tokens[h.start - 1].text in {"и", ","}]
        sides = (before or direct) if several else (before or direct)[:1]
        return tuple(c for h in sides if (c := code_of(h)))


def code_of(hit: Hit) -> str | None:
    """The code that a hit is represented by: ISO 3166-1, or an organisation's short name."""
    if hit.country:
        return hit.country.iso2
    if hit.organisation:
        return hit.organisation.represents
    return None


def adjacent_name(document: Document, phrase: OfficePhrase, people: Mapping[int, Name]) -> Name | None:
    """The person's name right after an office phrase.

    A mark may stand between ("посол [Семашко]"), or a word for a person in the same case ("эмир
    Катара шейх Хамад", "председатель партии, миллиардер Иванишвили").
    """
    tokens, stop = document.tokens, phrase.stop
    if stop >= len(tokens) or tokens[stop].sentence != tokens[phrase.head].sentence:
        return None
    if stop in people:
        return people[stop]
    aged = past_age(document, stop)
    if aged in people:
        return people[aged]
    for i in (stop, stop + 1):
        if i + 1 in people and i < len(tokens) and between(document, phrase, stop, i):
            return people[i + 1]
    return people.get(past_subject(document, stop, people))


def past_age(document: Document, start: int) -> int:
    """The token after what tells only the age of who follows: "вице-губернатор края[, 35-летний] Иван Петров"."""
    tokens = document.tokens
    i = start + 1 if start < len(tokens) and tokens[start].text == "," else start
    return i + 1 if i + 1 < len(tokens) and AGE.match(tokens[i].low) else start


def past_subject(document: Document, start: int, people: Mapping[int, Name]) -> int:
    """The token after what a post is about: "советник президента [по национальной безопасности] Анна Берг"."""
    tokens = document.tokens
    if start >= len(tokens):
        return start
    if tokens[start].low not in SUBJECT_OF_POST and tokens[start - 1].low not in MATTERS:
        return start
    stop = min(document.sentence_of(start).stop, start + LONGEST_SUBJECT)
    for token in tokens[start + (tokens[start].low in SUBJECT_OF_POST) : stop]:
        known = token.pos in {"ADJ", "NOUN", "PROPN", "CCONJ", "DET"} and token.case != "Nom"
        if token.index in people or not known:
            return token.index
    return stop


def between(document: Document, phrase: OfficePhrase, stop: int, last: int) -> bool:
    """Whether tokens `[stop, last]` may part an office from the name of its holder."""
    tokens = document.tokens
    if last == stop and tokens[stop].text in BEFORE_NAME:
        return True
    comma = tokens[stop].text == "," and last == stop + 1
    if last != stop and not comma:
        return False
    word = tokens[last]
    same_case = word.case is not None and word.case == tokens[phrase.head].case
    return (
        word.pos == "NOUN"
        and same_case
        and "anim" in morphology.grammemes(word.text)
        and word.sentence == tokens[stop - 1].sentence
    )
