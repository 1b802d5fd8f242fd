"""F1: the help of what has the focus, written where it is made, with `setWhatsThis`.

Where it repeats what was typed it is given by `labels.set_help`, which escapes it.
"""

from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import QApplication, QWhatsThis

from conseil_mobilite.gui.kit.labels import tip_of


def explain_focus() -> bool:
    """Show the help of what has the focus, or of what holds it; False where there is none."""
    widget = QApplication.focusWidget()
    while widget is not None and not widget.whatsThis():
        widget = widget.parentWidget()
    if widget is None:
        return False
    place = widget.mapToGlobal(widget.rect().bottomLeft())
    told = widget.whatsThis()
    QWhatsThis.showText(place, told if Text.mightBeRichText(told) else tip_of(told), widget)
    return True
