"""An empty list: one friendly sentence and one gesture."""

from PySide6.QtWidgets import QFrame, QPushButton

from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.painting import CENTER, MIDDLE


def empty_line(sentence: str, gesture: QPushButton | None = None, icon: str = "check") -> QFrame:
    """Fill a card whose list is empty: a quiet icon, the sentence, the gesture at the right."""
    items: list[Item] = [glyph(icon, "success", 20), (label(sentence, "muted", wrap=True), 1)]
    if gesture is not None:
        items.append(gesture)
    return frame(row(*items, gap=12, pad=(16, 10, 12, 10)), "entry")


def empty_page(icon: str, title: str, sentence: str, *gestures: QPushButton) -> QFrame:
    """Fill a whole place that has nothing yet: icon, title, sentence and gestures, centred."""
    head, words = label(title, "heading"), label(sentence, "muted", wrap=True)
    for text in (head, words):
        text.setAlignment(CENTER | MIDDLE)
    sign = row(None, glyph(icon, "primary", 40), None)
    moves = row(None, *gestures, None)
    return frame(column(None, sign, 4, head, words, 8, moves, None, pad=(32, 24, 32, 24)))
