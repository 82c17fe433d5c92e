"""All formats in the order in which they are tried: by what the bytes are first, then by the ending of the name."""

from __future__ import annotations

from collections.abc import Iterator

from letopis.model.errors import InputError
from letopis.sources.formats.archive import GZIP, looks_zip, zip_reader
from letopis.sources.formats.base import Blob, Format, Reading
from letopis.sources.formats.docx import DOCX
from letopis.sources.formats.json_file import JSON, TELEGRAM
from letopis.sources.formats.json_lines import JSON_LINES
from letopis.sources.formats.listing import LISTING
from letopis.sources.formats.mail import EML
from letopis.sources.formats.pdf import PDF
from letopis.sources.formats.tables import CSV, PARQUET
from letopis.sources.formats.text import HTML, MARKDOWN, TEXT
from letopis.sources.formats.warc import WARC
from letopis.sources.loaded import Loaded, refused


def is_readable(name: str) -> bool:
    """Whether the ending of a name is that of a format: what a folder or an archive is searched for."""
    return name.lower().endswith(ENDINGS)


ZIP = Format("zip", (".zip",), looks_zip, zip_reader(is_readable))
FORMATS = (WARC, GZIP, DOCX, ZIP, PDF, PARQUET, EML, LISTING, HTML, JSON_LINES, TELEGRAM, JSON, CSV, MARKDOWN, TEXT)
ENDINGS = tuple(ending for known in FORMATS for ending in known.endings)
# By their bytes these look like others: an ending that says so goes first.
NAMED = (CSV, MARKDOWN)


def format_of(blob: Blob) -> Format:
    """The format of some bytes; what looks like none and is called like none is a text."""
    named = next((known for known in FORMATS if blob.ending in known.endings), TEXT)
    if named in NAMED:
        return named
    return next((known for known in FORMATS if known.looks(blob)), named)


def read_blob(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """The articles of some bytes, or why there are none; to pass over all that is there is a refusal too."""
    notes = []
    told = False
    try:
        for loaded in format_of(blob).read(blob, reading):
            if loaded.note:
                notes.append(loaded)
            else:
                told = True
                yield loaded
    except InputError as error:
        told = True
        yield refused(blob.name, error)
    if told:
        yield from notes
    else:
        yield refused(blob.name, f"no article in it ({'; '.join(note.note or '' for note in notes)}): give another")
