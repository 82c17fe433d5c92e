"""The clause around a word: who does it, to whom, and which complements it has.

The tree is asked first. Where it has no answer (one arc in eight is wrong), the order of words
and their cases are: from the trigger outwards, up to the next finite verb.

    Новым премьером   стал   лидер консерваторов Дэвид Кэмерон | , который ...
    <--------- left  trigger  right ------------------------->
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from letopis.extraction.syntax import OBJECT_CONTROL
from letopis.model.document import Document, Token

BOUNDARIES = frozenset({"который", "что", "если", "чтобы", "когда", "хотя"})
PARTICIPLE_RELS = frozenset({"acl", "amod"})
# How far an infinitive, a conjunct or a participle may lie under the verb whose subject it shares.
SHARING = frozenset({"xcomp", "conj", "ccomp", "csubj", "advcl", "acl"})
LONG_FORMS = {"со": "с", "во": "в", "ко": "к", "ото": "от"}
SUBJECT_POS = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True)
class Clause:
    """A trigger in its document."""

    document: Document
    trigger: Token

    @property
    def right(self) -> Sequence[Token]:
        """The tokens after the trigger, up to the next finite verb or clause, nearest first."""
        stop = self.document.sentence_of(self.trigger.index).stop
        return list(self._until_boundary(range(self.trigger.index + 1, stop)))

    @property
    def left(self) -> Sequence[Token]:
        """The tokens before the trigger, back to the last finite verb or clause, nearest first."""
        start = self.document.sentence_of(self.trigger.index).start
        return list(self._until_boundary(range(self.trigger.index - 1, start - 1, -1)))

    def _until_boundary(self, places: range) -> Iterator[Token]:
        for i in places:
            token = self.document.tokens[i]
            if (
                token.text == ";"
                or (token.lemma in BOUNDARIES and not self._is_oblique(token))
                or (is_finite(token) and not self._helps(token))
            ):
                return
            yield token

    def _is_oblique(self, token: Token) -> bool:
        """Whether "который" stands under a preposition of the trigger's clause: "указ, согласно которому назначен"."""
        return token.lemma == "который" and bool(self.preposition(token)) and token.index < self.trigger.index

    def _helps(self, token: Token) -> bool:
        """Whether a finite verb is the trigger's own auxiliary or governor: "был назначен", "решил уйти"."""
        own = token.head == self.trigger.index or self.trigger.head == token.index
        return own and (token.lemma == "быть" or self.trigger.feats.get("VerbForm") == "Inf")

    @property
    def is_passive(self) -> bool:
        """Whether the trigger is a passive form: "назначен", "назначенный", "назначается"."""
        return self.trigger.feats.get("Voice") == "Pass"

    @property
    def is_participle(self) -> bool:
        """Whether the trigger is a full participle, which describes a noun: "уволенный", "уходящий"."""
        return self.trigger.feats.get("VerbForm") == "Part" and self.trigger.feats.get("Variant") != "Short"

    def subjects(self) -> Iterator[Token]:
        """The likely grammatical subjects, best first."""
        if self.is_participle:
            yield from self._described()
            return
        if self._controller() is not None:
            yield from self._asked()
            return
        told = list(self._subject_in_tree())
        yield from told
        if not any(t.case == "Nom" and t.pos in SUBJECT_POS for t in told):
            near = (*outside_brackets(self.left), *outside_brackets(self.right))
            yield from (t for t in near if t.case == "Nom" and t.pos in SUBJECT_POS)

    def objects(self) -> Iterator[Token]:
        """The likely direct objects, best first; of a passive form, its subjects."""
        if self.is_passive:
            yield from self.subjects()
            return
        told = self.document.children(self.trigger.index, "obj")
        yield from told
        if not any(t.pos in SUBJECT_POS for t in told):
            yield from (t for t in (*self.right, *self.left) if t.case in {"Acc", "Gen"} and not self.preposition(t))

    def genitives(self) -> Iterator[Token]:
        """The genitives that depend on the trigger, or follow it before any preposition or mark."""
        yield from (t for t in self.document.children(self.trigger.index, "nmod") if self._bare(t, "Gen"))
        near = takewhile(lambda t: t.pos not in {"ADP", "PUNCT"} and t.case != "Dat", self.right)
        yield from (t for t in near if t.case == "Gen")

    def bare(self, case: str) -> Iterator[Token]:
        """The words of a case without a preposition: dependents first, then by distance to the right and left."""
        yield from (t for t in self.document.children(self.trigger.index) if self._bare(t, case))
        yield from (t for t in (*self.right, *self.left) if self._bare(t, case))

    def complements(self, preposition: str, lemmas: frozenset[str] | None = None) -> Iterator[Token]:
        """The nouns of the clause that stand under a preposition ("" for none), nearest first."""
        for token in (*self.right, *self.left):
            listed = lemmas is None or token.lemma in lemmas
            placed = token.index > self.trigger.index or self._hangs_on_trigger(token)
            if listed and placed and self.preposition(token) == preposition:
                yield token

    def _hangs_on_trigger(self, token: Token) -> bool:
        """Whether a word before the trigger is of no subject or object: "претендент на пост" is."""
        head = self.document.tokens[token.head] if token.head is not None else None
        if head is None or head.index >= self.trigger.index or head.pos not in {"NOUN", "PROPN"}:
            return True
        return head.case not in {"Nom", "Acc"} or head.lemma == "победа"  # "победу на выборах одержал"

    def preposition(self, token: Token) -> str:
        """The preposition of a noun: its own, or the one before its adjectives; "" for none."""
        own = self.document.child(token.index, "case")
        if own is not None and own.index < token.index:
            return LONG_FORMS.get(own.low, own.low)
        return self._preposition_before(token)

    def _preposition_before(self, token: Token) -> str:
        start = self.document.sentence_of(token.index).start
        for i in range(token.index - 1, start - 1, -1):
            word = self.document.tokens[i]
            if word.pos == "ADP":
                return LONG_FORMS.get(word.low, word.low)
            if word.pos not in {"ADJ", "DET", "NUM", "PUNCT"} or word.text in ",;—":
                return ""
        return ""

    def _bare(self, token: Token, case: str) -> bool:
        return token.case == case and token.pos != "ADP" and not self.preposition(token)

    def _controller(self) -> Token | None:
        """The verb that asks somebody else to do what the trigger says: "предложит Петрову занять пост"."""
        head = self.document.tokens[self.trigger.head] if self.trigger.head is not None else None
        infinitive = self.trigger.feats.get("VerbForm") == "Inf"
        return head if infinitive and head is not None and head.lemma in OBJECT_CONTROL else None

    def _asked(self) -> Iterator[Token]:
        """Whom the verb over the trigger asks, wherever it stands."""
        verb = self._controller()
        own = self.document.children(verb.index, "iobj", "obj", "obl") if verb else []
        near = (*own, *self.right, *self.left)
        yield from (t for t in near if t.case == "Dat" and not self.preposition(t) and t.pos in SUBJECT_POS)

    def _described(self) -> Iterator[Token]:
        """The noun that a participle describes: the one before its comma, its head, else the next that agrees."""
        before = self._before_comma()
        if before is not None:
            yield before
            return
        head = self.trigger.head
        if head is not None and self.trigger.rel.split(":")[0] in PARTICIPLE_RELS:
            noun = self.document.tokens[head]
            agrees = noun.case == self.trigger.case or not noun.case or self.trigger.case != "Ins"
            if agrees and self._number_fits(noun):
                yield noun
                return
        near = (t for t in (*self.right, *self.left) if t.pos in {"NOUN", "PROPN"})
        yield from (t for t in near if t.case == self.trigger.case and self._number_fits(t))

    def _before_comma(self) -> Token | None:
        """The name right before the comma of a participle that agrees with it: "Петрова, объявившего об уходе"."""
        tokens, i = self.document.tokens, self.trigger.index
        if i < 2 or tokens[i - 1].text != "," or tokens[i - 2].sentence != self.trigger.sentence:
            return None
        noun = tokens[i - 2]
        same = all(noun.feats.get(mark) == self.trigger.feats.get(mark) for mark in ("Case", "Number"))
        return noun if noun.pos == "PROPN" and noun.case is not None and same else None

    def _subject_in_tree(self) -> Iterator[Token]:
        """The trigger's own subject, or that of a verb it is subordinated or joined to."""
        for verb in (self.trigger, *self._sharers()):
            told = self.document.children(verb.index, "nsubj", "csubj")
            for token in sorted(told, key=self._unlikeliness):
                mark = self.document.child(verb.index, "mark")
                outside = mark is not None and token.index < mark.index < verb.index  # before its own "что"
                if self._number_fits(token) and not outside:
                    yield self.antecedent(token, verb)

    def _number_fits(self, subject: Token) -> bool:
        """Whether a subject has the trigger's number; several singulars make a plural."""
        if self.trigger.feats.get("Number") != "Plur" or subject.feats.get("Number") != "Sing":
            return True
        return self.document.child(subject.index, "conj") is not None

    def _unlikeliness(self, subject: Token) -> tuple[bool, bool]:
        """Of two subjects that the tree gives a verb, the one of another gender is wrong, or of another clause."""
        first, last = sorted((subject.index, self.trigger.index))
        between = self.document.tokens[first + 1 : last]
        return not self._gender_fits(subject), any(t.lemma in BOUNDARIES for t in between)

    def _gender_fits(self, subject: Token) -> bool:
        """Whether a subject can have the trigger's gender: of "Министр ... стала Петрова" the second one."""
        return len({subject.feats.get("Gender"), self.trigger.feats.get("Gender")} - {None}) < 2

    def _sharers(self) -> Iterator[Token]:
        below = self.trigger
        for above in self.document.ancestors(self.trigger.index):
            if below.rel.split(":")[0] not in SHARING or (is_finite(below) and below.rel not in {"conj", "ccomp"}):
                return
            if any(True for _ in self.document.children(below.index, "nsubj")):
                return
            yield above
            below = above

    def antecedent(self, token: Token, verb: Token) -> Token:
        """The noun that "который" stands for: the head of its clause; any other word stands for itself."""
        if token.lemma == "который" and verb.head is not None:
            return self.document.tokens[verb.head]
        return token


def outside_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens up to the first bracket."""
    return takewhile(lambda t: t.text not in "()", tokens)


def is_finite(token: Token) -> bool:
    """A finite verb or a short participle: each makes a clause of its own."""
    form = token.feats.get("VerbForm")
    is_short = form == "Part" and token.feats.get("Variant") == "Short"
    return token.pos in {"VERB", "AUX"} and (form == "Fin" or is_short)
