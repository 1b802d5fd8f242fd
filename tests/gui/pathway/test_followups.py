"""The follow-ups of a closed pathway: attempts, what was found, corrections."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.looking import find, pick, shown
from tests.gui.pathway.screen import dialog, load, picture

from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.pathway import followup_answers, followups, pathways
from conseil_mobilite.services.pathway.followup_answers import Found
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.store.database import Store


@pytest.fixture
def left(qtbot: QtBot, tab: PathwayTab, store: Store, supported: UUID) -> UUID:
    """Let her leave; return the identity of the first follow-up."""
    exited = ActDetails(reason="autonomie", situation="recherche")
    store.run(pathways.act, supported, PathwayAct.EXIT, date(2027, 1, 4), exited)
    load(qtbot, tab)
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "followup_3") is not None)
    return store.read(lambda session: followups.of_pathway(session, supported)[0].id)


def line(tab: PathwayTab, name: str) -> QAction:
    found = tab.findChild(QAction, name)
    assert found is not None, name
    return found


@pytest.mark.usefixtures("left")
def test_attempts_are_counted_and_the_third_proposes_to_close(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    for words in ("1\xa0tentative", "2\xa0tentatives", "3\xa0tentatives"):
        assert tab.findChild(QPushButton, "followup_3_unreached") is None
        line(tab, "followup_3_attempt_telephone").trigger()
        _told(qtbot, tab, words)

    find(tab, QPushButton, "followup_3_unreached").click()

    qtbot.waitUntil(lambda: picture(store, helene).followups[0].followup.situation == "non_joint")
    assert picture(store, helene).followups[0].missed == 3


def _told(qtbot: QtBot, tab: PathwayTab, words: str) -> None:
    qtbot.waitUntil(lambda: words in shown(tab))


def test_a_closed_follow_up_is_corrected_or_due_again(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, left: UUID
) -> None:
    said = Found("emploi", date(2027, 3, 1), "courriel", "Solution plus en place. Voiture vendue")
    store.run(followup_answers.close, left, said)
    tab.refresh()
    qtbot.waitUntil(lambda: "Solution plus en place. Voiture vendue" in shown(tab))
    find(tab, QPushButton, "followup_3").click()
    asking = dialog(tab, "followup_dialog")
    assert find(asking, QComboBox, "followup_situation").currentData() == "emploi"
    assert find(asking, QComboBox, "followup_solution").currentData() == "perdue"
    assert find(asking, QLineEdit, "followup_words").text() == "Voiture vendue"
    pick(find(asking, QComboBox, "followup_situation"), "formation")
    pick(find(asking, QComboBox, "followup_solution"), "tient")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Solution toujours en place. Voiture vendue" in shown(tab))
    qtbot.waitUntil(lambda: "Fait le 1er mars 2027" in shown(tab))

    find(tab, QPushButton, "followup_3").click()
    again = dialog(tab, "followup_dialog")
    pick(find(again, QComboBox, "followup_situation"), "")
    qtbot.mouseClick(again.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: picture(store, helene).followups[0].followup.done_on is None)
    assert picture(store, helene).followups[0].attempts == ()
