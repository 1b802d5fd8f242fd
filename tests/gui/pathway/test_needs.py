"""Needs without an offer, noted by themselves or with an abandoned action."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
)
from pytestqt.qtbot import QtBot
from tests.gui.pathway.screen import (
    CONTROL,
    TODAY,
    dialog,
    error_of,
    find,
    kept,
    load,
    pick,
    row,
    shown,
)

from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.store.database import Store


def test_to_abandon_asks_why_and_cannot_go_without(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    store.run(actions.set_status, bike.id, "realisee", TODAY)
    load(qtbot, tab, bike)
    qtbot.waitUntil(lambda: row(tab, bike).planned.action.status == "realisee")
    qtbot.keyClick(row(tab, bike), Qt.Key.Key_Right, CONTROL)
    asking = dialog(tab, "abandon_dialog")

    qtbot.keyClick(asking, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "pourquoi" in error_of(asking, "abandon_reason"))
    assert kept(store, helene, bike).action.status == "realisee"
    pick(find(asking, QComboBox, "abandon_reason"), "pas_d_offre")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "abandonnee")
    qtbot.waitUntil(lambda: "Aucune offre disponible" in shown(tab))


def test_an_abandon_given_up_leaves_the_state_as_it_was(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    status = find(tab, QComboBox, "edit_status")
    pick(status, "abandonnee")

    qtbot.keyClick(dialog(tab, "abandon_dialog"), Qt.Key.Key_Escape)

    assert status.currentData() == "prevue"
    assert kept(store, helene, bike).action.status == "prevue"
