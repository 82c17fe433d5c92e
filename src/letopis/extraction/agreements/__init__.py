"""What was agreed, is being negotiated, was broken: documents, deals and programmes that a noun names.

`extract` yields one Agreement for each that the article says something of, in text order. A treaty
that is only cited ("в соответствии с договором") is left alone.
"""

from letopis.extraction.agreements.extractor import extract

__all__ = ["extract"]
