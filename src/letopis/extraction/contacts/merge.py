"""One contact is listed once, however many sentences tell it.

A candidate joins the contact that it fits: kinds that are one, parties of which one side covers the
other, dates and places that do not contradict. A candidate without parties of its own only adds
what it tells to the contact that it must mean, or is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from letopis.extraction.contacts.candidates import Candidate
from letopis.extraction.contacts.parties import Party, unique, without_countries
from letopis.extraction.contacts.places import Place
from letopis.extraction.context import Context
from letopis.model.cast import Entity
from letopis.model.dates import Timex
from letopis.model.document import Token
from letopis.model.record import ContactKind, ContactStatus

FACE_TO_FACE = {"meeting", "talks"}
SURENESS: dict[ContactStatus, int] = {"held": 0, "cancelled": 1, "denied": 1, "planned": 2, "proposed": 3}
MOST_SPECIFIC: tuple[ContactKind, ...] = ("call", "summit", "visit", "letter", "meeting")
ROUNDS = {"раунд", "этап", "тур"}
ORDINALS = {"первый", "второй", "третий", "четвертый", "пятый", "шестой", "предыдущий", "прошлый", "следующий"}
BACK = 3  # sentences that a candidate without parties may lie from its contact


@dataclass
class Draft:
    """A contact in the making."""

    candidates: list[Candidate] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    borrowed_place: Place | None = None  # that of the visit which a meeting is part of

    @property
    def lead(self) -> Candidate:
        """The candidate that tells most: most parties, strongest frame, first in the text."""
        return max(self.candidates, key=lambda c: (not c.frame.weak, len(c.parties), c.time is not None, -c.trigger))

    @property
    def kind(self) -> ContactKind:
        """The most specific kind told."""
        kinds = [c.kind for c in self.candidates]
        if set(kinds) == {"summit"} and self.lead.frame.words[0] != "саммит" and self.lead.company:
            return "meeting"  # "на совещании с министром обороны"
        return next((k for k in MOST_SPECIFIC if k in kinds), "talks")

    @property
    def status(self) -> ContactStatus:
        """The status of the lead."""
        return self.lead.status

    @property
    def time(self) -> Timex | None:
        """The most precise time told."""
        told = [c.time for c in self.candidates if c.time is not None and c.time.value]
        return max(told, key=lambda t: precision(t.value)) if told else None

    @property
    def place(self) -> Place | None:
        """The city if one is told, else the first place."""
        told = [c.place for c in self.candidates if c.place is not None]
        return next((p for p in told if p.city), told[0] if told else None)

    @property
    def where(self) -> Place | None:
        """Where it was: of the visit that it is part of, or its own; a body that is a party is no venue besides."""
        place = self.borrowed_place or self.place
        bodies = {p.entity.name for p in self.parties if p.entity.type == "organization"}
        return place if place is not None and place.name not in bodies else None

    @property
    def ids(self) -> frozenset[str]:
        """The entities of the parties."""
        return frozenset(p.entity.id for p in self.parties)

    def take(self, candidate: Candidate) -> None:
        """Add what one more candidate tells."""
        self.candidates.append(candidate)
        self.parties = without_countries(each_group_once(unique([*self.parties, *candidate.parties])))


def precision(value: str | None) -> int:
    """How much a date says: a day more than a month, a month more than a year."""
    return len((value or "").replace("X", "").split("/")[0])


def merge(context: Context, found: Sequence[Candidate]) -> list[Draft]:
    """The contacts of a document, strong candidates first, in the order of the text."""
    drafts: list[Draft] = []
    strong = [c for c in found if len(c.parties) >= 2 and not c.frame.weak]
    weak = [c for c in found if len(c.parties) >= 2 and c.frame.weak]
    joining = [c for c in found if c.joining]
    strong = [c for c in strong if not c.joining]
    for told in [*strong, *weak]:
        candidate = like_the_one_before(context, drafts, told) if told.frame.weak else told
        home = next((d for d in nearest_first(drafts, candidate) if fits(d, candidate)), None)
        if home is not None and candidate.frame.people:
            continue  # words between two who met are of the one meeting or the other: nobody says which
        if home is None:
            home = Draft()
            drafts.append(home)
        home.take(candidate)
    begun = [c for c in found if len(c.parties) < 2 and not c.joining and not c.frame.verbal]
    for candidate in joining:
        join(context, drafts, candidate, begun)
    for candidate in (c for c in found if len(c.parties) < 2 and not c.joining):
        adopt(context, drafts, candidate)
    return sorted(drafts, key=lambda d: d.lead.trigger)


def like_the_one_before(context: Context, drafts: Sequence[Draft], candidate: Candidate) -> Candidate:
    """A weak candidate that "также" adds to a contact of the sentence before: of its kind, on its date."""
    document = context.document
    here = document.tokens[candidate.trigger]
    if not any(t.low == "также" for t in document.children(here.index)) or candidate.time is not None:
        return candidate
    for draft in drafts:
        gap = here.sentence - document.tokens[draft.lead.trigger].sentence
        if gap in {0, 1} and draft.lead.trigger < here.index and draft.ids & candidate.ids:
            return replace(candidate, kind=draft.kind, time=draft.time)
    return candidate


def nearest_first(drafts: Sequence[Draft], candidate: Candidate) -> list[Draft]:
    """Contacts by their distance in the text."""
    return sorted(drafts, key=lambda d: min(abs(c.trigger - candidate.trigger) for c in d.candidates))


def fits(draft: Draft, candidate: Candidate) -> bool:
    """Whether a candidate tells of a contact."""
    return (
        kinds_agree(draft, candidate)
        and parties_agree(draft, candidate)
        and statuses_agree(draft, candidate)
        and dates_agree(draft.time, candidate.time)
        and places_agree(draft.place, candidate.place)
    )


def kinds_agree(draft: Draft, candidate: Candidate) -> bool:
    """Whether the kinds may be one: meeting and talks are; a weak word fits any face-to-face kind or call."""
    kinds = {c.kind for c in draft.candidates} | {candidate.kind}
    if len(kinds) == 1 or kinds <= FACE_TO_FACE or (candidate.frame.weak and candidate.kind == "letter"):
        return True
    loose = candidate.frame.weak or all(c.frame.weak for c in draft.candidates)
    plain_talks = candidate.kind == "talks" or {c.kind for c in draft.candidates} == {"talks"}
    return kinds <= {"call", "meeting", "talks", "summit"} and (loose or (plain_talks and "call" in kinds))


def parties_agree(draft: Draft, candidate: Candidate) -> bool:
    """Whether the parties of one are among those of the other; a country stands for its people.

    Two of one country who meet are no talks of that country with another.
    """
    mine, theirs = draft.parties, list(candidate.parties)
    pairs = ((wide, narrow) for wide, narrow in ((mine, theirs), (theirs, mine)) if covers(wide, narrow))
    return any(sum(any(same_side(w, n) for n in narrow) for w in wide) > 1 for wide, narrow in pairs)


def covers(wide: Sequence[Party], narrow: Sequence[Party]) -> bool:
    """Whether each of `narrow` is, or speaks for, one of `wide`."""
    return all(any(same_side(w, n) for w in wide) for n in narrow)


def same_side(a: Party, b: Party) -> bool:
    """Whether two parties are one entity, or a country and somebody who speaks for it."""
    if a.entity.id == b.entity.id or same_group(a.entity, b.entity):
        return True
    sides = {a.entity.type, b.entity.type}
    return "country" in sides and a.entity.country is not None and a.entity.country == b.entity.country


def same_group(a: Entity, b: Entity) -> bool:
    """Whether two groups under the article's words are one: "семья Петрова", "семья бывшего министра Петрова"."""
    if not (a.id.startswith("group:") and b.id.startswith("group:")):
        return False
    first, second = a.name.lower().split(), b.name.lower().split()
    return set(first) <= set(second) or set(second) <= set(first)


