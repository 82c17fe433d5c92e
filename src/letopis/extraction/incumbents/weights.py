"""The weights of the features: `weights.toml`, written by `benchmarks/incumbents.py --write`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature."""
    text = files("letopis.extraction.incumbents").joinpath("weights.toml").read_text("utf8")
    loaded: Mapping[str, float] = tomllib.loads(text)["incumbents"]
    return loaded
