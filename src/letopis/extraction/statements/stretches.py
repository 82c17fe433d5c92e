"""How far a reported clause reaches: by the tree, mended by the order of words."""

from __future__ import annotations

from letopis.extraction.statements.cues import cue_at
from letopis.extraction.statements.draft import Scene
from letopis.extraction.statements.quotations import DASHES
from letopis.model.document import Token

CONJUNCTIONS = frozenset({"и", "а", "но"})
EDGES = {"'", ",", ".", ";", ":", "—", "–", "-", "!", "?", "…", "...", "(", ")"}


def clause_end(scene: Scene, mark: Token, cue: Token) -> int:
    """The token after the clause that "что" opens.

    A reported clause of news runs to the end of its sentence unless the clause of the cue goes on;
    the parser cuts it short too often to be asked first.
    """
    sentence = scene.document.sentence_of(mark.index)
    limit = min(sentence.stop, hard_stop(scene, mark.index, sentence.stop))
    if cue.feats.get("VerbForm") in {"Conv", "Part"} or cue.index > mark.index:
        limit = min(limit, tree_end(scene, mark, cue, limit))
    return next((i for i in range(mark.index + 1, limit) if resumes(scene, mark, cue, i)), limit)


def hard_stop(scene: Scene, start: int, stop: int) -> int:
    """Where a stretch ends in any case: a semicolon, words quoted after a colon, a bracket that closes an outer one."""
    depth = 0
    for i in range(start + 1, stop):
        text = scene.tokens[i].text
        depth += (text == "(") - (text == ")")
        if text == ";" or depth < 0 or (i in scene.quoted and scene.tokens[i - 1].text in {":", *DASHES, "."}):
            return i
    return stop


def tree_end(scene: Scene, mark: Token, cue: Token, stop: int) -> int:
    """The end of a clause whose cue is no finite verb, or follows it: where the tree leaves it at a comma."""
    head = mark.head if mark.head is not None and mark.head > mark.index else None
    if head is None:
        return stop
    reach = max(i for i in scene.document.subtree(head) if i < stop and (i < cue.index or cue.index < mark.index)) + 1
    return next((i for i in range(reach, stop) if scene.tokens[i].text in EDGES), stop)


def resumes(scene: Scene, mark: Token, cue: Token, i: int) -> bool:
    """Whether the clause of the cue, or another speaker's, begins at token `i`: a mark or a conjunction."""
    token = scene.tokens[i]
    if token.text != "," and token.low not in CONJUNCTIONS:
        return False
    if token.low in CONJUNCTIONS and scene.tokens[i - 1].text == ",":
        return False
    verb = next_verb(scene, i + 1, CONJUNCTIONS)
    if verb is None or not like(verb, cue):
        return False
    return another_speaker(scene, verb, i) or same_subject(scene, mark, cue, verb, i)


def next_verb(
    scene: Scene, start: int, stops: frozenset[str] = frozenset(), verbs: frozenset[str] = frozenset({"VERB"})
) -> Token | None:
    """The finite verb of the clause that begins at a token, before the next mark."""
    for i in range(start, scene.document.sentence_of(start - 1).stop):
        token = scene.tokens[i]
        if token.text in {",", ";", ":"} or token.low in {"что", "чтобы"} or i in scene.quoted:
            return None
        if token.low in stops and i > start:
            return None
        if token.pos in verbs and token.feats.get("VerbForm") == "Fin":
            return token
    return None


def like(verb: Token, cue: Token) -> bool:
    """Whether a verb has the tense of the cue."""
    return verb.feats.get("Tense") == cue.feats.get("Tense") and verb.feats.get("VerbForm") == cue.feats.get("VerbForm")


def another_speaker(scene: Scene, verb: Token, i: int) -> bool:
    """Whether a verb of speech begins a statement of its own: ", а Петров отметил, что ..."."""
    kind = cue_at(verb, "that")
    if kind is None or kind.kind != "verb" or any(t.lemma == "который" for t in scene.tokens[i : verb.index]):
        return False
    stop = scene.document.sentence_of(i).stop
    near = range(verb.index + 1, min(verb.index + 14, stop - 1))
    return any(scene.tokens[j].text == "," and scene.tokens[j + 1].low in {"что", "чтобы"} for j in near)


def same_subject(scene: Scene, mark: Token, cue: Token, verb: Token, i: int) -> bool:
    """Whether a verb without a subject goes on with what the speaker did: ", после чего отправился ..."."""
    before = scene.tokens[i + 1 : verb.index]
    if any(t.case == "Nom" for t in before) or scene.document.child(verb.index, "nsubj") is not None:
        return False
    if [t.low for t in before[:2]] == ["после", "чего"]:
        return True
    inner = next_verb(scene, mark.index + 1, verbs=frozenset({"VERB", "AUX"}))
    return inner is not None and inner.index < i and not agree(inner, verb) and agree(cue, verb)


def agree(one: Token, other: Token) -> bool:
    """Whether two verbs may share a subject and a time."""
    return all(one.feats.get(f) == other.feats.get(f) for f in ("Number", "Tense", "Gender"))


def trimmed(scene: Scene, start: int, stop: int) -> range | None:
    """The stretch without marks at its edges; None where nothing is left."""
    tokens = scene.tokens
    while start < stop and tokens[start].text in EDGES:
        start += 1
    while stop > start and tokens[stop - 1].text in EDGES:
        stop -= 1
    return range(start, stop) if start < stop else None
