"""Who speaks: a learned ranking of the mentions around a statement, beside the rules.

    python benchmarks/speakers.py [--data DIR] [--gold DIR]        needs scikit-learn (the extra `train`)

Candidates are the persons, bodies and countries mentioned from three sentences before the words to one after; the
likeliest is the speaker. Tested on the statements of tests/gold/first_sight.jsonl whose right speaker is known, as
commit aa106e8 found them, each by models fitted without its article (ten folds); trained on the others, and on what
the present rules find of tests/gold/open and of the development gold. "Replaced" is the gentle use: the model has its
way only where it is sure and gives the speaker of the rules little.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from confidence import FIRST_SIGHT, GOLD, fold_of, statement
from own_gold import DATA, documents, text_of
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from letopis.evaluation.compare import dice, same_speaker, words
from letopis.evaluation.gold import GoldDocument, read_gold
from letopis.extraction.context import Context
from letopis.extraction.extract import dated_context, record_of
from letopis.model.cast import Mention
from letopis.model.document import Token
from letopis.model.record import Statement
from letopis.reading import Annotator
from letopis.sources.text import article_of

FOLDS = 10
BACK, AHEAD = 3, 1  # sentences
OVERLAP = 0.6
SURE, DOUBTFUL = 0.8, 0.2
MODELS: dict[str, Callable[[], Any]] = {
    "logistic regression": lambda: LogisticRegression(C=0.5, max_iter=1000),
    "boosted trees": lambda: HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.06, max_leaf_nodes=8, min_samples_leaf=15, random_state=0
    ),
}


@dataclass(frozen=True)
class Candidate:
    features: dict[str, float]
    right: bool
    of_rules: bool


@dataclass(frozen=True)
class Case:
    """A statement: whether the rules have its speaker, and who else may be."""

    doc: str
    right: bool
    candidates: tuple[Candidate, ...]
    first_sight: bool


def at_first_sight(data: Path, annotator: Annotator) -> Iterator[Case]:
    for line in FIRST_SIGHT.read_text("utf8").splitlines():
        told = json.loads(line)
        published = date.fromisoformat(told["published"]) if told["published"] else None
        article = article_of(text_of(told, data), published=published, url=told["url"])
        context = dated_context(annotator.annotate(article))[0]
        before: str | None = None
        for fact in (f for f in told["facts"] if f["list"] == "statements"):
            gold = fact.get("expected_speaker") or (fact["speaker"] if fact["right"] else None)
            if gold is not None:
                yield case(told["doc"], context, statement(fact), gold, before, first_sight=True)
                before = fact["speaker"]


def by_gold(gold: Sequence[GoldDocument], annotator: Annotator) -> Iterator[Case]:
    for document in gold:
        article = article_of(document.text, published=document.published, url=document.url)
        context = dated_context(annotator.annotate(article))[0]
        before: str | None = None
        for found in record_of(context, context.document, None).statements:
            speaker = speaker_in_gold(document, found)
            if speaker is not None:
                yield case(document.name, context, found, speaker, before, first_sight=False)
            before = found.speaker


def speaker_in_gold(document: GoldDocument, found: Statement) -> str | None:
    """The speaker whom the gold has for the same words."""
    said = set(words(found.text))
    likeness = {g["speaker"]: dice(set(words(g["text"])), said) for g in document.record["statements"] if g["speaker"]}
    best = max(likeness, key=lambda speaker: likeness[speaker], default=None)
    return best if best is not None and likeness[best] >= OVERLAP else None


def case(doc: str, context: Context, found: Statement, gold: str, before: str | None, *, first_sight: bool) -> Case:
    right = bool(found.speaker) and same_speaker(gold, found.speaker)
    return Case(doc, right, tuple(candidates(context, found, gold, before)), first_sight)


def candidates(context: Context, found: Statement, gold: str, before: str | None) -> Iterator[Candidate]:
    document, said = context.document, context.document.tokens_in(found.span)
    cited = next((c.span for c in found.citations if c.field == "cue"), None)
    cue = next(iter(document.tokens_in(cited)), None) if cited else None
    counts = Counter(mention.entity for mention in context.cast.mentions)
    first, last = said[0].sentence - BACK, max(said[-1].sentence, (cue or said[0]).sentence) + AHEAD
    for mention in context.cast.mentions:
        entity = context.cast.entities[mention.entity]
        if entity.type != "place" and first <= document.tokens[mention.head].sentence <= last:
            told = {f"is {entity.type}": 1.0, "often named": np.log1p(counts[mention.entity]) / 2}
            told["spoke before"] = float(bool(before) and same_speaker(before, entity.name))
            told |= features(context, found, mention, cue, said)
            of_rules = bool(found.speaker) and same_speaker(found.speaker, entity.name)
            yield Candidate(told, same_speaker(gold, entity.name), of_rules)


def features(
    context: Context, found: Statement, mention: Mention, cue: Token | None, said: Sequence[Token]
) -> dict[str, float]:
    tokens = context.document.tokens
    head, anchor = tokens[mention.head], cue or said[0]
    inside = said[0].index <= head.index <= said[-1].index
    away, gap = abs(head.index - anchor.index), anchor.sentence - head.sentence
    subjects = context.document.children(cue.index, "nsubj") if cue is not None else []
    told = {
        f"gap {max(-1, min(BACK, gap))}": 1.0,
        "away": min(np.log1p(away), 5) / 3,
        "after the cue": float(head.index > anchor.index),
        "right after the cue": float(head.index > anchor.index and away <= 3 and gap == 0),
        "subject of the cue": float(any(mention.start <= t.index < mention.stop for t in subjects)),
        "cue has a subject": float(bool(subjects)),
        "subject": float(head.rel.startswith("nsubj")),
        f"case {head.case}": 1.0,
        f"by {mention.kind}": 1.0,
        "direct": float(found.direct),
        f"rule {found.rule.split('.')[0]}{', inside' if inside else ''}": 1.0,
    }
    for feature in ("Gender", "Number"):
        values = {cue.feats.get(feature) if cue is not None else None, head.feats.get(feature)} - {None}
        told[f"another {feature}"] = float(len(values) > 1)
    return told


def ranked(make: Callable[[], Any], cases: Sequence[Case]) -> Iterator[tuple[Case, np.ndarray]]:
    """Each case at first sight with the likelihood of its candidates."""
    for fold in range(FOLDS):
        inside = [c for case in cases if fold_of(case.doc, FOLDS) != fold for c in case.candidates]
        vectors = DictVectorizer(sparse=False)
        model = make().fit(vectors.fit_transform([c.features for c in inside]), [c.right for c in inside])
        for case in cases:
            if case.first_sight and fold_of(case.doc, FOLDS) == fold:
                rows = [c.features for c in case.candidates]
                yield case, model.predict_proba(vectors.transform(rows))[:, 1] if rows else np.zeros(0)


def report(name: str, told: Sequence[tuple[Case, np.ndarray]]) -> Iterator[str]:
    rules = sum(case.right for case, _ in told)
    model = sum(case.candidates[int(p.argmax())].right if len(p) else case.right for case, p in told)
    yield f"{name:22} {len(told)} statements: rules {rules / len(told):.3f}, model {model / len(told):.3f}"
    replaced = [(case, p) for case, p in told if len(p) and is_replaced(case, p)]
    after = sum(case.candidates[int(p.argmax())].right for case, p in replaced)
    yield f"{'':22} replaced {len(replaced)}: right before {sum(c.right for c, _ in replaced)}, after {after}"


def is_replaced(case: Case, p: np.ndarray) -> bool:
    of_rules = max((float(q) for q, c in zip(p, case.candidates, strict=True) if c.of_rules), default=0.0)
    return bool(p.max() >= SURE) and of_rules <= DOUBTFUL


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--gold", type=Path, default=GOLD)
    arguments = parser.parse_args()
    annotator = Annotator()
    cases = list(at_first_sight(arguments.data, annotator))
    cases += by_gold(list(documents("open", arguments.data)), annotator)
    cases += by_gold(read_gold(arguments.gold), annotator) if arguments.gold.exists() else ()
    for name, make in MODELS.items():
        print("\n".join(report(name, list(ranked(make, cases)))))


if __name__ == "__main__":
    main()
