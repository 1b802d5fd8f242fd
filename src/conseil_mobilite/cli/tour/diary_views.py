"""The agenda in pictures: its four views, an empty week, the fullest one, what opens over it."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from conseil_mobilite.cli.tour.finding import busiest_week, next_session
from conseil_mobilite.cli.tour.photographing import go, shoot, shoot_dialog
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.language.french import hour, short_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.views import View
from conseil_mobilite.gui.kit.page import Screen

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_EMPTY: Final = timedelta(weeks=60)
_VIEWS: Final = ((View.DAY, "jour"), (View.MONTH, "mois"), (View.LIST, "liste"))
_AMBIGUOUS: Final = "demain 14h gerard suivi"
_PLAIN: Final = "lundi 17h30 coeurjoly suivi 30"


def look_at_agenda(visit: Visit, ending: str) -> None:
    """Take the four views, what is read of a line jotted down, the form of what comes back."""
    go(visit, Qt.Key.Key_3, Screen.AGENDA)
    visit.hand.click("agenda_today")
    shoot(visit, f"agenda{ending}")
    for view, words in _VIEWS:
        visit.hand.click(f"agenda_view_{view}")
        shoot(visit, f"agenda-{words}{ending}")
    visit.hand.click(f"agenda_view_{View.WEEK}")
    _jot(visit, _PLAIN, f"agenda-saisie-lecture{ending}")
    _begin(visit, next_session(visit))
    _repeat(visit, f"rendez-vous-repete{ending}")


def look_further(visit: Visit) -> None:
    """Take the weeks out of the ordinary, what is ambiguous, what meets, what comes back."""
    go(visit, Qt.Key.Key_3, Screen.AGENDA)
    _go_to(visit, visit.today + _EMPTY)
    shoot(visit, "agenda-vide")
    _show_diaries(visit, "agenda_everybody")
    _go_to(visit, busiest_week(visit))
    shoot(visit, "agenda-equipe")
    _show_diaries(visit, "agenda_mine")
    _jot(visit, _AMBIGUOUS, "agenda-saisie-propositions")
    session = next_session(visit)
    _begin(visit, session)
    shoot_dialog(visit, "rendez-vous-conflit", "meeting_conflicts")
    _choose(visit, session)
    shoot(visit, "agenda-atelier")
    visit.hand.click("chosen_delete")
    shoot_dialog(visit, "agenda-portee", "scope_cancel")


def _jot(visit: Visit, typed: str, page: str) -> None:
    """Take what is read of one line, and create nothing."""
    hand = visit.hand
    hand.press(Qt.Key.Key_E, _CONTROL)
    field = hand.find("agenda_quick", QLineEdit)
    hand.wait(field.hasFocus, "Ctrl+E ne mène pas à la saisie rapide.")
    hand.type_text(typed)
    hand.wait(lambda: hand.sees("agenda_quick_panel"), "La saisie rapide ne répond pas.")
    shoot(visit, page)
    hand.press(Qt.Key.Key_Escape)


def _begin(visit: Visit, met: Appointment) -> None:
    """Open the form of a meeting at the hour of another one."""
    visit.hand.click("agenda_new")
    visit.hand.write("meeting_day", short_date(paris_day(met.starts_at)))
    visit.hand.write("meeting_hour", hour(paris_time(met.starts_at)))


def _repeat(visit: Visit, page: str) -> None:
    """Make it come back, take what is said of that, and create nothing."""
    visit.hand.choose("meeting_repeats", "weekly")
    shoot_dialog(visit, page, "meeting_series")


def _choose(visit: Visit, meeting: Appointment) -> None:
    """Click a meeting in its week."""
    hand = visit.hand
    _go_to(visit, paris_day(meeting.starts_at))
    grid = hand.find("agenda_grid", WeekGrid)
    hand.wait(lambda: not grid.area_of(meeting.id).isEmpty(), "La séance n’est pas là.")
    QTest.mouseClick(
        grid, Qt.MouseButton.LeftButton, pos=grid.area_of(meeting.id).center().toPoint()
    )
    hand.wait(lambda: hand.sees("agenda_chosen"), "La séance choisie ne se montre pas.")


def _show_diaries(visit: Visit, line: str) -> None:
    """Choose whose diaries are shown, where there are colleagues."""
    if visit.hand.sees("agenda_advisers"):
        visit.hand.choose_line("agenda_advisers", line)
        visit.settle()


def _go_to(visit: Visit, day: date) -> None:
    visit.hand.write("agenda_go_to", short_date(day))
    visit.hand.press(Qt.Key.Key_Return)
    visit.settle()
