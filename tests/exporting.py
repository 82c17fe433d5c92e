"""A chronicle of a few articles that tell one thing of each sort, for tests of the formats.

Two outlets tell of a visit to Sochi (one knows the month alone), one of a call that is
planned, one of talks that were called off; a post changes hands, a negotiation is counted, words are quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import factory
from factory import citation, contact, participant
from letopis.exports.registry import BY_NAME, export_to
from letopis.exports.selection import Selection
from letopis.model.article import Article
from letopis.model.record import Contact, Record
from letopis.pipeline.chronicle import Incoming, add
from letopis.sources.text import article_of
from letopis.store import Store
from stores import opened
from telling import day_of

VISIT = """Лавров принял Фидана

Министр иностранных дел России Сергей Лавров 5 мая принял в Сочи главу МИД Турции Хакана Фидана.

«Мы довольны ходом переговоров», - заявил Лавров агентству «Глобус».

Осталось согласовать две-три дорожные карты из десяти, отметил Фидан.

Послом России в Турции назначен Иван Петров, он сменил Олега Сидорова.
"""
OTHER = """Фидан приехал в Сочи

Глава турецкого МИД Хакан Фидан прибыл в мае в Сочи, где его принял Сергей Лавров. В Анкаре остались довольны.
"""
CALL = """Лукашенко и Путин поговорят по телефону

Александр Лукашенко и Владимир Путин проведут телефонный разговор 12 мая, сообщила пресс-служба.
"""
OFF = """Переговоры отменены

Переговоры министров России и Турции 20 мая в Анкаре отменены. =СУММА(A1)
"""
PUTIN = participant("Владимир Путин", entity="person:vladimir-putin", represents="RU", office="президент России")
LUKASHENKO = participant("Александр Лукашенко", entity="person:lukashenko", represents="BY")
RUSSIA = participant("Россия", entity="country:RU", type="country", represents="RU")
TURKEY = participant("Турция", entity="country:TR", type="country", represents="TR")
LAVROV = replace(factory.LAVROV, role="host")
FIDAN = replace(factory.FIDAN, role="guest")


def told(kind: str, text: str, words: str, **known: Any) -> Contact:
    """A contact that one sentence tells."""
    cited = (citation(words, "kind", text), citation(words, "evidence", text))
    values: dict[str, Any] = {"topics": (), "outcomes": (), "reported_by": (), "evidence": words, "citations": cited}
    return contact(**({"kind": kind} | values | known))


def records() -> dict[str, dict[str, Any]]:
    """What each text tells."""
    met = "Сергей Лавров 5 мая принял в Сочи главу МИД Турции Хакана Фидана"
    came = "Хакан Фидан прибыл в мае в Сочи"
    visit = told("visit", VISIT, met, participants=(LAVROV, FIDAN), date="2023-05-05", place="Сочи",
                 topics=("дорожные карты",), plover="CONSULT/visit")  # fmt: skip
    visit = replace(visit, citations=(*visit.citations, citation("5 мая", "date", VISIT)))
    other = told("visit", OTHER, came, participants=(LAVROV, FIDAN), date="2023-05", place="Сочи",
                 topics=("дорожные карты",), plover="CONSULT/visit")  # fmt: skip
    call = told("call", CALL, "проведут телефонный разговор 12 мая", participants=(LUKASHENKO, PUTIN), status="planned",
                date="2023-05-12", place=None, plover="AGREE/meet")  # fmt: skip
    off = told("talks", OFF, "Переговоры министров России и Турции 20 мая в Анкаре отменены",
               participants=(RUSSIA, TURKEY), status="cancelled", date="2023-05-20", place="Анкара",
               plover="REJECT/meet")  # fmt: skip
    rest = {
        "statements": (
            replace(
                factory.statement(), span=factory.span_of("Мы довольны ходом переговоров", VISIT),
                citations=(citation("Мы довольны ходом переговоров", "text", VISIT),),
            ),
        ),
        "appointments": (factory.appointment(
            citations=(citation("Послом России в Турции назначен Иван Петров", "evidence", VISIT),)),),
        "agreements": (factory.agreement(
            citations=(citation("Осталось согласовать две-три дорожные карты из десяти", "evidence", VISIT),)),),
        "offices": (factory.office(
            citation=citation("Министр иностранных дел России Сергей Лавров", "post", VISIT)),),
    }  # fmt: skip
    return {
        VISIT: {"contacts": (visit,)} | rest,
        OTHER: {"contacts": (other,)},
        CALL: {"contacts": (call,)},
        OFF: {"contacts": (off,)},
    }


class Reader:
    """Knows the texts above."""

    def __init__(self) -> None:
        self._records = {article_of(text).text: facts for text, facts in records().items()}

    def read_article(self, article: Article) -> Record:
        """The record of one of the texts; of another an empty one."""
        facts = self._records.get(article.text, {})
        base = factory.empty_record(article=article)
        return replace(base, cast=factory.cast() if facts.get("appointments") else base.cast, **facts)


NEWS = (
    (VISIT, "2023-05-06", "https://one.example/visit", "Первое агентство"),
    (OTHER, "2023-05-05", "https://two.example/news?id=1&x=2", "Второе агентство"),
    (CALL, "2023-05-10", "https://one.example/call", "Первое агентство"),
    (OFF, "2023-05-18", None, "=Третье"),
)


def incoming(number: int) -> Incoming:
    """One of the articles."""
    text, day, url, outlet = NEWS[number]
    article = article_of(text, published=day_of(day), url=url, outlet=outlet, title=text.partition("\n")[0])
    return Incoming(url or "off", article, f"doc-{number}")


@contextmanager
def chronicle(folder: Path, *numbers: int) -> Iterator[Store]:
    """A chronicle of those articles; of all if none is named."""
    with opened(str(folder / "news.db")) as store:
        grow(store, *(numbers or range(len(NEWS))))
        yield store


def grow(store: Store, *numbers: int) -> None:
    """Add articles."""
    added = list(add([incoming(number) for number in numbers], store, Reader()))
    assert [one.cause for one in added] == [None] * len(numbers)


def written(name: str, selection: Selection) -> bytes:
    """What a format writes; several files as a zip."""
    out = BytesIO()
    export_to(BY_NAME[name], selection, out)
    return out.getvalue()
