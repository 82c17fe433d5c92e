"""The weights of features, and the confidence that they add up to.

`weights.toml` is written by `benchmarks/confidence.py --write`, which fits and measures them: a logistic
regression, so that of the facts at 0.9 about nine in ten are right. A feature without a weight counts nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from letopis.extraction.confidence.features import Fact, features
from letopis.extraction.context import Context
from letopis.extraction.linear import probability

LEAST, MOST = 0.01, 0.99  # no fact is certain, none impossible


def confidence(context: Context, fact: Fact) -> float:
    """The share of facts like this one that are right, to two digits."""
    own = weights()[type(fact).__name__.lower()]
    return round(min(MOST, max(LEAST, probability(own, features(context, fact)))), 2)


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weight of each feature by kind of fact."""
    text = files("letopis.extraction.confidence").joinpath("weights.toml").read_text("utf8")
    return tomllib.loads(text)
