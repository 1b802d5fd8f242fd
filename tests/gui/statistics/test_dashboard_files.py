"""From a figure to the files behind it."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from tests.gui.looking import plain
from tests.gui.statistics.dashboard_screen import DashboardScreen, support

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.domain.statistics.periods.spans import quarter_span
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.services.statistics import figure_files
from conseil_mobilite.services.statistics.asked import Asked
from conseil_mobilite.store.database import Store

Open = Callable[[], DashboardScreen]


def _rows(dialog: QWidget) -> int:
    table = dialog.findChild(Table, "statistics_files_table")
    return table.rows.rowCount() if table else 0


def test_enter_on_a_figure_lists_its_files_and_opens_one(
    store: Store, basin: UUID, open_dashboard: Open
) -> None:
    people = store.run(support, basin, 3)
    screen = open_dashboard()
    screen.wait_people(3)
    card = screen.find(QWidget, "statistics_I-06")
    card.setFocus()

    screen.press(card, Qt.Key.Key_Return)
    dialog = screen.dialog()
    screen.qtbot.waitUntil(lambda: _rows(dialog) == 3)
    texts = [each.text() for each in dialog.findChildren(QLabel)]
    assert any("à ne pas diffuser" in each for each in texts)
    table = dialog.findChild(Table, "statistics_files_table")
    assert table is not None
    with screen.qtbot.waitSignal(screen.page.route_chosen) as gone:
        screen.press(table, Qt.Key.Key_Return)

    (route,) = gone.args or [None]
    assert isinstance(route, Route)
    assert (route.screen, route.subject in people) == (Screen.PERSON, True)


def test_a_bar_opens_the_files_of_its_value_alone(
    store: Store, basin: UUID, open_dashboard: Open
) -> None:
    store.run(support, basin, 4)
    store.run(support, basin, 2, sex="H")
    screen = open_dashboard()
    screen.wait_people(6)
    chart = screen.chart("I-06", "sexe")
    chart.setFocus(Qt.FocusReason.TabFocusReason)

    screen.press(chart, Qt.Key.Key_Down, Qt.Key.Key_Return)

    dialog = screen.dialog()
    screen.qtbot.waitUntil(lambda: _rows(dialog) == 2)
    assert isinstance(dialog, QDialog)
    assert "Homme" in dialog.windowTitle()
    dialog.reject()


@pytest.mark.usefixtures("basin")
def test_a_figure_without_files_says_why_and_one_of_nobody_says_so(open_dashboard: Open) -> None:
    screen = open_dashboard()
    screen.wait_people(0)
    card = screen.find(QWidget, "statistics_I-05")
    card.setFocus()
    screen.press(card, Qt.Key.Key_Return)
    empty = screen.dialog()
    said = empty.findChild(QLabel, "statistics_files_told")
    assert said is not None
    screen.qtbot.waitUntil(lambda: "Aucun dossier" in said.text())
    assert isinstance(empty, QDialog)
    empty.reject()
    screen.show_indicator("I-33")

    screen.click("statistics_files_of_main")

    dialog = screen.dialog()
    told = dialog.findChild(QLabel, "statistics_files_told")
    assert told is not None
    screen.qtbot.waitUntil(lambda: "ne se comptent pas par dossier" in plain(told.text()))
    go = dialog.findChild(QPushButton, "statistics_files_open")
    assert go is not None
    assert not go.isVisible()
    assert isinstance(dialog, QDialog)
    dialog.reject()


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (Count("communes"), "Les communes ne se comptent pas"),
        (Count("partenaires", (("type_partenaire", ("x",)),)), "Les partenaires ne se comptent"),
        (Count("personnes_financees", (("type_financeur", ("region",)),)), "dossiers du total"),
    ],
    ids=("communes", "partenaires", "montants"),
)
def test_what_is_not_counted_by_files_has_none(
    store: Store, basin: UUID, count: Count, told: str
) -> None:
    asked = Asked(basin, quarter_span(Quarter(2026, 4)))

    with pytest.raises(UserError) as refused:
        store.read(figure_files.files, asked, count)

    assert told in str(refused.value)
