"""The agenda in pictures: its four views, an empty week, the fullest one, what opens over it."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from conseil_mobilite.cli.tour.finding import busiest_week, next_session
from conseil_mobilite.cli.tour.photographing import give_up, go, shoot, shoot_dialog
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.language.french import hour, short_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.agenda.views import View
from conseil_mobilite.gui.agenda.week_grid import WeekGrid
from conseil_mobilite.gui.kit.page import Screen

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_EMPTY: Final = timedelta(weeks=60)
_VIEWS: Final = ((View.DAY, "jour"), (View.MONTH, "mois"), (View.LIST, "liste"))
_AMBIGUOUS: Final = "demain 14h gerard suivi"
_PLAIN: Final = "lundi 17h30 coeurjoly suivi 30"


def look_at_agenda(visit: Visit, ending: str) -> None:
    """Take the week, the other views, then the weeks that are out of the ordinary."""
    go(visit, Qt.Key.Key_3, Screen.AGENDA)
    visit.hand.click("agenda_today")
    shoot(visit, f"agenda{ending}")
    for view, words in _VIEWS:
        visit.hand.click(f"agenda_view_{view}")
        shoot(visit, f"agenda-{words}{ending}")
    visit.hand.click(f"agenda_view_{View.WEEK}")
    _go_to(visit, visit.today + _EMPTY)
    shoot(visit, f"agenda-vide{ending}")
    visit.hand.choose_line("agenda_advisers", "agenda_everybody")
    _go_to(visit, busiest_week(visit))
    shoot(visit, f"agenda-equipe{ending}")
    visit.hand.choose_line("agenda_advisers", "agenda_mine")
    visit.settle()


def look_at_quick_entry(visit: Visit, ending: str) -> None:
    """Take what is read of one line, then of another that may mean several people."""
    hand = visit.hand
    for typed, words in ((_PLAIN, "lecture"), (_AMBIGUOUS, "propositions")):
        hand.press(Qt.Key.Key_E, _CONTROL)
        field = hand.find("agenda_quick", QLineEdit)
        hand.wait(field.hasFocus, "Ctrl+E ne mène pas à la saisie rapide.")
        hand.type_text(typed)
        hand.wait(lambda: hand.sees("agenda_quick_panel"), "La saisie rapide ne répond pas.")
        shoot(visit, f"agenda-saisie-{words}{ending}")
        hand.press(Qt.Key.Key_Escape)


def look_at_forms(visit: Visit, ending: str) -> None:
    """Take the form of a meeting that another one meets, that comes back; then the scope."""
    hand, session = visit.hand, next_session(visit)
    hand.click("agenda_new")
    hand.write("meeting_day", short_date(paris_day(session.starts_at)))
    hand.write("meeting_hour", hour(paris_time(session.starts_at)))
    shoot(visit, f"rendez-vous-conflit{ending}", from_top=False)
    hand.choose("meeting_repeats", "weekly")
    hand.wait(lambda: hand.sees("meeting_series"), "La répétition ne se dit pas.")
    shoot(visit, f"rendez-vous-repete{ending}", from_top=False)
    give_up(visit)
    _choose(visit, session)
    shoot(visit, f"agenda-atelier{ending}")
    hand.click("chosen_delete")
    shoot_dialog(visit, f"agenda-portee{ending}", "scope_cancel")


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


def _go_to(visit: Visit, day: date) -> None:
    visit.hand.write("agenda_go_to", short_date(day))
    visit.hand.press(Qt.Key.Key_Return)
    visit.settle()
