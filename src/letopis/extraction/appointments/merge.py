"""Changes told more than once -> one each; the pieces complete each other.

Two tellings are of one change when the person and the direction (in or out) are one and the posts
can be: equal, the one in the other, or one untold. A change to come stays beside the change itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from letopis.extraction.appointments.cited import Cited
from letopis.extraction.posts import Post
from letopis.model.cast import Entity
from letopis.model.record import Change
from letopis.model.span import Span

STEM = 5
DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
# Nobody takes or leaves a post twice in so many days: one of the dates is of a decree, a report, a consequence.
NEAR_DAYS = 7
# Who heads a body goes by many names: "глава Кубы" may be the "председатель Совета министров".
CHIEFS = frozenset(
    {
        "президент", "глава", "лидер", "руководитель", "начальник", "директор", "председатель", "шеф", "гендиректор",
        "управляющий", "патриарх",
    }
)  # fmt: skip
HEADS_OF_GOVERNMENT = (
    "премьер",
    "глава правительства",
    "председатель правительства",
    "глава кабинета",
    "глава кабмина",
)
# Words for a body told before.
POINTING_BODIES = [{w[:STEM]} for w in ("ведомства", "министерства", "фонда", "организации", "агентства", "службы")]
SHORT = {"ген": "генеральный ", "гос": "государственный ", "пост": "постоянный ", "замглавы": "заместитель главы"}
SHORT |= dict.fromkeys(("врио", "и.о"), "исполняющий обязанности")
MINISTRY = re.compile(r"\b(мид|мин\w|ведомств)", re.IGNORECASE)
SHORTENED = re.compile(r"\b(ген(?=дир|сек)|гос(?=сов|сек)|пост(?=пред)|замглавы|врио\b|и\.о\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A change as one trigger tells it; `pair` is the index of the trigger, shared with the rival."""

    person: Entity
    change: Change
    post: Post | None
    body: str | None
    date: str | None
    by: str | None
    succeeds: str | None
    span: Span
    rule: str
    pair: int
    weak: bool = False
    named: bool = True
    cited: tuple[Cited, ...] = ()

    @property
    def leaves(self) -> bool:
        """Whether the person goes."""
        return self.change == "left"


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts with those of one change made one, in order of the first telling."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.weak):
        place = next((i for i, other in enumerate(kept) if is_same(other, draft)), None)
        if place is None:
            kept.append(draft)
        else:
            kept[place] = united(kept[place], draft)
    return sorted((dated_as_pair(d, kept) for d in kept if not is_successor(d, kept)), key=lambda d: d.span)


def is_successor(draft: Draft, kept: Iterable[Draft]) -> bool:
    """Whether who is told to go without a name ("отставка министра", "он ушёл") is who takes the very post."""
    if draft.named or not draft.leaves:
        return False
    return any(d.person.id == draft.person.id and not d.leaves and posts_agree(d, draft) for d in kept)


def is_same(a: Draft, b: Draft) -> bool:
    """Whether two drafts tell one change."""
    if a.person.id != b.person.id or a.leaves != b.leaves:
        return False
    if (a.change == "nominated") != (b.change == "nominated") and not b.weak:
        return False
    return dates_agree(a.date, b.date) and posts_agree(a, b)


def dates_agree(a: str | None, b: str | None) -> bool:
    """Whether two dates can be one: either is untold, one is the other more precisely, or they lie days apart."""
    if a is None or b is None or a.startswith(b) or b.startswith(a) or "XXXX" in a + b:
        return True
    return DAY.match(a) is not None and DAY.match(b) is not None and days_apart(a, b) <= NEAR_DAYS


def days_apart(a: str, b: str) -> int:
    """The days between two dates."""
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def posts_agree(a: Draft, b: Draft) -> bool:
    """Whether two posts can be one."""
    if a.post is None or b.post is None:
        return True
    if any(is_chief_of_it(x, y) or is_bare_chief_of(x, y) for x, y in ((a, b), (b, a))):
        return True
    first, second = stems(a.post.name), stems(b.post.name)
    if a.body and b.body and a.body != b.body:
        return first == second and bool(stems(a.body) & stems(b.body))
    names = {a.post.name, b.post.name}
    ministry = "министр" in names and all(map(is_of_ministry, names))
    paraphrased = a.body is not None and a.body == b.body and is_one_in_other_words(a.post.name, b.post.name)
    return ministry or paraphrased or first <= second or second <= first


