"""The neural models: names, morphology and syntax. The weights are slovnet's over Navec embeddings, the code is here.

Outputs are those of slovnet's own code but for ties. What makes it fast: nothing is padded (`encoder`), the first
layer is kept by word (`first_layer`), names are decoded in blocks (`names`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from letopis.reading.encoder import Encoder
from letopis.reading.first_layer import FirstLayer
from letopis.reading.names import NameTagger
from letopis.reading.packs import Floats, Integers, load_embeddings, load_pack
from letopis.reading.parser import Parser
from letopis.reading.trees import trees
from letopis.reading.weights import weights

Words = Sequence[str]

# Names are read over whole documents, as the model was trained; a longer one goes in parts. Morphology and syntax
# go in the same parts, so that memory is bounded.
WINDOW = 2000

# The layers write into buffers that are made once.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A tag of Universal Dependencies by its number. There is one object for each, so it is compared by identity."""

    number: int
    pos: str
    feats: dict[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the models say of words, in four lists of one length.

    A head is the number of a word in its sentence from 1, or 0 at the root; a name is a BIO tag ("B-PER", "O").
    """

    tags: list[Tag]
    heads: list[int]
    relations: list[str]
    names: list[str]


class Models:
    """The three models over one table of embeddings. Loading takes a fifth of a second."""

    def __init__(self) -> None:
        names = load_pack(weights("names"), "shape", "tag")
        morphology = load_pack(weights("morphology"), "shape", "tag")
        syntax = load_pack(weights("syntax"), "shape", "rel")
        packs = (names, morphology, syntax)
        self._first_layer = FirstLayer(load_embeddings(weights("navec")), packs)
        self._encoders = [Encoder(p, self._first_layer.taps, i) for i, p in enumerate(packs)]
        self._name_tagger, self._name_tags = NameTagger(names), names.vocabularies["tag"]
        self._projection = morphology.weights["head"]["proj"]
        self.tags = [tag_of(i, t) for i, t in enumerate(morphology.vocabularies["tag"])]
        self._parser, self._relations = Parser(syntax), syntax.vocabularies["rel"]

    def read(self, sentences: Sequence[Words]) -> Reading:
        """Tags, trees and names of all words of a document."""
        reading = Reading([], [], [], [])
        with _ONE_AT_A_TIME:
            for window in windows(sentences):
                self._read(window, reading)
        return reading

    def _read(self, sentences: Sequence[Words], reading: Reading) -> None:
        """Add what the models say of one window."""
        lengths = [len(words) for words in sentences]
        rows = self._first_layer.rows([word for words in sentences for word in words])
        apart, places = set_apart(rows, lengths)
        names, morphology, syntax = self._encoders
        reading.names.extend(self._name_tags[i] for i in self._name_tagger(names(rows)).tolist())
        reading.tags.extend(self.tags[i] for i in self._tag(morphology(apart)[places]).tolist())
        heads, relations = self._parse(syntax(apart), places, lengths)
        reading.heads.extend(heads.tolist())
        reading.relations.extend(self._relations[i] for i in relations.tolist())

    def _tag(self, vectors: Floats) -> Integers:
        scores: Floats = vectors @ self._projection["weight"]
        scores += self._projection["bias"]
        best: Integers = scores.argmax(axis=1)
        return best

    def _parse(self, vectors: Floats, places: Integers, lengths: Sequence[int]) -> tuple[Integers, Integers]:
        """Heads and relations of words; each sentence is headed from the empty row before it."""
        stops = np.cumsum(np.array(lengths) + 1)
        roots = stops - np.array(lengths) - 1
        parts = self._parser.project(vectors, roots)
        scores = [self._parser.scores(parts[a:b]) for a, b in zip(roots.tolist(), stops.tolist(), strict=True)]
        heads = trees(scores)
        return heads, self._parser.relations(parts, places, heads + np.repeat(roots, lengths))


def set_apart(rows: Integers, lengths: Sequence[int]) -> tuple[Integers, Integers]:
    """Words by row with an empty row before each sentence, and where each word stands then, (words,)."""
    places = np.arange(len(rows)) + np.repeat(np.arange(1, len(lengths) + 1), lengths)
    apart = np.zeros(len(rows) + len(lengths), np.int64)
    apart[places] = rows
    return apart, places


def tag_of(number: int, text: str) -> Tag:
    """A tag as the model writes it: "NOUN|Case=Nom|Number=Sing"."""
    pos, *feats = text.split("|")
    return Tag(number, pos, dict(f.split("=", 1) for f in feats))


def windows(sentences: Sequence[Words]) -> Iterator[list[Words]]:
    """Whole sentences, in parts of about `WINDOW` words."""
    part: list[Words] = []
    size = 0
    for words in sentences:
        if size >= WINDOW:
            yield part
            part, size = [], 0
        part.append(words)
        size += len(words)
    if size:
        yield part
