"""Linear models: features weighed into a probability; the weights are TOML, fitted by scripts of benchmarks/."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp


def probability(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """What the features add up to, as a probability; one without a weight counts nothing."""
    return logistic(sum(weights.get(name, 0.0) * value for name, value in features.items()))


def logistic(score: float) -> float:
    """A score as a probability."""
    return 1 / (1 + exp(-score)) if score >= 0 else exp(score) / (1 + exp(score))
