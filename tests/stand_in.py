"""A reader without models, for tests of the interfaces; run as a program it is `letopis` with that reader.

Every text about Лавров gets the factory's record, every other one an empty record.
"""

from __future__ import annotations

import sys
from types import ModuleType

import factory
from letopis.model.article import Article
from letopis.model.record import Record


class Reader:
    def read_article(self, article: Article) -> Record:
        known = {"article": article, "warnings": article.warnings}
        return factory.record(**known) if "Лавров" in article.text else factory.empty_record(**known)


def module(reader: type) -> ModuleType:
    """What stands in for `letopis.pipeline.reader`."""
    made = ModuleType("letopis.pipeline.reader")
    made.Reader = reader  # type: ignore[attr-defined]
    return made


if __name__ == "__main__":
    from letopis.interfaces.cli import main

    sys.modules["letopis.pipeline.reader"] = module(Reader)
    main()
