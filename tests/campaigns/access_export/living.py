"""What the lives of a demonstration lack: sharing, correcting, deleting, asking, keeping back."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, select

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.duplicates.merging import DistinctPair
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import RetentionNotice
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.duplicates import merges
from conseil_mobilite.services.duplicates.merges import MergeOrder
from conseil_mobilite.services.people import people, rights
from conseil_mobilite.services.people.rights import RightsAnswer
from conseil_mobilite.services.situation import vehicles
from conseil_mobilite.services.situation.vehicles import VehicleFacts

NOW: Final = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
ON: Final = date(2027, 3, 12)


def live(session: Session) -> None:
    """Do what the demonstration does not: share, correct, delete, ask, keep to oneself."""
    everybody = session.exec(select(Person).order_by(Person.file_number)).all()
    colleague = _colleague(session)
    one, other = sorted(each.id for each in everybody[:2])
    session.add(DistinctPair(first_id=one, second_id=other, said_at=NOW))
    for first, second in zip(everybody[::2], everybody[1::2], strict=False):
        together = (first.id, second.id)
        new = NewAppointment("atelier", NOW + timedelta(days=1), 90, together, title="Lire un plan")
        appointments.book(session, new)
    for rank, person in enumerate(everybody):
        gone = vehicles.add(
            session, person.id, VehicleFacts(kind="velo", name=f"Gone{rank:04}"), ON
        )
        vehicles.remove(session, gone.id)
        people.correct(session, person.id, {"address": f"Ancienne adresse {rank}"})
        asked = rights.receive(session, person.id, "rectification", ON, "Mon adresse a changé.")
        rights.answer(session, asked.id, RightsAnswer("partielle", ON, "Une partie est exacte."))
        _note(session, person, session.info["adviser"])
        _note(session, person, colleague, private=True)
        session.add(
            RetentionNotice(
                person_id=person.id,
                rule="apres_contact",
                announced_on=ON,
                due_on=ON + timedelta(days=30),
                held_until=ON + timedelta(days=400),
                held_reason="Un contrôle est attendu.",
            )
        )
        person.search_text = f"texte {rank}"
    session.flush()


def merge(session: Session) -> None:
    """Bring the first and the last file together: what the one that goes held is of the other."""
    everybody = session.exec(select(Person.id).order_by(Person.file_number)).all()
    merges.merge(session, MergeOrder(everybody[0], everybody[-1]))


def _colleague(session: Session) -> UUID:
    present = session.get_one(Adviser, session.info["adviser"])
    made = Adviser(organisation_id=present.organisation_id, first_name="Samia", last_name="Roy")
    session.add(made)
    session.flush()
    return made.id


def _note(session: Session, of: Person, author: UUID | None, *, private: bool = False) -> None:
    session.add(
        Note(person_id=of.id, author_id=author, written_at=NOW, text="Un mot.", private=private)
    )
    session.flush()


def deleted(session: Session) -> list[tuple[str, str]]:
    """Return, from the journal, what rows that are gone held: the whole text, and its words."""
    rows = session.connection().execute(
        text("SELECT before FROM change WHERE kind = 'delete' AND before <> ''")
    )
    return [(str(before), name) for (before,) in rows for name in re.findall(r"Gone\d+", before)]
