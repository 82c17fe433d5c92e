"""Letopis: a sourced record of diplomacy from Russian-language news.

`Reader` and `read` turn a text into a `Record` (docs/python.md). They are imported when first asked
for: the language models' libraries would else slow down whatever imports a part of the package.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from letopis.model.record import Record
    from letopis.pipeline.reader import Reader, read

__all__ = ["Reader", "Record", "read"]

_HOMES = {"Reader": "letopis.pipeline.reader", "Record": "letopis.model.record", "read": "letopis.pipeline.reader"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
