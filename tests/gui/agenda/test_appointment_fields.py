"""The form of an appointment: places and rooms used lately, who asked, what is already there."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui import keys
from tests.gui.looking import find
from tests.gui.showing import show_alone

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.booking.appointment_dialog import AppointmentDialog, Proposed
from conseil_mobilite.gui.agenda.booking.used_field import UsedField
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.services.agenda import appointments, diary
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference.reference import code_lists

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
TUESDAY = datetime(2027, 3, 16, 8, tzinfo=UTC)
OWN = "Mobilité Solidaire de la Thiérache"
HIRSON, ROOM = "Mairie d’Hirson", "Salle des mariages"
USED = NewAppointment("suivi", NOW - timedelta(1), 60, title="Réunion", place=HIRSON, room=ROOM)


@pytest.fixture
def holder(qtbot: QtBot) -> Iterator[QWidget]:
    holder = QWidget()
    show_alone(qtbot, holder, 1270, 700)
    yield holder
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()


@pytest.fixture
def asking(qtbot: QtBot, desk: Desk, store: Store, holder: QWidget) -> AppointmentDialog:
    """Open the form for Tuesday, once it knows the places of the last year."""
    store.run(appointments.book, USED)
    made = AppointmentDialog(desk, holder, Proposed(TUESDAY.date()))
    made.open()
    qtbot.waitUntil(lambda: bool(find(made, UsedField, "meeting_place").known()))
    return made


def write(holder: QWidget, name: str, text: str) -> QLineEdit:
    field = find(holder, QLineEdit, name)
    keys.write(field, text)
    return field


def offered(qtbot: QtBot) -> list[str]:
    """Return what the list under a field proposes, once it is there."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QListView))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    model = popup.model()
    return [str(model.index(rank, 0).data()) for rank in range(model.rowCount())]


def said(asking: AppointmentDialog) -> str:
    note = find(asking, QWidget, "meeting_conflicts")
    words = " ".join(label.text() for label in note.findChildren(QLabel))
    return words.replace("\u00a0", " ") if note.isVisible() else ""


def test_the_down_arrow_shows_the_bodys_own_place_then_those_used(
    qtbot: QtBot, asking: AppointmentDialog
) -> None:
    place = find(asking, UsedField, "meeting_place")
    place.setFocus()

    qtbot.keyClick(place, Qt.Key.Key_Down)

    assert offered(qtbot) == [OWN, HIRSON]


def test_a_place_is_found_by_the_beginning_of_a_word_and_taken_by_the_keys(
    qtbot: QtBot, asking: AppointmentDialog
) -> None:
    place = write(asking, "meeting_place", "hir")
    assert offered(qtbot) == [HIRSON]
    popup = QApplication.activePopupWidget()
    assert popup is not None

    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert place.text() == HIRSON


def test_other_words_stand_as_they_are_typed(
    desk: Desk, holder: QWidget, asking: AppointmentDialog, store: Store
) -> None:
    write(asking, "meeting_title", "Réunion")
    write(asking, "meeting_hour", "10h")
    write(asking, "meeting_place", "Chez elle")
    write(asking, "meeting_room", "Salle 3")
    asked = find(asking, Choice, "meeting_initiator")
    assert [asked.itemText(rank) for rank in range(asked.count())] == ["Le service", "La personne"]
    asked.show_code("USAGER")

    new = asking.typed()
    assert new is not None
    booked = store.run(appointments.book, new)

    assert (booked.place, booked.room, booked.initiator) == ("Chez elle", "Salle 3", "USAGER")
    entry = store.read(diary.one, booked.id, NOW)
    assert entry is not None
    again = AppointmentDialog(desk, holder, entry=entry)
    assert again.typed() == NewAppointment(
        kind="suivi",
        starts_at=datetime(2027, 3, 16, 9, tzinfo=UTC),
        duration_minutes=45,
        place="Chez elle",
        title="Réunion",
        adviser_id=booked.adviser_id,
        room="Salle 3",
        initiator="USAGER",
    )


def test_a_room_taken_by_a_colleague_is_said_as_soon_as_it_is_typed(
    qtbot: QtBot, asking: AppointmentDialog, store: Store
) -> None:
    colleague = store.run(add_colleague)
    taken = NewAppointment(
        "atelier", TUESDAY, 60, title="Code", place=HIRSON, room=ROOM, adviser_id=colleague
    )
    store.run(appointments.book, taken)
    write(asking, "meeting_title", "Réunion")
    write(asking, "meeting_hour", "9h30")
    write(asking, "meeting_place", HIRSON)
    write(asking, "meeting_room", ROOM.lower())

    expected = f"Salle « {ROOM} » déjà prise, 9 h – 10 h : Code, atelier (Samia Roy)"
    qtbot.waitUntil(lambda: expected in said(asking))
    write(asking, "meeting_room", "Autre salle")
    qtbot.waitUntil(lambda: said(asking) == "")


def test_an_empty_place_says_where_it_is_held_face_to_face_alone(
    asking: AppointmentDialog,
) -> None:
    place = find(asking, UsedField, "meeting_place")
    assert "dans vos locaux" in place.accessibleDescription()
    modality = find(asking, Choice, "meeting_modality")
    modality.show_code("VISIO")
    modality.chosen.emit("VISIO")
    assert place.accessibleDescription() == ""

    modality.show_code("PHYSIQUE")
    modality.chosen.emit("PHYSIQUE")

    assert "dans vos locaux" in place.accessibleDescription()


def test_an_hour_outside_the_week_is_said_and_may_be_kept(
    qtbot: QtBot, asking: AppointmentDialog
) -> None:
    write(asking, "meeting_title", "Réunion")
    write(asking, "meeting_hour", "20h")

    qtbot.waitUntil(lambda: "En dehors des heures de travail" in said(asking))
    assert asking.typed() is not None


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (OWN, "Dans vos locaux"),
        (f"{OWN}, 12 rue des Tisserands, 02120 Guise", "Dans vos locaux"),
        (f"{OWN}s", f"{OWN}s"),
        (HIRSON, HIRSON),
        ("", ""),
    ],
)
def test_the_bodys_own_place_is_said_in_short(place: str, words: str) -> None:
    appointment = Appointment(
        kind="suivi",
        starts_at=NOW,
        duration_minutes=60,
        place=place,
        organisation_name=OWN,
        uid="x",
    )
    entry = DiaryEntry(appointment, "", (), begun=False, to_complete=False)

    assert wording.where(entry, code_lists()) == words


def test_a_meeting_called_off_is_worded_so_whatever_its_people_say() -> None:
    appointment = Appointment(
        kind="suivi", starts_at=NOW, duration_minutes=60, uid="x", cancelled_on=date(2027, 3, 1)
    )
    entry = DiaryEntry(appointment, "", (), begun=True, to_complete=False)

    assert wording.outcome(entry) == ("Annulé", "")
    assert "Annulé" in wording.spoken(entry, code_lists())


def add_colleague(session: Session) -> UUID:
    adviser = session.exec(select(Adviser)).one()
    other = Adviser(organisation_id=adviser.organisation_id, first_name="Samia", last_name="Roy")
    session.add(other)
    session.flush()
    return other.id
