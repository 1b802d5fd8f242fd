"""Rows and notes that the steps of an import share."""

from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, frame, row


def told(icon: str, words: str, tone: str = "primary", *, title: str = "") -> QFrame:
    """Make a row of a card: an icon, and a sentence under its title if it has one."""
    head = [label(title, "strong", wrap=True)] if title else []
    texts = column(*head, label(words, "muted", wrap=True), gap=2)
    sign = column(glyph(icon, tone, 18), None)
    return frame(row(sign, (texts, 1), gap=12, pad=(16, 8, 16, 8)), "entry")
