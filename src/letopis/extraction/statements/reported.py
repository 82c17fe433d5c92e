"""Reported speech: clauses with "что", clauses beside a cue, and "Об этом сообщил ..."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from letopis.extraction.statements.cues import Cue, cue_at, group, is_converb
from letopis.extraction.statements.draft import Draft, Scene
from letopis.extraction.statements.owned import owned_clause, owned_noun
from letopis.extraction.statements.quotations import DASHES, FAMILY
from letopis.extraction.statements.speakers import holder, voice_of
from letopis.extraction.statements.stretches import CONVERB_MOST, clause_end, hard_stop, is_finite, trimmed
from letopis.extraction.statements.tags import Tag, without_tags
from letopis.extraction.syntax import negated
from letopis.model.document import Token

COMPLEMENTIZERS = {"что", "чтобы", "будто"}
POINTERS = {"то", "тот", "это"}
PARTS = {",", ";", ":", "."}
LEADING = {"о", "об", "на", "в", "с", "при"}  # prepositions of "том" that lead to what is said
ASKING = {"за", "к"}  # and those of "выступил за то, чтобы"
AFFIRM_BY_NEGATION = {"исключить", "исключать", "скрывать", "сомневаться", "отрицать"}
NEAR = 14
COLON_LEAST = 3


def that_clauses(scene: Scene, tags: Sequence[Tag] = ()) -> Iterator[Draft]:
    """ "Иванов заявил, что ..." and all that is built like it."""
    done: dict[int, Draft] = {}
    for token in scene.tokens:
        if not opens_clause(scene, token):
            continue
        owned = owned_noun(scene, token)
        if owned is not None:
            yield from owned_clause(scene, token, owned)
            continue
        found = governing_cue(scene, token)
        if found is None:
            continue
        draft = that_clause(scene, token, *found, tags)
        if draft is not None and not is_continued(done.get(found[0].index), draft):
            draft = with_speaker_before(found[0], draft, done.values())
            done[found[0].index] = draft
            yield draft


def colon_clauses(scene: Scene) -> Iterator[Draft]:
    """ "Иванов дал понять: ...", "Иванов заявил: ..." without quotation marks."""
    for token in scene.tokens:
        if token.text != ":" or scene.skips(token.index):
            continue
        sentence = scene.document.sentence_of(token.index)
        following = scene.tokens[token.index + 1 : sentence.stop]
        if len(following) < COLON_LEAST or following[0].text in FAMILY or following[0].text in DASHES:
            continue
        cue = scene.tokens[token.index - 1]
        kind = that_cue(scene, cue) if cue.sentence == token.sentence else None
        if kind is None or kind.kind == "impersonal" or not any(t.feats.get("VerbForm") == "Fin" for t in following):
            continue
        stretch = trimmed(scene, token.index + 1, hard_stop(scene, token.index, sentence.stop))
        if stretch is not None:
            speaker = voice_of(scene, cue.index, kind, range(sentence.start, token.index))
            yield Draft(stretch.start, stretch.stop, False, cue.index, speaker, f"colon.{kind.kind}")


def opens_clause(scene: Scene, token: Token) -> bool:
    """Whether a token is a "что" that opens a clause in the author's own words."""
    if token.low not in COMPLEMENTIZERS or (token.pos == "PRON" and token.rel != "mark") or scene.skips(token.index):
        return False
    if token.index + 1 >= len(scene.tokens) or token.index + 1 in scene.quoted or token.index == 0:
        return False
    following = scene.tokens[token.index + 1]
    if following.lemma in group("happening") and following.feats.get("Number") == "Sing":
        return False
    return stands_after_mark(scene, token) and not is_causal(scene, token)


def stands_after_mark(scene: Scene, token: Token) -> bool:
    """Whether "что" follows a comma or "и", or opens the sentence; "потому что", "только что" tell other things."""
    before = scene.tokens[token.index - 1]
    if lacks_comma(scene, token):
        return True
    return not before.text[0].isalnum() or before.low in {"и", "а", "или"} or before.sentence != token.sentence


def lacks_comma(scene: Scene, mark: Token) -> bool:
    """Whether the comma between a verb of speech and its clause is forgotten: "МИД подтвердил что ..."."""
    before = scene.tokens[mark.index - 1]
    return mark.pos == "SCONJ" and is_finite(before) and cue_at(before, "that") is not None


def is_purpose(scene: Scene, mark: Token, cue: Token) -> bool:
    """Whether "чтобы" tells what something was done for: with an infinitive, or after a verb that asks for nothing."""
    if mark.low != "чтобы":
        return False
    if cue.lemma in group("advocating"):
        return scene.tokens[mark.index - 2].lemma not in POINTERS
    clause = takewhile(lambda t: t.text not in PARTS, scene.tokens[mark.index + 1 : mark.index + NEAR])
    forms = [t.feats.get("VerbForm") for t in clause if t.pos in {"VERB", "AUX"}]
    return cue.lemma not in group("asking") or ("Inf" in forms and "Fin" not in forms)


def is_causal(scene: Scene, token: Token) -> bool:
    """Whether "что" belongs to a reason or a time: "из-за того, что", "благодаря тому, что"."""
    pointer = scene.tokens[token.index - 2] if token.index > 2 else None
    if pointer is None or pointer.lemma not in POINTERS or scene.tokens[token.index - 1].text != ",":
        return False
    mark = scene.tokens[pointer.index - 1]
    return mark.pos == "ADP" and mark.low not in {*LEADING, *(ASKING if token.low == "чтобы" else ())}


