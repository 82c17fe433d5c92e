"""Through whom words reached the article.

..., передаёт ТАСС                          the source tag of an outlet
заявил в интервью телеканалу «Факел»        carried: a noun of conversation, and the outlet after it
рассказал корреспонденту ТАСС               addressed: whom the verb of speech is told to
написал на своей странице в Facebook        placed: where it was said
сказал Иванов, которого цитирует Bloomberg  quoted: who passes the speaker's words on
... . Его слова приводит ТАСС               pointed: the sentence after
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from letopis.extraction.statements.cues import cue_at, group
from letopis.extraction.statements.draft import Draft, Scene, Speaker, Voice
from letopis.extraction.statements.outlets import outlet_at
from letopis.extraction.statements.quotations import DASHES
from letopis.extraction.statements.tags import Tag
from letopis.model.document import Sentence, Token

NEAR = 8  # words from a noun of conversation to the outlet, at most
ADDRESSED = 5  # words from a verb of speech to whom it is said, at most
PLACED = 6  # words from "в" or "на" to an outlet, at most
RELATIVES = {"который", "чей"}
POINTING = 3  # words at the head of a sentence that may point back
STOPS = {",", ";", ":", "—", "–", "-", "(", ")"}


def medium_of(scene: Scene, draft: Draft, tags: Sequence[Tag]) -> Speaker:
    """The medium of a draft: told with its cue, by a source tag, by the author's words, by the sentence after."""
    if draft.medium is not None:
        return draft.medium
    sentence = scene.document.sentence_of(draft.cue if draft.cue is not None else draft.start)
    tagged = next((t.speaker for t in tags if t.press and t.cue != draft.cue and holds(sentence, t.cue)), None)
    own = next((range(t.start, t.stop) for t in tags if t.cue == draft.cue), range(0))
    return tagged or told_in(scene, sentence, draft, own) or pointed(scene, draft)


def holds(sentence: Sentence, index: int) -> bool:
    """Whether a token stands in a sentence."""
    return sentence.start <= index < sentence.stop


def told_in(scene: Scene, sentence: Sentence, draft: Draft | None = None, own: range = range(0)) -> Voice | None:
    """The medium that the author's words of a sentence tell; `own` are those inside of the words of a draft."""
    words = [t for t in scene.document.sentence_tokens(sentence) if t.index in own or is_authors(scene, t, draft)]
    cue = scene.tokens[draft.cue] if draft is not None and draft.cue is not None else None
    said = [cue] if cue is not None else [t for t in words if cue_at(t, "tag")]
    found = (*carried(scene, words, sentence), *quoted(scene, words, sentence))
    return next(iter(found), None) or next((v for t in said for v in beside(scene, t, sentence)), None)


def is_authors(scene: Scene, token: Token, draft: Draft | None) -> bool:
    """Whether a token is the author's own: outside of quotations and of the words of a draft."""
    reported = draft is not None and draft.start <= token.index < draft.stop and token.index != draft.cue
    return not reported and token.index not in scene.inside


def carried(scene: Scene, words: Sequence[Token], sentence: Sentence) -> Iterator[Voice]:
    """The outlet after "интервью", "в эфире", "со ссылкой на"."""
    for token in words:
        if token.lemma in group("carrier"):
            at = token.index + 1 + (scene.tokens[token.index + 1].text in DASHES)  # "(цитата — ТАСС)"
            yield from first_outlet(scene, at, min(token.index + NEAR, sentence.stop))


def first_outlet(scene: Scene, start: int, stop: int) -> Iterator[Voice]:
    """The first outlet of a stretch, up to a mark or a verb."""
    for i in range(start, stop):
        token = scene.tokens[i]
        if (found := outlet_at(scene, i)) is not None:
            yield found
            return
        if token.text in STOPS or token.feats.get("VerbForm") == "Fin":
            return


def beside(scene: Scene, cue: Token, sentence: Sentence) -> Iterator[Voice]:
    """The outlet that a verb of speech is told to, or that it stands in."""
    yield from addressed(scene, cue, sentence)
    yield from placed(scene, cue, sentence)


def addressed(scene: Scene, cue: Token, sentence: Sentence) -> Iterator[Voice]:
    """The outlet in the dative beside a verb: "рассказал РБК", "газете он сообщил", "заявила журналисту ТАСС"."""
    after = range(cue.index + 1, min(cue.index + ADDRESSED, sentence.stop))
    before = range(cue.index - 1, max(cue.index - NEAR, sentence.start) - 1, -1)
    for side in (after, before):
        for token in itertools.takewhile(is_of_clause, (scene.tokens[i] for i in side)):
            yield from addressee(scene, token, cue, sentence)


def is_of_clause(token: Token) -> bool:
    """Whether a word still belongs to the clause of a verb beside it: no mark, conjunction or verb."""
    return token.text not in STOPS and token.pos != "CCONJ" and token.feats.get("VerbForm") != "Fin"


