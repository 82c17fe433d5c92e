"""Who speaks: from a cue to a voice, named as fully as the article names it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from letopis.extraction.cast import as_party
from letopis.extraction.phrases import nominative
from letopis.extraction.statements.bodies import body_named, leans_back, name_after
from letopis.extraction.statements.cues import Cue, Group, group, is_impersonal
from letopis.extraction.statements.draft import Pronoun, Scene, Speaker, Voice
from letopis.extraction.statements.frames import RELATIVE, agrees, subject_before_inset, subject_over_relative
from letopis.extraction.statements.noun_phrases import genitives_end, phrase_edges
from letopis.extraction.statements.quotations import FAMILY
from letopis.extraction.syntax import antecedent, subject
from letopis.lexicons import organisations
from letopis.lexicons.callings import families_of
from letopis.model.cast import Entity, Mention
from letopis.model.document import Token

NOUNS = {"NOUN", "PROPN"}
SENTENCES_BACK = 2
AHEAD = 12  # words between a post and the name that follows it, at most
HE = {"он": "Masc", "она": "Fem", "они": ""}
POSSESSIVE = {"его", "ее", "их", "собственный", "свой"}
CLAUSE_MARKS = {",", ";", ":"}
OBLIQUE = ("ии",)  # no nominative of a name, whatever its tag: "адвокат Асии Норин"
STATE_BODIES = {"ведомство", "министерство", "служба", "организация"}
COMMON: tuple[Group, ...] = ("press", "person", "body")
BRACKETS = {"(", ")"}
# Adjectives that tell no namesake of a post apart.
PASSING = {"бывший", "избранный", "новый", "нынешний", "действующий", "сам", "этот", "данный", "пожилой", "молодой"}


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
        return name_before(scene, head, token.index) or apposed_person(scene, head, region) or named(scene, head)
    if token.feats.get("VerbForm") == "Conv":
        token = next((t for t in scene.document.ancestors(token.index) if t.pos == "VERB"), token)
    if token.feats.get("Number") == "Plur":
        return place_voice(scene, token.index, region, impersonal=False)
    # "Стоит отметить, что ..." is the author's own.
    return "same" if token.feats.get("VerbForm") != "Inf" else None


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
    for i in range(index + 1, min(index + 4, len(scene.tokens))):
        if scene.tokens[i].pos in NOUNS:
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
        return owner_of(scene, said) or owner_thing(scene, said) or "author"
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
        tokens[i].pos in {"ADJ", "DET", "NUM"} or tokens[i].low in POSSESSIVE or tokens[i].low in group("platform")
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


def named(scene: Scene, head: int) -> Speaker:
    """The voice of a noun phrase with all that is joined to it by "и"."""
    token = scene.tokens[head]
    if token.pos == "PRON":
        return "they" if token.low == "они" else Pronoun(head, HE[token.low]) if token.low in HE else None
    members = scene.context.cast.groups.get(head)
    if members:
        names = [as_party(scene.context.cast.entities[i]).name for i in members]
        return Voice(" и ".join(names), head, head + 1, many=True)
    first = named_alone(scene, head)
    if isinstance(first, Voice):
        return joined(scene, first, head)
    return first


def joined(scene: Scene, first: Voice, head: int) -> Voice:
    """A voice with those that "и" joins to it: "Кэмерон и Клегг"."""
    mention = scene.context.cast.at(head)
    heads = {head, *(range(mention.start, mention.stop) if mention else ())}
    others = [
        t.index for h in sorted(heads) for t in scene.document.children(h, "conj")
        if t.index not in heads and t.case in {"Nom", None} and t.pos in NOUNS and adjoins(scene, t.index, heads)
    ]  # fmt: skip
    found = [v for i in others if (v := named_alone(scene, i)) is not None and isinstance(v, Voice)]
    if not found:
        return first
    last = max(found, key=lambda v: v.stop)
    names = [first.name, *(v.name for v in found)]
    return Voice(" и ".join(names), first.start, max(last.stop, first.stop), first.press, many=True)


def adjoins(scene: Scene, index: int, heads: set[int]) -> bool:
    """Whether a conjunct may speak too: joined by "и", and not after a comma that ends the cue's clause.

    "Как пояснила жена Сидорова, дочь и мать ...": the verb is singular, one person speaks.
    """
    verb = scene.tokens[min(heads)].head
    if verb is not None and verb < min(heads) and scene.tokens[verb].feats.get("Number") == "Sing":
        return False
    inner = scene.tokens[max(heads) + 1 : index]
    return any(t.text == "и" for t in inner) and not any(t.feats.get("VerbForm") == "Fin" for t in inner)


def named_alone(scene: Scene, head: int) -> Speaker:
    """The voice of one noun phrase."""
    token = scene.tokens[head]
    ahead = name_ahead(scene, head)
    if ahead is not None:
        return ahead
    if token.lemma in group("body") and (own := name_after(scene, head)) is not None:
        return own
    mention = scene.context.cast.at(head)
    if mention is not None and is_name(scene, mention, head):
        known = called(scene, head) if stands_for_itself(scene, mention) else None
        return known or entity_voice(as_party(scene.context.cast.entities[mention.entity]), mention)
    if (mention is None or stands_for_itself(scene, mention)) and (known := called(scene, head)) is not None:
        return known
    if token.lemma in group("press") and token.feats.get("Number") != "Plur":
        apposed = apposed_name(scene, head)
        return apposed or "press"
    if token.lemma in group("body") and leans_back(scene, head):
        return phrase_voice(scene, head) if is_private(token) else "body"
    if token.lemma in group("person") and is_bare(scene, head):
        return person_before(scene, head) or phrase_voice(scene, head)
    if token.lemma == "один":
        return one_of(scene, head)
    return phrase_voice(scene, head)


def one_of(scene: Scene, head: int) -> Voice | None:
    """One of many: "один из зрителей"."""
    if head + 2 >= len(scene.tokens) or scene.tokens[head + 1].low != "из":
        return None
    stop = genitives_end(scene, head + 2)
    span = scene.document.span_of(head, stop)
    return Voice(uncapitalised(scene, head, scene.document.text[span.start : span.stop]), head, stop)


def person_before(scene: Scene, head: int) -> Voice | None:
    """The person whom a bare noun stands for: the one named in this sentence or the two before, or their subject."""
    cast, tokens = scene.context.cast, scene.tokens
    near: dict[str, Mention] = {}
    for mention in cast.mentions[: bisect_left(cast.mentions, head, key=lambda m: m.start)]:
        close = tokens[head].sentence - tokens[mention.head].sentence <= SENTENCES_BACK
        person = cast.entities[mention.entity].type == "person" and not stands_for_itself(scene, mention)
        if close and person and not in_other_words(scene, mention, head):
            near[mention.entity] = mention
    return chosen(scene, list(near), head)


def called(scene: Scene, head: int) -> Voice | None:
    """The person or body that a noun stands for."""
    return person_called(scene, head) or body_called(scene, head)


def person_called(scene: Scene, head: int) -> Voice | None:
    """The one person whom a noun of the article means: "прокурор" after "прокурор Иван Петров".

    With complements ("глава района") only somebody described by all of them. Of several who may be
    meant, the one who has just spoken or acted.
    """
    token = scene.tokens[head]
    if token.pos != "NOUN" or token.feats.get("Animacy") != "Anim" or token.feats.get("Number") == "Plur":
        return None
    start, stop = phrase_edges(scene, head)
    complements = frozenset(t.lemma for t in scene.tokens[head + 1 : stop] if t.pos in NOUNS)
    told = scene.callings.those(head, "person")
    if stop > head + 1:
        told = [i for i in told if scene.callings.says_all(i, frozenset({token.lemma}) | complements)]
    elif any(t.pos == "ADJ" and not passing(t) for t in scene.tokens[start:head]):
        told = [i for i in told if scene.callings.says_all(i, lemmas_of(scene, start, head + 1))]
    return chosen(scene, told, head)


def body_called(scene: Scene, head: int) -> Voice | None:
    """The one body that a noun means: "перевозчик" after "авиаперевозчик «Север»"."""
    if scene.tokens[head].pos != "NOUN" or not leans_back(scene, head):
        return None
    told = scene.callings.those(head, "organization")
    return chosen(scene, told, head) if told else most_named(scene, head)


def most_named(scene: Scene, head: int) -> Voice | None:
    """The body that the text before a noun names most, of those that are of no other family: "компания"."""
    counts = Counter(
        m.entity
        for m in scene.context.cast.mentions[: bisect_left(scene.context.cast.mentions, head, key=lambda m: m.start)]
        if m.kind == "name" and scene.callings.may_be(m.entity, head)
    )
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return chosen(scene, [ranked[0][0]], head)


def is_private(token: Token) -> bool:
    """Whether a noun means a company, a party or a union, and never the ministry that spoke before."""
    return token.lemma not in STATE_BODIES and any(f.type == "organization" for f in families_of(token.lemma))


def passing(token: Token) -> bool:
    """Whether an adjective tells nobody apart: "бывший дипломат", "61-летний политик"."""
    return token.lemma in PASSING or token.text[:1].isdigit()


def lemmas_of(scene: Scene, start: int, stop: int) -> frozenset[str]:
    """The lemmas of the words of a phrase."""
    return frozenset(t.lemma for t in scene.tokens[start:stop] if t.pos in {*NOUNS, "ADJ"})


def chosen(scene: Scene, told: list[str], head: int) -> Voice | None:
    """The one meant: the only one, else the only one shortly before, else whom the last sentence is about."""
    if len({scene.context.cast.entities[i].name for i in told}) > 1:
        told = [i for i in told if scene.tokens[head].sentence - last_sentence(scene, i, head) <= SENTENCES_BACK]
    if len({scene.context.cast.entities[i].name for i in told}) > 1:
        told = [i for i in told if i == last_subject_of(scene, head, told)]
    if not told:
        return None
    mention = last_before(scene, told[0], head)
    if mention is None:
        return None
    start, stop = phrase_edges(scene, head)  # where the noun stands: a tag ends there
    return replace(entity_voice(scene.context.cast.entities[told[0]], mention), start=start, stop=stop, renamed=True)


def last_before(scene: Scene, entity: str, head: int) -> Mention | None:
    """The last mention of an entity before a token and outside of quotations that do not hold it."""
    mentions = scene.context.cast.mentions
    for i in range(bisect_left(mentions, head, key=lambda m: m.start) - 1, -1, -1):
        if mentions[i].entity == entity and not in_other_words(scene, mentions[i], head):
            return mentions[i]
    return None


def last_subject_of(scene: Scene, head: int, among: list[str]) -> str | None:
    """The last of some entities that was a subject before a token; none where two were in one sentence."""
    mentions = scene.context.cast.mentions
    found: dict[str, int] = {}
    for mention in mentions[: bisect_left(mentions, head, key=lambda m: m.start)]:
        token = scene.tokens[mention.head]
        if mention.entity in among and token.rel.startswith("nsubj") and not in_other_words(scene, mention, head):
            found[mention.entity] = token.sentence
    latest = [i for i, sentence in found.items() if sentence == max(found.values())]
    return latest[0] if len(latest) == 1 else None


def last_sentence(scene: Scene, entity: str, head: int) -> int:
    """The sentence of the last mention; one far before the text where there is none."""
    mention = last_before(scene, entity, head)
    return scene.tokens[mention.start].sentence if mention is not None else -len(scene.tokens)


def in_other_words(scene: Scene, mention: Mention, head: int) -> bool:
    """Whether a mention stands in a quotation, longer than its own marks, that a token is outside of."""
    own = mention.stop - mention.start + 1
    return any(q.holds(mention.start) and not q.holds(head) and q.closing - q.opening > own for q in scene.quotations)


def entity_voice(entity: Entity, mention: Mention) -> Voice:
    """The voice of an entity where it is mentioned."""
    return Voice(entity.name, mention.start, mention.stop, is_press(entity), entity.type == "organization")


def is_name(scene: Scene, mention: Mention, head: int) -> bool:
    """Whether a mention names the head, and is no common noun such as "СМИ"."""
    token = scene.tokens[head]
    common = any(token.lemma in group(g) for g in COMMON)
    if common and mention.stop - mention.start == 1 and stands_for_itself(scene, mention):
        return False
    return mention.head == head or token.pos in {"PROPN", "X"}


def stands_for_itself(scene: Scene, mention: Mention) -> bool:
    """Whether a mention has found nobody else: "министр" of an entity called "министр"."""
    entity = scene.context.cast.entities[mention.entity]
    bare = entity.name.lower() in {scene.tokens[mention.head].low, scene.tokens[mention.head].lemma}
    return bare or (entity.office is not None and entity.office.lower() == entity.name.lower())


def is_bare(scene: Scene, head: int) -> bool:
    """Whether a noun stands alone and in the singular: "дипломат"."""
    if scene.tokens[head].feats.get("Number") == "Plur":
        return False
    return phrase_edges(scene, head) == (head, head + 1)


def name_ahead(scene: Scene, head: int) -> Voice | None:
    """The person whom a noun describes before the name: "представитель комитета при суде Иван Петров"."""
    token = scene.tokens[head]
    if token.case != "Nom" or token.pos == "PROPN" or token.feats.get("Number") == "Plur":
        return None
    if token.feats.get("Animacy") != "Anim" and token.lemma != "один":
        return None
    for i in range(head + 1, min(head + AHEAD, scene.document.sentence_of(head).stop)):
        ahead = scene.tokens[i]
        if ahead.text in FAMILY:
            continue
        if not ahead.text[0].isalnum() or ahead.feats.get("VerbForm") == "Fin":
            return None
        mention = scene.context.cast.at(i)
        if mention is None or ahead.pos != "PROPN" or scene.context.cast.entities[mention.entity].type != "person":
            continue
        if ahead.case != "Nom" or ahead.low.endswith(OBLIQUE):
            return None
        entity = scene.context.cast.entities[mention.entity]
        return Voice(entity.name, min(head, mention.start), mention.stop)
    return None


def apposed_name(scene: Scene, head: int) -> Voice | None:
    """The outlet that a noun names right after it: "газета «Труд»", "агентство Франс Пресс"."""
    for i in range(head + 1, min(head + 4, len(scene.tokens))):
        mention = scene.context.cast.at(i)
        if mention is not None:
            entity = scene.context.cast.entities[mention.entity]
            return Voice(entity.name, mention.start, mention.stop, True)
        if scene.tokens[i].text[:1].isalpha() and not scene.tokens[i].text[:1].isupper():
            return None
    return None


def is_press(entity: Entity) -> bool:
    """Whether an entity is an outlet of the registry."""
    known = organisations().by_id(entity.id)
    return known is not None and known.kind == "outlet"


def uncapitalised(scene: Scene, start: int, name: str) -> str:
    """A phrase without the capital that it owes to the head of its sentence."""
    first = scene.tokens[start]
    at_head = start == scene.document.sentence_of(start).start or not scene.tokens[start - 1].text[0].isalnum()
    proper = first.pos == "PROPN" or first.text[1:] != first.text[1:].lower()
    return name if proper or not at_head else name[:1].lower() + name[1:]


def can_speak(token: Token) -> bool:
    """Whether a noun names a living being, or a thing that speaks all the same: "посольство"."""
    if token.pos not in NOUNS or not token.text[0].isalpha():
        return False
    words = (group("voice"), group("press"), group("body"), group("piece"))
    return token.feats.get("Animacy") == "Anim" or any(token.lemma in g for g in words)


def phrase_voice(scene: Scene, head: int) -> Voice | None:
    """The voice of a noun phrase that names nobody of the cast: "представители Меллона"."""
    if not can_speak(scene.tokens[head]):
        return None
    start, stop = phrase_edges(scene, head)
    press = scene.tokens[head].lemma in group("press")
    many = scene.tokens[head].feats.get("Number") == "Plur"
    return Voice(
        uncapitalised(scene, start, nominative(scene.document, start, stop, head)), start, stop, press, many=many
    )
