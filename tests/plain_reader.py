"""A reader of a language of its own, where Russian is not the point: each line tells one thing.

    call held 2021-04-15 Иванов:RU Петров:BY      a contact; "-" is no day
    appointed - Иванов:RU посол                   a change of office
    is - Иванов:RU посол                          an office in passing
    break                                         an article that cannot be read

Other lines tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from letopis.model.article import Article
from letopis.model.cast import Cast, Entity
from letopis.model.record import Appointment, Contact, Office, Participant, Record
from letopis.model.span import Span
from letopis.pipeline.chronicle import Incoming
from letopis.sources.text import article_of
from telling import day_of

KINDS = ("call", "meeting", "talks", "visit", "summit", "letter")
CHANGES = ("appointed", "elected", "nominated", "left")
CODES = {"RU": "Россия", "BY": "Белоруссия", "TR": "Турция", "KZ": "Казахстан", "AM": "Армения"}
NAMES = {"RU": "Корнев", "BY": "Заяц", "TR": "Демир", "KZ": "Сагатов", "AM": "Варданян"}


class PlainReader:
    """Reads the lines; `read` counts the articles that were."""

    def __init__(self) -> None:
        self.read = 0

    def read_article(self, article: Article) -> Record:
        self.read += 1
        lines = list(lines_of(article.text))
        if any(words == ["break"] for words, _ in lines):
            raise RuntimeError("a line that breaks the reader")
        contacts = tuple(contact(article, w, span) for w, span in lines if len(w) > 4 and w[0] in KINDS)
        changes = tuple(change(article, w, span) for w, span in lines if len(w) == 4 and w[0] in CHANGES)
        offices = tuple(office(article, w, span) for w, span in lines if len(w) == 4 and w[0] == "is")
        people = [p for c in contacts for p in c.participants] + [party(w[2]) for w, _ in lines if len(w) == 4]
        entities = {p.entity: Entity(p.entity, p.type, p.name, p.represents) for p in people}
        cast = Cast((), entities)
        sentences = tuple(span for _, span in lines)
        return Record(article, cast, contacts=contacts, appointments=changes, offices=offices, sentences=sentences)


def lines_of(text: str) -> Iterator[tuple[list[str], Span]]:
    start = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        yield words.split(), Span(start, start + len(words))
        start += len(line)


def party(word: str) -> Participant:
    name, _, code = word.partition(":")
    is_state = name in CODES.values()
    return Participant(f"person:{name}", name, "country" if is_state else "person", represents=code or None)


def contact(article: Article, words: list[str], span: Span) -> Contact:
    kind, status, day, *parties = words
    cited = (article.cite(span, "kind"), article.cite(span))
    who = tuple(map(party, parties))
    return Contact(
        f"contact:{span.start}", kind, status, who, None if day == "-" else day, None, ("торговля",), (), True, (),
        None, cited[1].text, cited, "plain",
    )  # type: ignore[arg-type]  # fmt: skip


def change(article: Article, words: list[str], span: Span) -> Appointment:
    kind, day, who, post = words
    cited = (article.cite(span, "kind"), article.cite(span))
    when = None if day == "-" else day
    return Appointment(party(who).name, post, None, kind, when, None, None, cited[1].text, cited, "plain")  # type: ignore[arg-type]


def office(article: Article, words: list[str], span: Span) -> Office:
    return Office(party(words[2]).name, words[3], None, article.cite(span, "office"), "plain")


def told(
    text: str, published: str = "2021-04-16", url: str | None = None, outlet: str | None = None, doc: str | None = None
) -> Incoming:
    """One input of that text."""
    article = article_of(text, published=day_of(published), url=url, outlet=outlet)
    return Incoming(doc or url or text[:40], article, doc)


def articles(number: int, seed: int = 1) -> list[Incoming]:
    """Generated articles: a few outlets on a few contacts, with revisions, reprints and recalled contacts."""
    random = Random(seed)
    made = list[Incoming]()
    for n in range(number):
        day = random.randrange(1, 29)
        lines = [line(random, day) for _ in range(random.choice((1, 1, 2, 3)))]
        text = f"Сообщение {n}.\n" + "\n".join(lines)
        if made and random.random() < 0.1:
            text = made[random.randrange(len(made))].article.text  # type: ignore[union-attr]
        address = f"https://outlet.example/{random.randrange(number)}"
        made.append(told(text, f"2021-04-{min(day + 1, 30):02}", address, f"Издание {n % 7}", f"doc-{n}"))
    return made


def line(random: Random, day: int) -> str:
    one, other = random.sample(sorted(CODES), 2)
    if random.random() < 0.15:
        return f"{random.choice(CHANGES)} 2021-04-{day:02} {NAMES[one]}:{one} посол"
    sides = [f"{random.choice((CODES, NAMES))[code]}:{code}" for code in (one, other)]
    when = random.choice((f"2021-04-{day:02}", "-"))
    return f"{random.choice(KINDS[:5])} {random.choice(('held', 'held', 'planned'))} {when} {' '.join(sides)}"
