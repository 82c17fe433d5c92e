"""Who holds an office that stands alone: somebody whom the article names, else whom the registry has."""

from __future__ import annotations

from dataclasses import replace

from letopis.extraction.cast.draft import CastDraft
from letopis.extraction.cast.offices import OfficePhrase
from letopis.extraction.cast.officials import may_hold, official_of
from letopis.extraction.cast.wording import entity_id, office_text
from letopis.lexicons import tenures
from letopis.model.cast import Entity, Mention
from letopis.sources.outlets import press_service_of

RENAMED_WITHIN = 3  # sentences
OF_A_STATE = {
    "государство", "руководство", "страна", "республика", "держава", "королевство", "княжество", "федерация", "нация",
}  # fmt: skip


def holder_of(draft: CastDraft, phrase: OfficePhrase) -> str | None:
    """The person who holds an office: named in the article, else certain by the registry."""
    phrase = of_own_side(draft, phrase)
    return named_holder(draft, phrase) or registered_holder(draft, phrase)


def of_own_side(draft: CastDraft, phrase: OfficePhrase) -> OfficePhrase:
    """A bare "президент" in a readout is the one whose press service tells it; any other phrase as it is."""
    bare = phrase.holder is None and not phrase.complement and not phrase.plural and not phrase.former
    if not bare or phrase.post.key != "head_of_state":
        return phrase
    outlet = press_service_of(draft.document.article)
    return replace(phrase, holders=(outlet.country,)) if outlet is not None and outlet.country else phrase


# --- by an office told before


def named_holder(draft: CastDraft, phrase: OfficePhrase) -> str | None:
    """Whose office the article tells: in the same word rather than in another, then the nearest."""
    fitting = [
        (not is_same_word(draft, office, phrase), abs(office.start - phrase.start), key)
        for key, offices in draft.offices.items()
        for office in offices
        if (is_same_office(office, phrase) or is_abridged(draft, office, phrase))
        and (office.start < phrase.start or phrase.holder)
    ]
    return min(fitting)[2] if fitting else None


def is_same_office(a: OfficePhrase, b: OfficePhrase) -> bool:
    """Whether two phrases may name one office; a phrase without a country takes any."""
    if (b.holder is not None and a.holder != b.holder) or (heads_something_else(b) and a.complement != b.complement):
        return False
    if b.post.title == "министр" and not b.complement and b.holder:
        return a.post.title.startswith("министр") or (a.post.key or "").endswith("_minister")
    if a.holder and a.post.key_in(a.holder) and a.post.key_in(a.holder) == b.post.key_in(a.holder):
        return not a.post.doubtful or not b.post.doubtful or a.complement == b.complement
    if a.post.key and a.post.key == b.post.key and not b.complement:
        return not a.complement
    return a.post.title == b.post.title and a.complement == b.complement


def heads_something_else(phrase: OfficePhrase) -> bool:
    """Whether a "глава" or "лидер" is of something that no list knows: "глава чешской фирмы" is no premier."""
    return phrase.post.doubtful and any(word not in OF_A_STATE for word in phrase.complement)


def is_same_word(draft: CastDraft, a: OfficePhrase, b: OfficePhrase) -> bool:
    """Whether two phrases call a post by one noun: "глава района" is rather a "глава" than a "губернатор"."""
    return draft.document.tokens[a.head].lemma == draft.document.tokens[b.head].lemma


def is_abridged(draft: CastDraft, whole: OfficePhrase, part: OfficePhrase) -> bool:
    """Whether a phrase repeats an office in fewer words: "глава района" after "глава Печорского района"."""
    words, fewer = ({t.lemma for t in draft.document.tokens[p.start : p.stop]} for p in (whole, part))
    same_side = part.holder in {None, whole.holder}
    return len(fewer) > 1 and fewer < words and same_side and is_same_word(draft, whole, part)


# --- by the registry


def registered_holder(draft: CastDraft, phrase: OfficePhrase) -> str | None:
    """Whom the registry is sure of at the time of the article; the entity is given the office it lacks."""
    if phrase.holder is None or heads_something_else(phrase):
        return None
    present = draft.persons()
    published = draft.document.article.published
    official = official_of(phrase.post, phrase.holder, published, [e.name for e in present], new=phrase.new)
    if official is None:
        return None
    office = office_text(draft.document, phrase)
    known = next((e for e in present if e.name == official.name), None) or draft.add(
        Entity(entity_id("person", official.name), "person", official.name)
    )
    draft.entities[known.id] = replace(known, country=known.country or phrase.holder, office=known.office or office)
    return known.id


def former_holder(draft: CastDraft, phrase: OfficePhrase) -> str | None:
    """Who of the article held an office once: "бывший премьер-министр Бельгии".

    Whom the article itself names with it as a past one; nobody of two; without such a name by the registry.
    """
    told = {k for k, offices in draft.former_offices.items() if any(is_same_office(o, phrase) for o in offices)}
    if told:
        return next(iter(told)) if len(told) == 1 else None
    key = phrase.post.key_in(phrase.holder) if phrase.holder else None
    if key is None or phrase.holder is None:
        return None
    held = {n for t in tenures().holders(phrase.holder, key) if phrase.post.fits(t) for n in t.names}
    people = [e.id for e in draft.persons() if e.name in held]
    return people[0] if len(people) == 1 else None


# --- by who was named shortly before


def renamed(draft: CastDraft, phrase: OfficePhrase) -> str | None:
    """Who an office alone renames: "Тиммерманс выразил ... Вице-президент Еврокомиссии подчеркнул".

    Newsrooms do not repeat a name. Only the one person counts who is the subject of a sentence
    shortly before and whose own office the article does not tell.
    """
    token = draft.document.tokens[phrase.head]
    if phrase.post.abroad or phrase.post.dependent or not token.rel.startswith("nsubj"):
        return None  # whoever serves the prime minister is not she
    if phrase.holder is None:
        return None if heads_something_else(phrase) else renamed_official(draft, phrase)
    named = (m for m in draft.mentions if m.kind == "name" and is_shortly_before(draft, m, phrase))
    subjects = {m.entity for m in named if draft.document.tokens[m.head].rel.startswith("nsubj")}
    people = [e for i in subjects if (e := draft.entities[i]).type == "person"]
    if len(people) != 1 or people[0].office or people[0].country:
        return None
    key = people[0].id
    draft.entities[key] = replace(people[0], country=phrase.holder, office=office_text(draft.document, phrase))
    draft.offices[key].append(phrase)
    return key


def renamed_official(draft: CastDraft, phrase: OfficePhrase) -> str | None:
    """Who a bare post renames: the one person named shortly before who holds it by the registry.

    "Сергей Лавров прилетел в Баку. Министр встретился с ..."; nobody where two of the article might.
    """
    near = {m.entity for m in draft.mentions if is_shortly_before(draft, m, phrase)}
    published = draft.document.article.published
    people = [e for e in draft.persons() if e.name != e.office]
    fitting = [e.id for e in people if may_hold(e.name, phrase.post, published)]
    return fitting[0] if len(fitting) == 1 and fitting[0] in near else None


def is_shortly_before(draft: CastDraft, mention: Mention, phrase: OfficePhrase) -> bool:
    """Whether a mention ends before a phrase, at most some sentences back."""
    tokens = draft.document.tokens
    gap = tokens[phrase.head].sentence - tokens[mention.head].sentence
    return mention.stop <= phrase.start and gap <= RENAMED_WITHIN
