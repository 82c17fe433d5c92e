"""Who acts in a contact, where the trigger's own complements do not say: who stands over it, or speaks of it.

Yields parties for candidates.py, which knows what the trigger itself tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from letopis.extraction.cast.pronouns import owner_of
from letopis.extraction.contacts.arguments import argument_heads, clause
from letopis.extraction.contacts.frames import Frame, frames, words
from letopis.extraction.contacts.implied import parties_or_peoples
from letopis.extraction.contacts.parties import Party, parties_at, speaker_over
from letopis.extraction.contacts.status import circumstance
from letopis.extraction.context import Context
from letopis.extraction.syntax import OBJECT_CONTROL, asked, governor, is_passive, preposition
from letopis.lexicons import countries
from letopis.model.cast import Entity
from letopis.model.document import Token
from letopis.model.record import Role
from letopis.sources.outlets import press_service_of

ATTENDING: dict[str, Role] = {"участии": "participant", "участием": "participant", "посредничестве": "mediator"}
COMING = {"поступить", "поступать", "прийти", "приходить"}
EXCHANGING = {"обменяться", "обмениваться"}
RECEIVING = {"получить", "получать"}
ANSWERING = {"ответить", "отвечать", "отреагировать", "реагировать"}
AGREEING = {"договориться", "договариваться", "условиться"}
AFTER = {"после", "по завершении", "по окончании"}
BEFORE = {"до", "перед", "накануне", "к", "в преддверии", "в канун"}
NOUNS_BETWEEN = 1  # "провёл раунд переговоров", "сели за стол переговоров"
DRAWN_UP = {"план", "стратегия", "тактика"}  # of a contact by those who may never hold it
COMPANY = ("with", "between")
WISHING = {"просить", "попросить", "пригласить", "приглашать", "предложить", "предлагать"}  # ... to meet oneself
HELPING = {"поддержать", "поддерживать", "представлять"}  # "поддержать министра на переговорах": he holds them
SPEAKING_OF = {  # whose object is elsewhere: "на встрече раскритиковал Трампа"
    "назначить", "избрать", "утвердить", "выдвинуть", "обвинить", "обвинять", "назвать", "осудить", "осуждать",
    "раскритиковать", "критиковать", "упомянуть", "вспомнить", "обсудить", "обсуждать", "представить",
}  # fmt: skip
ANSWERABLE = {"отвечать", "ответственный"}  # "отвечал за переговоры": whoever held them
THANKING = {"поблагодарить", "благодарить"}
SPOKEN_FOR = {"они", "мы"}  # subjects that may take in whoever speaks


def agents(context: Context, token: Token, frame: Frame, known: Sequence[Party] = ()) -> list[Party]:
    """Who does what a noun of contact names: the subject of its light verb, or of its clause.

    Where the noun is the occasion of the clause ("в телефонном разговоре поздравил X"), its object
    is the other party. `known` are the parties that the noun itself tells.
    """
    document = context.document
    role: Role = "guest" if frame.kind == "visit" else "participant"
    owner = owner_at(context, token)
    if owner is not None:
        return [Party(owner, token.index, "sender" if frame.kind == "letter" else role)]
    if answers_for(context, token):
        return []
    relative = verb_of_relative(context, token)
    if relative is not None:
        return [*subjects(context, relative, token, role), *company_of_verb(context, relative, frame)]
    verb = verb_of_clause(context, token)
    if verb is None:
        return subject_of_lead(context, token, role)
    if judged(context, token, verb) or nouns_between(context, token, verb) > NOUNS_BETWEEN:
        return []
    if token.rel.startswith("nsubj") and verb.lemma in COMING and frame.kind == "letter":
        heads = [h for way in ("toward", "to", "body") for h in argument_heads(document, verb.index, way)]
        return [p for h in heads for p in parties_at(context, h, "recipient")]
    if token.rel.startswith("nsubj"):
        having = [p for h in argument_heads(document, verb.index, "at") for p in parties_at(context, h, role)]
        return [*having, *doers_of_passive(context, verb, role), *company_of_verb(context, verb, frame)]
    thanked = verb.lemma in THANKING and preposition(document, token.index) == "за"
    calls = thanked or (verb.lemma in OBJECT_CONTROL and token.head == verb.index and not circumstance(document, token))
    called_upon = asked(document, verb.index) if calls else None
    if called_upon is not None and called_upon != token.index:
        both = verb.lemma in WISHING and frame.kind in {"call", "meeting", "talks"} and not known
        wishing = subjects(context, verb, token, role) if both else []
        return [*wishing, *parties_at(context, called_upon, role)]
    topic = topic_of_clause(context, token, verb)
    if topic is not None:
        return parties_at(context, topic, role)
    if frame.kind in {"meeting", "talks"} and is_date_of_several(context, token):
        return []
    if frame.kind == "summit" and is_date_of_another(context, token):
        return []
    heads = [h for h in argument_heads(document, verb.index, "subject") if h != token.index]
    if verb.lemma in HELPING and verb.feats.get("VerbForm") == "Inf":
        return [p for h in argument_heads(document, verb.index, "object") for p in parties_at(context, h, role)]
    if frame.kind == "letter":
        return correspondents(context, token, verb, heads)
    if not heads:
        return dative_agent(context, verb) or those_who_speak(context, token, verb)
    peoples = frame.kind == "talks"
    doers = [p for h in heads for p in (parties_or_peoples if peoples else parties_at)(context, h, role)]
    if not doers and document.tokens[heads[0]].lemma in SPOKEN_FOR:
        doers = those_who_speak(context, token, verb)
    if frame.kind == "visit" or not circumstance(document, token):
        above = document.tokens[verb.head].lemma if verb.head is not None else ""
        own = frame.kind != "visit" and not known and above in WISHING
        proposing = proposers(context, verb) if own else []
        return [*proposing, *doers, *company_of_verb(context, verb, frame)]
    nobody_speaks = not doers or frame.kind == "summit" or verb.lemma in SPEAKING_OF
    addressed = [] if nobody_speaks else people_addressed(context, verb, token)
    return [*doers, *addressed]


def answers_for(context: Context, token: Token) -> bool:
    """Whether a contact is what somebody is in charge of: "министр, отвечавший за переговоры"."""
    over = context.document.tokens[token.head] if token.head is not None else None
    charge = over is not None and over.lemma in ANSWERABLE
    return charge and preposition(context.document, token.index) == "за"


def verb_of_clause(context: Context, token: Token) -> Token | None:
    """The verb over a noun of contact; of an occasion the one of its own clause, where the tree goes past a comma.

    "что во время встречи с X они [договорились] о том, что базы будут размещаться": the parser skips clauses.
    """
    document = context.document
    verb = governor(document, token.index)
    if verb is None or verb.index < token.index or not circumstance(document, token):
        return verb
    between = document.tokens[token.index : verb.index]
    comma = next((t.index for t in between if t.text == ","), token.index)
    own = (t for t in document.tokens[token.index : comma] if t.feats.get("VerbForm") == "Fin")
    return next(own, verb)


def topic_of_clause(context: Context, token: Token, verb: Token) -> int | None:
    """Whom a clause speaks of after an occasion of theirs: "после аудиенции у короля [премьера] поздравил Макрон".

    The object stands before the verb and the subject after it: he is the topic, and the audience was his.
    """
    document = context.document
    if not circumstance(document, token) or preposition(document, token.index) not in AFTER:
        return None
    if not any(t.index > verb.index for t in document.children(verb.index, "nsubj")):
        return None
    before = [t.index for t in document.children(verb.index, "obj") if token.index < t.index < verb.index]
    named = next((m for m in context.cast.mentions if m.stop == verb.index and m.start > token.index), None)
    if not before and named is not None and document.tokens[named.head].case in {"Acc", "Gen"}:
        before = [named.head]
    return before[-1] if before else None


def is_date_of_another(context: Context, token: Token) -> bool:
    """Whether a gathering only dates what somebody does before it: "останется на посту до проведения саммита"."""
    over = context.document.tokens[token.head] if token.head is not None and token.case == "Gen" else token
    return any(preposition(context.document, t.index) in BEFORE for t in (token, over))


def is_date_of_several(context: Context, token: Token) -> bool:
    """Whether a meeting of several only dates what another does: "принял решение после встречи членов кабинета"."""
    document = context.document
    several = (t.case == "Gen" and t.feats.get("Number") == "Plur" for t in document.children(token.index, "nmod"))
    return preposition(document, token.index) in AFTER | BEFORE and any(several)


def subject_of_lead(context: Context, token: Token, role: Role) -> list[Party]:
    """Whose contact the headline of a readout tells: "Телефонный разговор с X", and below "Путин поздравил X"."""
    document, article = context.document, context.article
    if not article.in_title(token.span.start) or press_service_of(article) is None:
        return []
    body = next((s for s in document.sentences[token.sentence + 1 :] if not article.in_title(s.span.start)), None)
    root = next((t for t in document.tokens[body.start : body.stop] if t.rel == "root"), None) if body else None
    if root is None:
        return []
    found = subjects_at(context, argument_heads(document, root.index, "subject"), role)
    return [p for p in found if p.entity.type == "person" and p.entity.country]


def nouns_between(context: Context, token: Token, verb: Token) -> int:
    """How many nouns stand over a noun below its verb: "ушёл из-за несогласия с планом переговоров" tells no party."""
    found = 0
    for above in context.document.ancestors(token.index):
        if above.index == verb.index:
            break
        found += NOUNS_BETWEEN + 1 if above.lemma in DRAWN_UP else above.pos == "NOUN"
    return found


def owner_at(context: Context, token: Token) -> Entity | None:
    """Whose a contact is by a possessive: "его визит в Киев"."""
    marks = context.document.children(token.index, "det")
    return next((e for m in marks if (e := owner_of(context.document, context.cast, m))), None)


def subjects(context: Context, verb: Token, token: Token, role: Role) -> list[Party]:
    """The parties that are the subject of a verb other than the noun itself."""
    heads = [h for h in argument_heads(context.document, verb.index, "subject") if h != token.index]
    return subjects_at(context, heads, role)


def subjects_at(context: Context, heads: Sequence[int], role: Role) -> list[Party]:
    """The parties behind the heads of a subject."""
    return [p for h in heads for p in parties_at(context, h, role)]


def verb_of_relative(context: Context, token: Token) -> Token | None:
    """The light verb of a clause on a noun of contact: "переговоры, которые Минск ведёт с Киевом"."""
    document = context.document
    for verb in document.children(token.index, "acl:relcl"):
        if verb.lemma in words("light") and any(t.lemma == "который" for t in document.children(verb.index)):
            return verb
    return None


def company_of_verb(context: Context, verb: Token, frame: Frame) -> list[Party]:
    """With whom a verb has the contact for its object or subject: "с Киевом переговоры ведёт министр"."""
    if frame.kind in {"visit", "letter"} or verb.lemma not in words("light") | words("taking_place"):
        return []
    heads = [h for role in COMPANY for h in argument_heads(context.document, verb.index, role)]
    return [p for h in heads for p in parties_at(context, h)]


def doers_of_passive(context: Context, verb: Token, role: Role) -> list[Party]:
    """By whom a contact is held: "министерством ведутся переговоры"."""
    if not (is_passive(verb) or verb.low.endswith(("ся", "сь"))):
        return []
    document = context.document
    heads = [t.index for t in document.children(verb.index, "obl", "obl:agent") if t.case == "Ins"]
    return [p for h in heads if preposition(document, h) is None for p in parties_at(context, h, role)]


def side_of_speaker(context: Context, token: Token) -> list[Party]:
    """Whose side discusses what "is being discussed" with another: the state of whoever says so."""
    speaker = speaker_over(context, token)
    country = countries().by_iso(speaker.country or "") if speaker is not None else None
    return [Party(Entity(country.id, "country", country.name, country.iso2), token.index)] if country else []


def those_who_speak(context: Context, token: Token, verb: Token) -> list[Party]:
    """Whoever says of himself and others what they did on an occasion: "что на встрече с X они договорились".

    A spokesman says it of others.
    """
    told = verb.feats.get("VerbForm") == "Fin" and verb.feats.get("Number") == "Plur" and not is_passive(verb)
    if not told or not circumstance(context.document, token):
        return []
    speaker = speaker_over(context, token)
    return [] if speaker is None or speaks_for_others(speaker.office) else [Party(speaker, token.index)]


def speaks_for_others(office: str | None) -> bool:
    """Whether a post is that of a spokesman."""
    return office is not None and any(w in office.lower() for w in ("пресс-секретарь", "представитель", "спикер мид"))


def judged(context: Context, token: Token, verb: Token) -> bool:
    """Whether a verb only speaks of the contact: "прокомментировал переговоры", not "на встрече поддержал"."""
    return verb.lemma in words("judging") and not circumstance(context.document, token)


def correspondents(context: Context, token: Token, verb: Token, subject: Sequence[int]) -> list[Party]:
    """Who sends and who gets a letter that is the object of a verb, or in which somebody says something.

    Who judges a letter or answers it is no party of it.
    """
    if not subject:
        return []
    answered = verb.lemma in ANSWERING and preposition(context.document, token.index) == "на"
    if verb.lemma in RECEIVING or answered:
        return subjects_at(context, subject, "recipient")
    if verb.lemma in EXCHANGING:
        return subjects_at(context, subject, "participant")
    if preposition(context.document, token.index) == "в" and circumstance(context.document, token):
        return subjects_at(context, subject, "sender")
    if any(f.verbal and f.kind == "letter" for f in frames().get(verb.lemma, ())):
        return [*subjects_at(context, subject, "sender"), *addressees(context, verb)]
    return []


def addressees(context: Context, verb: Token) -> list[Party]:
    """To whom a verb sends the letter that is its object."""
    heads = argument_heads(context.document, verb.index, "dative")
    return [p for h in heads for p in parties_at(context, h, "recipient")]


def people_addressed(context: Context, verb: Token, token: Token) -> list[Party]:
    """The persons to whom the verb over an occasion is directed."""
    heads = [t.index for t in context.document.children(verb.index, "obj", "iobj") if t.index != token.index]
    return [p for h in heads for p in parties_at(context, h) if p.entity.type == "person"]


def dative_agent(context: Context, verb: Token) -> list[Party]:
    """Whom an impersonal verb speaks of: "Путину предстоит встреча", "его ожидают переговоры"."""
    heads = [t.index for t in context.document.children(verb.index, "iobj", "obj", "obl") if t.case in {"Dat", "Acc"}]
    return [p for h in heads if preposition(context.document, h) is None for p in parties_at(context, h)]


def lacks_agent(frame: Frame, parties: Sequence[Party], roles: dict[str, list[Party]]) -> bool:
    """Whether a contact noun has nobody who acts: "встречи с премьерами Армении и Вьетнама" has only the others."""
    if frame.kind == "visit":
        return not any(p.role != "host" for p in parties)
    return len(parties) < 2 or (len(roles.get("with", ())) == len(parties) and "genitive" in roles)


def proposers(context: Context, token: Token) -> list[Party]:
    """With whom an infinitive is agreed, or who proposes it to another: "предложил Путину встретиться"."""
    head = context.document.tokens[token.head] if token.head is not None else None
    if head is None or not (token.rel == "xcomp" or token.feats.get("VerbForm") == "Inf"):
        return []
    if head.lemma in AGREEING:
        return [p for h in argument_heads(context.document, head.index, "with") for p in parties_at(context, h)]
    if head.lemma not in OBJECT_CONTROL:
        return []
    return [p for h in argument_heads(context.document, head.index, "subject") for p in parties_at(context, h)]


def inviters(context: Context, token: Token) -> list[Party]:
    """Who invites: "Обама пригласил премьера посетить США", "прибыл по приглашению короля"."""
    document = context.document
    heads: list[int] = []
    for above in list(document.ancestors(token.index))[:2]:
        if above.lemma in {"пригласить", "приглашать"}:
            heads += argument_heads(document, above.index, "subject")
    for near in clause(context.document, token):
        if near.lemma == "приглашение":
            heads += argument_heads(document, near.index, "genitive")
    return [replace(p, role="host") for h in heads for p in parties_at(context, h)]


def attendees(context: Context, token: Token) -> list[Party]:
    """Who else takes part: "переговоры при участии президента Франции", "встреча с участием министров"."""
    document = context.document
    near = document.tokens[token.index + 1 : min(document.sentence_of(token.index).stop, token.index + 4)]
    for word in near:
        role = ATTENDING.get(word.low)
        if role is not None:
            return [p for h in argument_heads(document, word.index, "genitive") for p in parties_at(context, h, role)]
    return []


def bodies_visited(context: Context, token: Token) -> list[Party]:
    """The bodies that a talk is held in: "провёл переговоры в МИД ФРГ", "в Сейме прошла встреча с послом"."""
    heads = argument_heads(context.document, token.index, "in")
    verb = context.document.tokens[token.head] if token.head is not None else None
    if not heads and verb is not None and verb.lemma in words("light") | words("taking_place"):
        heads = argument_heads(context.document, verb.index, "in")
    bodies = [h for h in heads if (e := context.cast.entity_at(h)) is not None and e.type == "organization"]
    return [p for h in bodies for p in parties_at(context, h) if p.entity.country and p.named]
