"""The plain text of a piece of HTML that is no page of an article: a letter's body, a feed's entry."""

from __future__ import annotations

from letopis.model.errors import InputError

BLOCKS = "p|div|br|li|tr|h1|h2|h3|h4|h5|h6|blockquote|table|section|article|td"
UNSEEN = "script|style|head|template|noscript"


def text_of(markup: str) -> str:
    """Its words, a block a paragraph; what nobody sees is left out. Raises InputError where it is no markup."""
    from lxml import etree, html

    try:
        tree = html.fromstring(f"<div>{markup.replace(chr(0), '')}</div>")
    except (etree.ParserError, ValueError) as error:
        raise InputError(f"broken HTML ({error}): give the article's text") from None
    for element in tree.iter(*UNSEEN.split("|"), etree.Comment):
        element.text = None
        for child in list(element):
            element.remove(child)
    for element in tree.iter(*BLOCKS.split("|")):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n\n".join(line for line in lines if line)
