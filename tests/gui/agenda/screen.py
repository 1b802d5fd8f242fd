"""The agenda as tests of its views work it: find, press, type, read what is stored.

It is Friday 12 March 2027, 14 h 30.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.looking import find, shown
from tests.gui.showing import show_alone

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.month.month_grid import MonthGrid
from conseil_mobilite.gui.agenda.page import AgendaPage
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.services.agenda import appointments, diary
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.store.database import Store

MONDAY = datetime(2027, 3, 8, tzinfo=UTC)
NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


@dataclass
class AgendaScreen:
    """The page on a real base, `person` being Hélène Lefèvre."""

    page: AgendaPage
    bot: QtBot
    store: Store
    person: UUID

    def find(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def words(self, holder: QWidget | None = None) -> str:
        """Return what can be read, its spaces plain."""
        whole = holder or self.page
        labels = whole.findChildren(QLabel)
        told = "\n".join(label.text() for label in labels if label.isVisibleTo(whole))
        return told.replace("\u00a0", " ")

    def wait_for(self, told: str) -> None:
        self.bot.waitUntil(lambda: told in self.words())

    def press(self, name: str) -> None:
        self.bot.mouseClick(self.find(QWidget, name), LEFT)

    def open_month(self) -> MonthGrid:
        self.page.refresh()
        self.press("agenda_view_month")
        month = self.find(MonthGrid, "agenda_month")
        self.bot.waitUntil(lambda: month.isVisible() and bool(month.days()))
        month.setFocus()
        return month

    def dialog(self) -> Creation:
        found = self.page.findChildren(Creation, "appointment_dialog")
        shown = [each for each in found if each.isVisible()]
        assert shown
        return shown[-1]

    def book(self, day: int, hour: float, kind: str = "suivi", title: str = "") -> Appointment:
        """Book with Hélène at an hour of Paris of a day of this week, Monday being 0."""
        at = MONDAY + timedelta(days=day, hours=hour - 1)
        new = NewAppointment(kind, at, 60, (self.person,), title=title)
        return self.store.run(appointments.book, new)

    def book_for(self, adviser: Adviser, day: int, hour: float) -> Appointment:
        at = MONDAY + timedelta(days=day, hours=hour - 1)
        new = NewAppointment("suivi", at, 60, title="Visite", adviser_id=adviser.id)
        return self.store.run(appointments.book, new)

    def colleague(self, first_name: str, last_name: str) -> Adviser:
        return self.store.run(_hire, first_name, last_name)

    def take(self, away: Unavailability) -> None:
        self.store.run(_keep, away)

    def diary(self) -> list[DiaryEntry]:
        start = MONDAY - timedelta(days=60)
        return self.store.read(diary.between, start, MONDAY + timedelta(days=400), NOW)


@contextmanager
def opened_page(qtbot: QtBot, desk: Desk) -> Generator[AgendaPage]:
    """Show the page in a window that has the keyboard."""
    page = AgendaPage(desk)
    show_alone(qtbot, page, 1270, 690)
    yield page
    page.leave()


def load(qtbot: QtBot, page: AgendaPage, *booked: Appointment) -> WeekGrid:
    """Show the page and wait until the appointments are on the grid."""
    page.refresh()
    grid = find(page, WeekGrid, "agenda_grid")
    qtbot.waitUntil(lambda: "Semaine" in shown(page) and bool(grid.shape().columns))
    qtbot.waitUntil(lambda: all(not grid.area_of(each.id).isEmpty() for each in booked))
    return grid


def _hire(session: Session, first_name: str, last_name: str) -> Adviser:
    me = session.get_one(Adviser, session.info["adviser"])
    made = Adviser(organisation_id=me.organisation_id, first_name=first_name, last_name=last_name)
    session.add(made)
    session.flush()
    return made


def _keep(session: Session, away: Unavailability) -> None:
    session.add(away)
    session.flush()
