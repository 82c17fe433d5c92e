"""One report as a Russian sentence: nothing in it that the report does not tell.

Where a sentence would need a form that cannot be made surely, it is built otherwise, or the detail is left out; where
too little is told, there is no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from letopis.lexicons.countries import countries
from letopis.model.chronicle import Party, Report
from letopis.pipeline.indexing import lemmas
from letopis.reading.morphology import may_be
from letopis.views.prose.cases import gender_of, gender_of_noun, head_of, is_whole, person, phrase
from letopis.views.prose.dates import when

PLACED = re.compile(r"\b([Вв]о?|[Нн]а)\s+$")
MOST_PARTIES = 4
NAMED = frozenset({  # what an agreement may be called by its first word
    "соглашение", "договор", "сделка", "контракт", "меморандум", "декларация", "договоренность", "протокол",
    "конвенция", "программа",
})  # fmt: skip
# What several parties do together: of what was held, of what is planned.
TOGETHER: Mapping[str, tuple[str, str]] = {
    "call": ("провели телефонный разговор", "проведут телефонный разговор"),
    "meeting": ("провели встречу", "проведут встречу"),
    "talks": ("провели переговоры", "проведут переговоры"),
    "summit": ("приняли участие в саммите", "примут участие в саммите"),
    "visit": ("встретились во время визита", "встретятся во время визита"),
}
NOUNS: Mapping[str, tuple[str, str]] = {  # with the ending that agrees with it
    "call": ("телефонный разговор", ""), "meeting": ("встреча", "а"), "talks": ("переговоры", "ы"),
    "summit": ("саммит", ""), "visit": ("визит", ""), "letter": ("письмо", "о"),
}  # fmt: skip
# Words by which a report may tell of a kind, so that the sentence says no more than they: an appeal is no talks.
SAID: Mapping[str, frozenset[str]] = {
    "call": frozenset({"разговор", "звонок", "созвониться", "позвонить", "поговорить", "переговоры", "беседа"}),
    "meeting": frozenset({"встреча", "встретиться", "встречаться", "увидеться", "повстречаться"}),
    "talks": frozenset({"переговоры", "провести", "вести", "консультация"}),
    "summit": frozenset({"саммит"}),
    "visit": frozenset({"визит", "поездка", "посетить", "прибыть", "прилететь", "приехать", "находиться", "побывать"}),
    "letter": frozenset({"письмо", "послание", "написать", "телеграмма"}),
}
# "министр правительства Петровой" may be read as her who is no minister; "глава правительства Петрова" cannot.
SOMEBODY_S, HEADS = ("правительства", "кабинета", "администрации"), ("глава", "председатель", "руководитель")
LETTERS: Mapping[str, str] = {"телеграмма": "телеграмму", "послание": "послание"}
APPEALING = frozenset({"обращаться", "обратиться"})
ASIDE = frozenset({"переговорах", "переговорам"})
SIGNED: Mapping[str, str] = {
    "signed": "заключен{}", "agreed": "согласован{}", "suspended": "приостановлен{}", "rejected": "отклонён{}",
}  # fmt: skip


def sentence(report: Report, today: date | None, names: Mapping[str, str]) -> str | None:
    """A report as a sentence without its full stop, beginning with a small letter; None where it tells too little.

    `names` gives the fuller names of parties, where others tell them.
    """
    make = {"contact": contact, "appointment": appointment, "agreement": agreement}[report.what]
    return make(report, today, names)


def contact(report: Report, today: date | None, names: Mapping[str, str]) -> str | None:
    """A contact."""
    if not 2 <= len(report.parties) <= MOST_PARTIES or not all(tellable(p) for p in report.parties):
        return None
    if report.kind == "talks" and APPEALING & said_words(report):
        return appeal(report, today, names)
    if not is_said(report) or not (report.date or report.foreground):
        return None
    if report.kind == "letter":
        return letter(report, today, names)
    if report.kind == "visit":
        return visit(report, today, names)
    if is_aside(report):
        report = replace(report, date=None)
        if report.status != "held":
            return None
    who = joined([party(p, names) for p in report.parties])
    rest = around(report, today)
    if report.kind == "talks" and report.status == "held" and (not report.date or report.date.endswith("/..")):
        return first(rest("time"), who, "вели переговоры")
    where = rest("place")
    where = None if where and is_goal(where) else where
    held, planned = TOGETHER[report.kind]
    noun, ending = NOUNS[report.kind]
    match report.status:
        case "held":
            return first(rest("time"), who, held, where)
        case "planned":
            return f"планировалось, что {first(rest('time'), who, planned, where)}"
        case "proposed":
            return f"предлагалось, чтобы {first(who, held, where)}"
        case "cancelled":
            return f"{first(noun, rest('time'), where)} с таким составом: {who}, — отменен{ending}"
        case _:
            return f"сообщение о том, что {first(rest('time'), who, held, where)}, опровергалось"


def is_said(report: Report) -> bool:
    """Whether the report's own word for the contact is one that the sentence will use."""
    if report.kind == "letter":  # "разослал ряду компаний угрожающие письма"
        return bool(SAID["letter"] & set(lemmas(" ".join(report.sentences))))
    return bool(SAID[report.kind] & said_words(report))


