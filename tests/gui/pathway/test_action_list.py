"""The list of actions: by state, by filters, moved by keys and by the mouse."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QMenu,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from tests.gui.pathway.screen import CONTROL, TODAY, find, kept, load, picture, row, shown

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.gui.kit.funding_bar import FundingBar
from conseil_mobilite.gui.pathway.action_row import ActionRow
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.store.database import Store


def test_actions_stand_by_state_with_their_dates_and_costs_in_words(
    qtbot: QtBot, tab: PathwayTab, licence: Action, bike: Action, store: Store
) -> None:
    store.run(actions.set_status, bike.id, "en_cours", TODAY)

    load(qtbot, tab, licence, bike)

    qtbot.waitUntil(lambda: "Prévue" in shown(tab))
    words = shown(tab)
    assert words.index("En cours") < words.index("Vélo-école") < words.index("Prévue")
    assert spaced("1er mars, en retard") in words.replace("\u00a0mars", " mars")
    assert "1 200 € · 2 financeurs" in words.replace("\u00a0", " ")
    row(tab, licence).setFocus()
    bar = find(tab, FundingBar, "funding_bar")
    assert "500 € accordés, 300 € demandés, 400 € à sa charge" in bar.accessibleName().replace(
        "\u00a0", " "
    )


def test_control_and_arrows_move_an_action_from_state_to_state(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action, licence: Action
) -> None:
    load(qtbot, tab, bike, licence)
    row(tab, bike).setFocus()

    qtbot.keyClick(row(tab, bike), Qt.Key.Key_Right, CONTROL)
    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "en_cours")
    qtbot.waitUntil(lambda: row(tab, bike).planned.action.status == "en_cours")
    qtbot.waitUntil(lambda: row(tab, bike).hasFocus())
    qtbot.keyClick(row(tab, bike), Qt.Key.Key_Left, CONTROL)

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "prevue")
    assert kept(store, helene, licence).action.status == "prevue"


def test_arrows_alone_walk_the_list_and_show_each_action(
    qtbot: QtBot, tab: PathwayTab, licence: Action, bike: Action
) -> None:
    load(qtbot, tab, licence, bike)
    row(tab, licence).setFocus()

    qtbot.keyClick(row(tab, licence), Qt.Key.Key_Down)

    assert row(tab, bike).hasFocus()
    wording = find(tab, QPlainTextEdit, "edit_wording")
    assert wording.toPlainText() == "Vous apprenez à rouler à vélo en sécurité."


def test_a_menu_offers_every_other_state(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    line = row(tab, bike)

    line.menu_asked.emit(line.mapToGlobal(line.rect().center()))
    menu = find(tab, QMenu, "pathway_action_menu")
    offered = [each.text() for each in menu.actions() if each.text()]
    assert offered == ["En cours", "En attente", "Réalisée", "Abandonnée", "Annulée", "Supprimer"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "en_cours")


def test_a_deleted_action_can_be_taken_back(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)

    with qtbot.waitSignal(tab.undo_offered) as offered:
        qtbot.keyClick(row(tab, bike), Qt.Key.Key_Delete)
    sentence, undo = offered.args or ("", None)

    assert sentence == "Action supprimée"
    qtbot.waitUntil(lambda: "Pas encore d’action" in shown(tab))
    assert picture(store, helene).actions == ()
    assert callable(undo)
    undo()
    qtbot.waitUntil(lambda: len(picture(store, helene).actions) == 1)
    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{bike.id.hex}") is not None)


def test_the_filter_keeps_the_actions_of_one_goal(
    qtbot: QtBot, tab: PathwayTab, licence: Action, bike: Action
) -> None:
    load(qtbot, tab, licence, bike)

    qtbot.mouseClick(find(tab, QPushButton, "goal_filter_1"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{licence.id.hex}") is None)
    assert row(tab, bike).isVisible()
