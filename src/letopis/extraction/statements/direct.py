"""Direct speech: which quotations are words of somebody, and the author's words around them.

«Мы готовы», — сказал Иванов. — «И ждём».      one statement, broken by the author's words
Он добавил: «Мы готовы».                       the author's words stand before
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from letopis.extraction.statements.cues import Cue, cue_at, group
from letopis.extraction.statements.draft import Draft, Scene, Speaker, Voice
from letopis.extraction.statements.naming import named_alone
from letopis.extraction.statements.quotations import DASHES, FAMILY, Quotation, split_paragraphs
from letopis.extraction.statements.speakers import first_nominative, owner_of, voice_of
from letopis.extraction.statements.stretches import trimmed
from letopis.extraction.statements.tags import is_predicate
from letopis.model.document import Token

STOPS = {",", ".", "!", "?", "…", "...", "!..", "?.."}
BEFORE_CUE = {"также", "ранее", "позже", "затем", "тогда", "так"}
APOSTROPHE = "'"  # twice: the italics of a wiki
HOLE = 3  # line ends
AUTHOR_MOST = 40


@dataclass(frozen=True, slots=True)
class Words:
    """The author's words at a quotation: their tokens and the cue among them."""

    region: range
    cue: int | None
    kind: Cue | None


def quoted_words(scene: Scene) -> Iterator[Draft]:
    """The direct statements of a document."""
    quotations = [q for q in scene.quotations if not scene.skips(q.opening)]
    at, before = 0, None
    while at < len(quotations):
        last = at
        while last + 1 < len(quotations) and is_broken(scene, quotations[last], quotations[last + 1]):
            last += 1
        draft = direct(scene, quotations[at : last + 1])
        if draft is None and before is not None and is_listed(scene, quotations[at - 1], quotations[at]):
            draft = listed(scene, before, quotations[at])
        if draft is not None:
            yield draft
        before = draft
        at = last + 1


def is_listed(scene: Scene, one: Quotation, other: Quotation) -> bool:
    """Whether nothing but a mark or "и" parts two quotations: "писали: «...»; «...»"."""
    between = scene.tokens[one.closing + 1 : other.opening]
    return 1 <= len(between) <= 2 and all(t.text in {";", ",", "и", "."} for t in between)


def listed(scene: Scene, before: Draft, quotation: Quotation) -> Draft | None:
    """The next quotation of a list, with the cue and the speaker of the one before."""
    stretch = trimmed(scene, quotation.opening + 1, quotation.closing)
    if stretch is None or not is_clause(scene, stretch):
        return None
    return replace(before, start=stretch.start, stop=stretch.stop, rule="quote.listed", quotes=(quotation,))


def blocks(scene: Scene) -> Iterator[Draft]:
    """Paragraphs without marks that a paragraph with a cue and a colon at its end gives as somebody's words."""
    paragraphs = list(split_paragraphs(scene.document))
    for before, block in pairwise(paragraphs):
        end = before.stop - 1
        if scene.tokens[end].text != ":" or scene.skips(end) or is_hole(scene, end) or not is_block(scene, block):
            continue
        words = words_in(scene, range(scene.document.sentence_of(end).start, end), backwards=True)
        stretch = trimmed(scene, block.start, block.stop)
        if words is not None and words.kind is not None and stretch is not None:
            yield Draft(stretch.start, stretch.stop, True, words.cue, speaker_of(scene, words)[0], "quote.block")


def is_hole(scene: Scene, colon: int) -> bool:
    """Whether the words after a colon are lost, two empty lines in their place."""
    text = scene.document.text
    return text[scene.tokens[colon].span.stop : scene.tokens[colon + 1].span.start].count("\n") >= HOLE


def is_block(scene: Scene, paragraph: range) -> bool:
    """Whether a paragraph can be words that are told without marks: no list, no quotation, a clause."""
    first = next((t for t in scene.tokens[paragraph.start : paragraph.stop] if t.text != APOSTROPHE), None)
    if first is None or first.text in FAMILY or not first.text[0].isupper() or scene.skips(first.index):
        return False
    opening = scene.tokens[paragraph.start : paragraph.start + 3]
    if any(cue_at(t, "that") and t.feats.get("Person") != "1" for t in opening):
        return False
    return any(t.feats.get("VerbForm") in {"Fin", "Inf"} for t in scene.tokens[paragraph.start : paragraph.stop])


