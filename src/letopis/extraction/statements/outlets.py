"""Outlets as words name them: "ТАСС", "порталу sever.example", "корреспонденту газеты «Заря»", "в Twitter"."""

from __future__ import annotations

from letopis.extraction.phrases import nominative
from letopis.extraction.statements.bodies import quoted_name
from letopis.extraction.statements.cues import group
from letopis.extraction.statements.draft import Scene, Voice
from letopis.extraction.statements.noun_phrases import phrase_edges
from letopis.extraction.statements.quotations import FAMILY
from letopis.extraction.statements.voices import entity_voice, is_press
from letopis.model.document import Token

NAME_MOST = 4  # words of an outlet's name without quotation marks, at most


def outlet_at(scene: Scene, index: int) -> Voice | None:
    """The outlet, press service or network that is named from a token on."""
    mention = scene.context.cast.at(index)
    entity = scene.context.cast.entities[mention.entity] if mention is not None else None
    if mention is not None and entity is not None and (is_press(entity) or entity.name.startswith("пресс-служба ")):
        return entity_voice(entity, mention)
    token = scene.tokens[index]
    if {token.low, token.lemma} & group("network"):
        return Voice(nominative(scene.document, index, index + 1, index), index, index + 1, press=True)
    if token.lemma in group("outlet"):
        return named_outlet(scene, index)
    return site(scene, index) if token.lemma == "сайт" else None


def site(scene: Scene, noun: int) -> Voice | None:
    """A site by its name, or by whose it is: "на сайте Sever.by", "на официальном сайте президента"."""
    if (named := named_outlet(scene, noun)) is not None:
        return named
    start, stop = phrase_edges(scene, noun)
    if stop == noun + 1:
        return None
    return Voice(nominative(scene.document, start, stop, noun), noun, stop, press=True)


def named_outlet(scene: Scene, noun: int) -> Voice | None:
    """The outlet that "газета" or "портал" has its name right after it."""
    words = run_after(scene, noun)
    if words is None:
        return None
    mention = scene.context.cast.at(words.start)
    marked = scene.tokens[noun + 1].text in FAMILY
    if mention is not None and mention.start == words.start and (mention.stop == words.stop or not marked):
        entity = scene.context.cast.entities[mention.entity]
        return Voice(entity.name, noun, mention.stop, press=True)
    span = scene.document.span_of(words.start, words.stop)
    return Voice(scene.document.text[span.start : span.stop], noun, words.stop, press=True)


def run_after(scene: Scene, noun: int) -> range | None:
    """The words of a name after a noun: those in quotation marks, else the names in a row."""
    at, stop = noun + 1, scene.document.sentence_of(noun).stop
    if at >= stop:
        return None
    if scene.tokens[at].text in FAMILY:
        return quoted_name(scene, at)
    mention = scene.context.cast.at(at)
    other = mention is not None and scene.context.cast.entities[mention.entity].type in {"person", "country"}
    if other or scene.tokens[at].case == "Gen":
        return None  # "рассказал агентству Иван Петров", "телеканал Казахстана"
    end = next((i for i in range(at, min(at + NAME_MOST, stop)) if not is_named(scene, i)), min(at + NAME_MOST, stop))
    return range(at, end) if end > at else None


def is_named(scene: Scene, index: int) -> bool:
    """Whether a word without quotation marks may be one of a name: capitalised, in Latin letters, or glued ("s.by")."""
    token, before = scene.tokens[index], scene.tokens[index - 1]
    mention = scene.context.cast.at(index)
    if mention is not None and scene.context.cast.entities[mention.entity].type == "person":
        return False
    last = index + 1 == scene.document.sentence_of(index).stop
    glued = is_latin(before) and before.span.stop == token.span.start and not last
    return token.text[:1].isupper() or is_latin(token) or (glued and token.text in {".", "-"})


def is_latin(token: Token) -> bool:
    """Whether a word is in Latin letters."""
    return token.text[:1].isascii() and token.text[:1].isalpha()
