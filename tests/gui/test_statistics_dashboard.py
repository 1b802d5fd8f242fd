"""The exact figures of a quarter, told by bars, by tables and in words, and marked as internal."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.charts import Bars
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.statistics import wording
from conseil_mobilite.gui.statistics.dashboard import Dashboard
from conseil_mobilite.services.organisation import basins, settings
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.store.database import Store

W = TypeVar("W", bound=QWidget)
NOON = datetime(2026, 11, 5, 11, tzinfo=UTC)
MEMBERS = [Member("200071983", "CC Thiérache Sambre et Oise")]


def _compose(session: Session, name: str = "Thiérache") -> UUID:
    settings.draw_identity(session)
    return basins.compose(session, name, "", MEMBERS, date(2026, 1, 1)).id


def _support(session: Session, basin: UUID, count: int, at: datetime = NOON) -> None:
    """Let women of 30, all on RSA, be met and assessed at that instant."""
    for _ in range(count):
        person = Person(
            file_number=str(uuid4())[:20],
            last_name="Canari",
            first_name="Awa",
            birth_date=date(1996, 1, 1),
            sex="F",
            registered_on=date(2026, 1, 5),
        )
        session.add(person)
        session.flush()
        session.add(PersonAudience(person_id=person.id, code="rsa", since=date(2026, 1, 1)))
        pathway = Pathway(person_id=person.id, opened_on=date(2026, 9, 1), basin_id=basin)
        meeting = Appointment(kind="suivi", starts_at=at, duration_minutes=45, uid=str(uuid4()))
        session.add_all((pathway, meeting))
        session.flush()
        session.add(
            Participation(
                appointment_id=meeting.id,
                person_id=person.id,
                pathway_id=pathway.id,
                status="seen",
            )
        )
        session.add(
            Assessment(
                pathway_id=pathway.id,
                grid_version="CM-2026.1",
                started_at=at,
                validated_on=at.date(),
            )
        )
        session.flush()


class Shown:
    """A dashboard on the screen."""

    def __init__(self, qtbot: QtBot, page: Dashboard) -> None:
        self.qtbot, self.page = qtbot, page

    def find(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def people(self) -> str:
        return self.find(QLabel, "statistics_people_value").text()

    def wait_people(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: self.people() == str(count))

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)

    def cells(self, name: str) -> list[list[str]]:
        rows = self.find(Table, name).rows
        columns = range(rows.columnCount())
        return [
            [str(rows.data(rows.index(line, rank))) for rank in columns]
            for line in range(rows.rowCount())
        ]


@pytest.fixture
def basin(store: Store) -> UUID:
    return store.run(_compose)


@pytest.fixture
def open_page(qtbot: QtBot, desk: Desk, shown: Callable[[QWidget], None]) -> Callable[[], Shown]:
    def make() -> Shown:
        page = Dashboard(desk)
        page.resize(1270, 684)
        shown(page)
        page.refresh()
        return Shown(qtbot, page)

    return make


def test_the_last_quarter_that_is_over_is_shown_first_and_marked_internal(
    store: Store, basin: UUID, open_page: Callable[[], Shown]
) -> None:
    store.run(_support, basin, 16)

    page = open_page()
    page.wait_people(16)

    assert page.find(Choice, "statistics_quarter").currentText() == "4e trimestre 2026"
    assert any("à ne pas diffuser" in each.text() for each in page.page.findChildren(QLabel))
    assert "+" in page.find(QWidget, "statistics_people").accessibleName()


def test_bars_and_their_table_say_the_same(
    store: Store, basin: UUID, open_page: Callable[[], Shown]
) -> None:
    store.run(_support, basin, 16)
    page = open_page()
    page.wait_people(16)

    bars = page.find(Bars, "statistics_age_bars")
    page.qtbot.keyClick(bars, Qt.Key.Key_T)

    table = page.find(Table, "statistics_age_table")
    assert table.isVisible()
    assert page.cells("statistics_age_table") == [["26 à 39 ans", "16", "16"]]
    assert "26 à 39 ans : 16 personnes" in bars.accessibleDescription().replace("\u00a0", " ")
    assert page.cells("statistics_public_table") == [["RSA", "16", "16"]]


def test_help_says_what_is_counted(
    store: Store, basin: UUID, open_page: Callable[[], Shown]
) -> None:
    store.run(_support, basin, 2)
    page = open_page()
    page.wait_people(2)

    widget: QWidget | None = page.find(Bars, "statistics_sexe_bars")
    while widget is not None and not widget.whatsThis():
        widget = widget.parentWidget()

    assert widget is not None
    assert "rendez-vous honoré" in widget.whatsThis()


def test_another_quarter_is_read_when_it_is_chosen_by_the_keyboard(
    store: Store, basin: UUID, open_page: Callable[[], Shown]
) -> None:
    store.run(_support, basin, 16)
    store.run(_support, basin, 3, datetime(2027, 2, 3, 11, tzinfo=UTC))
    page = open_page()
    page.wait_people(16)
    quarter = page.find(Choice, "statistics_quarter")
    quarter.setFocus()

    page.qtbot.keyClick(quarter, Qt.Key.Key_Up)

    assert quarter.currentText() == "1er trimestre 2027, en cours"
    page.wait_people(3)


def test_each_basin_has_its_own_figures(
    store: Store, basin: UUID, open_page: Callable[[], Shown]
) -> None:
    store.run(_support, basin, 4)
    store.run(_support, store.run(_compose, "Laonnois"), 2)

    page = open_page()
    page.wait_people(2)
    choice = page.find(Choice, "statistics_basin")
    page.qtbot.keyClick(choice, Qt.Key.Key_Down)

    assert choice.currentText() == "Thiérache"
    page.wait_people(4)


@pytest.mark.parametrize(
    ("count", "told"), [(0, "Personne n’a été accompagné"), (6, "Moins de 15 personnes"), (16, "")]
)
def test_where_few_are_counted_it_is_said_what_the_export_would_give(
    store: Store, basin: UUID, open_page: Callable[[], Shown], count: int, told: str
) -> None:
    store.run(_support, basin, count)

    page = open_page()
    page.wait_people(count)

    note = page.find(QLabel, "statistics_floor_note")
    assert note.isVisible() == bool(told)
    assert told in note.text() or not told


def test_without_a_basin_the_way_to_the_settings_is_shown(
    qtbot: QtBot, open_page: Callable[[], Shown]
) -> None:
    page = open_page()
    button = page.find(QPushButton, "statistics_settings")
    qtbot.waitUntil(button.isVisible)

    with qtbot.waitSignal(page.page.route_chosen) as gone:
        page.click("statistics_settings")

    assert gone.args == [Route(Screen.SETTINGS)]
    assert not page.find(QPushButton, "statistics_export").isVisible()


def test_a_table_is_copied_with_the_mark_that_it_is_internal(
    store: Store, basin: UUID, open_page: Callable[[], Shown]
) -> None:
    store.run(_support, basin, 16)
    page = open_page()
    page.wait_people(16)

    with page.qtbot.waitSignal(page.page.said):
        page.click("statistics_age_copy")

    mark, heads, line = QGuiApplication.clipboard().text().splitlines()
    assert "à ne pas diffuser" in mark
    assert heads.split("\t") == ["Tranche d’âge", "Personnes", "Bilans"]
    assert line.split("\t") == ["26 à 39 ans", "16", "16"]


def test_the_export_is_asked_for_what_is_shown(
    store: Store, basin: UUID, open_page: Callable[[], Shown]
) -> None:
    store.run(_support, basin, 2)
    page = open_page()
    page.wait_people(2)

    with page.qtbot.waitSignal(page.page.export_asked) as asked:
        page.click("statistics_export")

    assert asked.args == [basin, Quarter(2026, 4), False]


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 0, "–"), (0, 12, "0 %"), (1, 400, "moins de 1 %"), (3, 123, "2 %"), (5, 5, "100 %")],
)
def test_a_share_is_never_nought_of_something(part: int, whole: int, words: str) -> None:
    assert wording.share(part, whole).replace("\u00a0", " ") == words


def test_changes_are_said_with_their_sign() -> None:
    said = [wording.change(now, before).replace("\u00a0", " ") for now, before in ((8, 5), (5, 8))]

    assert [each[:3] for each in said] == ["+ 3", "− 3"]
    assert wording.change(4, 4) == "comme au trimestre précédent"
