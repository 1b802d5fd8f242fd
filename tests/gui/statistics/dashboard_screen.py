"""What tests of the dashboard do: fill a quarter with people, look at figures, press keys."""

from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.looking import plain

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.gui.kit.charts.chart import Chart
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.statistics.dashboard import DashboardPage
from conseil_mobilite.services.organisation import basins, settings
from conseil_mobilite.services.organisation.basins import Member

W = TypeVar("W", bound=QWidget)
NOON = datetime(2026, 11, 5, 11, tzinfo=UTC)
MEMBERS = [Member("200071983", "CC Thiérache Sambre et Oise")]


def compose(session: Session, name: str = "Thiérache") -> UUID:
    settings.draw_identity(session)
    return basins.compose(session, name, "", MEMBERS, date(2026, 1, 1)).id


def support(
    session: Session, basin: UUID, count: int, at: datetime = NOON, sex: str = "F"
) -> list[UUID]:
    """Let people of 30, all on RSA, be met and assessed at that instant."""
    people = [_person(sex) for _ in range(count)]
    session.add_all(people)
    session.flush()
    pathways = [
        Pathway(person_id=each.id, opened_on=date(2026, 9, 1), basin_id=basin) for each in people
    ]
    meetings = [
        Appointment(kind="suivi", starts_at=at, duration_minutes=45, uid=str(uuid4()))
        for _ in people
    ]
    session.add_all((*pathways, *meetings))
    session.flush()
    for pathway, meeting in zip(pathways, meetings, strict=True):
        session.add_all(_supported(pathway, meeting))
    session.flush()
    return [each.id for each in people]


def _person(sex: str) -> Person:
    return Person(
        file_number=str(uuid4())[:20],
        last_name="Canari",
        first_name="Awa",
        birth_date=date(1996, 1, 1),
        sex=sex,
        registered_on=date(2026, 1, 5),
    )


def _supported(
    pathway: Pathway, meeting: Appointment
) -> tuple[PersonAudience, Participation, Assessment]:
    """Say that somebody on RSA came to the meeting, and was assessed there."""
    return (
        PersonAudience(person_id=pathway.person_id, code="rsa", since=date(2026, 1, 1)),
        Participation(
            appointment_id=meeting.id,
            person_id=pathway.person_id,
            pathway_id=pathway.id,
            status="seen",
        ),
        Assessment(
            pathway_id=pathway.id,
            grid_version="CM-2026.1",
            started_at=meeting.starts_at,
            validated_on=meeting.starts_at.date(),
        ),
    )


class DashboardScreen:
    """A dashboard on the screen."""

    def __init__(self, qtbot: QtBot, page: DashboardPage) -> None:
        self.qtbot, self.page = qtbot, page

    def find(self, kind: type[W], name: str) -> W:
        """Find a part, the one in sight where what it took the place of is still to go."""
        found = self.page.findChildren(kind, name)
        assert found, name
        return next((each for each in found if each.isVisible()), found[0])

    def value(self, code: str) -> str:
        """Return the figure of a card."""
        return plain(self.find(QLabel, f"statistics_{code}_value").text())

    def wait_people(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: self.value("I-06") == str(count))

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)

    def press(self, widget: QWidget, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(widget, key)

    def texts(self) -> list[str]:
        """Return every sentence in sight."""
        return [each.text() for each in self.page.findChildren(QLabel) if each.isVisible()]

    def type_day(self, name: str, typed: str) -> QWidget:
        """Type a day of a free period and leave it; return what holds it and its error."""
        day = self.find(QLineEdit, f"statistics_{name}")
        day.setFocus()
        day.selectAll()
        self.qtbot.keyClicks(day, typed)
        self.press(day, Qt.Key.Key_Tab)
        return self.find(QWidget, f"statistics_{name}_field")

    def show_indicator(self, code: str, breakdown: str = "") -> None:
        """Show an indicator whole, by one of its breakdowns."""
        self.click("statistics_view_indicators")
        index = self.find(Table, "statistics_index")
        index.show_current(code)
        choice = self.find(Choice, "statistics_by")
        if breakdown:
            choice.show_code(breakdown)
            assert choice.code() == breakdown
            choice.chosen.emit(breakdown)
        QApplication.processEvents()  # what is laid out anew is in sight, what it replaces is gone
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def chart(self, code: str, breakdown: str) -> Chart:
        """Show an indicator by one of its breakdowns; return its chart."""
        self.show_indicator(code, breakdown)
        return self.find(Chart, "statistics_detail_chart")

    def cells(self, name: str) -> list[list[str]]:
        rows = self.find(Table, name).rows
        columns = range(rows.columnCount())
        return [
            [plain(str(rows.data(rows.index(line, rank)))) for rank in columns]
            for line in range(rows.rowCount())
        ]

    def dialog(self) -> QWidget:
        """Return the list of files that opened."""

        def opened() -> list[QWidget]:
            over = QApplication.topLevelWidgets()
            return [w for w in over if w.objectName() == "statistics_files" and w.isVisible()]

        self.qtbot.waitUntil(lambda: bool(opened()))
        return opened()[0]
