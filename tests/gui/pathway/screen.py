"""What tests of the tab « Parcours » do: find, click, type, read what is stored."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.gui.keys import type_in
from tests.gui.looking import find, shown

from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.pathway.action_row import ActionRow
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.pathway import pathway_picture
from conseil_mobilite.services.pathway.actions import PlannedAction
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture
from conseil_mobilite.store.database import Store

TODAY = date(2027, 3, 12)
OPENED = date(2027, 1, 4)
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def click(qtbot: QtBot, holder: QWidget, name: str) -> None:
    """Click on a button as soon as it shows: what is refilled shows at the next turn."""

    def seen() -> list[QPushButton]:
        return [each for each in holder.findChildren(QPushButton, name) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()))
    qtbot.mouseClick(seen()[0], Qt.MouseButton.LeftButton)


def twice(qtbot: QtBot, button: QWidget) -> None:
    """Click as a hand that hesitates: two whole clicks, with nothing between them."""
    for _ in range(2):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def write(holder: QWidget, name: str, text: str) -> None:
    """Type in a line of text, in the place of what it says."""
    field = find(holder, QLineEdit, name)
    field.clear()
    type_in(field, text)


def opened(qtbot: QtBot, tab: PathwayTab) -> None:
    """Show the tab and wait until it tells where the pathway stands."""
    tab.refresh()
    qtbot.waitUntil(
        lambda: any(each.isVisible() for each in tab.findChildren(QLabel, "pathway_state_badge"))
    )


def row(tab: PathwayTab, action: Action) -> ActionRow:
    return find(tab, ActionRow, f"action_{action.id.hex}")


def load(qtbot: QtBot, tab: PathwayTab, *planned: Action) -> None:
    """Show the tab and wait until the actions are in it."""
    tab.refresh()
    names = [f"action_{each.id.hex}" for each in planned]

    def there() -> bool:
        rows = [tab.findChild(ActionRow, name) for name in names]
        return bool(shown(tab)) and all(each and each.isVisible() for each in rows)

    qtbot.waitUntil(there)


def dialog(tab: PathwayTab, name: str) -> Creation:
    found = [each for each in tab.findChildren(Creation, name) if each.isVisible()]
    assert found, name
    return found[-1]


def asked(qtbot: QtBot, tab: PathwayTab, button: str, name: str) -> Creation:
    """Show the tab, click on one of its buttons, and return the dialog it opens."""
    opened(qtbot, tab)
    click(qtbot, tab, button)
    return dialog(tab, name)


def picture(store: Store, helene: UUID) -> PathwayPicture:
    found = store.read(pathway_picture.of_person, helene, TODAY)
    assert found
    return found


def kept(store: Store, helene: UUID, action: Action) -> PlannedAction:
    return next(each for each in picture(store, helene).actions if each.action.id == action.id)
