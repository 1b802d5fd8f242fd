"""The exact figures of a period, as the service counts them, marked as internal."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from tests.gui.looking import plain
from tests.gui.statistics.dashboard_screen import DashboardScreen, compose, support

from conseil_mobilite.domain.statistics.exact.figure_words import written
from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.domain.statistics.periods.spans import quarter_span
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.statistics import wording
from conseil_mobilite.services.statistics import dashboards
from conseil_mobilite.services.statistics.asked import Asked
from conseil_mobilite.store.database import Store

Open = Callable[[], DashboardScreen]
SEPTEMBER = datetime(2026, 9, 3, 11, tzinfo=UTC)
FEBRUARY = datetime(2027, 2, 3, 11, tzinfo=UTC)


def test_the_eight_figures_are_those_of_the_service_and_are_marked_internal(
    store: Store, basin: UUID, open_dashboard: Open
) -> None:
    store.run(support, basin, 16)
    screen = open_dashboard()
    screen.wait_people(16)

    counted = store.read(dashboards.dashboard, Asked(basin, quarter_span(Quarter(2026, 4))))

    shown = {each.indicator.code: plain(written(each.figure)) for each in counted.headlines}
    assert {code: screen.value(code) for code in shown} == shown
    assert (shown["I-05"], shown["I-07"], shown["I-25"]) == ("16", "16", "–")
    assert plain(screen.find(QWidget, "statistics_I-06").accessibleName()) == (
        "Personnes accompagnées : 16 personnes, + 16 en un trimestre"
    )
    assert any("à ne pas diffuser" in each for each in screen.texts())
    with screen.qtbot.waitSignal(screen.page.export_asked) as asked:
        screen.click("statistics_export")
    assert asked.args == [basin, Quarter(2026, 4), False]
    assert "rendez-vous honoré" in screen.find(QWidget, "statistics_overview").whatsThis()


def test_the_arrows_read_the_trend_of_a_figure(
    store: Store, basin: UUID, open_dashboard: Open
) -> None:
    store.run(support, basin, 3)
    store.run(support, basin, 2, SEPTEMBER)
    screen = open_dashboard()
    screen.wait_people(3)
    card = screen.find(QWidget, "statistics_I-06")
    change = screen.find(QLabel, "statistics_I-06_change")

    card.setFocus()
    screen.press(card, Qt.Key.Key_Left)

    assert plain(change.text()) == "T3 2026 : 2 personnes"
    assert "T2 2026 : 0" in plain(card.accessibleDescription())


def test_a_quarter_a_year_or_two_days_are_chosen_by_the_keyboard(
    store: Store, basin: UUID, open_dashboard: Open
) -> None:
    store.run(support, basin, 4)
    store.run(support, basin, 2, SEPTEMBER)
    store.run(support, basin, 3, FEBRUARY)
    screen = open_dashboard()
    screen.wait_people(4)
    quarter = screen.find(Choice, "statistics_quarter")

    screen.press(quarter, Qt.Key.Key_Up)
    screen.wait_people(3)
    assert quarter.currentText() == "1er trimestre 2027, en cours"

    screen.click("statistics_kind_year")
    screen.wait_people(6)
    assert "en un an" in plain(screen.find(QLabel, "statistics_I-06_change").text())

    screen.click("statistics_kind_free")
    screen.wait_people(7)
    assert any("Pour vous seulement" in each for each in screen.texts())
    screen.type_day("start", "1/2/2027")
    screen.wait_people(3)


def test_a_day_at_fault_is_said_beside_it_and_what_was_typed_stays(
    store: Store, basin: UUID, open_dashboard: Open
) -> None:
    store.run(support, basin, 4)
    screen = open_dashboard()
    screen.wait_people(4)
    screen.click("statistics_kind_free")

    for name, typed, told in (
        ("end", "45/45", "date"),
        ("end", "01/02/2026", "finit avant de commencer"),
        ("start", "01/02/2028", "n’a pas commencé"),
    ):
        field = screen.type_day(name, typed)

        said = [each.text() for each in field.findChildren(QLabel) if each.isVisible()]
        assert any(told in each for each in said), said
        assert screen.find(QLineEdit, f"statistics_{name}").text() == typed
        assert screen.value("I-06") == "4"


def test_each_basin_and_each_public_has_its_own_figures(
    store: Store, basin: UUID, open_dashboard: Open
) -> None:
    store.run(support, basin, 4)
    store.run(support, store.run(compose, "Laonnois"), 2)

    screen = open_dashboard()
    screen.wait_people(2)
    choice = screen.find(Choice, "statistics_basin")
    screen.press(choice, Qt.Key.Key_Down)
    assert choice.currentText() == "Thiérache"
    screen.wait_people(4)

    public = screen.find(Choice, "statistics_public")
    for code, count in (("apprenti", 0), ("rsa", 4)):
        public.show_code(code)
        public.chosen.emit(code)
        screen.wait_people(count)


def test_where_few_are_counted_it_is_said_what_the_export_would_give(
    store: Store, basin: UUID, open_dashboard: Open
) -> None:
    screen = open_dashboard()
    note = screen.find(QLabel, "statistics_floor_note")

    for more, people, told in (
        (0, 0, "Personne n’a été accompagné"),
        (6, 6, "Moins de 15 personnes"),
        (10, 16, ""),
    ):
        store.run(support, basin, more)
        screen.page.refresh()
        screen.wait_people(people)

        screen.qtbot.waitUntil(lambda: note.isVisible() is bool(told))  # noqa: B023 - waited for
        assert told in note.text() or not told


def test_a_question_that_another_one_follows_is_given_up(
    store: Store, basin: UUID, desk: Desk, open_dashboard: Open
) -> None:
    store.run(support, basin, 4)
    screen = open_dashboard()
    failures: list[object] = []
    desk.background.failed.connect(failures.append)
    screen.wait_people(4)

    for kind in ("year", "quarter", "year", "quarter"):
        screen.click(f"statistics_kind_{kind}")

    state = screen.find(QLabel, "statistics_state")
    screen.qtbot.waitUntil(lambda: state.text() == wording.REST)
    assert screen.value("I-06") == "4"
    assert not failures


def test_without_a_basin_the_way_to_the_settings_is_shown(open_dashboard: Open) -> None:
    screen = open_dashboard()
    button = screen.find(QPushButton, "statistics_settings")
    screen.qtbot.waitUntil(button.isVisible)

    with screen.qtbot.waitSignal(screen.page.route_chosen) as gone:
        screen.click("statistics_settings")

    assert gone.args == [Route(Screen.SETTINGS)]
    assert not screen.find(QPushButton, "statistics_export").isVisible()


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 0, "–"), (0, 12, "0 %"), (1, 400, "moins de 1 %"), (3, 123, "2 %"), (5, 5, "100 %")],
)
def test_a_share_is_never_nought_of_something(part: int, whole: int, words: str) -> None:
    assert plain(wording.share(part, whole)) == words
