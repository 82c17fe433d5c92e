"""Who a common noun stands for: "политолог" after "политический обозреватель Руслан Петров".

Newsrooms do not repeat a name: they put a noun in its place that they have called the person by, or
a word of the same family (lexicons/callings.toml). Yields all whom a noun may mean; which of
several it is, is told in speakers.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from letopis.extraction.cast.noun_phrases import left_edge
from letopis.lexicons import tenures
from letopis.lexicons.callings import families, families_of
from letopis.lexicons.phrases import fold
from letopis.model.cast import Cast, Entity, Mention
from letopis.model.document import Document

BEFORE, AFTER = 8, 12  # words that describe a name, on either side
DESCRIBING = {"NOUN", "ADJ", "PROPN", "X"}
MARKS = {",", "(", "—", "–", "-", "«", '"'}
JOINING = {",", "«", '"', "“", "„"}
# What has a name and says nothing: "танкер «Север»" is no company.
THINGS = frozenset(
    {
        "судно", "танкер", "корабль", "теплоход", "катер", "самолет", "вертолет", "лайнер", "ракета", "спутник",
        "поезд", "газопровод", "нефтепровод", "трубопровод", "проект", "фильм", "книга", "премия", "конкурс",
        "операция", "программа", "система", "вакцина", "препарат", "сервис", "соцсеть", "сеть",
    }
)  # fmt: skip
NAMING = {"name", "alias"}


class Callings:
    """What an article calls its persons and bodies, by entity."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self._document, self._cast = document, cast

    def those(self, head: int, kind: str) -> list[str]:
        """The ids of the entities of a type that a noun may stand for, the one named nearest before it last.

        Those whom the noun itself has been said of; only where there are none, those of its family.
        """
        told = self._persons if kind == "person" else self._bodies
        noun = self._document.tokens[head].lemma
        before = [i for i in self._before(head) if i in told and not self.is_thing(i)]
        own = [i for i in before if noun in told[i]]
        families = [f for f in families_of(noun) if f.type == kind]
        return own or [i for i in before if any(told[i] & f.of for f in families)]

    def may_be(self, entity: str, head: int) -> bool:
        """Whether nothing told of a body keeps a noun from meaning it: a union is no company."""
        noun, told = self._document.tokens[head].lemma, self._bodies.get(entity)
        known = self._cast.entities[entity]
        if told is None or known.country is not None:
            return False
        others = [f for f in families() if f.type == "organization" and noun not in f.nouns]
        own = any(f.type == "organization" for f in families_of(noun))
        return own and not self.is_thing(entity) and not any(told & f.of for f in others)

    def is_thing(self, entity: str) -> bool:
        """Whether an article calls what has a name a ship, a pipeline, a film."""
        return bool(self._bodies.get(entity, frozenset()) & THINGS)

    def says_all(self, entity: str, words: frozenset[str]) -> bool:
        """Whether an article describes an entity by all of some lemmas: "глава", "район"."""
        return words <= self._persons.get(entity, frozenset())

    def _before(self, head: int) -> list[str]:
        last = {m.entity: m.start for m in self._cast.mentions if m.start < head and m.kind in {*NAMING, "pronoun"}}
        return sorted(last, key=lambda i: last[i])

    @cached_property
    def _persons(self) -> Mapping[str, frozenset[str]]:
        return self._described("person")

    @cached_property
    def _bodies(self) -> Mapping[str, frozenset[str]]:
        return self._described("organization")

    def _described(self, kind: str) -> Mapping[str, frozenset[str]]:
        """The describing lemmas by entity, of those that the article names."""
        found: dict[str, set[str]] = defaultdict(set)
        for mention in self._cast.mentions:
            entity = self._cast.entities[mention.entity]
            if entity.type == kind and mention.kind in NAMING and self._names(entity, mention):
                found[entity.id] |= self._words_at(mention) | (known_titles(entity) if kind == "person" else set())
        return {key: frozenset(words) for key, words in found.items()}

    def _names(self, entity: Entity, mention: Mention) -> bool:
        """Whether a mention names somebody, and is no bare post or noun of body itself."""
        words = self._document.tokens[mention.start : mention.stop]
        proper = any(t.text[:1].isupper() for t in words[1:]) or words[0].text[:2].isupper()
        if len(words) == 1 and families_of(words[0].lemma):
            return False  # "Лоукостер" that opens a sentence
        return entity.name != entity.office and (mention.kind == "name" or proper)

    def _words_at(self, mention: Mention) -> set[str]:
        """The lemmas beside a name and in it: the noun before with its complements, an apposition after."""
        tokens = self._document.tokens
        inner = {t.lemma for t in tokens[mention.start : mention.stop] if t.pos in DESCRIBING}
        return inner | self._noun_before(mention) | self._apposition(mention)

    def _noun_before(self, mention: Mention) -> set[str]:
        """ "политический обозреватель Руслан Петров", "глава района, полковник Петров": what agrees with the name."""
        tokens = self._document.tokens
        case, sentence = tokens[mention.head].case, tokens[mention.start].sentence
        found: set[str] = set()
        if case == "Gen":
            return found  # "мать Ивана Петрова" is not he
        for i in range(mention.start - 1, max(mention.start - 1 - BEFORE, -1), -1):
            token = tokens[i]
            if token.sentence != sentence or not (token.pos in {*DESCRIBING, "ADP"} or token.text in JOINING):
                break
            if token.pos == "NOUN" and case in {token.case, None} and token.feats.get("Number") != "Plur":
                found |= {t.lemma for t in tokens[left_edge(self._document, i) : mention.start] if t.pos in DESCRIBING}
        return found

    def _apposition(self, mention: Mention) -> set[str]:
        """ "Руслан Петров, политический обозреватель газеты, ...", "Петров — политолог": a noun that agrees."""
        tokens = self._document.tokens
        stop = mention.stop
        if stop + 1 >= len(tokens) or tokens[stop].text not in MARKS:
            return set()
        end = min(self._document.sentence_of(mention.start).stop, stop + AFTER)
        words = []
        for token in tokens[stop + 1 : end]:
            if token.pos not in {"NOUN", "ADJ", "PROPN", "X", "ADP", "ADV"}:
                break
            words.append(token)
        first = next((t for t in words if t.pos == "NOUN"), None)
        agrees = (
            first is not None and first.case == tokens[mention.head].case and first.rel in {"appos", "root", "conj"}
        )
        return {t.lemma for t in words if t.pos in DESCRIBING} if agrees else set()


def known_titles(entity: Entity) -> set[str]:
    """The words of the posts that the registry has somebody in, at any time."""
    rows = tenures().held_by(entity.name) if " " in entity.name else ()
    return {fold(word) for row in rows for word in row.title.split()}