def each_group_once(parties: Sequence[Party]) -> list[Party]:
    """Parties with each group under its fullest words only."""
    wider = [p for p in parties if p.entity.id.startswith("group:")]
    return [
        p
        for p in parties
        if not any(same_group(p.entity, w.entity) and len(w.entity.name) > len(p.entity.name) for w in wider)
    ]


def statuses_agree(draft: Draft, candidate: Candidate) -> bool:
    """Whether a status is the same, or one of them is a plan of the other on the same terms."""
    if draft.status == candidate.status:
        return True
    both = {draft.status, candidate.status}
    return both <= {"planned", "proposed"} or both <= {"planned", "cancelled"}


def dates_agree(a: Timex | None, b: Timex | None) -> bool:
    """Whether two dates may be one: equal, one untold, or one inside the other ("2021-04" and its days)."""
    if a is None or b is None or a.value is None or b.value is None:
        return True
    return a.value == b.value or a.value.startswith(b.value) or b.value.startswith(a.value) or inside(a.value, b.value)


def inside(a: str, b: str) -> bool:
    """Whether one of two dates is a day of the other, an interval."""
    for day, interval in ((a, b), (b, a)):
        if "/" in interval and "/" not in day:
            start, stop = interval.split("/")
            if start <= day <= stop:
                return True
    return False


