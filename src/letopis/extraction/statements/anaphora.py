"""Sentences that lean on the one before for what was said: "Об этом сообщил ...", "Такое мнение высказал ..."."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from letopis.extraction.statements.cues import group
from letopis.extraction.statements.draft import Scene
from letopis.model.document import Sentence, Token

HEAD = 4  # words that a sentence opens with
SUCH = {"такой", "подобный", "аналогичный", "этот"}
FORWARD = {"вот", "как"}  # "Вот как об этом сообщается: ..." leads on and not back


def points_back(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence opens with "Об этом" or "Такое мнение"."""
    first = scene.document.sentence_tokens(sentence)[:HEAD]
    if first[0].low in FORWARD:
        return False
    return any(is_about(a) and b.low == "этом" for a, b in pairwise(first)) or such_words(first[:3])


def such_words(first: Sequence[Token]) -> bool:
    """Whether words open with "такое мнение", "с таким заявлением"."""
    return any(a.lemma in SUCH and b.lemma in group("words") and b.case in {"Acc", "Ins"} for a, b in pairwise(first))


def is_about(token: Token) -> bool:
    """Whether a token is "о" or "об"."""
    return token.low in {"о", "об"}
