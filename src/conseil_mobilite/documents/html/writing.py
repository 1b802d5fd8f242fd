"""The HTML twin of a document: one file, no script, nothing fetched; read, enlarged, printed."""

from html import escape

from conseil_mobilite.documents.html import grids, sections, signs, text
from conseil_mobilite.documents.html.drawing import draw_all
from conseil_mobilite.documents.html.markup import block_beside, element, lines, typed
from conseil_mobilite.documents.html.place import Place
from conseil_mobilite.documents.html.style import style
from conseil_mobilite.documents.kit.characters import visible
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.words import FRENCH

FAMILIES = (text, sections, grids, signs)


def write(document: Document) -> bytes:
    """Return the page, in UTF-8. The same document always gives the same bytes."""
    head = (
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="author" content="{escape(visible(document.author))}">',
        element("title", typed(document.title)),
        element("style", style(document)),
    )
    body = element("main", draw_all(document.blocks, Place()))
    foot = element("footer", *(block_beside("p", line, FRENCH) for line in document.feet))
    page = (
        "<!DOCTYPE html>",
        '<html lang="fr">',
        element("head", *head),
        element("body", body, foot if document.foot else ""),
        "</html>",
    )
    return f"{lines(page)}\n".encode()
