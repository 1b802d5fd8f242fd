"""The agenda, by real keys and clicks, on a real base. It is Friday 12 March 2027, 14 h 30."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.agenda.screen import load
from tests.gui.keys import reached, type_in, write
from tests.gui.looking import error_of, find, pick, shown
from tests.gui.taking_back import take_back

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.gui.agenda.booking.people_picker import PeoplePicker
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.page import AgendaPage
from conseil_mobilite.gui.kit.completion import CompletionField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.page import Gesture, Route, Screen
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.store.database import Store

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
MONDAY = datetime(2027, 3, 8, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton

Book = Callable[..., Appointment]


def grid_of(page: AgendaPage) -> WeekGrid:
    return find(page, WeekGrid, "agenda_grid")


def dialog(page: QWidget) -> Creation:
    found = [x for x in page.findChildren(Creation, "appointment_dialog") if x.isVisible()]
    assert found
    return found[-1]


def take_person(qtbot: QtBot, asking: Creation, letters: str) -> None:
    """Find somebody by a few letters and take the first proposed, by the keys."""
    field = find(asking, CompletionField, "meeting_person")
    field.setFocus()
    with qtbot.waitSignal(field.searched):
        type_in(field, letters)
    picker = find(asking, PeoplePicker, "meeting_people")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(picker.people()))


def week(store: Store) -> list[DiaryEntry]:
    return store.read(diary.between, MONDAY, MONDAY + timedelta(days=28), NOW)


def test_the_week_says_its_days_and_its_number(qtbot: QtBot, page: AgendaPage) -> None:
    grid = load(qtbot, page)

    assert "8 – 12 mars 2027" in shown(page).replace("\u00a0", " ")
    assert "Semaine 10" in shown(page)
    qtbot.waitUntil(lambda: "Tout est complété" in shown(page))
    assert grid.accessibleName().startswith("Agenda, 8")


def test_the_grid_tells_the_appointment_the_arrows_are_on(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    morning, evening, thursday = book(1, 9), book(1, 17), book(3, 16)
    grid = load(qtbot, page, morning, evening, thursday)
    grid.setFocus()
    heard: list[UUID] = []
    grid.entry_chosen.connect(lambda entry: heard.append(entry.appointment.id))

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(grid, key)

    assert heard == [evening.id, thursday.id, evening.id, morning.id]
    assert "mardi 9 mars 2027, 9 h – 10 h" in grid.accessibleName().replace("\u00a0", " ")
    assert "À compléter" in grid.accessibleName()
    card = find(page, QWidget, "agenda_chosen")
    qtbot.waitUntil(lambda: "Hélène Lefèvre" in shown(card))


def test_page_down_and_the_buttons_change_the_week(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    following = book(8, 10)
    grid = load(qtbot, page)
    assert grid.area_of(following.id).isEmpty()

    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: "Semaine 11" in shown(page))
    qtbot.waitUntil(lambda: not grid.area_of(following.id).isEmpty())
    qtbot.mouseClick(find(page, QPushButton, "agenda_before"), LEFT)
    qtbot.waitUntil(lambda: "Semaine 10" in shown(page))
    qtbot.mouseClick(find(page, QPushButton, "agenda_before"), LEFT)
    qtbot.mouseClick(find(page, QPushButton, "agenda_before"), LEFT)
    qtbot.waitUntil(lambda: "Semaine 8" in shown(page))
    qtbot.mouseClick(find(page, QPushButton, "agenda_today"), LEFT)

    qtbot.waitUntil(lambda: "Semaine 10" in shown(page))


def test_a_saturday_shows_only_where_something_is_planned(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    load(qtbot, page)
    assert "8 – 12 mars" in shown(page).replace("\u00a0", " ")

    load(qtbot, page, book(5, 9))

    assert "8 – 13 mars" in shown(page).replace("\u00a0", " ")


def test_an_early_or_late_hour_is_never_hidden(qtbot: QtBot, page: AgendaPage, book: Book) -> None:
    early, late = book(0, 6.5), book(0, 20)

    grid = load(qtbot, page, early, late)

    assert grid.area_of(early.id).top() > 0
    assert grid.area_of(late.id).bottom() <= grid.height()


def test_two_at_the_same_hour_stand_side_by_side(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    one, two, after = book(0, 9), book(0, 9.5), book(0, 11)

    grid = load(qtbot, page, one, two, after)

    assert not grid.area_of(one.id).intersects(grid.area_of(two.id))
    assert grid.area_of(after.id).width() > 1.5 * grid.area_of(one.id).width()


def test_a_double_click_on_an_empty_hour_proposes_it(qtbot: QtBot, page: AgendaPage) -> None:
    grid = load(qtbot, page)

    qtbot.mouseDClick(grid, LEFT, pos=grid.spot_of(date(2027, 3, 10), 14.6).toPoint())

    asking = dialog(page)
    assert find(asking, QLineEdit, "meeting_day").text() == "10/03/2027"
    assert find(asking, QLineEdit, "meeting_hour").text().replace("\u00a0", " ") == "14 h 30"


def test_a_double_click_or_enter_opens_an_appointment(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    booked = book(4, 16)
    grid = load(qtbot, page, booked)

    qtbot.mouseDClick(grid, LEFT, pos=grid.area_of(booked.id).center().toPoint())
    asking = dialog(page)
    assert find(asking, QLineEdit, "meeting_day").text() == "12/03/2027"
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.findChildren(Creation))
    qtbot.keyClick(grid, Qt.Key.Key_Return)

    assert find(dialog(page), QLineEdit, "meeting_day").text() == "12/03/2027"


def test_an_appointment_is_booked_by_keys_and_once(
    qtbot: QtBot, page: AgendaPage, store: Store, helene: UUID
) -> None:
    load(qtbot, page)
    assert page.perform(Gesture.NEW_APPOINTMENT)
    asking = dialog(page)
    take_person(qtbot, asking, "lef")
    write(find(asking, QLineEdit, "meeting_day"), "16/3/27")
    write(find(asking, QLineEdit, "meeting_hour"), "1430")
    type_in(find(asking, QLineEdit, "meeting_place"), "Mairie de Guise")

    qtbot.mouseDClick(asking.confirm, LEFT)
    qtbot.mouseClick(asking.confirm, LEFT)

    qtbot.waitUntil(lambda: "Semaine 11" in shown(page))
    (entry,) = week(store)
    assert entry.people[0].person_id == helene
    assert entry.appointment.starts_at == datetime(2027, 3, 16, 13, 30, tzinfo=UTC)
    assert (entry.appointment.duration_minutes, entry.appointment.place) == (45, "Mairie de Guise")


def test_the_kind_proposes_its_length_until_another_is_typed(
    qtbot: QtBot, page: AgendaPage
) -> None:
    load(qtbot, page)
    page.perform(Gesture.NEW_APPOINTMENT)
    asking = dialog(page)
    kind, length = (
        find(asking, QComboBox, "meeting_kind"),
        find(asking, QLineEdit, "meeting_length"),
    )
    pick(kind, "diagnostic")
    assert length.text().replace("\u00a0", " ") == "1 h 30"

    write(length, "50")
    pick(kind, "suivi")

    assert length.text() == "50"


def test_a_workshop_counts_people_without_names(
    qtbot: QtBot, page: AgendaPage, store: Store
) -> None:
    load(qtbot, page)
    page.perform(Gesture.NEW_APPOINTMENT)
    asking = dialog(page)
    assert not find(asking, QLineEdit, "meeting_unnamed").isVisible()
    pick(find(asking, QComboBox, "meeting_kind"), "atelier")
    type_in(find(asking, QLineEdit, "meeting_unnamed"), "huit")
    write(find(asking, QLineEdit, "meeting_hour"), "10h")
    qtbot.mouseClick(asking.confirm, LEFT)
    assert "nombre" in error_of(asking, "meeting_unnamed")

    write(find(asking, QLineEdit, "meeting_unnamed"), "8")
    qtbot.mouseClick(asking.confirm, LEFT)

    qtbot.waitUntil(lambda: bool(week(store)))
    assert week(store)[0].appointment.unnamed_participants == 8


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("meeting_hour", "", "Indiquez l’heure"),
        ("meeting_hour", "25:00", "n’existe pas"),
        ("meeting_hour", "midi", "Écrivez l’heure"),
        ("meeting_day", "31/02/2027", "n’existe pas"),
        ("meeting_day", "", "Indiquez la date"),
        ("meeting_length", "0", "au moins une minute"),
        ("meeting_length", "13 h", "12 heures"),
        ("meeting_person", "Personne inconnue", "dans la liste proposée"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_all_stays_typed(
    qtbot: QtBot, page: AgendaPage, store: Store, name: str, typed: str, said: str
) -> None:
    load(qtbot, page)
    page.perform(Gesture.NEW_APPOINTMENT)
    asking = dialog(page)
    type_in(find(asking, QLineEdit, "meeting_title"), "Réunion")
    write(find(asking, QLineEdit, "meeting_hour"), "10 h")
    write(find(asking, QLineEdit, name), typed)

    qtbot.mouseClick(asking.confirm, LEFT)

    field = "meeting_people" if name == "meeting_person" else name
    qtbot.waitUntil(lambda: said in error_of(asking, field))
    assert find(asking, QLineEdit, "meeting_title").text() == "Réunion"
    assert asking.confirm.isEnabled()
    assert week(store) == []


def test_nobody_and_no_title_is_refused(qtbot: QtBot, page: AgendaPage, store: Store) -> None:
    load(qtbot, page)
    page.perform(Gesture.NEW_APPOINTMENT)
    asking = dialog(page)
    write(find(asking, QLineEdit, "meeting_hour"), "10 h")

    qtbot.mouseClick(asking.confirm, LEFT)

    qtbot.waitUntil(lambda: "Choisissez une personne" in error_of(asking, "meeting_people"))
    assert week(store) == []


def test_what_else_is_at_that_hour_is_said_and_never_forbidden(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    load(qtbot, page, book(4, 16, 60, "Comité technique"))
    page.perform(Gesture.NEW_APPOINTMENT)
    asking = dialog(page)
    type_in(find(asking, QLineEdit, "meeting_title"), "Réunion")
    write(find(asking, QLineEdit, "meeting_hour"), "16 h 30")
    note = find(asking, QWidget, "meeting_conflicts")
    qtbot.waitUntil(note.isVisible)
    assert "Comité technique" in shown(note)

    qtbot.mouseClick(asking.confirm, LEFT)

    qtbot.waitUntil(lambda: len(week(store)) == 2)


def test_a_holiday_is_said_before_booking(qtbot: QtBot, page: AgendaPage) -> None:
    load(qtbot, page)
    page.perform(Gesture.NEW_APPOINTMENT)
    asking = dialog(page)
    write(find(asking, QLineEdit, "meeting_day"), "29/03/2027")
    write(find(asking, QLineEdit, "meeting_hour"), "9")

    note = find(asking, QWidget, "meeting_conflicts")
    qtbot.waitUntil(note.isVisible)
    assert "Lundi de Pâques" in shown(note)


def test_an_appointment_is_moved_by_its_form(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book(4, 16)
    grid = load(qtbot, page, booked)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    asking = dialog(page)
    write(find(asking, QLineEdit, "meeting_hour"), "17:15")

    qtbot.keyClick(find(asking, QLineEdit, "meeting_hour"), Qt.Key.Key_Return)

    moved = datetime(2027, 3, 12, 16, 15, tzinfo=UTC)
    qtbot.waitUntil(lambda: week(store)[0].appointment.starts_at == moved)
    assert week(store)[0].appointment.id == booked.id


def test_a_deleted_appointment_can_be_taken_back(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book(4, 16)
    grid = load(qtbot, page, booked)
    grid.setFocus()

    with qtbot.waitSignal(page.undo_offered) as offered:
        qtbot.keyClick(grid, Qt.Key.Key_Delete)
    sentence, act = offered.args or ("", None)

    assert sentence == "Rendez-vous supprimé"
    qtbot.waitUntil(lambda: grid.area_of(booked.id).isEmpty())
    take_back(store, page, act)
    qtbot.waitUntil(lambda: not grid.area_of(booked.id).isEmpty())
    assert len(week(store)) == 1


def test_what_is_to_complete_is_chosen_then_told_in_one_click(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book, helene: UUID
) -> None:
    booked = book(2, 10)
    load(qtbot, page, booked)
    qtbot.waitUntil(lambda: "Présence ?" in shown(page).replace("\u00a0", " "))
    waiting = find(page, QWidget, f"waiting_{booked.id.hex}")
    waiting.setFocus()
    qtbot.keyClick(waiting, Qt.Key.Key_Return)
    chip = find(page, QPushButton, f"attendance_seen_{helene.hex}")
    chip.setFocus()

    qtbot.keyClick(chip, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: week(store)[0].people[0].status == "seen")
    qtbot.waitUntil(lambda: "Tout est complété" in shown(page))
    qtbot.waitUntil(lambda: find(page, QPushButton, f"attendance_seen_{helene.hex}").hasFocus())
    qtbot.mouseClick(find(page, QPushButton, f"attendance_seen_{helene.hex}"), LEFT)
    qtbot.waitUntil(lambda: week(store)[0].people[0].status == "unknown")


def test_before_the_hour_only_a_cancelling_can_be_told(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book, helene: UUID
) -> None:
    booked = book(4, 17)
    grid = load(qtbot, page, booked)
    qtbot.mouseClick(grid, LEFT, pos=grid.area_of(booked.id).center().toPoint())
    assert page.findChild(QPushButton, f"attendance_seen_{helene.hex}") is None

    qtbot.mouseClick(find(page, QPushButton, f"attendance_excused_{helene.hex}"), LEFT)

    qtbot.waitUntil(lambda: week(store)[0].people[0].status == "excused")


def test_the_list_says_the_same_and_opens_by_enter(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    book(1, 9)
    coming = book(4, 16, 45)
    load(qtbot, page, coming)

    qtbot.mouseClick(find(page, QPushButton, "agenda_view_list"), LEFT)
    table = find(page, Table, "agenda_list")
    qtbot.waitUntil(lambda: table.isVisible() and table.rows.rowCount() == 2)
    table.setFocus()
    table.show_current(coming.id)
    said = [
        str(table.rows.data(table.rows.index(1, column), Qt.ItemDataRole.AccessibleTextRole))
        for column in range(8)
    ]
    assert [each.replace("\u00a0", " ") for each in said[:3]] == ["Aujourd’hui", "16 h", "45 min"]
    assert said[3:5] == ["Hélène Lefèvre", "Suivi"]
    assert said[6:] == ["Nadia Lefèvre", "À venir"]
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert find(dialog(page), QLineEdit, "meeting_day").text() == "12/03/2027"


def test_the_day_view_turns_day_by_day(qtbot: QtBot, page: AgendaPage, book: Book) -> None:
    monday = book(7, 10)
    grid = load(qtbot, page)
    qtbot.mouseClick(find(page, QPushButton, "agenda_view_day"), LEFT)
    qtbot.waitUntil(lambda: "Vendredi 12 mars 2027" in shown(page))

    for _ in range(3):
        qtbot.keyClick(grid, Qt.Key.Key_PageDown)

    qtbot.waitUntil(lambda: "Lundi 15 mars 2027" in shown(page))
    qtbot.waitUntil(lambda: not grid.area_of(monday.id).isEmpty())


def test_the_file_of_the_person_opens_from_the_card(
    qtbot: QtBot, page: AgendaPage, book: Book, helene: UUID
) -> None:
    booked = book(4, 16)
    grid = load(qtbot, page, booked)
    grid.setFocus()

    with qtbot.waitSignal(page.route_chosen) as gone:
        qtbot.mouseClick(find(page, QPushButton, f"chosen_note_{helene.hex}"), LEFT)

    part = f"meetings/note:{booked.id.hex}"
    assert gone.args == [Route(Screen.PERSON, helene, part)]


def test_somebody_taken_by_mistake_is_taken_out_by_the_keyboard(
    qtbot: QtBot, page: AgendaPage, helene: UUID
) -> None:
    load(qtbot, page)
    page.perform(Gesture.NEW_APPOINTMENT)
    asking = dialog(page)
    take_person(qtbot, asking, "hél")
    chip = find(asking, QPushButton, f"meeting_without_{helene.hex}")
    chip.setFocus()

    qtbot.keyClick(chip, Qt.Key.Key_Delete)

    assert find(asking, PeoplePicker, "meeting_people").people() == ()


def test_a_free_time_is_proposed_and_booked_for_an_assessment(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    load(qtbot, page, book(4, 14, 120))
    qtbot.waitUntil(lambda: "Aujourd’hui, 16 h" in shown(page).replace("\u00a0", " "))

    qtbot.mouseClick(find(page, QPushButton, "slot_20270312"), LEFT)

    asking = dialog(page)
    assert find(asking, QComboBox, "meeting_kind").currentData() == "diagnostic"
    assert find(asking, QLineEdit, "meeting_hour").text().replace("\u00a0", " ") == "16 h"
    assert find(asking, QLineEdit, "meeting_length").text().replace("\u00a0", " ") == "1 h 30"


def test_a_long_list_to_complete_is_shown_whole_when_asked(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    waiting = [book(day, 9) for day in range(-3, 4)]
    load(qtbot, page)
    oldest = f"waiting_{waiting[0].id.hex}"
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "waiting_whole") is not None)
    assert page.findChild(QWidget, oldest) is None

    qtbot.mouseClick(find(page, QPushButton, "waiting_whole"), LEFT)

    qtbot.waitUntil(lambda: find(page, QWidget, oldest).isVisible())


def test_whatever_the_keyboard_reaches_has_a_name(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    book(0, 9)
    booked = book(4, 16)
    load(qtbot, page, booked)
    qtbot.keyClick(grid_of(page), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(reached(page)) > 8)

    unnamed = [each for each in reached(page) if not each.accessibleName() or not each.objectName()]
    assert [each.objectName() or type(each).__name__ for each in unnamed] == []


def test_the_keyboard_begins_an_appointment_after_the_one_it_is_on(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    booked = book(3, 9, 45)
    grid = load(qtbot, page, booked)
    grid.setFocus()

    qtbot.keyClick(grid, Qt.Key.Key_Insert)

    asking = dialog(page)
    assert find(asking, QLineEdit, "meeting_day").text() == "11/03/2027"
    assert find(asking, QLineEdit, "meeting_hour").text().replace("\u00a0", " ") == "9 h 45"
