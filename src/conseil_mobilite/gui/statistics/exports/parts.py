"""Rows and notes that the steps of the assistant share."""

from PySide6.QtWidgets import QFrame, QLabel

from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, frame, row


def reason(icon: str, title: str, words: str) -> QFrame:
    """Make a row of a card: an icon, what, and why in as many lines as it takes."""
    texts = column(label(title, "strong", wrap=True), label(words, "muted", wrap=True), gap=2)
    sign = column(glyph(icon, "primary", 22), None)
    return frame(row(sign, (texts, 1), gap=12, pad=(16, 10, 16, 10)), "entry")


def note(icon: str, words: QLabel, title: QLabel | None = None, tone: str = "primary") -> QFrame:
    """Set words on a soft ground, beside an icon."""
    sign = column(glyph(icon, tone, 22), None)
    texts = column(*([] if title is None else [title]), words, gap=0)
    return frame(row(sign, (texts, 1), gap=12, pad=(16, 10, 16, 10)), "note")


def remark(icon: str, words: str) -> QFrame:
    """Make a row of a card that is one sentence."""
    told = label(words, "muted", wrap=True)
    return frame(row(glyph(icon, "primary", 18), (told, 1), gap=12, pad=(16, 8, 16, 8)), "entry")
