"""A base with one person met once, and what is left of the notes after the window was killed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, select
from tests.campaigns.bases import handed
from tests.campaigns.bases.body import settle

from conseil_mobilite.app.clock import now
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store import health
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal.rows import from_text
from conseil_mobilite.store.keys.cipher import DataKey

BASE = "suivi.base"
NAME = "Benmansour"
WORDS = ("trajet", "permis", "voiture", "horaires", "garde", "mercredi", "École", "« Œuf »", "à")
"""What is typed; no file may hold a long one of them in clear."""
CLEAR = (NAME.encode(), b"SQLite format 3", *(w.encode() for w in WORDS if len(w) > 5))


@dataclass(frozen=True)
class Bench:
    """A base with one adviser, one person and one appointment gone by."""

    path: Path
    key: DataKey
    person: UUID
    adviser: UUID

    @classmethod
    def make(cls, folder: Path, key: DataKey | None = None) -> "Bench":
        path, key = folder / BASE, key or DataKey.new()
        make_base(path, key)
        store = Store.open(path, key, clock=now)
        store.adviser = store.run(settle)
        person = store.run(_welcome)
        store.close()
        return cls(path, key, person, store.adviser)

    def arguments(self) -> list[str]:
        return handed.arguments(self.path, self.key, self.person, self.adviser)


@dataclass(frozen=True)
class Remains:
    """The text of each note by its identity, in hexadecimal; whether base and journal agree."""

    notes: Mapping[str, str]
    sound: bool


def remains(bench: Bench) -> Remains:
    """Open the base as at the next start, and read all the notes that it kept."""
    store = Store.open(bench.path, bench.key, clock=now)
    try:
        report = health.check(store)
        notes, journal = store.read(_texts), store.read(_last_texts)
    finally:
        store.close()
    return Remains(notes, report.sound and notes == journal)


def _texts(session: Session) -> dict[str, str]:
    return {note.id.hex: note.text for note in session.exec(select(Note))}


def _last_texts(session: Session) -> dict[str, str]:
    """Return what the journal says that each note holds."""
    query = select(Change).where(Change.table_name == "note").order_by(col(Change.number))
    found: dict[str, str] = {}
    for change in session.exec(query):
        after = from_text(change.after) or {}
        if "text" in after:
            found[UUID(change.row_key).hex] = str(after["text"])
    return found


def _welcome(session: Session) -> UUID:
    person = people.welcome(session, NewPerson(NAME, "Aïcha"), Origin(), now().date()).id
    appointments.book(session, NewAppointment("suivi", now() - timedelta(days=1), 45, (person,)))
    return person
