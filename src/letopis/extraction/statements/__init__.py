"""Statements: words that an article attributes to somebody, direct and reported."""

from __future__ import annotations

from letopis.extraction.statements.extract import extract

__all__ = ["extract"]
