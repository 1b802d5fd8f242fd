"""What holds other blocks: sections, panels, rows, cards; the look of them is in classes."""

from conseil_mobilite.documents.html.drawing import draw, draw_all
from conseil_mobilite.documents.html.icons import svg
from conseil_mobilite.documents.html.markup import block as told
from conseil_mobilite.documents.html.markup import element
from conseil_mobilite.documents.html.place import Place
from conseil_mobilite.documents.html.text import heading
from conseil_mobilite.documents.kit import blocks

_DEEPEST = 6


@draw.register
def _(block: blocks.Section, place: Place) -> str:
    name = f"h{min(place.level, _DEEPEST)}"
    sign = svg(block.icon) if block.icon else ""
    head = sign + heading(name, block.heading, block.beside, place)
    inside = draw_all(block.blocks, place.deeper())
    class_ = "panel" if block.framed else ""
    return element("section", element("div", head, class_="head"), inside, class_=class_)


@draw.register
def _(block: blocks.Numbered, place: Place) -> str:
    name = "ol" if block.numbered else "ul"
    return element(name, *(_entry(entry, place) for entry in block.entries), class_="cards")


def _entry(entry: blocks.Entry, place: Place) -> str:
    sign = svg(entry.icon) if entry.icon else ""
    word = told("p", entry.word, place.lang, "word") if entry.word else ""
    signs = element("div", sign, word, class_="sign") if sign or word else ""
    return element("li", signs, element("div", draw_all(entry.blocks, place)))


@draw.register
def _(block: blocks.Panel, place: Place) -> str:
    return element("div", draw_all(block.blocks, place), class_="panel")


@draw.register
def _(block: blocks.Beside, place: Place) -> str:
    inside = element("div", draw_all(block.blocks, place))
    return element("div", svg(block.icon), inside, class_="beside")


@draw.register
def _(block: blocks.Row, place: Place) -> str:
    cells = (element("div", draw_all(cell, place)) for cell in block.cells)
    return element("div", *cells, class_="row")


@draw.register
def _(block: blocks.Together, place: Place) -> str:
    return draw_all(block.blocks, place)


@draw.register
def _(block: blocks.Ending, place: Place) -> str:
    return draw_all((*block.blocks, *block.extra, *block.closing), place)


@draw.register
def _(_block: blocks.Gap, _place: Place) -> str:
    return ""


@draw.register
def _(_block: blocks.NewPage, _place: Place) -> str:
    return '<div class="new-page"></div>'
