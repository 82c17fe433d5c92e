"""Article -> Document: the one door to the language models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from letopis.model.article import Article
from letopis.model.document import Document, Name, NameKind, Sentence, Token
from letopis.reading import morphology
from letopis.reading.memo import Memo
from letopis.reading.models import Models, Reading, Tag
from letopis.reading.segmentation import Segment, segment
from letopis.sources.lookalikes import fold_lookalikes

PROPER = {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"}
# No name of a person goes on over these: "Гайко Маас (Heiko Maas)" is his name and its Latin spelling.
PARTING = {"(", ")", "[", "]", ",", ";", ":", "•", "/"}


# Words under a tag whose lemma is kept; about 20 MB.
LEMMAS = 80_000


class Lemmas(Memo[tuple[str, int], str]):
    """The lemmas of words under tags, by word and number of the tag.

    Python's search for circles of objects leaves tuples of plain values alone. With tags themselves in the keys it
    went through 190,000 objects after 500 articles, and took 3 of the 46 µs a word of annotation.
    """

    def __init__(self, tags: Sequence[Tag]) -> None:
        super().__init__(lambda key: morphology.lemma(key[0], tags[key[1]].pos, tags[key[1]].feats), LEMMAS)


class Annotator:
    """Loads the models once; `annotate` is then a pure function of the article."""

    def __init__(self) -> None:
        self._models = Models()
        self._lemmas = Lemmas(self._models.tags)

    def annotate(self, article: Article) -> Document:
        """Tokens, sentences, trees and names of an article; an empty text gives an empty document."""
        text = fold_lookalikes(article.text)  # letter for letter, so every offset stays
        segments = list(segment(text))
        if not segments:
            return Document(article, (), (), ())
        reading = self._models.read([s.words for s in segments])
        return document_of(article, segments, reading, self._lemmas)


def document_of(article: Article, segments: Sequence[Segment], reading: Reading, lemmas: Lemmas) -> Document:
    """The document of an article from its sentences and what the models say of their words."""
    tokens = tuple(build_tokens(segments, reading, lemmas))
    names = tuple(part for name in build_names(tokens, reading.names) for part in parted(tokens, name))
    sentences = tuple(build_sentences(segments))
    return Document(article, with_common_nouns(tokens, sentences, names), sentences, names)


def build_sentences(segments: Sequence[Segment]) -> Iterator[Sentence]:
    """Sentences with their token ranges."""
    start = 0
    for index, s in enumerate(segments):
        yield Sentence(index, s.span, start, start + len(s.words))
        start += len(s.words)


def build_tokens(segments: Sequence[Segment], reading: Reading, lemmas: Lemmas) -> Iterator[Token]:
    """Tokens, numbered over the document."""
    told = zip(reading.tags, reading.heads, reading.relations, strict=True)
    first = 0
    for number, s in enumerate(segments):
        for i, (span, word, (tag, head, relation)) in enumerate(zip(s.spans, s.words, told, strict=False), first):
            above = first + head - 1 if head else None
            yield Token(i, span, word, lemmas[word, tag.number], tag.pos, tag.feats, above, relation, number)
        first += len(s.words)


def with_common_nouns(
    tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Name]
) -> tuple[Token, ...]:
    """The tokens with common nouns put right that only open a sentence: the tagger takes "Политолог" for a name."""
    inside = {i for name in names for i in range(name.start, name.stop)}
    mended = list(tokens)
    for s in sentences:
        if s.start not in inside:
            mended[s.start] = as_common(tokens[s.start])
    return tuple(mended)


def as_common(token: Token) -> Token:
    """A name that the dictionary has as a common noun only, as that noun."""
    if token.pos != "PROPN" or not token.text[1:].islower():
        return token
    known = morphology.grammemes(token.text)
    if not {"known", "NOUN"} <= known or known & PROPER:
        return token
    animacy = "Anim" if "anim" in known else "Inan"
    feats = {**token.feats, "Animacy": animacy}
    return replace(token, pos="NOUN", feats=feats, lemma=morphology.lemma(token.text, "NOUN", feats))


def build_names(tokens: Sequence[Token], tags: Sequence[str]) -> Iterator[Name]:
    """Names from BIO tags; an I of another kind, or in another sentence, begins a name of its own."""
    start: int | None = None
    kind: NameKind = "PER"
    for i, tag in enumerate([*tags, "O"]):
        inside = tag.startswith("I-") and tag[2:] == kind and i < len(tokens)
        if start is not None and not (inside and tokens[i].sentence == tokens[start].sentence):
            yield Name(kind, tokens[start].span.join(tokens[i - 1].span), start, i)
            start = None
        if start is None and tag != "O":
            start, kind = i, tag[2:]  # type: ignore[assignment]


def parted(tokens: Sequence[Token], name: Name) -> Iterator[Name]:
    """A name of a person without brackets and commas: each part between them is a name; others as they are."""
    if name.kind != "PER":
        yield name
        return
    start = name.start
    while start < name.stop - 1 and tokens[start].pos == "ADP":  # "Вместо Акселя Вебера", where a sentence opens
        start += 1
    for i in range(start, name.stop + 1):
        if i < name.stop and tokens[i].text not in PARTING:
            continue
        if start < i:
            yield Name("PER", tokens[start].span.join(tokens[i - 1].span), start, i)
        start = i + 1
