"""What may be added, listed under the button that adds: one gesture a fact."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.buttons import literal


def offer_kinds(
    under: QPushButton, kinds: Sequence[tuple[str, str]], take: Callable[[str], object]
) -> QMenu:
    """Open the list of `kinds`, pairs of code and words; the first one has the keyboard."""
    menu = QMenu(under)
    menu.setObjectName(f"{under.objectName()}_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for code, words in kinds:
        menu.addAction(literal(spaced(words)), partial(take, code))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
    return menu
