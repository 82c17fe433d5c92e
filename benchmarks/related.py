"""What belongs with an article, beside plain TF-IDF in the same run; and what editors themselves link to.

    python benchmarks/related.py GOLD_DIR

GOLD_DIR holds `articles.py` (the articles as JSON Lines) and `clusters.dev.json`; beside it lies `data/kremlin_2025`.
Figures, over the first five of each list, copies of the asked text left out of both:
- topic: share that is of the same BSNLP topic, over all articles;
- story, judged: share that is of the same story, over articles of stories with five others. A story is the articles
  that clusters join; articles in no cluster are unjudged and passed over, since nobody says which story they are of.
- story, strict: the same, where an unjudged article counts as wrong.
- see also: items of kremlin.ru of which a link of the editors is among the first five, of those with a link in the set.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean, median
from time import perf_counter

from letopis.pipeline.indexing import lemmas
from letopis.store import Store, open_store
from letopis.views.prose.dates import OF_DAYS
from letopis.views.related import related
from letopis.views.subject import stored_subject

FIRST = 5
ENOUGH = 60  # of a list, so that five are judged
Ranked = Mapping[str, Sequence[str]]
"""The own ids of articles, best first, by the one that they are looked for."""


def main(gold: Path) -> None:
    clusters = json.loads((gold / "clusters.dev.json").read_text("utf8"))["clusters"]
    with tempfile.TemporaryDirectory() as folder:
        news = Asked(Path(folder) / "bsnlp.db", gold, "bsnlp")
        kremlin = Asked(Path(folder) / "kremlin.db", gold, "kremlin")
        for name in ("letopis", "tfidf"):
            figures = of_topics(getattr(news, name)()) | of_stories(getattr(news, name)(), clusters)
            figures |= see_also(getattr(kremlin, name)(), gold.parent / "data" / "kremlin_2025" / "items.jsonl")
            print(f"{name:8} " + "  ".join(f"{label} {value:.3f}" for label, value in figures.items()))
        print(f"seconds for one article: median {median(news.seconds):.3f}, most {max(news.seconds):.3f}")


class Asked:
    """A chronicle of some articles, and the lists that are made of it."""

    def __init__(self, place: Path, gold: Path, which: str) -> None:
        articles = place.with_suffix(".jsonl")
        with articles.open("wb") as out:
            subprocess.run([sys.executable, str(gold / "articles.py"), which], stdout=out, check=True)
        add = [sys.executable, "-m", "letopis.interfaces.cli", "add", str(articles), "--db", str(place)]
        subprocess.run(add, stdout=subprocess.DEVNULL, check=True)
        self.store: Store = open_store(str(place))
        self.articles = {stored.doc or stored.id: stored for stored in self.store.articles()}
        self.account = {doc: self.store.accounts([stored.id])[stored.id] for doc, stored in self.articles.items()}
        self.seconds: list[float] = []

    def letopis(self) -> Ranked:
        found = {}
        for doc, stored in self.articles.items():
            begun = perf_counter()
            near = related(self.store, stored_subject(self.store, stored), ENOUGH)
            found[doc] = [one.stored.doc or "" for one in near]
            self.seconds.append(perf_counter() - begun)
        return found

    def tfidf(self) -> Ranked:
        texts = {doc: f"{s.article.title or ''} {s.article.text}" for doc, s in self.articles.items()}
        counted = {doc: Counter(lemmas(text)) for doc, text in texts.items()}
        common = Counter(word for words in counted.values() for word in words)
        vectors = {doc: normal(words, common, len(counted)) for doc, words in counted.items()}
        return {doc: self.once_each(doc, ranked(vectors, doc)) for doc in vectors}

    def once_each(self, doc: str, found: Iterable[str]) -> list[str]:
        """One article of each account, none of the asked one's."""
        seen, kept = {self.account[doc]}, list[str]()
        for other in found:
            if self.account[other] not in seen:
                seen.add(self.account[other])
                kept.append(other)
        return kept[:ENOUGH]


def normal(words: Mapping[str, int], common: Mapping[str, int], total: int) -> dict[str, float]:
    weights = {word: (1 + math.log(n)) * math.log(total / common[word]) for word, n in words.items()}
    length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items() if weight}


def ranked(vectors: Mapping[str, Mapping[str, float]], doc: str) -> list[str]:
    own = vectors[doc]
    scores = {o: sum(w * v.get(word, 0.0) for word, w in own.items()) for o, v in vectors.items() if o != doc}
    return sorted(scores, key=lambda other: (-scores[other], other))


def of_topics(found: Ranked) -> dict[str, float]:
    firsts = {doc: lists[:FIRST] for doc, lists in found.items() if lists}
    return {"topic": mean(mean(topic(other) == topic(doc) for other in first) for doc, first in firsts.items())}


def topic(doc: str) -> str:
    return doc.partition("/")[0]


def of_stories(found: Ranked, clusters: Sequence[Mapping[str, object]]) -> dict[str, float]:
    story = dict[str, set[str]]()
    for cluster in clusters:
        docs = {report["doc"] for report in cluster["reports"]}  # type: ignore[attr-defined]
        joined = docs.union(*(story[doc] for doc in docs if doc in story))
        story.update(dict.fromkeys(joined, joined))
    judged, strict = list[float](), list[float]()
    for doc, mates in story.items():
        if len(mates) > FIRST:
            known = [other for other in found[doc] if other in story][:FIRST]
            judged.append(mean(other in mates for other in known) if known else 0.0)
            strict.append(mean(other in mates for other in found[doc][:FIRST]) if found[doc] else 0.0)
    return {"story, judged": mean(judged), "story, strict": mean(strict)}


def see_also(found: Ranked, items: Path) -> dict[str, float]:
    known = [json.loads(line) for line in items.read_text("utf8").splitlines()]
    titles = defaultdict[str, set[str]](set)
    for item in known:
        titles[f"{item['title']} {prose(item['published'])}"].add(item["id"])
    hits = list[bool]()
    for item in known:
        said = " ".join(item.get("ref_see_also") or ())
        linked = {number for title, ids in titles.items() if title in said for number in ids} - {item["id"]}
        if linked:
            hits.append(bool(linked & set(found[item["id"]][:FIRST])))
    return {f"see also (of {len(hits)})": mean(hits)}


def prose(published: str) -> str:
    year, month, day = published[:10].split("-")
    return f"{int(day)} {OF_DAYS[int(month) - 1]} {year} года"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
