"""How sure a fact is: features of the fact and of its surroundings, weighed; Context, fact -> 0..1."""

from __future__ import annotations

from letopis.extraction.confidence.features import Fact, features
from letopis.extraction.confidence.weights import confidence

__all__ = ["Fact", "confidence", "features"]
