"""Days of the week, hours and places, by real keys and clicks."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.places import Place
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.week import HourRange, Weekdays
from conseil_mobilite.gui.people.place_field import PlaceField
from conseil_mobilite.store.reference import reference

pytestmark = pytest.mark.usefixtures("dressed")

Show = Callable[[QWidget], None]


@pytest.fixture
def days(shown: Show) -> Weekdays:
    made = Weekdays("days", "Jours", offered(reference.code_lists()))
    shown(made)
    return made


@pytest.fixture
def hours(shown: Show) -> HourRange:
    made = HourRange("hours", "Horaires", "Heure de départ", "Heure de retour")
    shown(made)
    return made


@pytest.fixture
def place(desk: Desk, shown: Show) -> Iterator[PlaceField]:
    holder = QWidget()
    made = PlaceField("place", desk)
    holder.setLayout(column(made, QLineEdit()))
    shown(holder)
    made.setFocus()
    yield made
    holder.hide()


def offered(lists: CodeLists) -> list[tuple[str, str, str]]:
    return [(day.code, day.text("short"), day.label) for day in lists["weekdays"]]


def test_days_are_taken_by_the_keyboard_alone(qtbot: QtBot, days: Weekdays) -> None:
    days.setFocus()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    with qtbot.waitSignal(days.chosen) as chosen:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)

    assert chosen.args == [("lu", "me")]
    wednesday = days.findChild(QPushButton, "days_me")
    assert wednesday
    assert wednesday.hasFocus()
    assert wednesday.accessibleName() == "Mercredi"


def test_a_working_week_is_one_gesture_and_a_day_is_taken_back(
    qtbot: QtBot, days: Weekdays
) -> None:
    working = days.findChild(QPushButton, "days_working")
    friday = days.findChild(QPushButton, "days_ve")
    assert working
    assert friday

    qtbot.mouseClick(working, Qt.MouseButton.LeftButton)
    assert days.codes() == ("lu", "ma", "me", "je", "ve")
    qtbot.mouseClick(friday, Qt.MouseButton.LeftButton)

    assert days.codes() == ("lu", "ma", "me", "je")


def test_stored_days_show_without_being_given_again(qtbot: QtBot, days: Weekdays) -> None:
    with qtbot.assertNotEmitted(days.chosen):
        days.show_codes(("sa", "di"))

    assert days.codes() == ("sa", "di")


def test_hours_are_given_together_as_they_are_kept(qtbot: QtBot, hours: HourRange) -> None:
    hours.first.setFocus()
    qtbot.keyClicks(hours.first, "5h10")
    qtbot.keyClick(hours.first, Qt.Key.Key_Tab)
    qtbot.keyClicks(hours.second, "14")
    with qtbot.waitSignal(hours.given) as given:
        qtbot.keyClick(hours.second, Qt.Key.Key_Return)

    assert given.args == ["05:10", "14:00"]
    assert hours.first.text() == "5\u00a0h\u00a010"


def test_an_hour_that_does_not_exist_is_said_and_stays_as_typed(
    qtbot: QtBot, hours: HourRange
) -> None:
    hours.first.setFocus()
    qtbot.keyClicks(hours.first, "25 h 70")
    with qtbot.waitSignal(hours.refused) as said:
        qtbot.keyClick(hours.first, Qt.Key.Key_Return)

    assert said.args
    assert "n’existe pas" in said.args[0]
    assert hours.first.text() == "25 h 70"


def test_a_commune_is_taken_in_the_list_after_the_name_of_the_place(
    qtbot: QtBot, place: PlaceField
) -> None:
    qtbot.keyClicks(place, "Usine Materne, lao")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(place.given) as given:
        qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert given.args == [Place("Usine Materne, Laon", "02408")]
    assert place.text() == "Usine Materne, Laon"


def test_a_commune_written_whole_is_known_without_going_into_the_list(
    qtbot: QtBot, place: PlaceField
) -> None:
    qtbot.keyClicks(place, "hirson")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    with qtbot.waitSignal(place.given) as given:
        qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Tab)

    assert given.args == [Place("hirson", "02381")]


def test_a_place_that_is_no_commune_is_kept_as_it_is_said(qtbot: QtBot, place: PlaceField) -> None:
    qtbot.keyClicks(place, "chez mes parents")
    with qtbot.waitSignal(place.given) as given:
        qtbot.keyClick(place, Qt.Key.Key_Tab)

    assert given.args == [Place("chez mes parents")]


def test_a_commune_is_forgotten_once_the_label_no_longer_names_it(
    qtbot: QtBot, place: PlaceField
) -> None:
    place.show_place(Place("Gare, Laon", "02408"))
    assert place.place() == Place("Gare, Laon", "02408")

    place.selectAll()
    qtbot.keyClicks(place, "chez mon ami")

    assert place.place() == Place("chez mon ami")


def test_two_communes_of_the_same_name_are_not_guessed(qtbot: QtBot, place: PlaceField) -> None:
    qtbot.keyClicks(place, "Saint-Denis")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)

    assert place.place() == Place("Saint-Denis")
