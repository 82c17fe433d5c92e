"""Cues that stand beside a clause: "..., заявил Иванов", "Как сообщил Иванов, ...", "По словам Иванова, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from letopis.extraction.statements.anaphora import points_back
from letopis.extraction.statements.cues import Cue, cue_at, group, is_impersonal, prepositions
from letopis.extraction.statements.draft import Draft, Lean, Scene, Speaker, Voice
from letopis.extraction.statements.frames import agrees
from letopis.extraction.statements.noun_phrases import genitives_end
from letopis.extraction.statements.quotations import DASHES
from letopis.extraction.statements.speakers import POSSESSIVE, owner_of, voice_of
from letopis.extraction.statements.stretches import trimmed
from letopis.model.document import Sentence, Token

DATE_MOST = 6
RELATIVES = {"который", "чей"}
RELATIVE_MOST = 4  # words of a relative clause before a tag, at most
HEAD_MOST = 4  # words before a "как" that still stands at the head of its sentence, fewer than
INSET_MOST = 4  # words between commas after "как", and a mark, at most
POINTED = {"того", "тем", "так", "же", "такой", "такая", "такое", "такие", "именно"}
CAUSAL = {"потому", "оттого"}
COMPARING = {"чем", "так", "словно", "будто"}
NARROWING = 8  # words after a speaker that may narrow him, at most
PARTING = {",", ";", ":", "—", "–", "-", "(", ")"}
ABOUT_THAT = [["о", "том", ",", "что"]]
LEANS: dict[str, Lean] = {"их": "they", "его": "he", "ее": "she"}


# An organisation with a Latin name in a source tag that the registry does not know is an outlet as good as always.
LATIN = re.compile("[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Tag:
    """A cue beside a clause: its tokens `[start, stop)`, the cue among them, and who speaks."""

    start: int
    stop: int
    cue: int
    speaker: Speaker
    rule: str

    @property
    def press(self) -> bool:
        """Whether the speaker is the press, whose source tags are no statements of their own."""
        if not isinstance(self.speaker, Voice):
            return self.speaker == "press"
        unknown = self.speaker.body and not self.speaker.renamed
        return self.speaker.press or (unknown and bool(LATIN.search(self.speaker.name)))


def find_tags(scene: Scene) -> Iterator[Tag]:
    """The tags of a document in text order."""
    last: Tag | None = None
    for token in scene.tokens:
        kind = cue_at(token, "tag")
        if kind is None or scene.skips(token.index):
            continue
        tag = source_tag(scene, token) if kind.kind == "source" else verb_tag(scene, token, kind)
        if tag is not None:
            last = known_to_press(scene, tag, last)
            yield last


def known_to_press(scene: Scene, tag: Tag, before: Tag | None) -> Tag:
    """A tag such as "по его данным" right after one of the press is of the press: people are quoted, outlets inform."""
    near = before is not None and scene.tokens[tag.cue].sentence - scene.tokens[before.cue].sentence <= 1
    leans = tag.speaker in {"he", "she"} and scene.tokens[tag.cue].lemma in group("knowledge")
    return replace(tag, speaker="press") if near and leans and before is not None and before.press else tag


def source_tag(scene: Scene, token: Token) -> Tag | None:
    """ "по словам Иванова", "по его мнению", "с точки зрения Иванова"."""
    start = preposition_before(scene, token, prepositions(token.lemma))
    if start is None:
        return None
    between = scene.tokens[start + 1 : token.index]
    if any(t.low in POSSESSIVE for t in between):
        lean: Lean = next((LEANS[t.low] for t in between if t.low in LEANS), "same")
        return Tag(start, token.index + 1, token.index, lean, "source")
    speaker = owner_of(scene, token.index)
    if speaker is None:
        return None
    there = isinstance(speaker, Voice) and speaker.start > token.index
    stop = speaker.stop if there and isinstance(speaker, Voice) else genitives_end(scene, token.index + 1)
    stop = to_comma(scene, max(stop, token.index + 1))
    return Tag(start, stop, token.index, speaker, "source")


def to_comma(scene: Scene, stop: int) -> int:
    """The end of a tag with the phrases after its speaker, where a comma ends them: "по словам посла в Баку, ..."."""
    for i in range(stop, min(stop + NARROWING, scene.document.sentence_of(stop - 1).stop)):
        token = scene.tokens[i]
        if token.text == ",":
            return i
        if token.case == "Nom" or token.pos in {"VERB", "AUX", "ADV"}:
            return stop
    return stop


def preposition_before(scene: Scene, token: Token, marks: frozenset[str]) -> int | None:
    """Where the preposition of a source stands, adjectives and pronouns between."""
    for i in range(token.index - 1, max(token.index - 4, -1), -1):
        before = scene.tokens[i]
        if before.sentence != token.sentence:
            return None
        if before.low in marks:
            return i
        if before.low == "точки" and "с точки" in marks and i:
            return i - 2 if i > 1 and scene.tokens[i - 1].low in POSSESSIVE else i - 1
        if before.pos not in {"ADJ", "DET", "PRON"}:
            return None
    return None


def verb_tag(scene: Scene, token: Token, kind: Cue) -> Tag | None:
    """ "как заявил Иванов", ", заявил Иванов"."""
    sentence = scene.document.sentence_of(token.index)
    if token.feats.get("VerbForm") in {"Inf", "Conv", "Part"} and token.feats.get("Variant") != "Short":
        return None
    start = opening(scene, token, sentence)
    if start is None:
        return None
    as_said = scene.tokens[start].low == "как"
    stop = tag_end(scene, token, sentence)
    stop = past_participle(scene, stop, sentence) if as_said else stop
    region = range(start, stop)
    if not as_said and not speaks_after(scene, token, kind, region):
        return None
    speaker = voice_of(scene, token.index, kind, region)
    return Tag(start, stop, token.index, speaker, "as" if as_said else "beside")


def opening(scene: Scene, token: Token, sentence: Sentence) -> int | None:
    """Where a tag begins: at "как" or after a comma, adverbs and phrases of place aside."""
    for i in range(token.index - 1, max(token.index - 8, sentence.start - 1), -1):
        before = scene.tokens[i]
        if before.low == "как" and follows_pointer(scene, i):
            return None
        if before.low == "как" and opens_inset(scene, i, sentence):
            return i
        if before.text in PARTING:
            inset = as_before_inset(scene, i, sentence)
            return inset if inset is not None else i + 1 if i > sentence.start and token.index - i <= 4 else None
        if before.pos in {"VERB", "AUX", "SCONJ", "CCONJ"}:
            return None
    return None


def past_participle(scene: Scene, stop: int, sentence: Sentence) -> int:
    """Where a tag ends with a participle set off: "как сообщается в пресс-релизе, размещённом на сайте Кремля, ..."."""
    if stop + 1 >= sentence.stop or scene.tokens[stop].text != ",":
        return stop
    opening = scene.tokens[stop + 1]
    if opening.feats.get("VerbForm") != "Part" or opening.feats.get("Variant") == "Short":
        return stop
    return next((i for i in range(stop + 2, sentence.stop) if scene.tokens[i].text == ","), stop)


def as_before_inset(scene: Scene, comma: int, sentence: Sentence) -> int | None:
    """The "как" that a word in commas parts from its verb: "как, в частности, заявил Иванов"."""
    for i in range(comma - 1, max(comma - INSET_MOST, sentence.start) - 1, -1):
        if scene.tokens[i].text == ",":
            return i - 1 if i > sentence.start and scene.tokens[i - 1].low == "как" else None
    return None


def opens_inset(scene: Scene, index: int, sentence: Sentence) -> bool:
    """Whether "как" opens words of its own: at the head of a sentence, after a mark, after a conjunction."""
    before = scene.tokens[index - 1]
    if index == sentence.start or before.text in PARTING or index - sentence.start < HEAD_MOST:
        return True
    return before.pos in {"CCONJ", "SCONJ"} and before.low not in COMPARING


def follows_pointer(scene: Scene, index: int) -> bool:
    """Whether "как" belongs to "после того, как" or "так же, как"; "кроме того, как" is a connector and words."""
    before = [t.low for t in scene.tokens[max(index - 5, 0) : index] if t.text != ","]
    if not before or before[-1] not in POINTED:
        return False
    return not any(" ".join(before[-n:]) in group("opening") for n in (2, 3, 4))


def tag_end(scene: Scene, token: Token, sentence: Sentence) -> int:
    """Where a tag ends: at the mark after the noun phrase of its speaker."""
    i = token.index + 1
    while i < sentence.stop:
        mention = scene.context.cast.at(i)
        if mention is not None and mention.stop > i + 1 and mention.start >= i:
            i = mention.stop
        elif (past := after_date(scene, token.index, i, sentence)) is not None:
            i = past
        elif ends_tag(scene.tokens[i], last=i == sentence.stop - 1):
            break
        else:
            i += 1
    return min(i, sentence.stop)


def ends_tag(token: Token, last: bool) -> bool:
    """Whether a mark ends a tag; a full stop within a sentence is an abbreviation's ("сообщил и. о. министра")."""
    return token.text in {",", ";", ":", "…", ")", *DASHES} or (token.text == "." and last)


