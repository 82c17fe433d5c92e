"""Who speaks: from a cue to a voice, named as fully as the article names it."""

from __future__ import annotations

from collections.abc import Iterator

from letopis.extraction.phrases import nominative
from letopis.extraction.statements.bodies import body_named
from letopis.extraction.statements.cues import Cue, group, is_impersonal
from letopis.extraction.statements.draft import Scene, Speaker, Voice
from letopis.extraction.statements.frames import RELATIVE, agrees, subject_before_inset, subject_over_relative
from letopis.extraction.statements.naming import HE, named, named_alone
from letopis.extraction.statements.noun_phrases import NOUNS, genitives_end, phrase_edges
from letopis.extraction.statements.quotations import FAMILY
from letopis.extraction.statements.voices import entity_voice
from letopis.extraction.syntax import antecedent, subject
from letopis.model.document import Token

POSSESSIVE = {"его", "ее", "их", "собственный", "свой"}
CLAUSE_MARKS = {",", ";", ":"}
BRACKETS = {"(", ")"}
# What a press service issues by itself; a decree on its site is still the president's.
ISSUED = {"пресс-релиз", "релиз", "сообщение", "коммюнике", "бюллетень", "извещение", "справка"}
SITES = {"сайт", "страница", "портал"}
PARTICIPLE_REACH = 12  # tokens from a participle to the noun that it describes, at most


def voice_of(scene: Scene, cue: int, kind: Cue, region: range) -> Speaker:
    """The speaker of a verb, adjective or noun of speech; `region` is where the author's words stand."""
    token = scene.tokens[cue]
    if is_impersonal(token, kind):
        return place_voice(scene, cue, region, impersonal=True)
    if kind.kind == "noun":
        token = holder(scene, token)
    if token.feats.get("VerbForm") == "Inf" and (given := dative_voice(scene, token)) is not None:
        return given
    head = subject(scene.document, token.index)
    if head is None and token.feats.get("VerbForm") == "Conv":
        head = subject_of_sentence(scene, token.index, region)
    if head is not None and scene.tokens[head].pos in {"VERB", "ADJ", "DET"} and scene.tokens[head].lemma != "один":
        head = described(scene, head)
    over = subject_over_relative(scene, token, head)
    if over is not None:
        head = over
    elif head is None or head not in region or not may_be_subject(scene, head, token):
        head = nearest_subject(scene, token.index, region)
        head = subject_before_inset(scene, token, region) if head is None else head
    elif is_across_clauses(scene, head, token.index):
        nearer = first_nominative(scene, iter(range(token.index - 1, region.start - 1, -1)))
        head = nearer if nearer is not None and agrees(scene.tokens[nearer], token) else head
    if head is not None:
        head = living_after(scene, head, token) or head
        return name_before(scene, head, token.index) or apposed_person(scene, head, region) or named(scene, head)
    if token.feats.get("VerbForm") == "Conv":
        token = next((t for t in scene.document.ancestors(token.index) if t.pos == "VERB"), token)
    if token.feats.get("Number") == "Plur":
        return place_voice(scene, token.index, region, impersonal=False)
    # "Стоит отметить, что ..." is the author's own.
    return "same" if token.feats.get("VerbForm") != "Inf" else None


def living_after(scene: Scene, head: int, cue: Token) -> int | None:
    """The person after the outlet that the parser took for a subject: "рассказал агентству «Север» мэр Петров"."""
    if head < cue.index or scene.tokens[head].feats.get("Animacy") == "Anim" or scene.tokens[head].pos == "PRON":
        return None
    mention = scene.context.cast.at(head)
    at = mention.stop if mention is not None else head + 1
    sentence = scene.document.sentence_of(head)
    while at < sentence.stop and (scene.tokens[at].text in FAMILY or scene.tokens[at].pos == "ADJ"):
        at += 1
    token = scene.tokens[at] if at < sentence.stop else None
    living = token is not None and token.case == "Nom" and token.feats.get("Animacy") == "Anim"
    return head_of_name(scene, at) if token is not None and living and agrees(token, cue) else None


def holder(scene: Scene, noun: Token) -> Token:
    """The verb that a noun of opinion hangs on: "выразил" of "выразил надежду"."""
    verb = next((t for t in scene.document.ancestors(noun.index) if t.pos in {"VERB", "AUX"}), None)
    return verb if verb is not None else noun


def subject_of_sentence(scene: Scene, cue: int, region: range) -> int | None:
    """The nearest nominative before a converb, over commas: "..., но жители протестуют, утверждая, что ..."."""
    for i in range(cue - 1, region.start - 1, -1):
        token = scene.tokens[i]
        if token.case == "Nom" and token.rel.startswith("nsubj") and (token.pos in NOUNS or token.low in HE):
            return head_of_name(scene, i)
    return None


