"""Who holds a post that stands in his sentence but not beside his name: a small model where the rules end.

Yields an Office for each person and post that no rule joined, if the model is sure. Former posts, and posts that a
finite verb parts from the name ("он был министром"), are left alone: the rules leave them alone too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letopis.extraction.context import Context
from letopis.extraction.incumbents.features import features
from letopis.extraction.incumbents.pairs import Pair, pairs
from letopis.extraction.incumbents.weights import weights
from letopis.extraction.linear import probability
from letopis.extraction.offices import apposed_posts, is_his
from letopis.model.record import Office

__all__ = ["SURE", "extract", "features", "pairs"]

# By the folds of NEREL's training part, 2026-11-23: of 121 pairs added at 0.9 .901 are right (of those of the rules
# .911), of 218 at 0.8 .881.
SURE = 0.9
RULE = "model.incumbents"


def extract(context: Context, told: Sequence[Office]) -> Iterator[Office]:
    """The offices that the model adds to those told by the rules, each once, in text order."""
    by_rule = {(person.id, post.start) for person, _, post, _ in apposed_posts(context)}
    seen = {(office.person, office.post, office.body) for office in told}
    for pair in pairs(context):
        key = (pair.person.name, pair.post.name, pair.post.body)
        if key in seen or (pair.person.id, pair.post.start) in by_rule or not is_his(context, pair.post, pair.name):
            continue
        if not is_sure(context, pair):
            continue
        seen.add(key)
        yield office(context, pair)


def is_sure(context: Context, pair: Pair) -> bool:
    """Whether the model is sure of a pair of the article's own words."""
    if context.is_boilerplate(pair.name.span.start):
        return False
    return probability(weights(), features(context, pair)) >= SURE


def office(context: Context, pair: Pair) -> Office:
    """A pair as the record has it."""
    start, stop = min(pair.post.start, pair.name.start), max(pair.post.stop, pair.name.stop)
    cited = context.article.cite(context.document.span_of(start, stop), "office")
    return Office(pair.person.name, pair.post.name, pair.post.body, cited, RULE)
