"""Do two reports tell of one event? A judgement with its reasons; symmetric, and of these two reports alone."""

from __future__ import annotations

from letopis.model.chronicle import Judgement, Report


def judge(a: Report, b: Report) -> Judgement:
    """Same, different or unsure."""
    raise NotImplementedError