def said_words(report: Report) -> set[str]:
    """The lemmas of the words that a report has for its contact."""
    cited = [c["text"] for c in report.fact.get("citations", ()) if c["field"] == "kind"]
    return set(lemmas(" ".join(cited)))


def appeal(report: Report, today: date | None, names: Mapping[str, str]) -> str | None:
    """Who turned to whom: the one addressed in the report's own words, after "к", where one party alone is."""
    cited = [c["text"] for c in report.fact.get("citations", ()) if c["field"].startswith("participant:")]
    if report.status != "held" or len(cited) != len(report.parties):
        return None
    told = " ".join(report.sentences)
    addressed = [n for n, text in enumerate(cited) if re.search(rf"\bко?\s+{re.escape(text)}", told)]
    if len(addressed) != 1:
        return None
    callers = [p for n, p in enumerate(report.parties) if n != addressed[0]]
    time = when(report.date, today) if report.date else None
    ending = {"": "ся", "а": "ась", "о": "ось", "и": "ись"}.get(verb(callers, ""), "ся(ась)")
    who = joined([party(p, names) for p in callers])
    return first(time, who, f"обращал{ending}", "к", cited[addressed[0]])


def is_aside(report: Report) -> bool:
    """Whether talks are only what something else is about, which the day is of: "одобрило позицию на переговорах"."""
    cited = [c["text"].lower() for c in report.fact.get("citations", ()) if c["field"] == "kind"]
    return report.kind == "talks" and bool(cited) and set(cited) <= ASIDE


def visit(report: Report, today: date | None, names: Mapping[str, str]) -> str | None:
    """A visit: its guests, and where the report says in so many words that it led."""
    guests = [p for p in report.parties if p.role == "guest"]
    rest = around(report, today)
    where = rest("place")
    if not guests or not where:
        return None
    who = joined([party(p, names) for p in guests])
    if report.status == "planned":
        will = "совершат" if len(guests) > 1 else "совершит"
        return f"планировалось, что {first(rest('time'), who, will, 'визит', where if is_goal(where) else None)}"
    if report.status != "held":
        return None
    if is_goal(where):
        return first(rest("time"), who, verb(guests, "совершил"), "визит", where)
    return first(rest("time"), who, verb(guests, "побывал"), where, "с визитом")


def letter(report: Report, today: date | None, names: Mapping[str, str]) -> str | None:
    """A letter with its sender and recipient."""
    senders = [p for p in report.parties if p.role == "sender"]
    recipients = [p for p in report.parties if p.role == "recipient"]
    if report.status != "held" or not senders or not recipients:
        return None
    given = [dative(p, names) for p in recipients]
    who = joined([party(p, names) for p in senders])
    sent = first(around(report, today)("time"), who, verb(senders, "направил"), sort_of_letter(report))
    if None in given:
        return f"{sent}; адресат — {joined([party(p, names) for p in recipients])}"
    return f"{sent} {joined([g for g in given if g])}"


def sort_of_letter(report: Report) -> str:
    """What was sent, as the report calls it, in the accusative."""
    words = set(lemmas(" ".join((report.evidence, *report.sentences))))
    return next((form for word, form in LETTERS.items() if word in words), "письмо")


def appointment(report: Report, today: date | None, names: Mapping[str, str]) -> str | None:
    """A change of office."""
    post = post_of(report)
    if post is None or not report.parties or len(report.parties[0].name.split()) < 2:
        return None
    name = report.parties[0].name
    who, gender = names.get(name, name), gender_of(name)
    ending = {"Masc": "", "Fem": "а"}.get(gender or "", "(а)")
    told = {
        "appointed": f"назначен{ending} на {post}", "elected": f"избран{ending} на {post}",
        "nominated": f"может занять {post}", "left": f"покинул{ending} {post}",
    }[report.kind]  # fmt: skip
    sure = report.kind != "nominated"
    return first(when(report.date, today) if report.date and sure else None, who, told)


