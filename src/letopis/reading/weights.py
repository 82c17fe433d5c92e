"""Where the weights of the language models lie: in the wheel of natasha, which is never imported.

(docs/adr/0001: importing natasha pulls in pymorphy2, which no longer works.)
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from letopis.model.errors import LetopisError

FILES = {
    "navec": "emb/navec_news_v1_1B_250K_300d_100q.tar",
    "names": "model/slovnet_ner_news_v1.tar",
    "morphology": "model/slovnet_morph_news_v1.tar",
    "syntax": "model/slovnet_syntax_news_v1.tar",
}


def weights(model: str) -> str:
    """The path of a model's weights, by a key of `FILES`; raises LetopisError where they are missing."""
    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise LetopisError("models: the package natasha, which carries the weights, is missing; install letopis again")
    path = Path(spec.origin).parent / "data" / FILES[model]
    if not path.exists():
        raise LetopisError(f"models: {path.name} is missing from the package natasha; install natasha==1.6.0")
    return str(path)
