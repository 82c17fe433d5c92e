"""The neural models: names, morphology and syntax by slovnet over Navec embeddings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from navec import Navec
from slovnet import NER, Morph, Syntax

from letopis.reading.weights import weights

Words = Sequence[str]

# Names are read over whole documents, as the model was trained; a longer one goes in parts.
NAMES_WINDOW = 2000


@dataclass(frozen=True, slots=True)
class Tag:
    """What the models say of one word: UD tag, head (0 is the root, else 1-based) and relation."""

    pos: str
    feats: dict[str, str]
    head: int
    rel: str


class Models:
    """The three models over one table of embeddings. Loading takes about a second, once."""

    def __init__(self) -> None:
        navec = Navec.load(weights("navec"))
        self._names = NER.load(weights("names")).navec(navec)
        self._morphology = Morph.load(weights("morphology")).navec(navec)
        self._syntax = Syntax.load(weights("syntax")).navec(navec)

    def tag(self, sentences: Sequence[Words]) -> list[list[Tag]]:
        """Tags and trees of sentences, in their order.

        Sentences go to the models by length, since a batch is padded to its longest.
        """
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        items = [sentences[i] for i in order]
        tagged: list[list[Tag]] = [[] for _ in sentences]
        for i, morph, tree in zip(order, self._morphology.map(items), self._syntax.map(items), strict=True):
            tagged[i] = [
                Tag(m.pos, m.feats, int(t.head_id), t.rel) for m, t in zip(morph.tokens, tree.tokens, strict=True)
            ]
        return tagged

    def names(self, sentences: Sequence[Words]) -> list[str]:
        """BIO tags ("B-PER", "I-LOC", "O") of all words of a document."""
        tags: list[str] = []
        for words in windows(sentences):
            infer = self._names.infer
            tags.extend(tag for pred in infer.decoder(infer.process(infer.encoder([words]))) for tag in pred)
        return tags


def windows(sentences: Sequence[Words]) -> list[list[str]]:
    """All words of whole sentences, in parts of about `NAMES_WINDOW`."""
    parts: list[list[str]] = [[]]
    for words in sentences:
        if len(parts[-1]) >= NAMES_WINDOW:
            parts.append([])
        parts[-1].extend(words)
    return [part for part in parts if part]
