"""The deep panel beside what comes before the window: unlocking, first run."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite import __version__
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row, scrolled
from conseil_mobilite.gui.kit.marks import Mark
from conseil_mobilite.gui.kit.theme import large_text


def brand(title: str, *items: Item, width: int = 480) -> QFrame:
    """Make the panel: the sign, a large title, what is said beneath."""
    name = row(Mark(44), label("Conseil Mobilité", "title"), None, gap=12)
    build = f"Version {__version__} · logiciel libre · fonctionne sans internet"
    words = label(title, "display", wrap=True)
    body = column(
        name, None, words, 16, *items, None, label(build, wrap=True), gap=12, pad=(48, 40, 48, 32)
    )
    return frame(body, "brand", width=width)


def point(icon: str, text: str) -> Item:
    """Make a line of the panel: an icon and a sentence."""
    return row(column(glyph(icon, "rail", 22), None), (label(text, wrap=True), 1), gap=12)


def waiting(sentence: str = "Préparation…") -> QWidget:
    """Fill the window until what comes next is there."""
    words = row(None, label(sentence, "muted"), None)
    return beside(brand("Bienvenue", width=400), column(None, words, None))


def beside(panel: QFrame, content: Item) -> QWidget:
    """Put a page beside the panel, which leaves when the text is large."""
    panels: Sequence[Item] = [] if large_text() else [panel]
    body = scrolled(frame(column(content), "page"))
    return frame(row(*panels, (body, 1), gap=0), "page")
