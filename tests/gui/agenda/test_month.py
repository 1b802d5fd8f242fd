"""The month of the agenda, by real keys and clicks. It is Friday 12 March 2027, 14 h 30."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.agenda.screen import LEFT, AgendaScreen

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.month.month_grid import MonthGrid
from conseil_mobilite.gui.agenda.month.month_painting import entry_lines, line_areas
from conseil_mobilite.services.agenda import shown_advisers


def told(month: MonthGrid) -> str:
    return month.accessibleName().replace("\u00a0", " ")


def test_a_month_shows_whole_weeks_and_says_its_name(agenda: AgendaScreen) -> None:
    month = agenda.open_month()

    agenda.wait_for("Mars 2027")
    assert "Semaines 9 à 13" in agenda.words()
    assert month.days()[0].day == date(2027, 3, 1)
    assert month.days()[-1].day == date(2027, 4, 4)
    assert [day.outside for day in month.days()].count(True) == 4


def test_the_day_chosen_is_said_with_what_it_holds(agenda: AgendaScreen) -> None:
    agenda.book(4, 16)
    agenda.book(4, 9)

    month = agenda.open_month()

    said = told(month)
    assert said.startswith("Vendredi 12 mars 2027, aujourd’hui : 2 rendez-vous, 1 à compléter.")
    assert "9 h H. Lefèvre, 16 h H. Lefèvre" in said


def test_arrows_go_by_day_and_week_and_into_the_next_month(
    qtbot: QtBot, agenda: AgendaScreen
) -> None:
    month = agenda.open_month()

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Home):
        qtbot.keyClick(month, key)
    assert month.chosen() == date(2027, 3, 15)
    for _ in range(3):
        qtbot.keyClick(month, Qt.Key.Key_Down)

    agenda.wait_for("Avril 2027")
    assert month.chosen() == date(2027, 4, 5)
    qtbot.waitUntil(lambda: told(month).startswith("Lundi 5 avril 2027"))


def test_page_keys_turn_the_month_and_keep_to_its_last_day(
    qtbot: QtBot, agenda: AgendaScreen
) -> None:
    month = agenda.open_month()
    qtbot.mouseClick(month, LEFT, pos=month.area_of(date(2027, 3, 31)).center().toPoint())

    qtbot.keyClick(month, Qt.Key.Key_PageUp)

    agenda.wait_for("Février 2027")
    qtbot.waitUntil(lambda: month.chosen() == date(2027, 2, 28))


def test_enter_opens_the_day_and_insert_books_on_it(qtbot: QtBot, agenda: AgendaScreen) -> None:
    month = agenda.open_month()
    qtbot.keyClick(month, Qt.Key.Key_Left)

    qtbot.keyClick(month, Qt.Key.Key_Insert)
    asking = agenda.dialog()
    day = asking.findChild(QLineEdit, "meeting_day")
    assert day is not None
    assert day.text() == "11/03/2027"
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    month.setFocus()
    qtbot.keyClick(month, Qt.Key.Key_Return)

    agenda.wait_for("Jeudi 11 mars 2027")
    assert agenda.find(WeekGrid, "agenda_grid").isVisible()


def test_a_double_click_opens_the_appointment_under_it_else_the_day(
    qtbot: QtBot, agenda: AgendaScreen
) -> None:
    agenda.book(2, 10)
    month = agenda.open_month()
    day = month.days()[9]
    spot, entry = entry_lines(month.area_of(day.day), day)[0]
    heard: list[object] = []
    month.entry_opened.connect(heard.append)
    month.day_opened.connect(heard.append)

    qtbot.mouseDClick(month, LEFT, pos=spot.center().toPoint())
    qtbot.keyClick(agenda.dialog(), Qt.Key.Key_Escape)
    corner = month.area_of(date(2027, 3, 11)).bottomRight().toPoint() - QPoint(6, 6)
    qtbot.mouseDClick(month, LEFT, pos=corner)

    assert heard == [entry, date(2027, 3, 11)]


def test_a_day_of_another_month_is_marked_by_a_click_and_opened_by_two(
    qtbot: QtBot, agenda: AgendaScreen
) -> None:
    month = agenda.open_month()
    first_of_april = month.area_of(date(2027, 4, 1)).center().toPoint()

    qtbot.mouseClick(month, LEFT, pos=first_of_april)
    assert told(month).startswith("Jeudi 1er avril 2027")
    assert month.days()[0].day == date(2027, 3, 1)
    qtbot.mouseDClick(month, LEFT, pos=first_of_april)

    agenda.wait_for("Jeudi 1er avril 2027")
    assert agenda.find(WeekGrid, "agenda_grid").isVisible()


def test_a_click_on_a_line_shows_the_appointment_with_its_gestures(
    qtbot: QtBot, agenda: AgendaScreen
) -> None:
    agenda.book(2, 10)
    month = agenda.open_month()
    day = month.days()[9]
    spot, _entry = entry_lines(month.area_of(day.day), day)[0]

    qtbot.mouseClick(month, LEFT, pos=spot.center().toPoint())

    qtbot.waitUntil(lambda: agenda.page.findChild(QPushButton, "chosen_change") is not None)
    assert month.chosen() == date(2027, 3, 10)


def test_a_busy_day_keeps_a_line_to_say_how_many_more(agenda: AgendaScreen) -> None:
    for hour in range(8, 18):
        agenda.book(8, hour)

    month = agenda.open_month()

    day = next(each for each in month.days() if each.day == date(2027, 3, 16))
    area = month.area_of(day.day)
    lines, shown = line_areas(area, day), entry_lines(area, day)
    assert len(day.entries) == 10
    assert len(shown) == len(lines) - 1
    assert lines[-1].bottom() <= area.bottom()


def test_holidays_and_absences_are_words_of_the_day(agenda: AgendaScreen) -> None:
    agenda.take(
        Unavailability(
            kind="formation",
            starts_at=datetime(2027, 3, 16, 23, tzinfo=UTC),
            ends_at=datetime(2027, 3, 17, 23, tzinfo=UTC),
            whole_days=True,
        )
    )
    agenda.take(
        Unavailability(
            kind="reunion",
            starts_at=datetime(2027, 3, 18, 8, tzinfo=UTC),
            ends_at=datetime(2027, 3, 18, 10, 30, tzinfo=UTC),
        )
    )

    month = agenda.open_month()

    notes = {each.day: each.notes for each in month.days() if each.notes}
    said = {
        day: [note.words.replace("\u00a0", " ") for note in told] for day, told in notes.items()
    }
    assert said == {
        date(2027, 3, 17): ["Formation"],
        date(2027, 3, 18): ["Réunion, 9 h – 11 h 30"],
        date(2027, 3, 29): ["Lundi de Pâques"],
    }
    shaded = [each.day for each in month.days() if each.shaded]
    assert shaded == [date(2027, 3, 17), date(2027, 3, 29)]


def test_an_empty_weekend_leaves_its_room_to_the_working_days(agenda: AgendaScreen) -> None:
    month = agenda.open_month()
    saturday, friday = date(2027, 3, 13), date(2027, 3, 12)
    assert month.area_of(saturday).width() < 0.7 * month.area_of(friday).width()

    agenda.book(5, 10)
    agenda.page.refresh()

    agenda.bot.waitUntil(
        lambda: abs(month.area_of(saturday).width() - month.area_of(friday).width()) <= 1
    )


def test_those_taken_together_share_a_note_and_leave_room_to_appointments(
    agenda: AgendaScreen,
) -> None:
    colleagues = [agenda.colleague("Yann", "Le Goff"), agenda.colleague("Claire", "Danton")]
    at = datetime(2027, 3, 16, 10, 45, tzinfo=UTC)
    for each in colleagues:
        for kind, hours in (("reunion", 0), ("formation", 2), ("absence", 4)):
            start = at + timedelta(hours=hours)
            end = start + timedelta(hours=1)
            agenda.take(Unavailability(adviser_id=each.id, kind=kind, starts_at=start, ends_at=end))
    agenda.store.run(shown_advisers.keep, agenda.store.adviser or colleagues[0].id, [])
    agenda.book(8, 9)

    month = agenda.open_month()

    day = next(each for each in month.days() if each.day == date(2027, 3, 16))
    words = [note.words.replace("\u00a0", " ") for note in day.notes]
    assert words[0] == "Réunion · YL, CD, 11 h 45 – 12 h 45"
    assert len(words) == 3
    assert len(entry_lines(month.area_of(day.day), day)) == 1
