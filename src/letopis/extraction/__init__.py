"""Document -> Record: everything that one article tells, each fact with its words."""

from letopis.extraction.extract import extract_record

__all__ = ["extract_record"]
