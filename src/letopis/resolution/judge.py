"""Do two reports tell of one event? A judgement with its reasons; symmetric, and of these two reports alone."""

from __future__ import annotations

from letopis.model.chronicle import Judgement, Reason, Report, Verdict
from letopis.resolution.features import FEATURES, VETO

# By pairs of `clusters.dev.json` and by what stands in BSNLP's articles, 2026-11: docs/chronicle.md.
SAME = 4.5
DIFFERENT = -4.0


def judge(a: Report, b: Report) -> Judgement:
    """Same, different or unsure, by the sum of what the features weigh."""
    first, second = sorted((a, b), key=lambda report: report.id)
    if first.what != second.what:
        return Judgement("different", VETO, (Reason("what", f"{first.what}, {second.what}", VETO),))
    reasons = tuple(reason for feature in FEATURES[a.what] for reason in feature(first, second))
    score = sum(reason.weight for reason in reasons)
    return Judgement(verdict(score), score, reasons)


def verdict(score: float) -> Verdict:
    """What a score means."""
    if score >= SAME:
        return "same"
    return "different" if score <= DIFFERENT else "unsure"
