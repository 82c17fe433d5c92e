"""Office phrases that stand beside names, and whose they are: "президент России Владимир Путин".

Yields for each phrase the names of its holders. By order and case; only an office that is taken
("премьером стал Кэмерон") is read from the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from letopis.extraction.cast.draft import CastDraft
from letopis.extraction.cast.offices import BODIES_OF_SOMEBODY, OfficePhrase, adjacent_name, past_subject
from letopis.extraction.cast.people import likely
from letopis.extraction.cast.written import PersonName
from letopis.extraction.syntax import is_passive, negated
from letopis.lexicons import tenures
from letopis.model.document import Name, Token
from letopis.reading import morphology

Beside = dict[int, list[PersonName]]  # by the first token of the phrase

CHIEFS = {"head_of_state", "head_of_government", "secretary_general", "foreign_minister", "commission_president"}
TAKING = {"стать", "назначить", "избрать", "утвердить", "переизбрать"}
DASHES = {"—", "–", "-"}
BEFORE_APPOSITION = {",", "("} | DASHES
AFTER_APPOSITION = {",", ".", ")", ";", ":"} | DASHES


def find_beside(draft: CastDraft, phrases: Sequence[OfficePhrase]) -> Beside:
    """Office phrases by start, each with the names that it stands beside."""
    found: Beside = {}
    for phrase in reversed(phrases):
        names = names_after(draft, phrase) or name_before(draft, phrase) or through(draft, phrase, found)
        if names:
            found[phrase.start] = names
    return found


def agree(draft: CastDraft, phrases: Sequence[OfficePhrase], beside: Beside) -> None:
    """Give a name the case of the office before it, which the tagger knows better than foreign names."""
    for phrase in phrases:
        if phrase.plural or phrase.start not in beside:
            continue
        case, name = case_of(draft, phrase), beside[phrase.start][0]
        if case and name.case != case and name.name.start >= phrase.stop:
            beside[phrase.start] = [draft.put_case(name, case)]


def taken_offices(draft: CastDraft, phrases: Sequence[OfficePhrase]) -> Iterator[tuple[OfficePhrase, PersonName]]:
    """Offices taken: "премьером стал Кэмерон", "назначил Лукьянова послом"."""
    by_token = {i: n for n in draft.names.values() for i in range(n.name.start, n.name.stop)}
    for phrase in phrases:
        verb = verb_of_taking(draft, phrase)
        if verb is None:
            continue
        rels = ("nsubj",) if verb.lemma == "стать" or is_passive(verb) else ("obj",)
        holder = draft.document.child(verb.index, *rels)
        inner = [i for i in draft.document.subtree(holder.index) if i in by_token] if holder else []
        if holder and (holder.index in by_token or len({id(by_token[i]) for i in inner}) == 1):
            yield phrase, by_token[holder.index if holder.index in by_token else inner[0]]


def verb_of_taking(draft: CastDraft, phrase: OfficePhrase) -> Token | None:
    """The verb by which an office in the instrumental is taken, if it is."""
    token = draft.document.tokens[phrase.head]
    verb = draft.document.tokens[token.head] if token.head is not None else None
    if token.case != "Ins" or verb is None or verb.lemma not in TAKING or negated(draft.document, verb.index):
        return None
    return verb


# --- where the name stands


def names_after(draft: CastDraft, phrase: OfficePhrase) -> list[PersonName]:
    """ "президент России Владимир Путин", "президенты России и Белоруссии Путин и Лукашенко"."""
    people = draft.name_at
    adjacent = adjacent_name(draft.document, phrase, people)
    if adjacent is None:
        return []
    first = past_served(draft, phrase, adjacent, people)
    if phrase.plural:
        names = coordinated(draft, first)
        return names if len(names) > 1 else []
    return [first] if may_hold_beside(draft, phrase, first) else []


def past_served(draft: CastDraft, phrase: OfficePhrase, name: Name, people: Mapping[int, Name]) -> PersonName:
    """Who serves, where the name after the post is of whom he serves; else whose that name is."""
    if phrase.post.dependent and name.stop in people and draft.names[name.start].case == "Gen":
        name = people[name.stop]  # "советника Петрова Анну Берг": whom she serves, then she
    past = past_subject(draft.document, name.stop, people)
    if phrase.post.dependent and past in people and draft.names[name.start].case == "Gen":
        name = people[past]  # "советник Петрова по торговле Анна Берг"
    return draft.names[name.start]


def coordinated(draft: CastDraft, first: PersonName) -> list[PersonName]:
    """A name and those that "и" and commas join to it."""
    names, tokens = [first], draft.document.tokens
    while (stop := names[-1].name.stop) + 1 < len(tokens):
        if tokens[stop].text not in {"и", ","} or stop + 1 not in draft.names:
            break
        names.append(draft.names[stop + 1])
    return names


def name_before(draft: CastDraft, phrase: OfficePhrase) -> list[PersonName]:
    """ "Энда Кенни, премьер-министр Ирландии"; the phrase must agree with the name and end the apposition."""
    tokens = draft.document.tokens
    comma = phrase.start - 1
    if comma < 1 or tokens[comma].text not in BEFORE_APPOSITION or phrase.plural:
        return []
    name = next((n for n in draft.names.values() if n.name.stop == comma), None)
    if name is None or tokens[comma].sentence != tokens[name.name.start].sentence:
        return []
    # "Путин, канцлер Германии и премьер Италии" is a list of parties
    after = tokens[phrase.stop].text if phrase.stop < len(tokens) else "."
    same_case = tokens[phrase.head].case in {name.case, None} or not name.case
    return [name] if same_case and after in AFTER_APPOSITION else []


def through(draft: CastDraft, phrase: OfficePhrase, later: Beside) -> list[PersonName]:
    """A chain of offices of one person: "министр по делам разведки, глава комиссии Дан Меридор"."""
    tokens = draft.document.tokens
    if phrase.stop + 1 >= len(tokens) or tokens[phrase.stop].text != "," or phrase.plural:
        return []
    following = later.get(phrase.stop + 1, [])
    same_case = tokens[phrase.head].case == tokens[phrase.stop + 1].case
    return following if len(following) == 1 and same_case else []


# --- whether the name is the holder's


def may_hold_beside(draft: CastDraft, phrase: OfficePhrase, name: PersonName) -> bool:
    """Whether a name after a post may be the holder: in the case of the post, as far as its forms tell."""
    case = case_of(draft, phrase)
    if is_served(draft, phrase, name) or (case == "Nom" and name.first and surely_oblique(name.first)):
        return False
    if case in {"Gen", "Acc", "Dat"} and (name.first or "").endswith("ой") and not is_feminine(draft, phrase):
        return False  # "с женой политика Грасой Машел"
    men = {case, name.case} == {"Acc", "Gen"} and not (name.first or name.last or "").lower().endswith(("у", "ю"))
    return men or case in {None, name.case, "Nom"} or name.case in {"", "Nom"}


def case_of(draft: CastDraft, phrase: OfficePhrase) -> str | None:
    """The case of a post; None for a word that has no cases ("замминистра"), whatever its tag."""
    token = draft.document.tokens[phrase.head]
    return None if "Fixd" in morphology.grammemes(token.text) else token.case


def is_feminine(draft: CastDraft, phrase: OfficePhrase) -> bool:
    """Whether a noun of post is feminine: "королевы"."""
    return draft.document.tokens[phrase.head].feats.get("Gender") == "Fem"


def is_served(draft: CastDraft, phrase: OfficePhrase, name: PersonName) -> bool:
    """Whether a name after a post is of somebody whom the holder serves.

    Of somebody who serves, a genitive is whom he serves ("советник Путина"), and so it is where the
    holder's own name follows ("советника Путина Михаила Лесина").
    """
    if name.name.stop in draft.names and name.case == "Gen":
        return True
    tokens = draft.document.tokens
    last = tokens[phrase.stop - 1].lemma if phrase.post.dependent else "".join(phrase.complement[-1:])
    if name.alone and last in BODIES_OF_SOMEBODY:
        return True  # "представитель администрации Обамы"
    if not phrase.post.dependent or name.name.start != phrase.stop:
        return False
    bare = phrase.stop - phrase.head == 1
    return is_chief(phrase, name) or (name.case == "Gen" and (bare or tokens[phrase.head].case != "Gen"))


def is_chief(phrase: OfficePhrase, name: PersonName) -> bool:
    """Whether a name is that of the chief in the words of a post: "представитель генсека ООН Антониу Гутерриша"."""
    rows = (t for surname in likely(dict(name.lasts)) for t in tenures().held_by(surname))
    return any(t.holder == phrase.holder and t.post in CHIEFS for t in rows)


def surely_oblique(first: str) -> bool:
    """Whether a first name that the dictionary knows stands in no nominative: "Дональда"."""
    known = {n.replace("ё", "е") for n in morphology.nominatives(first, "Name")}  # "Петр" as well as "Пётр"
    return bool(known) and first.replace("ё", "е") not in known and "known" in morphology.grammemes(first)
