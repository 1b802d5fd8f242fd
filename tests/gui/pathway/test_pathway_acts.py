"""Suspend, resume, decide, reopen; several pathways over time."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from tests.gui.pathway.screen import dialog, error_of, find, load, pick, picture, shown, type_in

from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.store.database import Store


@pytest.mark.usefixtures("supported")
def test_a_suspension_says_until_when_and_a_resumption_ends_it(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_suspendre"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "act_dialog")
    pick(find(asking, QComboBox, "act_reason"), "attente_aide")
    type_in(find(asking, QLineEdit, "act_review"), "3/5/27")
    qtbot.keyClick(find(asking, QLineEdit, "act_review"), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "point prévu le 3 mai 2027" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_reprendre"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: picture(store, helene).pathway.state == "en_accompagnement")


@pytest.mark.usefixtures("supported")
def test_a_decision_asks_only_for_what_it_needs(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_decider"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "decision_dialog")
    assert not find(asking, QComboBox, "act_barrier").isVisible()

    pick(find(asking, QComboBox, "act_decision"), "frein_prealable")
    assert find(asking, QComboBox, "act_barrier").isVisible()
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(error_of(asking, "act_barrier")))
    pick(find(asking, QComboBox, "act_barrier"), "garde")
    type_in(find(asking, QLineEdit, "act_partner"), "Relais petite enfance")
    type_in(find(asking, QLineEdit, "act_review"), "3/5/27")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: picture(store, helene).pathway.state == "suspendu")