def direct(scene: Scene, parts: Sequence[Quotation]) -> Draft | None:
    """The statement that quotations with the author's words between make."""
    first, last = parts[0], parts[-1]
    stretch = trimmed(scene, first.opening + 1 + holds_that(scene, first), last.closing)
    if stretch is None:
        return None
    inner = author_inside(scene, parts)
    after = author_after(scene, last)
    before = author_before(scene, first)
    words = inner or after or before
    if words is before and is_slogan(scene, words):
        return None
    if words is None or (words is not inner and not speaks(scene, first, stretch, words is after)):
        return None
    speaker, medium = speaker_of(scene, words)
    if inner is not None and after is not None:
        medium = speaker_of(scene, after)[1]
    rule = "quote.inside" if words is inner else "quote.after" if words is after else "quote.before"
    return Draft(stretch.start, stretch.stop, True, words.cue, speaker, rule, medium, tuple(parts))


def is_slogan(scene: Scene, words: Words | None) -> bool:
    """Whether the noun before a quotation makes it a slogan or a name: "под лозунгом: «...»"."""
    return words is not None and any(scene.tokens[i].lemma in group("slogan") for i in words.region[-3:])


def speaks(scene: Scene, quotation: Quotation, stretch: range, after: bool) -> bool:
    """Whether quoted words are speech and no part of the author's sentence."""
    before = scene.tokens[quotation.opening - 1] if quotation.opening else None
    opening = scene.tokens[quotation.opening]
    if before is not None and before.sentence == opening.sentence and before.text[0].isalnum():
        led = before.low == "что" or says_at_once(scene, before, stretch)
        return led and is_clause(scene, stretch) and ends_sentence(scene, quotation)
    return is_clause(scene, stretch) or (after and len(stretch) > 1 and ends_in_mark(scene, quotation))


def says_at_once(scene: Scene, before: Token, stretch: range) -> bool:
    """Whether a verb of speech leads to a quoted clause without a colon: "сказав «мы готовы ждать»"."""
    kind = cue_at(before, "that")
    if kind is None or kind.kind != "verb" or cue_at(before, "quote") is None:
        return False
    feats = [scene.tokens[i].feats for i in stretch]
    return any(f.get("VerbForm") == "Fin" or f.get("Variant") == "Short" for f in feats)


