"""Closing a pathway in one dialog, and the follow-ups after it."""

from datetime import date
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

from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.store.database import Store


@pytest.mark.usefixtures("supported")
def test_closing_says_which_followups_it_plans_and_shows_them(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_sortir"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "act_dialog")
    assert "12 juin 2027" in shown(asking)
    assert "12 septembre 2027" in shown(asking)

    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "motif" in error_of(asking, "act_reason"))
    pick(find(asking, QComboBox, "act_reason"), "emploi_durable")
    pick(find(asking, QComboBox, "act_situation"), "emploi")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "Le 12 juin 2027" in shown(tab))
    assert picture(store, helene).pathway.state == "sorti"
    assert "Suivis après la sortie" in shown(tab)
    qtbot.waitUntil(lambda: "Emploi durable" in shown(tab))
    assert not find(tab, QPushButton, "pathway_add_action").isVisible()

    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_rouvrir"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: picture(store, helene).pathway.state == "en_accompagnement")
    qtbot.waitUntil(lambda: "Suivis après la sortie" not in shown(tab))


@pytest.mark.parametrize("typed", ["31/02/2027", "13/03/2027", "03/01/2027", ""])
@pytest.mark.usefixtures("supported")
def test_a_closing_day_that_cannot_be_is_said_beside_it(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, typed: str
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_sortir"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "act_dialog")
    pick(find(asking, QComboBox, "act_reason"), "autonomie")
    pick(find(asking, QComboBox, "act_situation"), "autre")
    day = find(asking, QLineEdit, "act_day")
    day.clear()
    type_in(day, typed)

    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(error_of(asking, "act_day")))
    assert picture(store, helene).pathway.state == "en_accompagnement"


def test_a_followup_is_completed_with_the_situation_found(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, supported: UUID
) -> None:
    left = ActDetails(reason="autonomie", situation="recherche")
    store.run(pathways.act, supported, PathwayAct.EXIT, date(2027, 1, 4), left)
    load(qtbot, tab)
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "followup_3") is not None)
    qtbot.mouseClick(find(tab, QPushButton, "followup_3"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "followup_dialog")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "non joint" in error_of(asking, "followup_situation"))

    pick(find(asking, QComboBox, "followup_situation"), "emploi")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: picture(store, helene).followups[0].situation == "emploi")
    qtbot.waitUntil(lambda: "Fait le 12 mars 2027" in shown(tab))