def after_date(scene: Scene, cue: int, comma: int, sentence: Sentence) -> int | None:
    """Where a tag goes on to its speaker after a date in commas: "как сообщило в среду, 9 мая, посольство"."""
    if scene.tokens[comma].text != "," or any(t.case == "Nom" for t in scene.tokens[cue:comma]):
        return None
    if not any(t.start <= comma + 1 < t.stop for t in scene.context.times):
        return None
    near = range(comma + 2, min(comma + DATE_MOST, sentence.stop))
    return next((i + 1 for i in near if scene.tokens[i].text == ","), None)


def speaks_after(scene: Scene, token: Token, kind: Cue, region: range) -> bool:
    """Whether a verb after a comma is a tag: its speaker follows, and it has no object but him."""
    if any(t.feats.get("VerbForm") == "Inf" for t in scene.document.children(token.index)):
        return False
    before = scene.tokens[region.start : token.index]
    if any(is_more_than_place(scene, t) for t in before):
        return False
    if is_impersonal(token, kind) and tells_of(scene, token, region):
        return False
    subjects = [t for t in scene.document.children(token.index, "nsubj") if agrees(t, token)]
    if subjects and all(t.index < region.start for t in subjects):
        return False
    if region.stop < len(scene.tokens) and followed_by_that(scene, region.stop):
        return False
    after = [scene.tokens[i] for i in range(token.index + 1, region.stop)]
    return not any(t.case == "Acc" and t.pos in {"NOUN", "PROPN"} and t.rel == "obj" for t in after)


