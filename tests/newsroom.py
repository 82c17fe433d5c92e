"""A newsroom for tests of watching: feeds and pages in the language of `plain_reader`, on a server that runs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from serving import Answer, Asked, Page, Site

FILLER = (
    "Об этом сообщила пресс-служба ведомства, отметив, что беседа прошла в деловой обстановке и была содержательной.",
    "Стороны условились продолжить обмен мнениями о торговле и транзите, а также о подготовке очередной встречи.",
    "Ожидается, что следующий раунд состоится в ближайшие месяцы, место и время его проведения уточняются сторонами.",
)


def page(number: int) -> bytes:
    """A page of its own contact."""
    paragraphs = "".join(f"<p>{line}</p>" for line in (fact(number), *FILLER))
    return (
        f"<html><head><title>Сообщение {number}</title><meta charset='utf-8'></head>"
        f"<body><article><h1>Сообщение {number}</h1>{paragraphs}</article></body></html>"
    ).encode()


def fact(number: int) -> str:
    return f"call held - Корнев{number}:RU Заяц{number}:BY"


def feed(site: Site, numbers: Iterable[int], *, full: bool = False, ttl: int | None = None) -> bytes:
    items = "".join(item(site, number, full=full) for number in numbers)
    asked = f"<ttl>{ttl}</ttl>" if ttl else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:yandex="http://news.yandex.ru">'
        f"<channel><title>Лента</title>{asked}{items}</channel></rss>"
    ).encode()


def item(site: Site, number: int, *, full: bool) -> str:
    text = "\n\n".join((fact(number), *FILLER))
    body = f"<yandex:full-text>{text}</yandex:full-text>" if full else ""
    return (
        f"<item><title>Сообщение {number}</title><link>{site.url(f'/{number}')}?utm_source=rss</link>"
        f"<pubDate>Thu, 15 Apr 2021 23:30:00 +0300</pubDate>{body}</item>"
    )


def changing(site: Site, numbers: list[int], **how: object) -> Page:
    """A feed with an ETag that tells what it lists; 304 for who knows that."""

    def answer(asked: Asked) -> Answer:
        tag = f'"{len(numbers)}"'
        if asked.headers.get("if-none-match") == tag:
            return Answer(status=304, headers={"ETag": tag})
        return Answer(feed(site, numbers, **how), headers={"ETag": tag})  # type: ignore[arg-type]

    return answer


def publish(site: Site, *numbers: int) -> None:
    site.pages |= {f"/{number}": Answer(page(number)) for number in numbers}


def opml(path: Path, *addresses: str) -> Path:
    outlines = "".join(f'<outline type="rss" text="x" xmlUrl="{address}"/>' for address in addresses)
    path.write_text(f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>')
    return path
