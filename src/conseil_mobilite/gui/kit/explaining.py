"""F1: the help of what has the focus, written where it is made, with `setWhatsThis`."""

from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import QApplication, QWhatsThis

from conseil_mobilite.domain.language.french import spaced


def explain_focus() -> bool:
    """Show the help of what has the focus, or of what holds it; False where there is none."""
    widget = QApplication.focusWidget()
    while widget is not None and not widget.whatsThis():
        widget = widget.parentWidget()
    if widget is None:
        return False
    place = widget.mapToGlobal(widget.rect().bottomLeft())
    QWhatsThis.showText(place, Text.convertFromPlainText(spaced(widget.whatsThis())), widget)
    return True