def ends_sentence(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation ends its sentence, or the author's words follow: no clause goes on after it."""
    after = quotation.closing + 1
    if after >= len(scene.tokens) or scene.tokens[after].sentence != scene.tokens[quotation.closing].sentence:
        return True
    if scene.tokens[after].text == "," and author_after(scene, quotation) is not None:
        return True
    return not scene.tokens[after].text[0].isalnum() and scene.tokens[after].text != ","


def ends_in_mark(scene: Scene, quotation: Quotation) -> bool:
    """Whether a comma or full stop parts quoted words from the author's: a name in quotation marks has none."""
    tokens = scene.tokens
    return any(tokens[i].text in STOPS for i in (quotation.closing - 1, min(quotation.closing + 1, len(tokens) - 1)))


def is_clause(scene: Scene, stretch: range) -> bool:
    """Whether quoted words are a clause or more."""
    return len(stretch) > 1 and any(is_predicate(scene.tokens[i]) for i in stretch)


def is_broken(scene: Scene, one: Quotation, other: Quotation) -> bool:
    """Whether only the author's words with a dash on both sides stand between two quotations."""
    between = scene.tokens[one.closing + 1 : other.opening]
    if not 3 <= len(between) <= AUTHOR_MOST or between[-1].text not in DASHES:
        return False
    if not any(t.text in DASHES for t in between[:2]):
        return False
    return any(cue_at(t, "quote") for t in between) and "\n" not in text_between(scene, one, other)


def text_between(scene: Scene, one: Quotation, other: Quotation) -> str:
    """The article's text between two quotations."""
    return scene.document.text[scene.tokens[one.closing].span.stop : scene.tokens[other.opening].span.start]


def author_inside(scene: Scene, parts: Sequence[Quotation]) -> Words | None:
    """The author's words that break a quotation: between dashes inside it, or between its parts."""
    if len(parts) > 1:
        return words_in(scene, range(parts[0].closing + 1, parts[1].opening))
    tokens = scene.tokens
    for i in range(parts[0].opening + 2, parts[0].closing - 2):
        if tokens[i].text in DASHES and tokens[i - 1].text in STOPS:
            stop = dash_after(scene, i + 1, parts[0].closing)
            near = next((j for j in range(i + 1, min(i + 5, stop)) if cue_at(tokens[j], "quote")), None)
            if near is not None and tokens[near].feats.get("Person") not in {"1", "2"}:
                return words_in(scene, range(i + 1, stop))
    return None


def dash_after(scene: Scene, start: int, stop: int) -> int:
    """The mark before the dash that resumes a quotation; `start` where there is none near."""
    for i in range(start, min(start + AUTHOR_MOST, stop)):
        if scene.tokens[i].text in DASHES and scene.tokens[i - 1].text in STOPS:
            return i - 1
    return start


def author_after(scene: Scene, quotation: Quotation) -> Words | None:
    """The author's words after a quotation: "..., — сказал Иванов"."""
    tokens, i, dash, stop = scene.tokens, quotation.closing + 1, False, False
    while i < len(tokens) and (
        tokens[i].text in STOPS or tokens[i].text in DASHES or tokens[i].text.strip(",.") in DASHES
    ):
        dash = dash or tokens[i].text.strip(",.") in DASHES
        stop = stop or tokens[i].text in {".", "!", "?", "…", "..."}
        i += 1
    if i >= len(tokens) or (i == quotation.closing + 1 and not cue_at(tokens[i], "quote")):
        return None
    if "\n" in scene.document.text[tokens[quotation.closing].span.stop : tokens[i].span.start] or (stop and not dash):
        return None
    found = words_in(scene, region_after(scene, i))
    if found is None or (not dash and not follows_at_once(scene, found, i)):
        return None
    return found


def follows_at_once(scene: Scene, words: Words, start: int) -> bool:
    """Whether a verb of speech stands right after a quotation without a dash: "«...», сказал он"."""
    if words.cue is None or words.kind is None or words.kind.kind == "quoting":
        return False
    return words.cue == start or (words.cue == start + 1 and scene.tokens[start].low in BEFORE_CUE)


def region_after(scene: Scene, start: int) -> range:
    """The author's words from a token on: to the end of the sentence or the next quoted words."""
    stop = scene.document.sentence_of(start).stop
    for i in range(start, stop):
        if scene.tokens[i].text == ":":
            return range(start, i)
    return range(start, stop)


def author_before(scene: Scene, quotation: Quotation) -> Words | None:
    """The author's words before a quotation: "Он сказал: ", "сказал, что "."""
    tokens, at = scene.tokens, quotation.opening - 1
    if at < 1:
        return None
    start = scene.document.sentence_of(at).start
    if says_at_once(scene, tokens[at], range(quotation.opening, quotation.closing)):
        return words_in(scene, range(start, at + 1), backwards=True)
    if tokens[at].text == ":" or tokens[at].low == "что" or (tokens[at].text == "," and holds_that(scene, quotation)):
        return words_in(scene, range(start, at), backwards=True) or Words(range(start, at), None, None)
    return None


def holds_that(scene: Scene, quotation: Quotation) -> bool:
    """Whether "что" has slipped into the quotation that it leads to: "сказав, «что готов ждать»"."""
    before = scene.tokens[quotation.opening - 1] if quotation.opening else None
    return before is not None and before.text == "," and scene.tokens[quotation.opening + 1].low == "что"


def words_in(scene: Scene, region: range, backwards: bool = False) -> Words | None:
    """The author's words of a region with the first cue, or the last one if it is read backwards."""
    order = reversed(region) if backwards else region
    for i in order:
        kind = cue_at(scene.tokens[i], "quote")
        if kind is not None and scene.tokens[i].feats.get("VerbForm") != "Inf":
            return Words(region, i, kind)
    return None


def speaker_of(scene: Scene, words: Words) -> tuple[Speaker, Speaker]:
    """Speaker and medium by the author's words."""
    if words.cue is None or words.kind is None:
        return "same", None
    if words.kind.kind == "quoting":
        return quoted_speaker(scene, words), passed_on_by(scene, words.cue, words)
    return voice_of(scene, words.cue, words.kind, words.region), None


def passed_on_by(scene: Scene, cue: int, words: Words) -> Speaker:
    """Who passes words on: the nominative after the cue, or before it."""
    for side in (range(cue + 1, words.region.stop), range(cue - 1, words.region.start - 1, -1)):
        head = first_nominative(scene, iter(side))
        voice = named_alone(scene, head) if head is not None else None
        if voice is not None:
            return voice  # no "заявление", which looks like a subject
    return None


def quoted_speaker(scene: Scene, words: Words) -> Speaker:
    """Whose words are passed on: "цитирует слова Иванова агентство"."""
    for i in words.region:
        if scene.tokens[i].text == ",":
            break
        if scene.tokens[i].lemma in group("speech"):
            return owner_of(scene, i) or "same"
    after = scene.tokens[(words.cue or 0) + 1 : words.region.stop]
    cited = next((t for t in after[:3] if t.pos == "PROPN" and t.case in {"Gen", "Acc"}), None)
    voice = named_alone(scene, cited.index) if cited is not None else None
    return voice if isinstance(voice, Voice) else "same"