def places_agree(a: Place | None, b: Place | None) -> bool:
    """Whether two places may be one: same name, one untold, or a city and its country."""
    if a is None or b is None or a.name == b.name:
        return True
    return a.country is not None and a.country == b.country and a.city != b.city


def join(context: Context, drafts: list[Draft], candidate: Candidate, begun: Sequence[Candidate]) -> None:
    """Add who else took part ("во встрече участвовал и министр") to the contact told before.

    Where there is none, those who took part make one, with the gathering told before.
    """
    here = context.document.tokens[candidate.trigger].sentence
    for draft in sorted(drafts, key=lambda d: -d.lead.trigger):
        gap = here - context.document.tokens[draft.lead.trigger].sentence
        told_before = 0 <= gap <= BACK and draft.lead.trigger < candidate.trigger
        if told_before and draft.kind != "visit" and kinds_agree(draft, candidate):
            draft.take(candidate)
            return
    tokens = context.document.tokens
    near = [c for c in begun if c.trigger < candidate.trigger and here - tokens[c.trigger].sentence <= 1]
    told = next((c for c in reversed(near) if kinds_agree(Draft([c]), candidate)), None)
    if len(candidate.parties) < 2 and told is None:
        return
    draft = Draft()
    for part in (told, candidate) if told is not None else (candidate,):
        draft.take(part)
    drafts.append(draft)


def is_another_of_series(context: Context, token: Token) -> bool:
    """Whether a noun tells of an occasion by its number: "первый раунд переговоров", "вторая встреча"."""
    document = context.document
    above = document.tokens[token.head] if token.head is not None else None
    series = [token, *([above] if above is not None and above.lemma in ROUNDS else [])]
    return any(c.lemma in ORDINALS for t in series for c in document.children(t.index, "amod"))


def goes_on(draft: Draft, candidate: Candidate) -> bool:
    """Whether a visit that has begun is told to go on ("визит продлится до пятницы")."""
    return draft.kind == "visit" and {draft.status, candidate.status} == {"held", "planned"}


def may_mean(draft: Draft, candidate: Candidate) -> bool:
    """Whether a candidate without parties may mean a contact: it never changes its kind."""
    return candidate.kind == draft.kind or {candidate.kind, draft.kind} <= {"call", *FACE_TO_FACE}


def adopt(context: Context, drafts: Sequence[Draft], candidate: Candidate) -> None:
    """Give what an incomplete candidate tells to the contact before it, if there is one that it must mean."""
    token = context.document.tokens[candidate.trigger]
    near = [
        d
        for d in drafts
        if may_mean(d, candidate)
        and min(c.trigger for c in d.candidates) < candidate.trigger
        and any(abs(context.document.tokens[c.trigger].sentence - token.sentence) <= BACK for c in d.candidates)
        and covers(d.parties, candidate.parties)
        and (statuses_agree(d, candidate) or goes_on(d, candidate))
        and dates_agree(d.time, candidate.time)
        and places_agree(d.place, candidate.place)
    ]
    if len(near) != 1 or candidate.strangers or is_another_of_series(context, token):
        context.drop("contact", token.span, "fewer than two parties told", candidate.frame.rule)
        return
    near[0].candidates.append(candidate)
