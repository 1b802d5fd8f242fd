"""How each kind of conflict is said, and that only the last question asked is answered."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.gui.agenda.booking.conflict_note import (
    ConflictNote,
    conflict_lines,
    conflict_words,
)
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.appointment_conflicts import Conflict, ConflictKind
from conseil_mobilite.services.agenda.diary_entry import Attendance, DiaryEntry
from conseil_mobilite.store.reference.reference import code_lists

TUESDAY = datetime(2027, 3, 16, 8, tzinfo=UTC)
LISTS = code_lists()


def entry(title: str = "", adviser: str = "Samia Roy", *names: str) -> DiaryEntry:
    appointment = Appointment(
        kind="suivi", title=title, starts_at=TUESDAY, duration_minutes=90, uid="x", room="Salle 2"
    )
    people = tuple(Attendance(uuid4(), name, "unknown") for name in names)
    return DiaryEntry(appointment, adviser, people, begun=False, to_complete=False)


def away(kind: str, words: str, hours: int, *, whole: bool = False) -> Conflict:
    start = TUESDAY.replace(hour=23) - timedelta(days=1) if whole else TUESDAY
    ends_at = start + timedelta(hours=hours)
    row = Unavailability(kind=kind, words=words, starts_at=start, ends_at=ends_at, whole_days=whole)
    return Conflict(ConflictKind.AWAY, away=row)


@pytest.mark.parametrize(
    ("conflict", "said"),
    [
        (Conflict(ConflictKind.HOLIDAY, "Lundi de Pâques"), "Ce jour est férié : Lundi de Pâques."),
        (Conflict(ConflictKind.HOURS), "En dehors des heures de travail."),
        (away("formation", "Code", 3), "Formation, Code : de 9 h à 12 h."),
        (away("absence", "", 24, whole=True), "Absence : toute la journée."),
        (
            away("fermeture", "", 48, whole=True),
            "Fermeture de l’organisme : du mardi 16 mars 2027 au mercredi 17 mars 2027.",
        ),
        (
            away("occupe", "", 30),
            "Occupé : du mardi 16 mars 2027, 9 h, au mercredi 17 mars 2027, 15 h.",
        ),
        (
            Conflict(ConflictKind.ADVISER, entry=entry("", "Nadia Lefèvre", "Awa Keïta")),
            "Déjà prévu, 9 h – 10 h 30 : Awa Keïta, suivi (Nadia Lefèvre)",
        ),
        (
            Conflict(
                ConflictKind.PERSON, "Awa Keïta", entry("Atelier code", "Samia Roy", "A", "B")
            ),
            "Déjà ailleurs, 9 h – 10 h 30 : Awa Keïta, suivi (Samia Roy)",
        ),
        (
            Conflict(ConflictKind.ROOM, "Salle 2", entry("Atelier code", "")),
            "Salle « Salle 2 » déjà prise, 9 h – 10 h 30 : Atelier code, suivi",
        ),
    ],
    ids=lambda value: value.kind if isinstance(value, Conflict) else "",
)
def test_a_conflict_is_said_by_its_kind(conflict: Conflict, said: str) -> None:
    assert conflict_words(conflict, LISTS).replace("\u00a0", " ") == said


def test_a_long_list_is_cut_and_counts_the_rest() -> None:
    many = [Conflict(ConflictKind.ADVISER, entry=entry(f"N° {rank}")) for rank in range(8)]

    lines = conflict_lines(many, LISTS)

    assert len(lines) == 6
    assert "N° 4" in lines[4]
    assert lines[5].startswith("Et 3 autres")
    assert len(conflict_lines(many[:6], LISTS)) == 6


def test_a_late_answer_to_an_older_question_is_not_shown(qtbot: QtBot, desk: Desk) -> None:
    note = ConflictNote(desk)
    qtbot.addWidget(note)
    sunday = NewAppointment("suivi", datetime(2027, 3, 14, 9, tzinfo=UTC), 60, title="Essai")

    with qtbot.waitSignal(note.changed):
        note.look(sunday)
    assert not note.isHidden()

    note.look(sunday)
    note.look(None)
    desk.background.read(lambda _session: None).then(lambda _none: note.setObjectName("read"), note)
    qtbot.waitUntil(lambda: note.objectName() == "read")

    assert note.isHidden()