def addressee(scene: Scene, token: Token, cue: Token, sentence: Sentence) -> Iterator[Voice]:
    """The outlet that a word begins as an addressee: its own name, or that after "корреспонденту"."""
    if token.case == "Dat" and token.lemma in group("reporter"):
        yield from first_outlet(scene, token.index + 1, min(token.index + ADDRESSED, sentence.stop))
    elif (found := outlet_at(scene, token.index)) is not None and is_told(scene, found, cue):
        yield found


def is_told(scene: Scene, outlet: Voice, cue: Token) -> bool:
    """Whether an outlet is whom a verb is said to: in the dative, or without cases and right after the verb."""
    token = scene.tokens[outlet.start]
    if token.case == "Dat":
        return True
    if token.case not in {None, "Nom"}:
        return False
    right_after = outlet.start == cue.index + 1 and subject_follows(scene, outlet.stop)
    return right_after or closes_after_name(scene, outlet, cue)


def closes_after_name(scene: Scene, outlet: Voice, cue: Token) -> bool:
    """Whether an outlet follows the name of who speaks and ends the clause: "сказал Песков ТАСС"."""
    person = scene.context.cast.entity_at(outlet.start - 1)
    named = person is not None and person.type == "person" and outlet.start - 1 > cue.index
    ends = outlet.stop >= len(scene.tokens) or scene.tokens[outlet.stop].pos == "PUNCT"
    return named and ends and scene.tokens[outlet.start].text.isupper()


def subject_follows(scene: Scene, index: int) -> bool:
    """Whether a living subject follows: "рассказал РБК мэр Иванов"."""
    near = itertools.takewhile(lambda t: t.text not in STOPS, scene.tokens[index : index + NEAR])
    return any(t.case == "Nom" and t.feats.get("Animacy") == "Anim" for t in near)


def placed(scene: Scene, cue: Token, sentence: Sentence) -> Iterator[Voice]:
    """The outlet that words were said or written in: "на канале «Факел»", "в своём Twitter"."""
    for mark in scene.document.sentence_tokens(sentence):
        if mark.pos != "ADP" or mark.low not in {"в", "во", "на"} or mark.index in scene.inside:
            continue
        for voice in first_outlet(scene, mark.index + 1, min(mark.index + PLACED, sentence.stop)):
            if is_place_of(scene, voice, cue):
                yield voice


def is_place_of(scene: Scene, outlet: Voice, cue: Token) -> bool:
    """Whether an outlet is a place of a verb, things such as "страница" between at most: no "редактор в газете"."""
    head = apposed_to(scene, scene.tokens[outlet.start])
    if head.case not in {"Loc", None}:
        return False
    for above in scene.document.ancestors(head.index):
        if above.index == cue.index:
            return True
        if above.pos not in {"NOUN", "PROPN", "X"} or above.feats.get("Animacy") == "Anim":
            return False
    return False


def apposed_to(scene: Scene, token: Token) -> Token:
    """The noun that a name stands beside: "сеть" of "в социальной сети Twitter"."""
    while token.rel.split(":")[0] in {"appos", "flat"} and token.head is not None and token.head < token.index:
        token = scene.tokens[token.head]
    return token


def quoted(scene: Scene, words: Sequence[Token], sentence: Sentence) -> Iterator[Voice]:
    """Who passes on the words of the speaker: "..., слова которого приводит ТАСС"."""
    relative = next((t.index for t in words if t.lemma in RELATIVES), sentence.stop)
    for token in words:
        if relative < token.index <= relative + ADDRESSED and is_quoting(token):
            yield from first_outlet(scene, token.index + 1, min(token.index + ADDRESSED, sentence.stop))
            yield from (v for i in range(relative + 1, token.index) if (v := outlet_at(scene, i)) is not None)


def pointed(scene: Scene, draft: Draft) -> Voice | None:
    """The outlet of the sentence after that points back: "Об этом пишет ТАСС", "Его слова приводит ТАСС"."""
    last = max(draft.stop - 1, draft.cue or 0)
    number = scene.tokens[last].sentence + 1
    if number >= len(scene.document.sentences):
        return None
    after = scene.document.sentences[number]
    words = scene.document.sentence_tokens(after)
    lows = [t.low for t in words[:POINTING]]
    own = any(t.lemma in group("words") for t in words[:POINTING]) and any(map(is_quoting, words))
    about = lows[:2] in (["об", "этом"], ["о", "том"]) and any(cue_at(t, "tag") for t in words[:ADDRESSED])
    if not own and not about:
        return None
    verb = next(t for t in words if (is_quoting(t) if own else cue_at(t, "tag")))
    return next(first_outlet(scene, verb.index + 1, after.stop), None)


def is_quoting(token: Token) -> bool:
    """Whether a verb passes on another's words: "цитирует"."""
    kind = cue_at(token, "quote")
    return kind is not None and kind.kind == "quoting"
