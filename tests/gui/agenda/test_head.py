"""The head and the list of the agenda, by real keys. It is Friday 12 March 2027, 14 h 30."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.agenda.screen import AgendaScreen
from tests.gui.keys import type_in

from conseil_mobilite.gui.agenda.head import AgendaHead
from conseil_mobilite.gui.kit.table import Table

CONTROL = Qt.KeyboardModifier.ControlModifier


def listed(table: Table, column: int) -> list[str]:
    rows = range(table.rows.rowCount())
    told = (table.rows.data(table.rows.index(rank, column)) for rank in rows)
    return [str(each).replace("\u00a0", " ") for each in told]


def test_the_views_have_keys(qtbot: QtBot, agenda: AgendaScreen) -> None:
    agenda.page.refresh()
    agenda.wait_for("8 – 12 mars 2027")

    for key, name, title in (
        (Qt.Key.Key_3, "month", "Mars 2027"),
        (Qt.Key.Key_1, "day", "Vendredi 12 mars 2027"),
        (Qt.Key.Key_4, "list", "8 – 14 mars 2027"),
        (Qt.Key.Key_2, "week", "8 – 12 mars 2027"),
    ):
        qtbot.keyClick(agenda.page, key, CONTROL)
        agenda.wait_for(title)
        assert agenda.find(QPushButton, f"agenda_view_{name}").isChecked()


def test_a_date_is_gone_to_and_one_that_cannot_be_read_is_said(
    qtbot: QtBot, agenda: AgendaScreen
) -> None:
    agenda.page.refresh()
    agenda.wait_for("Semaine 10")
    qtbot.keyClick(agenda.page, Qt.Key.Key_G, CONTROL)
    field = agenda.find(QLineEdit, "agenda_go_to")
    assert field.hasFocus()

    type_in(field, "31/02")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "n’a pas pu être lue" in agenda.words() or "n’existe pas" in agenda.words()
    assert field.text() == "31/02"
    field.selectAll()
    type_in(field, "3 mai")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    agenda.wait_for("3 – 7 mai 2027")
    assert field.text() == ""
    agenda.press("agenda_today")
    agenda.wait_for("8 – 12 mars 2027")


def test_the_list_goes_by_week_or_month_and_sorts_by_any_column(
    qtbot: QtBot, agenda: AgendaScreen
) -> None:
    agenda.book(4, 16, title="Zone d’emploi")
    agenda.book(0, 9, title="Accueil")
    agenda.book(14, 11, title="Comité")
    agenda.page.refresh()
    agenda.press("agenda_view_list")
    table = agenda.find(Table, "agenda_list")
    qtbot.waitUntil(lambda: table.rows.rowCount() == 2)
    assert listed(table, 3) == ["Accueil", "Zone d’emploi"]

    agenda.press("agenda_span_month")
    qtbot.waitUntil(lambda: table.rows.rowCount() == 3)
    agenda.wait_for("3 rendez-vous")
    table.horizontalHeader().setSortIndicator(3, Qt.SortOrder.DescendingOrder)
    assert listed(table, 3) == ["Zone d’emploi", "Comité", "Accueil"]
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)

    assert listed(table, 0) == ["Lun. 22 mars", "Aujourd’hui", "Lun. 8 mars"]
    assert listed(table, 2) == ["1 h", "1 h", "1 h"]


def test_a_list_without_anything_says_so(agenda: AgendaScreen) -> None:
    agenda.page.refresh()

    agenda.press("agenda_view_list")

    agenda.wait_for("Aucun rendez-vous sur ces jours.")


def test_gestures_can_be_added_to_the_menu(agenda: AgendaScreen) -> None:
    head = agenda.page.findChild(AgendaHead)
    assert isinstance(head, AgendaHead)
    done: list[str] = []

    action = head.add_more("agenda_export", "Exporter l’agenda", lambda: done.append("export"))
    action.trigger()

    menu = agenda.find(QMenu, "agenda_more_menu")
    assert menu.actions()[-1].objectName() == "agenda_export"
    assert done == ["export"]
