"""How a follow-up is laid: what and its state above, what is known and the gestures beneath."""

from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from conseil_mobilite.gui.kit.labels import Line
from conseil_mobilite.gui.kit.layouts import column, row


def followup_line(title: str, detail: str, state: QLabel, *gestures: QWidget) -> QBoxLayout:
    """Lay two lines, each with its own right edge: neither cuts the words of the other."""
    above = row((Line(title, "strong"), 1), state, gap=12)
    beneath = row((Line(detail, "small"), 1), *gestures, gap=4)
    return column(above, beneath, gap=0, pad=(16, 6, 12, 2))