def described(scene: Scene, index: int) -> int:
    """The noun after an adjective that the parser took for a subject: "присутствовавшие врачи"."""
    participle = scene.tokens[index].feats.get("VerbForm") == "Part"  # "исполняющий обязанности главы Иван Петров"
    reach = PARTICIPLE_REACH if participle else 4
    for i in range(index + 1, min(index + reach, scene.document.sentence_of(index).stop)):
        if scene.tokens[i].feats.get("VerbForm") == "Fin":
            break
        if scene.tokens[i].pos in NOUNS and (scene.tokens[i].case == "Nom" or not participle):
            return i if scene.tokens[i].case == "Nom" else index
    return index


def is_across_clauses(scene: Scene, head: int, cue: int) -> bool:
    """Whether a comma and another finite verb part a subject from a cue after it."""
    between = scene.tokens[head + 1 : cue]
    return any(t.text == "," for t in between) and any(t.feats.get("VerbForm") == "Fin" for t in between)


def may_be_subject(scene: Scene, head: int, verb: Token) -> bool:
    """Whether a word can be the subject of a verb at all; the parser takes an object for one now and then."""
    token = scene.tokens[head]
    if is_one_of_many(verb, token):
        return False
    return token.case in {"Nom", None} or token.pos == "PROPN"


def name_before(scene: Scene, head: int, cue: int) -> Voice | None:
    """The person named right before a cue, where a long post parts the name from the subject's head."""
    mention = scene.context.cast.at(cue - 1)
    if mention is None or scene.tokens[head].pos != "NOUN" or not head < mention.start:
        return None
    entity, last = scene.context.cast.entities[mention.entity], scene.tokens[cue - 1]
    if entity.type != "person" or last.pos != "PROPN" or scene.tokens[mention.head].case != "Nom":
        return None
    office = scene.context.cast.at(mention.start - 1)
    if office is not None and office.kind == "office" and office.start <= head < office.stop:
        return None  # "представитель генсека ООН Антониу Гутерриша": the cast has them apart
    return entity_voice(entity, mention)


def apposed_person(scene: Scene, head: int, region: range) -> Voice | None:
    """The name after a comma: "один из зрителей, 62-летний Иван Петров"."""
    mention = scene.context.cast.at(head)
    if mention is not None and scene.tokens[mention.head].pos == "PROPN":
        return None
    stop = mention.stop if mention is not None else phrase_edges(scene, head)[1]
    if stop < region.stop and scene.tokens[stop].low == "из":
        stop = genitives_end(scene, stop + 1)
    if stop >= region.stop or scene.tokens[stop].text != ",":
        return None
    name = next((i for i in range(stop + 1, min(stop + 6, region.stop)) if scene.tokens[i].pos == "PROPN"), None)
    there = scene.context.cast.at(name) if name is not None and scene.tokens[name].case == "Nom" else None
    if there is None or scene.context.cast.entities[there.entity].type != "person":
        return None
    return Voice(scene.context.cast.entities[there.entity].name, there.start, there.stop)


def nearest_subject(scene: Scene, cue: int, region: range) -> int | None:
    """The nominative noun nearest to a cue in its part of the sentence, that after it first."""
    after = (i for i in range(cue + 1, region.stop) if not parts_date(scene, i))
    before = (i for i in range(cue - 1, region.start - 1, -1))
    for side in (after, before):
        found = first_nominative(scene, side)
        if found is not None and not is_one_of_many(scene.tokens[cue], scene.tokens[found]):
            return found
    return None


def is_one_of_many(verb: Token, noun: Token) -> bool:
    """Whether a verb in the singular cannot have a noun in the plural: "сообщает Демонстранты" has lost its subject."""
    return (verb.feats.get("Number"), noun.feats.get("Number")) == ("Sing", "Plur")


def parts_date(scene: Scene, index: int) -> bool:
    """Whether a comma does no more than part a date from the rest: "в среду, 9 мая, посольство"."""
    if scene.tokens[index].text != ",":
        return False
    dates = [t for t in scene.context.times if t.start - 1 <= index <= t.stop]
    return any(scene.tokens[min(index + 1, t.stop)].text.isdigit() or index == t.stop for t in dates)


def first_nominative(scene: Scene, indices: Iterator[int]) -> int | None:
    """The first nominative noun or pronoun before a mark that parts clauses; brackets are passed over."""
    bracketed = False
    for i in indices:
        token = scene.tokens[i]
        bracketed ^= token.text in BRACKETS
        if bracketed:
            continue
        if token.text in CLAUSE_MARKS:
            return None
        if token.case == "Nom" and (token.pos in NOUNS or token.low in HE):
            return body_named(scene, i) or head_of_name(scene, i)
        mention = scene.context.cast.at(i)
        if mention is not None and mention.head == i and token.case is None and token.pos in {*NOUNS, "X"}:
            return i
    return None


