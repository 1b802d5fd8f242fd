"""The tab « Parcours » as a whole, by real keys and clicks, on a real base."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from tests.gui.keys import reached
from tests.gui.looking import find, pick, shown
from tests.gui.pathway.screen import OPENED, dialog, load, picture

from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.services.situation import licence_processes
from conseil_mobilite.services.situation.licence_processes import ProcessFacts
from conseil_mobilite.store.database import Store


def test_a_person_without_pathway_is_offered_one(qtbot: QtBot, store: Store, desk: Desk) -> None:
    person = store.run(people.register, NewPerson("Sylla", "Mamadou"), OPENED)
    tab = PathwayTab(desk, person.id)
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()
    qtbot.waitUntil(lambda: "Pas encore de parcours" in shown(tab))

    qtbot.mouseClick(find(tab, QPushButton, "pathway_open"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "À contacter" in shown(tab))
    assert store.read(pathways.current, person.id)


@pytest.mark.usefixtures("supported")
def test_asking_for_an_action_before_the_pathway_is_read_opens_it_after(
    qtbot: QtBot, tab: PathwayTab
) -> None:
    tab.refresh()
    tab.show_part("new")

    qtbot.waitUntil(lambda: bool(tab.findChildren(Creation, "action_dialog")))


@pytest.mark.usefixtures("supported")
def test_a_dialog_closed_while_it_saves_breaks_nothing(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    tab.add_action()
    asking = dialog(tab, "action_dialog")
    pick(find(asking, QComboBox, "action_kind"), "tad")

    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.keyClick(asking, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: len(picture(store, helene).actions) == 1)
    qtbot.waitUntil(lambda: "Transport à la demande" in shown(tab))


def test_an_action_asked_without_pathway_says_what_to_do_first(
    qtbot: QtBot, store: Store, desk: Desk
) -> None:
    person = store.run(people.register, NewPerson("Sylla", "Mamadou"), OPENED)
    tab = PathwayTab(desk, person.id)
    qtbot.addWidget(tab)
    tab.show()

    with qtbot.waitSignal(tab.said) as heard:
        tab.refresh()
        tab.show_part("new")

    assert heard.args == ["Ouvrez d’abord un parcours : l’action y prendra place."]
    qtbot.mouseClick(find(tab, QPushButton, "pathway_open"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "À contacter" in shown(tab))
    assert not tab.findChildren(Creation)


def test_whatever_the_keyboard_reaches_has_a_name(
    qtbot: QtBot, tab: PathwayTab, licence: Action, bike: Action
) -> None:
    load(qtbot, tab, licence, bike)
    qtbot.waitUntil(lambda: len(reached(tab)) > 15)

    unnamed = [each for each in reached(tab) if not each.accessibleName() or not each.objectName()]
    assert [each.objectName() or type(each).__name__ for each in unnamed] == []


def test_no_window_of_its_own_opens_while_the_tab_fills(
    qtbot: QtBot, tab: PathwayTab, licence: Action
) -> None:
    load(qtbot, tab, licence)
    tab.add_action()
    dialog(tab, "action_dialog").reject()
    load(qtbot, tab, licence)

    opened = [each for each in QApplication.topLevelWidgets() if each.isVisible()]

    assert opened == [tab]
    assert tab.isActiveWindow()


@pytest.mark.usefixtures("supported")
def test_the_licence_being_prepared_is_read_beside_the_actions(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    hours = Known(Knowledge.KNOWN, 12)
    facts = ProcessFacts(theory_on=Known(Knowledge.KNOWN, OPENED), hours_done=hours)
    tab.refresh()
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    assert "Permis en préparation" not in shown(tab)

    store.run(licence_processes.begin, helene, facts, OPENED)
    tab.refresh()

    qtbot.waitUntil(lambda: "12\xa0h sur 20" in shown(tab))
