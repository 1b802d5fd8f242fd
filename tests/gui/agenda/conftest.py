"""Hélène, what is booked with her, and the page, the tab and the grid that show it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.agenda.grid_week import shown_grid
from tests.gui.agenda.screen import MONDAY, NOW, AgendaScreen, opened_page
from tests.gui.showing import show_alone

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.notes.person_tab import MeetingsTab
from conseil_mobilite.gui.agenda.page import AgendaPage
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store


@pytest.fixture
def helene(store: Store) -> UUID:
    return store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), date(2027, 1, 4)).id


@pytest.fixture
def book(store: Store, helene: UUID) -> Callable[..., Appointment]:
    """Book with Hélène at an hour of Paris of a day of this week, Monday being 0."""

    def make(day: int, hour: float, minutes: int = 60, title: str = "") -> Appointment:
        at = MONDAY + timedelta(days=day, hours=hour - 1)
        new = NewAppointment("suivi", at, minutes, (helene,), title=title, place="Mairie")
        return store.run(appointments.book, new)

    return make


@pytest.fixture
def book_in(store: Store, helene: UUID) -> Callable[..., Appointment]:
    """Book with Hélène some hours from now."""

    def make(hours: float, kind: str = "suivi", place: str = "") -> Appointment:
        new = NewAppointment(kind, NOW + timedelta(hours=hours), 45, (helene,), place=place)
        return store.run(appointments.book, new)

    return make


@pytest.fixture
def agenda(qtbot: QtBot, desk: Desk, store: Store, helene: UUID) -> Iterator[AgendaScreen]:
    """Show the agenda of the adviser, on a base that knows Hélène Lefèvre."""
    with opened_page(qtbot, desk) as page:
        yield AgendaScreen(page, qtbot, store, helene)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[AgendaPage]:
    with opened_page(qtbot, desk) as page:
        yield page


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, helene: UUID) -> Iterator[MeetingsTab]:
    """Show the tab « Rendez-vous et notes » of Hélène."""
    tab = MeetingsTab(desk, helene)
    show_alone(qtbot, tab, 1270, 690)
    yield tab
    tab.leave()


@pytest.fixture
def grid(shown: Callable[[QWidget], None], dressed: None) -> WeekGrid:
    """Show an hour grid alone, which holds nothing."""
    assert dressed is None
    return shown_grid(shown)
