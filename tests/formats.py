"""Makes small files of every format: what tests, the fuzzer and the benchmark read."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from email.message import EmailMessage

TITLE = "Министры обсудили границу"
LEAD = "Министр иностранных дел Армении 3 марта встретился в Ереване с министром иностранных дел Грузии."
SECOND = "Стороны обсудили переговоры о торговле и открытие границы, говорится в сообщении ведомства."
PARAGRAPHS = (LEAD, SECOND, "Следующая встреча запланирована на май, сообщили журналистам в посольстве.")
TEXT = "\n\n".join((TITLE, *PARAGRAPHS))
ROW = {
    "id": "a1",
    "url": "https://ria.ru/1",
    "published": "2022-03-04",
    "title": TITLE,
    "text": "\n\n".join(PARAGRAPHS),
}


def html(title: str = TITLE, paragraphs: tuple[str, ...] = PARAGRAPHS, day: str = "2022-03-04") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f'<meta charset="utf-8"><title>{title}</title><meta property="article:published_time" content="{day}">'
    article = f"<body><article><h1>{title}</h1>{body}</article></body>"
    return f"<!doctype html><html><head>{head}</head>{article}</html>".encode()


def letter(attached: tuple[tuple[str, bytes], ...] = (), charset: str = "koi8-r", page: bool = False) -> bytes:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "Пресс-служба <press@mfa.am>"
    message["Date"] = "Fri, 04 Mar 2022 23:30:00 +0400"
    if page:
        message.set_content(html().decode(), subtype="html", charset="utf-8")
    else:
        message.set_content("\n\n".join(PARAGRAPHS), charset=charset)
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def jsonl(*rows: dict[str, object]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows or (ROW,)).encode()


def table(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list((rows or (ROW,))[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows or (ROW,))
    return out.getvalue().encode()


def parquet(*rows: dict[str, object], at_once: int = 1000) -> bytes:
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.Table.from_pylist(list(rows or (ROW,))), out, row_group_size=at_once)
    return out.getvalue()


def telegram() -> bytes:
    told = [f"{TITLE}\n\n", {"type": "bold", "text": LEAD}, "\n\n", {"type": "link", "text": SECOND}]
    messages = [
        {"id": 1, "type": "service", "action": "create_channel", "date": "2022-03-01T10:00:00", "text": ""},
        {"id": 2, "type": "message", "date": "2022-03-04T23:30:00", "text": told},
        {"id": 3, "type": "message", "date": "2022-03-05T10:00:00", "text": "", "photo": "p.jpg"},
        {"id": 4, "type": "message", "date": "2022-03-06T10:00:00", "text": LEAD, "forwarded_from": "МИД Армении"},
    ]
    channel = {"name": "Вестник", "type": "public_channel", "id": 77, "messages": messages}
    return json.dumps(channel, ensure_ascii=False, indent=1).encode()


def record(
    body: bytes, url: str = "https://ria.ru/20220304/1.html", *, kind: str = "text/html", more: str = ""
) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-03-05T01:02:03Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc_gz(*records: bytes) -> bytes:
    return b"".join(gzip.compress(one) for one in records or (record(html()),))


def zipped(**files: bytes) -> bytes:
    return zipped_as(files)


def zipped_as(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(cells: tuple[str, ...] = ()) -> bytes:
    from docx import Document

    document = Document()
    document.add_heading(TITLE, 1)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    if cells:
        for cell, words in zip(document.add_table(1, len(cells)).rows[0].cells, cells, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """A PDF of lines of text in a font without a file of its own, with the table that says which letters they are."""
    letters = sorted({letter for page in pages for line in page for letter in line})
    code = {letter: number for number, letter in enumerate(letters, 1)}
    known = "\n".join(f"<{number:02X}> <{ord(letter):04X}>" for letter, number in code.items())
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(code)} beginbfchar\n{known}\nendbfchar endcmap end end"
    ).encode()
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(mapping), mapping),
    ]
    for number, page in enumerate(pages):
        shown = [f"<{''.join(f'{code[letter]:02X}' for letter in line)}> Tj 0 -14 Td" for line in page]
        content = ("BT /F1 10 Tf 50 780 Td " + "\n".join(shown) + " ET").encode()
        fonts = f"/Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return out + f"{tail}<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF".encode()


PDF_LINES = [
    "Министр иностранных дел Армении 3 марта встретился в Ере-",
    "ване с министром иностранных дел Грузии. Стороны обсудили",
    "российско-белорусские переговоры о торговле, белорусско-",
    "грузинские связи и границу.",
    "Следующая встреча запланирована на май, сообщили журна-",
    "листам в посольстве.",
]


def feed(*, bare: int = 0) -> bytes:
    """RSS of one entry with its text, and as many as `bare` that are only addresses."""
    day = "Fri, 04 Mar 2022 10:00:00 +0400"
    body = f"<p>{LEAD}</p>" * 6
    whole = (
        f"<item><title>{TITLE}</title><link>https://a.example/1</link><pubDate>{day}</pubDate>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
    )
    others = "".join(f"<item><title>Ещё</title><link>https://a.example/b{n}</link></item>" for n in range(bare))
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss version="2.0" {space}><channel>{whole}{others}</channel></rss>'.encode()


def every_format() -> dict[str, bytes]:
    """A whole file of each format, by a name with its ending."""
    return {
        "a.txt": TEXT.encode(),
        "a.html": html(),
        "a.md": f"---\ntitle: {TITLE}\ndate: 2022-03-04\n---\n{LEAD}\n".encode(),
        "a.eml": letter(attached=(("b.docx", docx()),)),
        "a.pdf": pdf([TITLE, *PDF_LINES]),
        "a.docx": docx(("Армения", "Грузия")),
        "a.jsonl": jsonl(ROW, ROW | {"id": "a2"}),
        "a.json": json.dumps([ROW], ensure_ascii=False).encode(),
        "a.csv": table(),
        "a.tsv": table(delimiter="\t"),
        "a.parquet": parquet(),
        "result.json": telegram(),
        "a.warc": record(html()) + record(b"x", kind="image/png"),
        "a.warc.gz": warc_gz(),
        "a.zip": zipped_as({"in/b.txt": TEXT.encode(), "c.html": html()}),
        "a.html.gz": gzip.compress(html()),
        "a.rss": feed(),
    }
