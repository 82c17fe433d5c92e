"""How far the noun phrase of a speaker reaches: "турецкие силовые структуры", "источники в посольстве"."""

from __future__ import annotations

from letopis.extraction.cast.noun_phrases import left_edge
from letopis.extraction.statements.draft import Scene
from letopis.model.document import Token

NOUNS = {"NOUN", "PROPN"}
NARROWING = {"в", "во", "при"}


def phrase_edges(scene: Scene, head: int) -> tuple[int, int]:
    """The tokens `[start, stop)` of the phrase that a noun heads."""
    stop = genitives_end(scene, head + 1)
    return left_edge(scene.document, head), place_end(scene, head, stop)


def genitives_end(scene: Scene, start: int) -> int:
    """The end of the genitives from a token on; names of the cast are taken whole."""
    sentence = scene.document.sentence_of(start - 1)
    stop = i = start
    while i < sentence.stop:
        mention = scene.context.cast.at(i)
        token = scene.tokens[i]
        if mention is not None and mention.start >= start and (is_genitive(token) or token.text.isupper()):
            stop = i = max(mention.stop, i + 1)
        elif token.pos in {"PROPN", "X"} and token.text.isascii() and token.rel in {"nmod", "appos"}:
            stop = i = i + 1
        elif is_genitive(token):
            i += 1
            stop = i if token.pos in NOUNS else stop
        else:
            break
    return stop


def is_genitive(token: Token) -> bool:
    """Whether a word can go on a chain of genitives."""
    return token.case == "Gen" and token.pos in {*NOUNS, "ADJ", "DET"} and token.text[0].isalpha()


def place_end(scene: Scene, head: int, stop: int) -> int:
    """The end of a phrase with the place that narrows it: "источники в посольстве"."""
    tokens = scene.tokens
    if stop + 1 >= len(tokens) or tokens[stop].low not in NARROWING or tokens[stop].sentence != tokens[head].sentence:
        return stop
    noun = next((i for i in range(stop + 1, min(stop + 4, len(tokens))) if tokens[i].pos in NOUNS), None)
    if noun is None or tokens[noun].rel != "nmod" or tokens[noun].head != head:
        return stop
    return genitives_end(scene, noun + 1)
