"""Linguistic annotation: Article -> Document. Hides the NLP libraries and their models."""

from letopis.reading.annotator import Annotator

__all__ = ["Annotator"]
