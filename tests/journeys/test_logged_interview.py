"""An interview that was not planned is logged, with its note, in under two minutes, by keys alone.

    python -m pytest tests/journeys/test_logged_interview.py --log-cli-level=INFO

tells how many keys it took, how many of them were the note itself, and the seconds they make.
"""

import logging
from pathlib import Path
from time import perf_counter
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from sqlmodel import Session, col, select
from tests.journeys.conftest import unlock
from tests.journeys.typist import Typist

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.agenda.notes.note_text import NoteText
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store

LOG: Final = logging.getLogger(__name__)
SLOW_TYPIST: Final = 0.35
"""Seconds between two keys: about 170 a minute, thinking included."""
TWO_MINUTES: Final = 120.0
MOST_GESTURES: Final = 20
ANSWERS: Final = (
    "a passé le code, deux fautes",
    "le car du matin, pris seule trois fois",
    "la garde du mercredi",
    "essayer le trajet du soir avec moi",
    "mardi 9 h, gare d’Hirson",
)


def test_an_interview_is_logged_with_its_note_in_under_two_minutes(
    tmp_path: Path,
    base: Path,
    qapp: QApplication,
) -> None:
    assert qapp.applicationName() is not None
    person = somebody(base)
    with open_stage(tmp_path / "poste") as sitting:
        typist = Typist(sitting)
        unlock(sitting, typist.hand, base)
        open_file(typist, person)
        began = perf_counter(), typist.tally.keys
        log(typist)
        working, keys = perf_counter() - began[0], typist.tally.keys - began[1]
        sitting.window.close()

    letters = sum(map(len, ANSWERS))
    lasted = keys * SLOW_TYPIST + working
    LOG.info("%d keys, %d of them the note itself: %.0f s", keys, letters, lasted)
    assert keys - letters <= MOST_GESTURES
    assert lasted < TWO_MINUTES
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        check(store)
    finally:
        store.close()


def open_file(typist: Typist, person: UUID) -> None:
    """Open the file, before the two minutes begin."""
    workspace = typist.sitting.workspace
    assert workspace is not None
    workspace.open(Route(Screen.PERSON, person))
    typist.settle()


def log(typist: Typist) -> None:
    """Say that it took place, then write under each heading of its template."""
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    typist.press(Qt.Key.Key_E, shift)
    typist.until(lambda: bool(typist.focused("log_dialog")), "Nothing asks for the interview.")
    typist.press(Qt.Key.Key_Return)
    typist.until(lambda: bool(typist.focused("note_text")), "The note does not come next.")
    typist.alt(Qt.Key.Key_U)
    text = typist.hand.find("note_text", NoteText)
    typist.until(lambda: bool(text.toPlainText()), "No template comes.")
    for rank, answer in enumerate(ANSWERS):
        if rank:
            typist.press(Qt.Key.Key_Tab)
        typist.type(answer)
    kept = typist.hand.find("note_delete", QWidget)  # there as soon as the note is
    typist.until(kept.isVisible, "The note is not kept.")
    typist.settle()


def somebody(base: Path) -> UUID:
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        return store.read(lambda session: session.exec(select(Person.id)).all()[0])
    finally:
        store.close()


def check(store: Store) -> None:
    note, appointment, participation = store.read(_last)
    assert note.text.splitlines()[0] == f"Depuis la dernière fois : {ANSWERS[0]}"
    assert all(
        line.endswith(said) for line, said in zip(note.text.splitlines(), ANSWERS, strict=True)
    )
    assert (appointment.kind, appointment.duration_minutes) == ("suivi", 45)
    assert participation.status == "seen"
    assert participation.person_id == note.person_id


def _last(session: Session) -> tuple[Note, Appointment, Participation]:
    said = select(Note).where(col(Note.text).contains(ANSWERS[0]))
    note = session.exec(said).one()
    found = session.exec(select(Appointment).where(Appointment.id == note.appointment_id)).one()
    seat = select(Participation).where(Participation.appointment_id == found.id)
    return note, found, session.exec(seat).one()
