"""Composes the saved pages of this folder: `python tests/pages/compose.py` writes NAME.html and NAME.json anew."""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from layouts import LAYOUTS, WITHOUT_HEADING, said  # noqa: E402
from stories import Story, day, stories  # noqa: E402

JSON_LD = '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}", "datePublished": "{iso}"}}</script>'
OPENGRAPH = '<meta property="og:title" content="{title}"><meta property="article:published_time" content="{iso}">'
HEADS = (JSON_LD, OPENGRAPH, "")


def main() -> None:
    for number, layout in enumerate(LAYOUTS):
        for kind, story in zip(("long", "short"), stories(number), strict=True):
            iso, seen = day(number)
            head = HEADS[number % len(HEADS)].format(title=story.title, iso=iso)
            name = f"{layout.__name__}_{kind}"
            body = layout(story, seen)
            page = f'<!DOCTYPE html>\n<html lang="ru"><head><meta charset="utf-8"><title>{story.title} - Вестник</title>{head}</head>'
            (HERE / f"{name}.html").write_text(f"{page}\n<body>{body}</body></html>\n", "utf8")
            expected = {"title": story.title, "day": iso[:10], "paragraphs": list(paragraphs(story, number))}
            (HERE / f"{name}.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", "utf8")


def paragraphs(story: Story, number: int) -> list[str]:
    """What of a story stands on the page of a layout."""
    heading = [story.heading] if story.heading and LAYOUTS[number] not in WITHOUT_HEADING else []
    return [story.lead, *said(story), *heading]


if __name__ == "__main__":
    main()