def head_of_name(scene: Scene, index: int) -> int:
    """The head of the mention that a token belongs to."""
    mention = scene.context.cast.at(index)
    return mention.head if mention is not None and mention.kind != "adjective" else index


def dative_voice(scene: Scene, token: Token) -> Speaker:
    """Whom an infinitive lets speak: "позволила аналитикам заявить"."""
    verb = next(scene.document.ancestors(token.index), None)
    if verb is None:
        return None
    datives = (t.index for t in scene.document.children(verb.index) if t.case == "Dat" and t.pos in NOUNS)
    head = next(datives, None)
    return named(scene, head) if head is not None else None


def place_voice(scene: Scene, cue: int, region: range, impersonal: bool) -> Speaker:
    """Who speaks through "в" or "на": "сообщили в пресс-службе", "говорится в заявлении МИД"."""
    found = [behind_relative(scene, head) for head in places(scene, cue, region)]
    said = next((h for h in found if scene.tokens[h].lemma in group("speech")), None)
    if said is not None:
        issued = scene.tokens[said].lemma in ISSUED
        site = next((h for h in found if issued and scene.tokens[h].lemma in SITES), None)
        owner = owner_of(scene, said) or owner_thing(scene, said)
        return owner or (named(scene, site) if site is not None else "author")
    for head in found:
        token = scene.tokens[head]
        if token.lemma in group("piece") or token.lemma in group("press"):
            return owner_of(scene, head) or "press"
        if token.lemma in {"она", "он", "оно", "нем", "ней"} or token.pos == "PRON":
            return "author"
        if not impersonal or scene.context.cast.at(head) is not None or token.lemma in {"сайт", *group("body")}:
            return named(scene, head)
    return None


def places(scene: Scene, cue: int, region: range) -> Iterator[int]:
    """The nouns after "в" or "на" in the locative, nearest to the cue first."""
    near = sorted(region, key=lambda i: abs(i - cue))
    for i in near:
        token = scene.tokens[i]
        if token.low not in {"в", "во", "на"} or token.pos != "ADP":
            continue
        head = token.head if token.head is not None and token.head > i else None
        if head is None or not locative(scene.tokens[head]):
            head = next((j for j in range(i + 1, min(i + 6, region.stop)) if locative(scene.tokens[j])), None)
        if head is not None:
            yield head_of_name(scene, head)


def behind_relative(scene: Scene, head: int) -> int:
    """The noun of speech behind "в котором": "опубликовало заявление МИД, в котором сказано"."""
    token = scene.tokens[head]
    noun = antecedent(scene.document, token) if token.lemma == RELATIVE else None
    for i in range(head - 1, scene.document.sentence_of(head).start - 1, -1) if noun is not None else ():
        if scene.tokens[i].feats.get("VerbForm") == "Fin":
            break
        if scene.tokens[i].lemma in group("speech"):
            return i
    return head


def locative(token: Token) -> bool:
    """Whether a noun or pronoun stands in the locative, or cannot show its case."""
    return token.case in {"Loc", None} and token.pos in {"NOUN", "PROPN", "PRON", "X"}


def owner_of(scene: Scene, head: int) -> Speaker:
    """Whose words a noun of speech is: the genitive after it ("в заявлении МИД")."""
    tokens, sentence = scene.tokens, scene.document.sentence_of(head)
    i = head + 1
    while i < sentence.stop and (
        tokens[i].pos in {"ADJ", "DET", "NUM"} or tokens[i].low in POSSESSIVE or tokens[i].low in group("network")
    ):
        i += 1
    if i >= sentence.stop or not is_owner(tokens[i]):
        return None
    return named_alone(scene, head_of_name(scene, i))


def owner_thing(scene: Scene, head: int) -> Voice | None:
    """The genitive of a noun of speech that names no living being: "в сообщении авиакомпании"."""
    start, stop = head + 1, genitives_end(scene, head + 1)
    noun = next((i for i in range(start, stop) if scene.tokens[i].pos in NOUNS), None)
    if noun is None:
        return None
    return Voice(nominative(scene.document, start, stop, noun), start, stop)


def is_owner(token: Token) -> bool:
    """Whether a noun can be the genitive of a noun of speech; acronyms and foreign names show no case."""
    if token.pos == "X" or (token.text.isupper() and len(token.text) > 1):
        return True
    return token.pos in NOUNS and token.case == "Gen"
