"""« Prolonger… », from the card of one of a series. It is Friday 12 March 2027, 14 h 30."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.agenda.screen import AgendaScreen
from tests.gui.taking_back import take_back

from conseil_mobilite.gui.agenda.booking.series_end_dialog import SeriesEndDialog
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.series import series

TODAY = datetime(2027, 3, 12, 15, 0, tzinfo=UTC)
"""16 h in Paris."""


def test_a_series_is_prolonged_from_its_card_and_taken_back(
    qtbot: QtBot, agenda: AgendaScreen
) -> None:
    new = NewAppointment("atelier", TODAY, 60, (agenda.person,), title="Plan de bus")
    agenda.store.run(series.book_series, new, "FREQ=WEEKLY;BYDAY=FR;COUNT=3")
    agenda.page.refresh()
    agenda.wait_for("Semaine 10")
    grid, first = agenda.find(WeekGrid, "agenda_grid"), agenda.diary()[0].appointment
    qtbot.waitUntil(lambda: not grid.area_of(first.id).isEmpty())
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Plan de bus" in agenda.words(agenda.find(QWidget, "agenda_chosen")))
    assert "Hélène Lefèvre" in agenda.words(agenda.find(QWidget, "agenda_chosen"))

    agenda.find(QPushButton, "chosen_end").click()
    (asking,) = agenda.page.findChildren(SeriesEndDialog)
    until = agenda.find(QLineEdit, "series_until")
    assert until.text() == "26/03/2027"
    until.setText("26/02/2027")
    asking.confirm.click()
    qtbot.waitUntil(lambda: bool(asking.form.fields["until"].error()))

    until.setText("16/04/2027")
    with qtbot.waitSignal(agenda.page.undo_offered) as offered:
        asking.confirm.click()

    sentence, act = offered.args or ("", None)
    assert str(sentence).replace("\u00a0", " ") == "3 séances ajoutées"
    assert {each.series.count for each in agenda.diary() if each.series} == {6}
    take_back(agenda.store, agenda.page, act)
    assert len(agenda.diary()) == 3
