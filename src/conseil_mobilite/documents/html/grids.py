"""Tables that mean something: their heads say what they head."""

from conseil_mobilite.documents.html.drawing import draw, draw_all
from conseil_mobilite.documents.html.markup import block as told
from conseil_mobilite.documents.html.markup import element
from conseil_mobilite.documents.html.place import Place
from conseil_mobilite.documents.kit import paragraphs, tables
from conseil_mobilite.documents.kit.tables import Column
from conseil_mobilite.documents.kit.words import plain


@draw.register
def _(block: tables.Table, place: Place) -> str:
    heads = (_head(column, place) for column in block.columns)
    rows = (_row(block, number, row, place) for number, row in enumerate(block.rows, 1))
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *rows))
    return element("div", table, class_="scrolls")


def _head(column: Column, place: Place) -> str:
    class_ = "figures" if column.figures else ""
    return element("th", told("span", column.head, place.lang), scope="col", class_=class_)


def _row(block: tables.Table, number: int, row: tuple[tables.Cell, ...], place: Place) -> str:
    first, *others = zip(block.columns, row, strict=True)
    disc = draw(paragraphs.Paragraph(plain(str(number))), place) if block.numbered else ""
    head = element("th", disc, draw_all(first[1], place), scope="row")
    cells = (
        element("td", draw_all(cell, place), class_="figures" if column.figures else "")
        for column, cell in others
    )
    return element("tr", head, *cells)


@draw.register
def _(block: tables.Facts, place: Place) -> str:
    rows = (
        element(
            "tr",
            element("th", told("span", name, place.lang), scope="row"),
            element("td", draw_all(cell, place)),
        )
        for name, cell in block.rows
    )
    return element("table", element("tbody", *rows), class_="facts")