def post_of(report: Report) -> str | None:
    """ "пост министра торговли (Великобритания)": the state in the nominative, as the chronicle has it."""
    subject = report.subject or ""
    if subject.endswith(SOMEBODY_S) and not subject.startswith(HEADS):
        return None
    state = countries().by_name(report.body) if report.body else None
    body = f" ({state.name})" if state and state.name.lower()[:5] not in subject.lower() else ""
    declined = phrase(subject, "Gen")
    return f"пост {declined}{body}" if declined else None


def agreement(report: Report, today: date | None, names: Mapping[str, str]) -> str | None:
    """What has become of an agreement that has a name of its own."""
    name = (report.subject or "").strip()
    if len(name.split()) < 2 or name.split()[0].lower().replace("ё", "е") not in NAMED:
        return None
    if report.kind not in SIGNED or not is_whole(name) or any(may_be(word, "NPRO") for word in name.split()):
        return None
    head = name.split()[0].lower()
    ending = "о" if head.endswith(("е", "о")) else "а" if head.endswith(("а", "я", "ь")) else ""
    return first(when(report.date, today) if report.date else None, SIGNED[report.kind].format(ending), name)


def around(report: Report, today: date | None) -> Callable[[str], str | None]:
    """What a report tells of the time and the place, each as an adverbial."""
    told = {"time": when(report.date, today) if report.date else None, "place": place(report)}
    return told.__getitem__


def place(report: Report) -> str | None:
    """The place in the report's own words with their preposition: "в Минске", "на Кубе"."""
    cited = next((c["text"] for c in report.fact.get("citations", ()) if c["field"] == "place"), None)
    if not cited:
        return None
    for told in report.sentences:
        for found in re.finditer(re.escape(cited), told):
            if before := PLACED.search(told[: found.start()]):
                return f"{before[1].lower()} {cited}"
    return None


def is_goal(where: str) -> bool:
    """Whether a place is where something leads, not where it is: "в Россию"."""
    word = where.split()[-1]
    return not may_be(word, "loct") and may_be(word, "accs")


def party(one: Party, names: Mapping[str, str]) -> str:
    """A party with the office that the report gives it."""
    name = names.get(one.name, one.name)
    office = one.office
    if one.type != "person" or not office or office.lower() == one.name.lower() or not is_whole(office):
        return name
    return f"{office} {name}"


def dative(one: Party, names: Mapping[str, str]) -> str | None:
    """A party in the dative."""
    name = names.get(one.name, one.name)
    if one.type != "person":
        return phrase(name, "Dat")
    declined = person(name, "Dat")
    if declined is None or not one.office or not is_whole(one.office):
        return declined
    office = phrase(one.office, "Dat")
    return f"{office} {declined}" if office else declined


def tellable(one: Party) -> bool:
    """Whether a party is somebody: a person by two names or an office, a state, a body."""
    if one.type == "person":
        if one.name[:1].islower():
            return False  # who it is, is not known
        return len(one.name.split()) > 1 or bool(one.office and one.office != one.name and is_whole(one.office))
    return one.name[:1].isupper() or one.represents is not None or (" " in one.name and is_whole(one.name))


def verb(parties: Sequence[Party], masculine: str) -> str:
    """A verb of the past that agrees with its parties; "(а)" where the gender of a person cannot be told."""
    if len(parties) > 1:
        return masculine + "и"
    if parties[0].type != "person":
        return masculine + ending_of(parties[0].name)
    return masculine + {"Masc": "", "Fem": "а"}.get(gender_of(parties[0].name) or "", by_office(parties[0]))


def by_office(one: Party) -> str:
    """The ending of a verb where only the office tells of it: "премьер-министр ... совершил"; "(а)" without one."""
    return "" if one.office and is_whole(one.office) else "(а)"


def ending_of(name: str) -> str:
    """The ending of a verb of the past after the name of a state or body: by the noun that it begins with."""
    words = name.split()
    head = head_of(words)
    if head is None or may_be(words[head], "NOUN", "nomn", "sing"):
        return {"Fem": "а", "Neut": "о"}.get(gender_of_noun(words[head or 0]), "")
    return "и"


def joined(words: Sequence[str]) -> str:
    """ "А, Б и В"."""
    return " и ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def first(*parts: str | None) -> str:
    """The parts that there are, in a row."""
    return " ".join(part for part in parts if part)


def capital(text: str) -> str:
    """A sentence with its capital."""
    return text[:1].upper() + text[1:]
