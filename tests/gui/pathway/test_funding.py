"""The funding plan of an action: who is asked, who grants, who pays and when."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.gui.pathway.screen import dialog, error_of, find, kept, load, pick, shown, type_in

from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.store.database import Store


def test_a_line_of_funding_is_added_once_its_funder_is_told(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, licence: Action
) -> None:
    load(qtbot, tab, licence)
    qtbot.mouseClick(find(tab, QPushButton, "funding_add"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "funding_dialog")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "financeur" in error_of(asking, "funding_kind"))

    pick(find(asking, QComboBox, "funding_kind"), "commune")
    type_in(find(asking, QLineEdit, "funding_asked"), "400,01")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(kept(store, helene, licence).lines) == 3)
    plan = kept(store, helene, licence).funding
    assert (plan.out_of_pocket, plan.excess) == (0, 1)
    qtbot.waitUntil(lambda: "dépassent le coût de 0,01 €" in shown(tab).replace("\u00a0", " "))


def test_a_line_of_funding_opens_by_its_key_and_comes_back_once_removed(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, licence: Action
) -> None:
    load(qtbot, tab, licence)
    line = kept(store, helene, licence).lines[0]
    opened = find(tab, QWidget, f"funding_line_{line.id.hex}")
    opened.setFocus()
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    changing = dialog(tab, "funding_dialog")
    assert "500" in find(changing, QLineEdit, "funding_asked").text()

    with qtbot.waitSignal(tab.undo_offered) as offered:
        qtbot.mouseClick(find(changing, QPushButton, "funding_remove"), Qt.MouseButton.LeftButton)
    _sentence, undo = offered.args or ("", None)
    qtbot.waitUntil(lambda: len(kept(store, helene, licence).lines) == 1)
    assert callable(undo)
    undo()

    qtbot.waitUntil(lambda: len(kept(store, helene, licence).lines) == 2)