def with_speaker_before(cue: Token, draft: Draft, done: Iterable[Draft]) -> Draft:
    """A draft whose converb goes on right after another has its speaker: "заявил, что ..., добавив, что ..."."""
    before = next((d for d in done if 0 <= cue.index - d.stop <= CONVERB_MOST), None) if is_converb(cue) else None
    return draft if before is None else replace(draft, speaker=before.speaker)


def is_continued(before: Draft | None, draft: Draft) -> bool:
    """Whether a second "что" of the same cue stands inside the stretch of the first."""
    return before is not None and before.stop >= draft.start


def that_clause(scene: Scene, mark: Token, cue: Token, kind: Cue, tags: Sequence[Tag]) -> Draft | None:
    """The draft of one clause."""
    if negated(scene.document, cue.index) and cue.lemma not in AFFIRM_BY_NEGATION:
        scene.context.drop("statement", cue.span, "the cue is negated", "that_clause")
        return None
    if denies(scene, mark, cue):
        scene.context.drop("statement", cue.span, "what is told is denied", "that_clause")
        return None
    if comments(scene, mark, cue) or is_purpose(scene, mark, cue) or is_thought(cue):
        return None
    stop = clause_end(scene, mark, holder(scene, cue) if kind.kind == "noun" else cue)
    stretch = trimmed(scene, mark.index + 1, without_tags(scene, mark.index + 1, stop, tags, None))
    if stretch is None:
        return None
    sentence = scene.document.sentence_of(cue.index)
    region = range(sentence.start, mark.index) if cue.index < mark.index else range(stretch.stop, sentence.stop)
    speaker = voice_of(scene, cue.index, kind, region)
    return Draft(stretch.start, stretch.stop, False, cue.index, speaker, f"that.{kind.kind}")


def denies(scene: Scene, mark: Token, cue: Token) -> bool:
    """Whether a cue denies a piece of news: "опроверг информацию о том, что ..."."""
    if cue.lemma not in group("denying"):
        return False
    return any(t.pos == "NOUN" and t.case in {"Acc", "Gen"} for t in scene.tokens[cue.index + 1 : mark.index])


def is_thought(cue: Token) -> bool:
    """Whether a converb tells why somebody acted and not what was said: "думая, что рейс отменён"."""
    return is_converb(cue) and cue.lemma in group("thinking")


def comments(scene: Scene, mark: Token, cue: Token) -> bool:
    """Whether "что" is the subject of a comment on all before: "заявил об отставке, что удивило союзников"."""
    before = scene.tokens[cue.index + 1 : mark.index]
    if not any(a.low in {"о", "об"} for a in before) or any(t.lemma in POINTERS for t in before[-2:]):
        return False
    sentence = scene.document.sentence_of(mark.index)
    for token in scene.tokens[mark.index + 1 : sentence.stop]:
        if token.case == "Nom" or token.text == ",":
            return False
        if token.feats.get("VerbForm") == "Fin":
            return token.feats.get("Gender") == "Neut"
    return False


def governing_cue(scene: Scene, mark: Token) -> tuple[Token, Cue] | None:
    """The cue of a clause: the nearest before its comma, else the one that the tree has over it."""
    if is_of_noun(scene, mark):
        return None
    near = nearest_cue(scene, mark)
    above = cue_above(scene, mark)
    if near is not None and above is not None and near[0].index != above[0].index:
        return near if mark.index - near[0].index <= 3 else above
    return near or above


def is_of_noun(scene: Scene, mark: Token) -> bool:
    """Whether a clause tells what a noun is that attributes nothing: "подтверждает тот факт, что ..."."""
    if mark.head is None or mark.index < 2:
        return False
    noun = scene.tokens[mark.index - 2]
    if noun.lemma in group("knowledge") and nearest_cue(scene, mark) is not None:
        return False  # "заявил о наличии данных, что ..." tells what the data say
    return noun.pos == "NOUN" and scene.tokens[mark.head].head == noun.index and that_cue(scene, noun) is None


def cue_above(scene: Scene, mark: Token) -> tuple[Token, Cue] | None:
    """The cue that governs a clause in the tree, through "то" of "о том, что"."""
    if mark.head is None:
        return None
    for above in list(scene.document.ancestors(mark.head))[:2]:
        kind = that_cue(scene, above)
        if kind is not None:
            return above, kind
        if above.lemma not in POINTERS:
            return None
    return None


def nearest_cue(scene: Scene, mark: Token) -> tuple[Token, Cue] | None:
    """The nearest cue before a clause with no other comma between."""
    start = scene.document.sentence_of(mark.index).start
    last = mark.index - (1 if lacks_comma(scene, mark) else 2)
    for i in range(last, max(start, mark.index - NEAR) - 1, -1):
        token = scene.tokens[i]
        if token.text in {",", ";", ":"}:
            return None
        kind = that_cue(scene, token)
        if kind is not None:
            return token, kind
        if token.pos == "VERB" and token.feats.get("VerbForm") == "Fin":
            return None
    return None


def that_cue(scene: Scene, token: Token) -> Cue | None:
    """The cue that takes a clause; a noun only with its verb, "понять" only after "дать"."""
    kind = cue_at(token, "that")
    if kind is None or scene.skips(token.index):
        return None
    if kind.kind == "noun" and not has_light_verb(scene, token):
        return None
    return kind


def has_light_verb(scene: Scene, noun: Token) -> bool:
    """Whether a noun of opinion hangs on a verb that carries it."""
    above = next((t for t in scene.document.ancestors(noun.index) if t.pos in {"VERB", "AUX"}), None)
    if above is not None and above.lemma in group("light"):
        return True
    before = scene.tokens[max(noun.index - 4, 0) : noun.index]
    return any(t.lemma in group("light") for t in before)
