"""Paragraphs, headings and lists."""

from conseil_mobilite.documents.html.drawing import draw
from conseil_mobilite.documents.html.markup import block as told
from conseil_mobilite.documents.html.markup import block_beside as beside_it
from conseil_mobilite.documents.html.markup import element
from conseil_mobilite.documents.html.place import Place
from conseil_mobilite.documents.kit import paragraphs
from conseil_mobilite.documents.kit.paragraphs import Size
from conseil_mobilite.documents.kit.words import Words


@draw.register
def _(block: paragraphs.Paragraph, place: Place) -> str:
    if not block.words:
        return ""
    shape = "" if block.size is Size.BODY else block.size.value
    return _pair("p", block.words, block.beside, place, shape)


@draw.register
def _(block: paragraphs.Title, place: Place) -> str:
    return heading("h1", block.words, block.beside, place)


@draw.register
def _(block: paragraphs.Bullets, place: Place) -> str:
    items = (element("li", draw(item, place)) for item in block.items)
    classes = ("columns" if block.columns > 1 else "", "known" if block.known else "")
    return element("ul", *items, class_=" ".join(filter(None, classes)))


def _pair(name: str, words: Words, beside: Words, place: Place, class_: str = "") -> str:
    """Put a sentence beside its translation."""
    first = told(name, words, place.lang, class_)
    if not beside:
        return first
    return element("div", first, beside_it(name, beside, place.lang, class_), class_="pair")


def heading(name: str, words: Words, beside: Words, place: Place) -> str:
    """Write one heading, in one language or two."""
    if not beside:
        return told(name, words, place.lang)
    first = told("span", words, place.lang)
    return element(name, first, " ", beside_it("span", beside, place.lang), class_="pair")
