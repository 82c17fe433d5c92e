"""Files, pages and texts in, articles out."""

from letopis.sources.dates import parse_date
from letopis.sources.files import read_bytes, read_sources
from letopis.sources.loaded import Known, Loaded
from letopis.sources.rows import Columns, columns_of
from letopis.sources.text import article_of

__all__ = ["Columns", "Known", "Loaded", "article_of", "columns_of", "parse_date", "read_bytes", "read_sources"]
