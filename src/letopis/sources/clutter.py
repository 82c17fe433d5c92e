"""What stands on a page beside its article, told by structure: names of elements and classes, links, place.

    site's head, menu ──────────┐
    crumbs, date, views         │ before the headline
    H1 ── the article's scope   │
       lead, text ······· captions, related links, calls to subscribe, shares, tags
    comments, popular, partners, footer, cookies

No rule names a site: outlets call these things alike, since their readers and style sheets are alike. An element that
holds the headline, or most of the words of the page, is never taken for clutter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from letopis.sources.dated import LONGEST, dated
from letopis.sources.lines import CLOSING

# Words of classes: clutter wherever they stand; where few words of the page are in them; where they lead elsewhere too.
ALWAYS = frozenset(
    {
        *("comment", "comments", "footer", "cookie", "cookies", "sidebar", "popular", "partners", "menu", "navbar"),
        *("recommend", "recommended", "recommendations", "subscribe", "subscription", "newsletter", "login", "search"),
        *("banner", "adv", "advert", "advertisement", "share", "sharebar", "sharing", "bread", "breadcrumb"),
        *("breadcrumbs",),
    }
)
USUALLY = frozenset(
    {
        *("caption", "credit", "credits", "copyright", "social", "socials", "soc", "socnets", "tag", "tags", "author"),
        *("authors", "views", "statistic", "reaction", "reactions", "mistake", "print", "userbar", "notification"),
        *("signature", "url", "meta", "bottom", "bottomlink", "topline", "crumbs", "languages", "contacts", "address"),
    }
)
LEADING = frozenset(
    {
        *("related", "rel", "also", "readmore", "incut", "inline", "insert", "teaser", "teasers", "promo", "other"),
        *("additional", "more"),
    }
)
# Of a picture's block these are what stands under it.
PICTURE = frozenset({"media", "photo", "image", "img", "picture", "figure", "slider", "slide", "gallery", "thumb"})
UNDER_PICTURE = frozenset({"description", "desc", "text", "title", "alt", "source", "info"})
ELEMENTS = frozenset({"nav", "footer", "aside", "button", "figcaption", "select", "textarea", "label", "dialog"})
UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe"})
BLOCKS = frozenset(
    {"p", "div", "section", "ul", "ol", "li", "span", "h2", "h3", "h4", "h5", "figure", "table", "em", "b"}
)
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "p", "div", "strong", "b"})
MOST = 0.4  # of the words of a page: an element that has so many is no clutter
LINKED = 0.6  # of the letters of a block: it leads elsewhere
LONGEST_LINKED = 400  # characters of links in a row
LEAD = 40  # characters that a lead has at least
WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
HASH = re.compile(r"__(?=[A-Za-z0-9]*[0-9A-Z])[A-Za-z0-9]{1,6}$")


def without_clutter(tree: Any) -> Any:
    """A copy of a page, cut down to its article as far as structure tells; the headline is left out of it too."""
    page = deepcopy(tree)
    body = page.find("body")
    if body is None:
        return page
    headline = _headline(body)
    _drop_all(list(_named(body, headline)))
    _drop_all(list(_linked(body, headline)))
    if headline is None:
        return page
    scope = _scope(headline, body)
    _drop_all(list(_above(headline, scope)))
    _drop(headline)
    for child in list(body):
        if scope is not body and not (child is scope or scope in child.iter()):
            _drop(child)
    return page


def leads(page: Any, first: str) -> list[str]:
    """Sentences of a page without clutter that stand in blocks of their own before the paragraph `first`."""
    found: list[str] = []
    for element in page.iter("p", "div", "h2", "span", "strong"):
        text = _text(element)
        if text.startswith(first[:LEAD]):
            return found
        if not any(child.tag in BLOCKS for child in element.iterdescendants()) and _is_lead(text):
            found.append(text)
    return []


def _is_lead(text: str) -> bool:
    return len(text) >= LEAD and text.rstrip(CLOSING).endswith((".", "…", "!", "?"))


def _headline(body: Any) -> Any:
    """The longest h1: a logo is short."""
    return max(body.iter("h1"), key=lambda h1: len(_text(h1)), default=None)


def _named(body: Any, headline: Any) -> Iterator[Any]:
    """Elements whose name or classes say that they are no text of the article."""
    most = MOST * _prose(body)
    holders = set() if headline is None else {headline, *headline.iterancestors()}
    for element in body.iter():
        if element in holders or not isinstance(element.tag, str):
            continue
        if _is_clutter(element) or (_may_be_clutter(element) and _prose(element) <= most):
            yield element


def _is_clutter(element: Any) -> bool:
    if element.tag in ELEMENTS or element.tag in UNSEEN:
        return True
    is_site_head = element.tag == "header" and next(element.iter("nav", "input"), None) is not None
    return is_site_head or not ALWAYS.isdisjoint(_words(element))


def _may_be_clutter(element: Any) -> bool:
    words = _words(element)
    if element.tag == "form" or not USUALLY.isdisjoint(words):  # some sites put the whole page into a form
        return True
    if not LEADING.isdisjoint(words) and element.find(".//a") is not None:
        return True
    return not PICTURE.isdisjoint(words) and not UNDER_PICTURE.isdisjoint(words)


def _linked(body: Any, headline: Any) -> Iterator[Any]:
    """Blocks and lists that are links without a sentence, with the words before them: "Читайте также:"."""
    for element in body.iter(*BLOCKS):
        text = _text(element)
        if not text or len(text) > LONGEST_LINKED or (headline is not None and headline in element.iter()):
            continue
        links = sum(len(_text(link)) for link in element.iter("a"))
        if links >= LINKED * len(text) and not text.rstrip(CLOSING).endswith("."):
            yield element
            before = element.getprevious()
            if before is not None and before.tag in HEADINGS and _text(before).endswith(":"):
                yield before


def _above(headline: Any, scope: Any) -> Iterator[Any]:
    """What stands in the scope before the headline, and dates and numbers after it."""
    before = True
    holders = set(headline.iterancestors())
    for element in scope.iter():
        if element is headline:
            before = False
        elif element not in holders and isinstance(element.tag, str) and element is not scope:
            text = _text(element)
            if (before and not text.rstrip(CLOSING).endswith(".")) or _is_stamp(text):
                yield element


def _is_stamp(text: str) -> bool:
    """Whether a text is a date or has no letters at all."""
    if len(text) > LONGEST:
        return False
    return not any(map(str.isalpha, text)) or dated(text, "text") is not None


def _scope(headline: Any, body: Any) -> Any:
    """The nearest element around the headline with half of the words of the page."""
    whole = _prose(body)
    around = headline.iterancestors()
    return next((place for place in around if 2 * _prose(place) >= whole or place is body), body)


def _words(element: Any) -> set[str]:
    """The words of its classes and its id: "article__text-body" has three."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return {word.lower() for name in names for word in WORD.findall(HASH.sub("", name))}


def _prose(element: Any) -> int:
    """How many letters it has that lead nowhere."""
    return len(_text(element)) - sum(len(_text(link)) for link in element.iter("a"))


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext("*")).split()) if isinstance(element.tag, str) else ""


def _drop_all(elements: list[Any]) -> None:
    for element in elements:
        _drop(element)


def _drop(element: Any) -> None:
    """Take an element out; the words behind it stay."""
    if element.getparent() is not None:
        element.drop_tree()
