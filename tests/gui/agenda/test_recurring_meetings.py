"""Appointments that come back and workshops, by real keys. It is Friday 12 March 2027, 14 h 30."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.gui.keys import write
from tests.gui.looking import find, pick, words
from tests.gui.taking_back import take_back

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.gui.agenda.booking.appointment_dialog import AppointmentDialog, Proposed
from conseil_mobilite.gui.agenda.booking.recurrence_note import holiday_words
from conseil_mobilite.gui.agenda.booking.scope_dialog import ScopeDialog
from conseil_mobilite.gui.agenda.gestures import Gestures
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.page import AgendaPage
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.services.agenda import appointments, diary
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.services.agenda.series import series
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
TUESDAY = datetime(2027, 3, 16, 13, 0, tzinfo=UTC)
"""14 h in Paris."""
FIRST_DAY = TUESDAY.date()
PASSED = datetime(2027, 3, 9, 13, 0, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton

Book = Callable[..., list[Appointment]]


@pytest.fixture
def guests(store: Store) -> list[UUID]:
    names = (("Lefèvre", "Hélène"), ("Keïta", "Awa"))
    day = date(2027, 1, 4)
    return [store.run(people.welcome, NewPerson(*name), Origin(), day).id for name in names]


@pytest.fixture
def book(store: Store, guests: list[UUID]) -> Book:
    """Book five Tuesdays in a row."""

    def make(at: datetime = TUESDAY, unnamed: int = 0) -> list[Appointment]:
        new = NewAppointment(
            "atelier", at, 120, tuple(guests), title="Plan de bus", unnamed_participants=unnamed
        )
        return store.run(series.book_series, new, "FREQ=WEEKLY;BYDAY=TU;COUNT=5")

    return make


def gestures(page: AgendaPage) -> Gestures:
    found = page.findChildren(Gestures)
    assert found
    return found[0]


def form(qtbot: QtBot, page: QWidget) -> AppointmentDialog:
    qtbot.waitUntil(lambda: any(x.isActiveWindow() for x in page.findChildren(AppointmentDialog)))
    return [x for x in page.findChildren(AppointmentDialog) if x.isVisible()][-1]


def scope(qtbot: QtBot, holder: QWidget) -> ScopeDialog:
    qtbot.waitUntil(lambda: any(x.isActiveWindow() for x in holder.findChildren(ScopeDialog)))
    return [x for x in holder.findChildren(ScopeDialog) if x.isVisible()][-1]


def answer(qtbot: QtBot, asked: ScopeDialog, *keys: Qt.Key) -> None:
    for key in keys:
        focused = asked.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def diary_of(store: Store) -> list[DiaryEntry]:
    return store.read(diary.between, NOW - timedelta(days=60), NOW + timedelta(days=400), NOW)


def clock(store: Store) -> list[str]:
    starts = [each.appointment.starts_at.astimezone(PARIS) for each in diary_of(store)]
    return [f"{start:%d/%m %H:%M}" for start in starts]


def entry(store: Store, booked: Appointment) -> DiaryEntry:
    found = store.read(diary.one, booked.id, NOW)
    assert found is not None
    return found


def show_first(qtbot: QtBot, page: AgendaPage, booked: Appointment) -> WeekGrid:
    """Show the week of an appointment and choose it by the arrows."""
    page.refresh()
    grid = find(page, WeekGrid, "agenda_grid")
    qtbot.waitUntil(lambda: "Semaine" in words(page))
    if booked.starts_at > NOW:
        qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: not grid.area_of(booked.id).isEmpty())
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Plan de bus" in words(find(page, QWidget, "agenda_chosen")))
    return grid


def begin(qtbot: QtBot, page: AgendaPage, day: date = FIRST_DAY) -> AppointmentDialog:
    gestures(page).book(Proposed(day, time(14), kind="atelier"))
    asking = form(qtbot, page)
    write(find(asking, QLineEdit, "meeting_title"), "Plan de bus")
    return asking


def told(asking: QWidget) -> str:
    return words(find(asking, QWidget, "meeting_recurrence"))


def test_a_workshop_is_made_to_come_back_and_is_taken_back_whole(
    qtbot: QtBot, page: AgendaPage, store: Store
) -> None:
    asking = begin(qtbot, page)
    repeats = find(asking, QComboBox, "meeting_repeats")
    assert [repeats.itemText(rank).replace("\u00a0", " ") for rank in range(repeats.count())] == [
        "Jamais",
        "Chaque mardi",
        "Un mardi sur deux",
        "Chaque mois, le 3e mardi",
    ]
    assert not find(asking, QWidget, "meeting_repeats_count").isVisible()

    repeats.setFocus()
    qtbot.keyClick(repeats, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Chaque mardi jusqu’au 18 mai 2027, 10 séances." in told(asking))
    write(find(asking, QLineEdit, "meeting_repeats_count"), "4")
    qtbot.waitUntil(lambda: "Chaque mardi jusqu’au 6 avril 2027, 4 séances." in told(asking))
    with qtbot.waitSignal(page.undo_offered) as offered:
        qtbot.keyClick(asking, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    sentence, act = offered.args or ("", None)
    assert str(sentence).replace("\u00a0", " ") == "4 séances créées"
    assert clock(store) == ["16/03 14:00", "23/03 14:00", "30/03 14:00", "06/04 14:00"]
    qtbot.waitUntil(lambda: "15 – 19 mars" in words(page))
    take_back(store, page, act)
    assert clock(store) == []


def test_the_days_off_are_named_and_left_out_where_wanted(
    qtbot: QtBot, page: AgendaPage, store: Store
) -> None:
    asking = begin(qtbot, page, date(2027, 3, 22))
    pick(find(asking, QComboBox, "meeting_repeats"), "weekly")
    write(find(asking, QLineEdit, "meeting_repeats_count"), "3")
    qtbot.waitUntil(
        lambda: "Dont un jour férié : lundi 29 mars 2027 (Lundi de Pâques)." in told(asking)
    )
    assert "3 séances" in told(asking)

    tick = find(asking, QWidget, "meeting_without_holidays")
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "2 séances" in told(asking))
    with qtbot.waitSignal(page.undo_offered):
        qtbot.mouseClick(asking.confirm, LEFT)

    assert clock(store) == ["22/03 14:00", "05/04 14:00"]


def test_it_comes_back_until_a_day_and_another_day_changes_the_words(
    qtbot: QtBot, page: AgendaPage, store: Store
) -> None:
    asking = begin(qtbot, page)
    pick(find(asking, QComboBox, "meeting_repeats"), "monthly")
    qtbot.waitUntil(lambda: "Chaque mois, le 3e mardi" in told(asking))
    write(find(asking, QLineEdit, "meeting_day"), "31/03/2027")
    qtbot.waitUntil(lambda: "Chaque mois, le 5e mercredi" in told(asking))
    pick(find(asking, QComboBox, "meeting_repeats"), "monthly_last")
    pick(find(asking, QComboBox, "meeting_repeats_end"), "until")
    write(find(asking, QLineEdit, "meeting_repeats_until"), "30/06/2027")
    qtbot.waitUntil(
        lambda: (
            "Chaque mois, le dernier mercredi, jusqu’au 30 juin 2027, 4 séances." in told(asking)
        )
    )
    with qtbot.waitSignal(page.undo_offered):
        qtbot.mouseClick(asking.confirm, LEFT)

    assert clock(store) == ["31/03 14:00", "28/04 14:00", "26/05 14:00", "30/06 14:00"]


@pytest.mark.parametrize(
    ("end", "typed", "said"),
    [
        ("count", "", "s’arrête"),
        ("count", "dix", "Écrivez un nombre"),
        ("count", "400", "au plus 160"),
        ("until", "01/03/2027", "qu’une séance"),
        ("until", "demain peut-être", "date"),
    ],
)
def test_what_is_no_series_is_said_beside_its_field_and_all_stays_typed(
    qtbot: QtBot, page: AgendaPage, store: Store, end: str, typed: str, said: str
) -> None:
    field = f"meeting_repeats_{end}"
    asking = begin(qtbot, page)
    pick(find(asking, QComboBox, "meeting_repeats"), "weekly")
    pick(find(asking, QComboBox, "meeting_repeats_end"), end)
    write(find(asking, QLineEdit, field), typed)
    if not typed:
        find(asking, QLineEdit, field).clear()

    qtbot.mouseClick(asking.confirm, LEFT)

    def errors() -> str:
        return " ".join(each.error() for each in asking.findChildren(Field))

    qtbot.waitUntil(lambda: said in errors())
    assert asking.isVisible()
    assert find(asking, QLineEdit, "meeting_title").text() == "Plan de bus"
    assert clock(store) == []


def test_a_change_asks_how_far_it_goes_and_the_keys_answer(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book()
    gestures(page).change(entry(store, booked[2]))
    asking = form(qtbot, page)
    assert "Chaque mardi jusqu’au 13 avril 2027, 5 séances" in words(asking)
    write(find(asking, QLineEdit, "meeting_hour"), "15 h")
    qtbot.keyClick(asking, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    with qtbot.waitSignal(page.undo_offered) as offered:
        answer(qtbot, scope(qtbot, asking), Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert clock(store) == [
        "16/03 14:00",
        "23/03 14:00",
        "30/03 15:00",
        "06/04 15:00",
        "13/04 15:00",
    ]
    sentence, act = offered.args or ("", None)
    assert str(sentence).replace("\u00a0", " ") == "3 séances modifiées"
    take_back(store, page, act)
    assert {each[-5:] for each in clock(store)} == {"14:00"}


def test_giving_up_the_question_leaves_the_form_as_typed(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book()
    gestures(page).change(entry(store, booked[2]))
    asking = form(qtbot, page)
    write(find(asking, QLineEdit, "meeting_title"), "Horaires")
    qtbot.mouseClick(asking.confirm, LEFT)
    answer(qtbot, scope(qtbot, asking), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not asking.findChildren(ScopeDialog))

    assert asking.isVisible()
    assert find(asking, QLineEdit, "meeting_title").text() == "Horaires"
    assert {each.appointment.title for each in diary_of(store)} == {"Plan de bus"}
    qtbot.mouseClick(asking.confirm, LEFT)
    answer(qtbot, scope(qtbot, asking), Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: {each.appointment.title for each in diary_of(store)} == {"Horaires"})


def test_a_move_takes_all_along_and_each_letter_answers(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book()
    gestures(page).move(entry(store, booked[0]), TUESDAY + timedelta(days=1), 60)

    with qtbot.waitSignal(page.undo_offered):
        qtbot.keyClick(scope(qtbot, page), Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)

    assert clock(store)[:2] == ["17/03 14:00", "24/03 14:00"]
    assert {each.appointment.duration_minutes for each in diary_of(store)} == {60}


def test_an_appointment_that_stands_alone_is_made_to_come_back(
    qtbot: QtBot, page: AgendaPage, store: Store, guests: list[UUID]
) -> None:
    new = NewAppointment("suivi", TUESDAY, 45, (guests[0],))
    alone = store.run(appointments.book, new)
    gestures(page).change(entry(store, alone))
    asking = form(qtbot, page)
    pick(find(asking, QComboBox, "meeting_repeats"), "fortnightly")
    write(find(asking, QLineEdit, "meeting_repeats_count"), "3")
    qtbot.waitUntil(lambda: "Un mardi sur deux jusqu’au 13 avril 2027" in told(asking))
    assert "Déjà pris" not in told(asking)

    with qtbot.waitSignal(page.undo_offered) as offered:
        qtbot.mouseClick(asking.confirm, LEFT)

    assert str((offered.args or [""])[0]).replace("\u00a0", " ") == "3 séances prévues"
    assert clock(store) == ["16/03 14:00", "30/03 14:00", "13/04 14:00"]


def test_an_appointment_that_stands_alone_is_moved_without_a_question(
    qtbot: QtBot, page: AgendaPage, store: Store, guests: list[UUID]
) -> None:
    new = NewAppointment("suivi", TUESDAY, 45, (guests[0],))
    alone = store.run(appointments.book, new)

    with qtbot.waitSignal(page.undo_offered) as offered:
        gestures(page).move(entry(store, alone), TUESDAY + timedelta(hours=1), 45)

    assert (offered.args or [""])[0] == "Rendez-vous déplacé"
    assert clock(store) == ["16/03 15:00"]


def test_delete_on_the_grid_asks_and_one_comes_back(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    grid = show_first(qtbot, page, book()[0])
    qtbot.keyClick(grid, Qt.Key.Key_Delete)

    with qtbot.waitSignal(page.undo_offered) as offered:
        answer(qtbot, scope(qtbot, page), Qt.Key.Key_Return)

    assert clock(store)[0] == "23/03 14:00"
    sentence, act = offered.args or ("", None)
    assert sentence == "Rendez-vous supprimé"
    take_back(store, page, act)
    assert clock(store)[0] == "16/03 14:00"


def test_a_whole_series_is_deleted_from_the_card(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    show_first(qtbot, page, book()[0])
    qtbot.mouseClick(find(page, QPushButton, "chosen_delete"), LEFT)

    with qtbot.waitSignal(page.undo_offered) as offered:
        answer(qtbot, scope(qtbot, page), Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert str((offered.args or [""])[0]).replace("\u00a0", " ") == "5 séances supprimées"
    assert clock(store) == []


def test_a_meeting_is_called_off_and_held_after_all(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book()
    show_first(qtbot, page, booked[0])
    qtbot.mouseClick(find(page, QPushButton, "chosen_cancel"), LEFT)
    with qtbot.waitSignal(page.undo_offered):
        answer(qtbot, scope(qtbot, page), Qt.Key.Key_Return)
    assert entry(store, booked[0]).cancelled
    assert not entry(store, booked[1]).cancelled
    card = find(page, QWidget, "agenda_chosen")
    qtbot.waitUntil(lambda: "Annulé par nous" in words(card))

    qtbot.mouseClick(find(card, QPushButton, "chosen_reinstate"), LEFT)

    qtbot.waitUntil(lambda: not entry(store, booked[0]).cancelled)


def test_everybody_came_in_one_gesture_but_those_already_told(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book, guests: list[UUID]
) -> None:
    booked = book(PASSED, 3)
    show_first(qtbot, page, booked[0])
    card = find(page, QWidget, "agenda_chosen")
    assert "Chaque mardi jusqu’au 6 avril 2027, 5 séances" in words(card)
    assert "À compléter" in words(card)
    excused = f"attendance_excused_{guests[0].hex}"
    qtbot.mouseClick(find(card, QPushButton, excused), LEFT)
    qtbot.waitUntil(lambda: find(card, QPushButton, excused).isChecked())

    everybody = find(card, QPushButton, "attendance_all")
    everybody.setFocus()
    with qtbot.waitSignal(page.undo_offered):
        qtbot.keyClick(everybody, Qt.Key.Key_Space)

    kept = entry(store, booked[0])
    assert {who.person_id: who.status for who in kept.people} == {
        guests[0]: "excused",
        guests[1]: "seen",
    }
    assert kept.appointment.unnamed_attended == 3
    qtbot.waitUntil(lambda: "4 présents sur 5" in words(card))


def test_those_without_a_name_are_counted_or_said_to_be_amiss(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book(PASSED, 3)
    show_first(qtbot, page, booked[0])
    card = find(page, QWidget, "agenda_chosen")
    count = find(card, QLineEdit, "attendance_unnamed")
    write(count, "deux")
    qtbot.keyClick(count, Qt.Key.Key_Return)
    assert "nombre" in find(card, Field, "attendance_unnamed_field").error()

    write(count, "2")
    qtbot.keyClick(count, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: entry(store, booked[0]).appointment.unnamed_attended == 2)


def test_down_and_up_go_from_one_person_to_the_other_by_the_same_answer(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book(PASSED, 3)[0]
    show_first(qtbot, page, booked)
    first, second = (
        find(page, QWidget, f"attendance_noshow_{who.person_id.hex}")
        for who in entry(store, booked).people
    )
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()


def test_whatever_the_keyboard_reaches_has_a_name(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    show_first(qtbot, page, book(PASSED, 3)[0])
    asking = begin(qtbot, page)
    pick(find(asking, QComboBox, "meeting_repeats"), "weekly")

    holders = (find(page, QWidget, "agenda_chosen"), asking)
    reached = [
        each
        for holder in holders
        for each in holder.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(holder)
    ]
    assert len(reached) > 25
    unnamed = [each for each in reached if not each.accessibleName() or not each.objectName()]
    assert [each.objectName() or type(each).__name__ for each in unnamed] == []


@pytest.mark.parametrize(
    ("end", "name", "wrong"),
    [("count", "meeting_repeats_count", "999"), ("until", "meeting_repeats_until", "01/01/2027")],
)
def test_a_rule_that_makes_no_series_is_mended_where_its_end_is_told(
    qtbot: QtBot, page: AgendaPage, end: str, name: str, wrong: str
) -> None:
    asking = begin(qtbot, page)
    write(find(asking, QLineEdit, "meeting_title"), "Horaires")
    pick(find(asking, QComboBox, "meeting_repeats"), "weekly")
    pick(find(asking, QComboBox, "meeting_repeats_end"), end)
    write(find(asking, QLineEdit, name), wrong)

    qtbot.mouseClick(asking.confirm, LEFT)

    qtbot.waitUntil(lambda: bool(find(asking, Field, f"{name}_field").error()))
    qtbot.waitUntil(lambda: asking.focusWidget() is find(asking, QLineEdit, name))


def test_what_is_opened_begins_by_who_comes_and_not_by_the_button_that_keeps(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book()[0]
    gestures(page).change(entry(store, booked))

    assert form(qtbot, page).focusWidget().objectName() == "meeting_person"


def test_what_the_others_would_meet_is_said_before_they_are_kept(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    book()
    gestures(page).book(Proposed(FIRST_DAY - timedelta(weeks=1), time(15), kind="atelier"))
    asking = form(qtbot, page)
    write(find(asking, QLineEdit, "meeting_title"), "Horaires")
    pick(find(asking, QComboBox, "meeting_repeats"), "weekly")
    write(find(asking, QLineEdit, "meeting_repeats_count"), "3")

    qtbot.waitUntil(
        lambda: "Déjà pris ensuite : mardi 16 mars 2027, mardi 23 mars 2027." in told(asking)
    )
    write(find(asking, QLineEdit, "meeting_hour"), "8 h")
    qtbot.waitUntil(lambda: "Déjà pris" not in told(asking))

    with qtbot.waitSignal(page.undo_offered):
        qtbot.mouseClick(asking.confirm, LEFT)
    assert len(clock(store)) == 8


def test_many_days_off_are_named_in_part() -> None:
    days = [(date(2027, 5, day), f"Fête {day}") for day in range(1, 6)]

    said = holiday_words(days).replace("\u00a0", " ")

    assert said.startswith("Dont 5 jours fériés : samedi 1er mai 2027 (Fête 1), ")
    assert said.endswith("lundi 3 mai 2027 (Fête 3) et 2 autres.")
    assert holiday_words(()) == ""
