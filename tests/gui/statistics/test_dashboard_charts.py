"""Charts read by the keyboard, by the mouse and as tables; what is copied of them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from sqlmodel import Session
from tests.gui.looking import plain
from tests.gui.statistics.dashboard_screen import DashboardScreen, compose, support
from tests.made_once import Base, Made, Once

from conseil_mobilite.domain.statistics.dashboard.themes import THEMES
from conseil_mobilite.gui.kit.charts.chart import Chart
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.table import Table

Open = Callable[[], DashboardScreen]


@pytest.fixture(scope="module")
def made(once: Once) -> Made[None]:
    """Meet and assess sixteen women and three men in the last quarter of 2026."""
    return once(lambda store: store.run(_fill))


@pytest.fixture(scope="module")
def first_base(made: Made[None]) -> Base:
    return made.base


@pytest.fixture
def screen(open_dashboard: Open) -> DashboardScreen:
    opened = open_dashboard()
    opened.wait_people(19)
    return opened


def _fill(session: Session) -> None:
    basin = compose(session)
    support(session, basin, 16)
    support(session, basin, 3, sex="H")


def _read(screen: DashboardScreen) -> str:
    return plain(screen.find(QLabel, "statistics_detail_read").text())


def test_the_arrows_and_the_mouse_move_a_marker_that_says_what_it_is_on(
    screen: DashboardScreen,
) -> None:
    chart = screen.chart("I-05", "sexe")
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert _read(screen) == "Femme : 16 bilans, 84 %"

    screen.press(chart, Qt.Key.Key_Down)
    assert _read(screen) == "Homme : 3 bilans, 16 %"
    screen.press(chart, Qt.Key.Key_Down)
    assert chart.marker() == (1, 0)
    screen.press(chart, Qt.Key.Key_Home)
    assert chart.marker() == (0, 0)

    screen.qtbot.mouseMove(chart, QPoint(1, 1))
    screen.qtbot.mouseMove(chart, chart.spots()[1].drawn.center().toPoint())
    screen.qtbot.waitUntil(lambda: _read(screen) == "Homme : 3 bilans, 16 %")


def test_columns_are_read_from_left_to_right_and_their_strokes_below(
    screen: DashboardScreen,
) -> None:
    chart = screen.find(Chart, "statistics_months_chart")
    chart.setFocus(Qt.FocusReason.TabFocusReason)

    screen.press(chart, Qt.Key.Key_End, Qt.Key.Key_Left)
    words = screen.find(QLabel, "statistics_months_read")
    assert plain(words.text()) == "novembre 2026 : 19 bilans"

    screen.press(chart, Qt.Key.Key_Down)
    assert plain(words.text()) == "novembre 2026 : un an plus tôt, 0"


def test_the_table_twin_says_the_same_one_key_away_and_stays_for_the_next_indicator(
    screen: DashboardScreen,
) -> None:
    chart = screen.chart("I-05", "sexe")
    chart.setFocus()
    said = plain(chart.accessibleDescription())

    screen.press(chart, Qt.Key.Key_T)

    assert screen.find(Table, "statistics_detail_table").hasFocus()
    assert screen.cells("statistics_detail_table") == [
        ["Femme", "16", "84 %"],
        ["Homme", "3", "16 %"],
    ]
    assert said == "Femme : 16 bilans, 84 % ; Homme : 3 bilans, 16 %"
    screen.show_indicator("I-06", "public")
    assert screen.find(Table, "statistics_detail_table").isVisible()
    assert screen.cells("statistics_detail_table")[0][0] == "RSA"


def test_what_is_copied_bears_the_mark_that_it_is_internal(screen: DashboardScreen) -> None:
    chart = screen.chart("I-05", "sexe")
    chart.setFocus()
    control = Qt.KeyboardModifier.ControlModifier

    with screen.qtbot.waitSignal(screen.page.said):
        screen.qtbot.keyClick(chart, Qt.Key.Key_C, control)
    mark, heads, first, _second = plain(QGuiApplication.clipboard().text()).splitlines()
    assert "à ne pas diffuser" in mark
    assert "Thiérache · 4e trimestre 2026" in mark
    assert heads.split("\t") == ["Sexe", "Bilans", "Part"]
    assert first.split("\t") == ["Femme", "16", "84 %"]

    with screen.qtbot.waitSignal(screen.page.said):
        screen.qtbot.keyClick(chart, Qt.Key.Key_C, control | Qt.KeyboardModifier.ShiftModifier)
    image = QGuiApplication.clipboard().image()
    assert image.width() > 2 * chart.width()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, 400, 7)}
    assert len(colours) > 2


def test_every_indicator_is_reached_and_says_what_is_counted(screen: DashboardScreen) -> None:
    screen.click("statistics_view_indicators")
    index = screen.find(Table, "statistics_index")
    screen.click("statistics_what")
    codes = [code for theme in THEMES for code in theme.indicators]
    assert [index.rows.key(rank) for rank in range(index.rows.rowCount())] == codes

    index.setFocus()
    told = set()
    for code in codes:
        assert index.current_key() == code
        told.add(screen.find(QLabel, "statistics_meaning").text())
        screen.press(index, Qt.Key.Key_Down)

    assert len(told) == len(codes)
    assert all("On compte" in each for each in told)

    search = screen.find(QLineEdit, "statistics_search")
    screen.qtbot.keyClicks(search, "permis")
    assert [index.rows.key(rank) for rank in range(index.rows.rowCount())] == ["I-15"]
    assert screen.find(QLabel, "statistics_indicator_title").text() == "Sans permis valide"
    screen.qtbot.keyClicks(search, " trottinette")
    assert any("Aucun indicateur ne porte ces mots" in each for each in screen.texts())
    search.clear()
    theme = screen.find(Choice, "statistics_theme")
    theme.show_code("plan")
    theme.chosen.emit("plan")
    assert index.rows.rowCount() == 4


def test_a_card_leads_to_its_indicator_and_every_control_has_a_name(
    screen: DashboardScreen,
) -> None:
    screen.click("statistics_I-17_detail")

    assert screen.find(QLabel, "statistics_indicator_title").text() == "Tarif solidaire ouvert"
    assert screen.find(Table, "statistics_index").current_key() == "I-17"
    controls: list[QWidget] = [*screen.page.findChildren(QPushButton)]
    controls += [*screen.page.findChildren(Chart), *screen.page.findChildren(Choice)]
    assert not [each.objectName() for each in controls if not _named(each)]


def _named(control: QWidget) -> bool:
    return bool(control.accessibleName() and control.objectName())


def test_the_overview_is_seen_at_once_on_a_small_screen(screen: DashboardScreen) -> None:
    area = screen.page.findChild(QScrollArea)
    assert area is not None

    screen.qtbot.waitUntil(lambda: bool(screen.find(Chart, "statistics_levels_chart").data))
    QApplication.processEvents()

    assert screen.page.width() == 1270
    assert area.verticalScrollBar().maximum() == 0


def test_the_choice_of_a_period_is_not_shown_over_the_register_of_all(
    screen: DashboardScreen,
) -> None:
    period = screen.find(Choice, "statistics_quarter")

    screen.click("statistics_view_exports")
    assert not period.isVisible()

    screen.click("statistics_view_overview")
    assert period.isVisible()
