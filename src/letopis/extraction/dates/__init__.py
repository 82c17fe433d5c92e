"""Time expressions of an article, with EDTF values. `find_times` is the door.

First the expressions are found (`matching`, by the rules of `RULES`), then what the article's
times lean on (`anchors`), then each is told in text order, since one may lean on the one before.
"""

from letopis.extraction.dates.find import RULES, find_times

__all__ = ["RULES", "find_times"]
