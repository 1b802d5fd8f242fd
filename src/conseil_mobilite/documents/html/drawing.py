"""Write a block as HTML: headings, lists and tables by their own elements, layout by classes."""

from base64 import b64encode
from collections.abc import Iterable
from functools import singledispatch

from conseil_mobilite.documents.html.icons import svg
from conseil_mobilite.documents.html.markup import block as told
from conseil_mobilite.documents.html.markup import element, lines
from conseil_mobilite.documents.html.place import Place
from conseil_mobilite.documents.kit import blocks
from conseil_mobilite.documents.kit.blocks import Block, Size
from conseil_mobilite.documents.kit.words import Words, plain

_DEEPEST = 6


@singledispatch
def draw(block: object, place: Place) -> str:
    """Return the HTML of a block."""
    raise TypeError(block, place)


def draw_all(held: Iterable[Block], place: Place) -> str:
    """Return the HTML of blocks that follow each other."""
    return lines(filter(None, (draw(block, place) for block in held)))


@draw.register
def _(block: blocks.Paragraph, place: Place) -> str:
    shape = "" if block.size is Size.BODY else block.size.value
    return _pair("p", block.words, block.beside, place, shape)


@draw.register
def _(block: blocks.Title, place: Place) -> str:
    return _heading("h1", block.words, block.beside, place)


@draw.register
def _(block: blocks.Section, place: Place) -> str:
    name = f"h{min(place.level, _DEEPEST)}"
    sign = svg(block.icon) if block.icon else ""
    head = sign + _heading(name, block.heading, block.beside, place)
    inside = draw_all(block.blocks, place.deeper())
    class_ = "panel" if block.framed else ""
    return element("section", element("div", head, class_="head"), inside, class_=class_)


@draw.register
def _(block: blocks.Bullets, place: Place) -> str:
    items = (element("li", draw(item, place)) for item in block.items)
    return element("ul", *items, class_="columns" if block.columns > 1 else "")


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
def _(block: blocks.CheckBox, place: Place) -> str:
    alt = block.told if not block.words else ""
    state = "Coché" if block.ticked and block.words else alt
    box = element(
        "span",
        "×" if block.ticked else "",
        class_="box",
        role="img" if state else "",
        aria_label=state,
        aria_hidden="" if state else "true",
    )
    return element("p", box, *([" ", told("span", block.words, place.lang)] if block.words else []))


@draw.register
def _(block: blocks.Choices, place: Place) -> str:
    return element("div", *(draw(option, place) for option in block.options), class_="choices")


@draw.register
def _(block: blocks.Table, place: Place) -> str:
    heads = (
        told("th", column.head, place.lang, "figures" if column.figures else "").replace(
            "<th", '<th scope="col"', 1
        )
        for column in block.columns
    )
    body = (_row(block, number, row, place) for number, row in enumerate(block.rows, 1))
    head = element("thead", element("tr", *heads))
    table = element("table", head, element("tbody", *body))
    return element(
        "div", table, class_="scrolls", tabindex="0", role="region", aria_label=_name(block)
    )


def _name(block: blocks.Table) -> str:
    return "Tableau : " + ", ".join(
        "".join(run.text for run in column.head) for column in block.columns
    )


def _row(block: blocks.Table, number: int, row: tuple[blocks.Cell, ...], place: Place) -> str:
    cells: list[str] = []
    for column, cell in zip(block.columns, row, strict=True):
        inside = draw_all(cell, place)
        if cells:
            cells.append(element("td", inside, class_="figures" if column.figures else ""))
            continue
        first = draw(blocks.Paragraph(plain(f"{number}.")), place) if block.numbered else ""
        cells.append(element("th", first, inside, scope="row"))
    return element("tr", *cells)


@draw.register
def _(block: blocks.Facts, place: Place) -> str:
    rows = (
        element(
            "tr",
            told("th", name, place.lang).replace("<th", '<th scope="row"', 1),
            element("td", draw_all(cell, place)),
        )
        for name, cell in block.rows
    )
    return element("table", element("tbody", *rows), class_="facts")


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
def _(block: blocks.Emblem, place: Place) -> str:
    return element("p", _logo(block), *_name_of(block, place), class_="emblem")


def _logo(block: blocks.Emblem) -> str:
    if block.logo is None:
        return ""
    data = b64encode(block.logo.picture).decode()
    return f'<img alt="" src="data:{block.logo.media_type};base64,{data}">'


def _name_of(block: blocks.Emblem, place: Place) -> list[str]:
    return [told("strong", plain(block.name), place.lang)]


@draw.register
def _(block: blocks.WritingLines, _place: Place) -> str:
    return '<div class="line" aria-hidden="true"></div>' * block.count


@draw.register
def _(block: blocks.Signatures, place: Place) -> str:
    line = draw(blocks.WritingLines(), place)
    signed = (element("div", told("p", name, place.lang), line) for name in block.names)
    return element("div", *signed, class_="row")


@draw.register
def _(_block: blocks.Gap, _place: Place) -> str:
    return ""


@draw.register
def _(_block: blocks.Fold, _place: Place) -> str:
    return ""


@draw.register
def _(_block: blocks.NewPage, _place: Place) -> str:
    return '<div class="new-page"></div>'


def _pair(name: str, words: Words, beside: Words, place: Place, class_: str = "") -> str:
    """Put a sentence beside its translation."""
    first = told(name, words, place.lang, class_)
    if not beside:
        return first
    return element("div", first, told(name, beside, place.lang, class_), class_="pair")


def _heading(name: str, words: Words, beside: Words, place: Place) -> str:
    """Write one heading, in one language or two."""
    if not beside:
        return told(name, words, place.lang)
    first = told("span", words, place.lang)
    return element(name, first, " ", told("span", beside, place.lang), class_="pair")
