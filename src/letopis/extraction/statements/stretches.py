"""How far a reported clause reaches: by the tree, mended by the order of words."""

from __future__ import annotations

from letopis.extraction.statements.cues import cue_at, group, is_converb
from letopis.extraction.statements.draft import Scene
from letopis.extraction.statements.quotations import DASHES
from letopis.model.document import Token

CONVERB_MOST = 4  # words from a comma to the converb of a new stretch, at most
CONJUNCTIONS = frozenset({"и", "а", "но"})
EDGES = {"'", ",", ".", ";", ":", "—", "–", "-", "!", "?", "…", "...", "(", ")"}


def clause_end(scene: Scene, mark: Token, cue: Token) -> int:
    """The token after the clause that "что" opens.

    A reported clause of news runs to the end of its sentence unless the clause of the cue goes on;
    the parser cuts it short too often to be asked first.
    """
    sentence = scene.document.sentence_of(mark.index)
    limit = min(sentence.stop, hard_stop(scene, mark.index, sentence.stop))
    leads = is_converb(cue) or cue.feats.get("VerbForm") == "Part"
    if cue.index > mark.index or (leads and not trails(scene, cue)):
        limit = min(limit, tree_end(scene, mark, cue, limit))
    return next((i for i in range(mark.index + 1, limit) if resumes(scene, mark, cue, i)), limit)


def trails(scene: Scene, cue: Token) -> bool:
    """Whether a converb stands after its main clause, so that nothing of that is still to come."""
    start = scene.document.sentence_of(cue.index).start
    return is_converb(cue) and any(is_finite(t) for t in scene.tokens[start : cue.index])


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
    if adds(scene, i) or objects(scene, cue, i) or is_willing(scene, mark, cue, i):
        return True
    if token.low in CONJUNCTIONS and scene.tokens[i - 1].text == ",":
        return False
    verb = next_verb(scene, i + 1, CONJUNCTIONS)
    if verb is None or not like(verb, cue):
        return False
    return another_speaker(scene, verb, i) or same_subject(scene, mark, cue, verb, i)


def adds(scene: Scene, i: int) -> bool:
    """Whether a converb with a clause of its own follows a mark or "и": "..., добавив, что ..."."""
    for token in scene.tokens[i + 1 : min(i + 1 + CONVERB_MOST, scene.document.sentence_of(i).stop)]:
        if is_converb(token):
            return cue_at(token, "that") is not None and opens_words(scene, token)
        if not (token.pos in {"ADV", "CCONJ", "PART"} or token.low in CONJUNCTIONS):
            return False
    return False


def objects(scene: Scene, cue: Token, i: int) -> bool:
    """Whether the author speaks against a claim: "настаивает, что выборов не было, хотя суд ..."."""
    return cue.lemma in group("claiming") and i + 1 < len(scene.tokens) and scene.tokens[i + 1].low in {"хотя", "хоть"}


def is_willing(scene: Scene, mark: Token, cue: Token, i: int) -> bool:
    """Whether a short adjective is the speaker's by its gender: "заявил, что она лгала, и намерен жаловаться"."""
    near = scene.tokens[i + 1 : i + 3]
    will = next((t for t in near if t.pos == "ADJ" and t.feats.get("Variant") == "Short"), None)
    inner = next_verb(scene, mark.index + 1, verbs=frozenset({"VERB", "AUX"}))
    if will is None or inner is None or inner.index > i or any(t.case == "Nom" for t in near):
        return False
    genders = [t.feats.get("Gender") for t in (will, inner, cue)]
    return None not in genders and genders[0] != genders[1] and genders[0] == genders[2]


def opens_words(scene: Scene, cue: Token) -> bool:
    """Whether a clause with "что" or a quotation follows a cue, an addressee between at most."""
    near = scene.tokens[cue.index + 1 : min(cue.index + 6, scene.document.sentence_of(cue.index).stop - 1)]
    mark = next((t for t in near if t.text in {",", ":"}), None)
    return mark is not None and (mark.text == ":" or scene.tokens[mark.index + 1].low in {"что", "чтобы", "будто"})


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
    told = kind is not None and kind.kind == "verb"
    if not (told or verb.lemma in group("light")) or any(t.lemma == "который" for t in scene.tokens[i : verb.index]):
        return False
    stop = scene.document.sentence_of(i).stop
    near = scene.tokens[verb.index + 1 : min(verb.index + 14, stop - 1)]
    that = next((t for t in near if t.text == "," and scene.tokens[t.index + 1].low in {"что", "чтобы"}), None)
    if told and that is None:
        return any(t.text == ":" and t.index + 1 in scene.quoted for t in near)
    return that is not None and (told or any(cue_at(t, "that") for t in near if t.index < that.index))


def same_subject(scene: Scene, mark: Token, cue: Token, verb: Token, i: int) -> bool:
    """Whether a verb without a subject goes on with what the speaker did: ", после чего отправился ..."."""
    before = scene.tokens[i + 1 : verb.index]
    if any(t.case == "Nom" for t in before) or scene.document.child(verb.index, "nsubj") is not None:
        return False
    if [t.low for t in before[:2]] == ["после", "чего"]:
        return True
    inner = next_verb(scene, mark.index + 1, verbs=frozenset({"VERB", "AUX"}))
    return inner is not None and inner.index < i and differ(inner, verb) and agree(cue, verb)


def is_finite(token: Token) -> bool:
    """Whether a token is a finite verb."""
    return token.pos in {"VERB", "AUX"} and token.feats.get("VerbForm") == "Fin"


def differ(inner: Token, verb: Token) -> bool:
    """Whether a verb cannot have the subject of the clause before it; a change of time alone parts only the past."""
    genders = {t.feats["Gender"] for t in (inner, verb) if "Gender" in t.feats}
    if inner.feats.get("Number") != verb.feats.get("Number") or len(genders) > 1:
        return True
    return inner.feats.get("Tense") != verb.feats.get("Tense") == "Past"


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