def tells_of(scene: Scene, token: Token, region: range) -> bool:
    """Whether an impersonal verb has a subject after all: "отмечалась неэффективная работа"."""
    if token.feats.get("Gender") not in {None, "Neut"} or token.feats.get("Number") == "Plur":
        return True
    return any(scene.tokens[i].case == "Nom" and scene.tokens[i].pos == "NOUN" for i in region)


def is_more_than_place(scene: Scene, token: Token) -> bool:
    """Whether a word before a cue makes its clause more than a tag; "ранее" and "в среду" do not."""
    if token.case == "Nom" or token.pos in {"CCONJ", "SCONJ", "PRON"}:
        return True
    return (
        token.pos in {"NOUN", "PROPN"}
        and token.case in {"Acc", "Dat", "Ins"}
        and not scene.document.child(token.index, "case")
    )


def followed_by_that(scene: Scene, stop: int) -> bool:
    """Whether a clause with "что" follows a comma."""
    return (
        scene.tokens[stop].text == ","
        and stop + 1 < len(scene.tokens)
        and scene.tokens[stop + 1].low in {"что", "чтобы"}
    )


def tagged_clauses(scene: Scene, tags: Sequence[Tag]) -> Iterator[Draft]:
    """The clauses that tags attribute; the source tags of the press are left out."""
    for tag in tags:
        if tag.press or points_back(scene, scene.document.sentence_of(tag.cue)):
            continue
        stretch = clause_around(scene, tag, tags)
        if stretch is not None and has_predicate(scene, stretch, tag):
            yield Draft(stretch.start, stretch.stop, False, tag.cue, tag.speaker, f"tag.{tag.rule}")


def clause_around(scene: Scene, tag: Tag, tags: Sequence[Tag]) -> range | None:
    """The clause that a tag stands in, without the tag where it stands at an edge."""
    sentence = scene.document.sentence_of(tag.cue)
    start, stop = bounds(scene, tag, sentence)
    start = of_relative(scene, after_joint(scene, start, tag.start), tag.start)
    if is_connector(scene, start, tag.start) or opens_sentence(scene, tag):
        start = tag.stop
    elif not scene_words(scene, tag.stop, stop) or goes_on(scene, tag.stop, stop):
        stop = tag.start
    start = after_opening(scene, start, tag.start)
    if [t.low for t in scene.tokens[start : start + 4]] in ABOUT_THAT:
        start += 4
    stop = without_tags(scene, start, stop, tags, tag)
    return trimmed(scene, start, stop)