def is_chief_of_it(a: Draft, b: Draft) -> bool:
    """Whether one post only points at the body that another names: "глава ведомства" for "руководитель Росстата"."""
    if a.post is None or b.post is None or a.body or not b.body:
        return False
    return is_chief(a.post.name) and is_chief(b.post.name) and rest(a.post.name) in POINTING_BODIES


def is_bare_chief_of(a: Draft, b: Draft) -> bool:
    """Whether a post is a word for a chief without his body: "им стал патриарх" for "глава церкви".

    A president without a body is that of the country.
    """
    if a.post is None or b.post is None or a.body or a.leaves:
        return False
    return a.post.name in CHIEFS - {"президент"} and is_chief(b.post.name)


def is_one_in_other_words(a: str, b: str) -> bool:
    """Whether two names of posts of one body are likely of one post: two heads of it, two names of a ministry."""
    chiefs = is_chief(a) and is_chief(b) and (" " not in a or " " not in b or bool(rest(a) & rest(b)))
    heads = a.startswith(HEADS_OF_GOVERNMENT) and b.startswith(HEADS_OF_GOVERNMENT)
    return chiefs or heads or (is_of_ministry(a) and is_of_ministry(b))


def rest(name: str) -> set[str]:
    """What a post heads: "МИД" of "глава МИД"."""
    return stems(name) - {chief[:STEM] for chief in CHIEFS}


def is_of_ministry(name: str) -> bool:
    """Whether a post is a minister's, by whatever name: "министр обороны", "глава Минобороны", "глава МИДа"."""
    return name.startswith(("министр", "госсекретарь по", "государственный секретарь по")) or (
        is_chief(name) and MINISTRY.search(name) is not None
    )


def is_chief(name: str) -> bool:
    """Whether a post is that of who heads its body."""
    return bool(set(name.split()[:2]) & CHIEFS)


def stems(text: str) -> set[str]:
    """The words of a post, cut to their stems."""
    written_out = SHORTENED.sub(lambda m: SHORT[m[0].lower()], text)
    return {word[:STEM].lower() for word in written_out.split()}


def united(a: Draft, b: Draft) -> Draft:
    """The first telling, completed by the second; an election is more telling than an appointment."""
    fuller = b if a.post is None or (b.post and is_fuller(b.post, a.post)) else a
    change: Change = "elected" if "elected" in {a.change, b.change} else a.change
    return replace(
        a,
        change=change,
        post=fuller.post,
        body=fuller.body or a.body or b.body,
        date=max((d.date for d in (a, b) if d.date and is_of_change(d, a)), key=precision, default=None),
        by=a.by or b.by,
        named=a.named or b.named,
        succeeds=a.succeeds or b.succeeds,
        cited=(*a.cited, *b.cited, Cited("evidence", None, b.span)),
    )


def is_of_change(telling: Draft, first: Draft) -> bool:
    """Whether the date of a telling is that of the change: who is elected "will be sworn in" on another day."""
    return telling.change != "nominated" or first.change == "nominated"


def is_fuller(new: Post, old: Post) -> bool:
    """Whether a post says more than another: more words than a generic one, a title than a paraphrase."""
    titled = old.name.startswith("глава") and new.name.startswith("премьер")
    pointing = rest(old.name) in POINTING_BODIES and rest(new.name) not in POINTING_BODIES
    return titled or pointing or (old.name in CHIEFS and new.name not in CHIEFS)


def precision(date: str) -> tuple[bool, int]:
    """Dates with a year before those without, days before months before years."""
    return "XXXX" not in date, len(date)


def dated_as_pair(draft: Draft, kept: Iterable[Draft]) -> Draft:
    """Who goes, goes when the other comes, where no other date is told."""
    if draft.date or not draft.leaves:
        return draft
    took = (d for d in kept if d.succeeds == draft.person.name and d.change in {"appointed", "elected"})
    came = next((d for d in took if d.date), None)
    told = (c for c in came.cited if c.field == "date") if came else ()
    return replace(draft, date=came.date, cited=(*draft.cited, *told)) if came else draft
