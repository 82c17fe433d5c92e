"""An article with its linguistic annotation: what `reading` yields and `extraction` reads.

Plain values only: no type of an NLP library. Syntax and tags follow Universal Dependencies.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from letopis.model.article import Article
from letopis.model.span import Span

NameKind = Literal["PER", "LOC", "ORG"]


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A word in lower case with ё as е."""
    return word.lower().replace("ё", "е")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `index`, `head` and `sentence` count from 0 over the whole document.

    `pos` and `feats` are UD tags ("VERB"; {"Case": "Nom", ...}); `rel` is the UD relation to
    `head`, which is None at the root of a sentence.
    """

    index: int
    span: Span
    text: str
    lemma: str
    pos: str
    feats: Mapping[str, str]
    head: int | None
    rel: str
    sentence: int

    @property
    def low(self) -> str:
        """The word in lower case with ё as е: the form that lexicons are matched by."""
        return folded(self.text)

    @property
    def case(self) -> str | None:
        """UD case ("Nom", "Gen", ...), or None."""
        return self.feats.get("Case")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span and its tokens `[start, stop)` by index."""

    index: int
    span: Span
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name found by the name model: tokens `[start, stop)`."""

    kind: NameKind
    span: Span
    start: int
    stop: int


@dataclass(frozen=True)
class Document:
    """An annotated article."""

    article: Article
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    names: Sequence[Name]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head is not None:
                children[token.head].append(token.index)
        return children

    @cached_property
    def _starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    @cached_property
    def _names_over(self) -> dict[int, list[Name]]:
        over: dict[int, list[Name]] = {}
        for name in self.names:
            for i in range(name.start, name.stop):
                over.setdefault(i, []).append(name)
        return over

    def names_over(self, index: int) -> Sequence[Name]:
        """The names that a token is part of."""
        return self._names_over.get(index, ())

    def children(self, index: int, *rels: str) -> list[Token]:
        """The dependents of a token in text order, those with one of `rels` if any are given.

        A relation without a subtype also matches its subtypes: "nsubj" takes "nsubj:pass".
        """
        found = [self.tokens[i] for i in self._children[index]]
        return [t for t in found if t.rel in rels or t.rel.split(":")[0] in rels] if rels else found

    def child(self, index: int, *rels: str) -> Token | None:
        """The first of `children`, or None."""
        return next(iter(self.children(index, *rels)), None)

    def subtree(self, index: int) -> list[int]:
        """The token and all that depend on it, by index, in text order."""
        seen, todo = {index}, [index]
        while todo:
            for i in self._children[todo.pop()]:
                if i not in seen:
                    seen.add(i)
                    todo.append(i)
        return sorted(seen)

    def ancestors(self, index: int) -> Iterator[Token]:
        """The heads above a token, nearest first; ends at the root even where the tree is broken."""
        seen = {index}
        head = self.tokens[index].head
        while head is not None and head not in seen:
            seen.add(head)
            yield self.tokens[head]
            head = self.tokens[head].head

    def sentence_of(self, index: int) -> Sentence:
        """The sentence of a token."""
        return self.sentences[self.tokens[index].sentence]

    def sentence_tokens(self, sentence: Sentence) -> Sequence[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.start : sentence.stop]

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """The tokens that start inside `span`."""
        return self.tokens[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.stop)]

    def span_of(self, start: int, stop: int) -> Span:
        """The span of tokens `[start, stop)`; raises ValueError where there is none."""
        if start >= stop:
            raise ValueError(f"no tokens in [{start}, {stop})")
        return Span(self.tokens[start].span.start, self.tokens[stop - 1].span.stop)

    def cover(self, indices: Sequence[int]) -> Span:
        """The least span that covers the tokens given by index."""
        return self.span_of(min(indices), max(indices) + 1)
