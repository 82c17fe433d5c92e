"""Files, pages and texts in, articles out."""

from letopis.sources.dates import parse_date
from letopis.sources.files import Known, Loaded, read_bytes, read_sources
from letopis.sources.text import article_of

__all__ = ["Known", "Loaded", "article_of", "parse_date", "read_bytes", "read_sources"]