def opens_sentence(scene: Scene, tag: Tag) -> bool:
    """Whether a capital tells that a tag begins a sentence, the full stop before it lost: "сообщил По словам"."""
    return tag.rule in {"source", "as"} and scene.tokens[tag.start].text[0].isupper()


def bounds(scene: Scene, tag: Tag, sentence: Sentence) -> tuple[int, int]:
    """The part of the sentence between semicolons, or a colon before a quotation."""
    start, stop = sentence.start, sentence.stop
    for i in range(sentence.start, sentence.stop):
        if scene.tokens[i].text == ";" or (
            scene.tokens[i].text == ":" and i + 1 in scene.quoted | {q.opening for q in scene.quotations}
        ):
            if i < tag.start:
                start = i + 1
            elif i >= tag.stop:
                return start, i
    return start, stop


def after_opening(scene: Scene, start: int, stop: int) -> int:
    """Where a sentence begins after words that lean on the one before: "Помимо этого президент ..."."""
    lows = [t.low for t in scene.tokens[start : min(start + 4, stop)]]
    return next((start + n for n in (4, 3, 2) if " ".join(lows[:n]) in group("opening")), start)


def of_relative(scene: Scene, start: int, stop: int) -> int:
    """Where a relative clause begins that a tag breaks after its first words: "..., чьи сроки, по его словам, ..."."""
    i = stop - 1
    while i > start and scene.tokens[i].text == ",":
        i -= 1
    opening = next((j for j in range(i, max(start, i - RELATIVE_MOST), -1) if scene.tokens[j - 1].text == ","), None)
    if opening is None or not any(t.lemma in RELATIVES for t in scene.tokens[opening : opening + 2]):
        return start
    return opening


def after_joint(scene: Scene, start: int, stop: int) -> int:
    """Where the clause of a tag begins if a conjunction before it joins it to another: "..., однако по словам ..."."""
    i = stop - 1
    while i > start and scene.tokens[i].text == ",":
        i -= 1
    joins = scene.tokens[i].pos in {"CCONJ", "SCONJ"} or scene.tokens[i].low in {"однако", "хотя"}
    causal = scene.tokens[i].low == "что" and scene.tokens[i - 1].low in CAUSAL
    return i + 1 if i > start and ((joins and scene.tokens[i - 1].text == ",") or causal) else start


def goes_on(scene: Scene, start: int, stop: int) -> bool:
    """Whether the speaker's next words follow: "..., указал он, добавив, что ..."."""
    return any(cue_at(t, "that") for t in scene.tokens[start : min(start + 4, stop)])


def is_connector(scene: Scene, start: int, stop: int) -> bool:
    """Whether nothing but connecting words stands there: "При этом, ..."."""
    words = [t for t in scene.tokens[start:stop] if t.text[0].isalnum()]
    return len(words) <= 4 and all(t.lemma in group("connector") or t.low in group("connector") for t in words)


def scene_words(scene: Scene, start: int, stop: int) -> bool:
    """Whether there is a word between two tokens."""
    return any(t.text[0].isalnum() for t in scene.tokens[start:stop])


def without_tags(scene: Scene, start: int, stop: int, tags: Sequence[Tag], own: Tag | None) -> int:
    """The end of a stretch without the other tags at its end."""
    for tag in reversed(tags):
        if tag is not own and start < tag.start < stop and not scene_words(scene, tag.stop, stop):
            stop = tag.start
    return stop


def has_predicate(scene: Scene, stretch: range, tag: Tag) -> bool:
    """Whether a stretch is a clause: a finite verb, a short form or a dash for "is" stands in it."""
    tokens = [scene.tokens[i] for i in stretch if not tag.start <= i < tag.stop]
    return any(is_predicate(t) for t in tokens)


def is_predicate(token: Token) -> bool:
    """Whether a token can be the predicate of a clause."""
    if token.pos in {"VERB", "AUX"}:
        return token.feats.get("VerbForm") in {"Fin", "Inf"} or token.feats.get("Variant") == "Short"
    return token.feats.get("Variant") == "Short" or token.rel == "root" or token.text in DASHES
