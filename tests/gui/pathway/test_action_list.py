"""The list of actions: by state, by filters, moved by keys and by the mouse."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.gui.looking import find, pick, plain, shown
from tests.gui.pathway.screen import ALT, CONTROL, TODAY, click, kept, load, picture, row
from tests.gui.taking_back import take_back

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
    assert "1er mars 2027\nen retard de 11 jours" in plain(words)
    assert "1 200 € · 2 financeurs" in plain(words)
    row(tab, licence).setFocus()
    bar = find(tab, FundingBar, "funding_bar")
    said = plain(bar.accessibleName())
    assert "500 € accordés, 300 € demandés, 400 € à sa charge" in said


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
    sentence, act = offered.args or ("", None)

    assert sentence == "Action supprimée"
    qtbot.waitUntil(lambda: "Pas encore d’action" in shown(tab))
    assert picture(store, helene).actions == ()
    take_back(store, tab, act)
    qtbot.waitUntil(lambda: len(picture(store, helene).actions) == 1)
    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{bike.id.hex}") is not None)


def test_the_filter_keeps_the_actions_of_one_goal(
    qtbot: QtBot, tab: PathwayTab, licence: Action, bike: Action
) -> None:
    load(qtbot, tab, licence, bike)

    qtbot.mouseClick(find(tab, QPushButton, "goal_filter_1"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{licence.id.hex}") is None)
    assert row(tab, bike).isVisible()


def test_the_barrier_an_action_answers_is_said_beside_it(
    qtbot: QtBot, tab: PathwayTab, bike: Action
) -> None:
    load(qtbot, tab, bike)

    assert "Frein : ne sait pas ou n’ose pas faire du vélo" in plain(shown(row(tab, bike)))
    assert "en retard" not in row(tab, bike).accessibleName()


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (date(2027, 3, 11), "en retard d’un jour"),
        (TODAY, "aujourd’hui"),
        (date(2027, 3, 13), "demain"),
        (date(2027, 3, 19), "dans 7 jours"),
    ],
)
def test_what_is_late_or_near_is_said_in_days(
    qtbot: QtBot, tab: PathwayTab, store: Store, bike: Action, due_on: date, said: str
) -> None:
    store.run(actions.change, bike.id, {"due_on": due_on})

    load(qtbot, tab, bike)

    assert plain(shown(row(tab, bike))).endswith(f"{said}\nSans coût")
    assert said in plain(row(tab, bike).accessibleName())


def test_what_is_far_is_said_by_its_day_alone(
    qtbot: QtBot, tab: PathwayTab, store: Store, bike: Action
) -> None:
    store.run(actions.change, bike.id, {"due_on": date(2027, 3, 20)})

    load(qtbot, tab, bike)

    assert plain(shown(row(tab, bike))).endswith("20 mars 2027\nSans coût")


def test_control_and_down_go_to_the_state_shown_under(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action, licence: Action
) -> None:
    store.run(actions.set_status, bike.id, "en_cours", TODAY)
    load(qtbot, tab, bike, licence)
    qtbot.waitUntil(lambda: row(tab, bike).planned.action.status == "en_cours")
    row(tab, bike).setFocus()

    qtbot.keyClick(row(tab, bike), Qt.Key.Key_Down, CONTROL)

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "en_attente")


def test_alt_and_arrows_change_the_order_of_a_state_and_stop_at_its_end(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, licence: Action, bike: Action
) -> None:
    load(qtbot, tab, licence, bike)
    row(tab, licence).setFocus()
    assert order(store, helene) == [licence.id, bike.id]

    qtbot.keyClick(row(tab, licence), Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: order(store, helene) == [bike.id, licence.id])
    qtbot.waitUntil(lambda: row(tab, licence).y() > row(tab, bike).y())
    qtbot.waitUntil(lambda: row(tab, licence).hasFocus())

    with qtbot.assertNotEmitted(tab.said, wait=0):
        qtbot.keyClick(row(tab, licence), Qt.Key.Key_Down, ALT)
        qtbot.keyClick(row(tab, bike), Qt.Key.Key_Up, ALT)
    assert order(store, helene) == [bike.id, licence.id]


def test_dragging_within_a_state_changes_the_order(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, licence: Action, bike: Action
) -> None:
    load(qtbot, tab, licence, bike)

    hold(tab, bike, row(tab, licence).mapToGlobal(QPoint(60, 4)))
    assert row(tab, licence).property("tone") == "before"
    let_go(tab, bike, row(tab, licence).mapToGlobal(QPoint(60, 4)))

    qtbot.waitUntil(lambda: order(store, helene) == [bike.id, licence.id])


def test_dragging_to_another_state_moves_the_action_there(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action, licence: Action
) -> None:
    store.run(actions.set_status, licence.id, "en_cours", TODAY)
    load(qtbot, tab, licence, bike)
    qtbot.waitUntil(lambda: row(tab, licence).planned.action.status == "en_cours")
    there = row(tab, licence).mapToGlobal(QPoint(60, 20))

    hold(tab, bike, there)
    let_go(tab, bike, there)

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "en_cours")


def test_a_state_without_action_takes_one_dropped_at_the_foot_of_the_list(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    hold(tab, bike, row(tab, bike).mapToGlobal(QPoint(60, 30)))
    zones = find(tab, QFrame, "drop_zones")
    assert "Réalisée" in shown(zones)
    done = next(each for each in zones.findChildren(QLabel) if each.text() == "Réalisée")

    let_go(tab, bike, done.mapToGlobal(done.rect().center()))

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "realisee")
    assert not zones.isVisible()


def test_a_drag_given_up_or_let_go_outside_changes_nothing(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, licence: Action, bike: Action
) -> None:
    load(qtbot, tab, licence, bike)
    above = row(tab, licence).mapToGlobal(QPoint(60, 4))

    hold(tab, bike, above)
    qtbot.keyClick(row(tab, bike), Qt.Key.Key_Escape)
    assert row(tab, licence).property("tone") == ""
    let_go(tab, bike, above)
    hold(tab, bike, above)
    let_go(tab, bike, tab.mapToGlobal(QPoint(-50, -50)))

    assert order(store, helene) == [licence.id, bike.id]
    assert kept(store, helene, bike).action.status == "prevue"


def test_the_filters_of_state_tell_why_nothing_shows_and_clear_in_one_click(
    qtbot: QtBot, tab: PathwayTab, bike: Action, licence: Action
) -> None:
    load(qtbot, tab, bike, licence)

    click(qtbot, tab, "standing_filter_late")
    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{bike.id.hex}") is None)
    assert row(tab, licence).isVisible()
    click(qtbot, tab, "standing_filter_ended")
    qtbot.waitUntil(lambda: "Aucune action terminée." in shown(tab))
    click(qtbot, tab, "pathway_show_all")

    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{bike.id.hex}") is not None)
    assert find(tab, QPushButton, "standing_filter_all").isChecked()


def test_the_filter_of_barriers_and_types_joins_the_others(
    qtbot: QtBot, tab: PathwayTab, bike: Action, licence: Action
) -> None:
    load(qtbot, tab, bike, licence)
    topic = find(tab, QComboBox, "topic_filter")

    pick(topic, "barrier:velo")
    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{licence.id.hex}") is None)
    click(qtbot, tab, "standing_filter_late")
    said = "Aucune action en retard pour le frein « Ne sait pas ou n’ose pas faire du vélo »."
    qtbot.waitUntil(lambda: said in plain(shown(tab)))
    pick(topic, "group:PERMIS")

    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{licence.id.hex}") is not None)
    click(qtbot, tab, "filter_clear")
    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{bike.id.hex}") is not None)
    assert topic.currentData() == ""


def order(store: Store, helene: UUID) -> list[UUID]:
    return [each.action.id for each in picture(store, helene).actions]


def hold(tab: PathwayTab, action: Action, place: QPoint) -> None:
    """Press on a row and drag it over a place of the screen."""
    held = row(tab, action)
    press(held, QEvent.Type.MouseButtonPress, held.mapToGlobal(QPoint(60, 20)))
    for step in (QPoint(0, 12), QPoint(0, 0)):
        press(held, QEvent.Type.MouseMove, place + step)


def let_go(tab: PathwayTab, action: Action, place: QPoint) -> None:
    press(row(tab, action), QEvent.Type.MouseButtonRelease, place)


def press(widget: QWidget, kind: QEvent.Type, place: QPoint) -> None:
    """Send a mouse event at a place of the screen, the left button held."""
    left = Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else left
    buttons = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
    here = QPointF(widget.mapFromGlobal(place))
    none = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, here, QPointF(place), button, buttons, none)
    QApplication.sendEvent(widget, event)
