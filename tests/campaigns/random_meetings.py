"""Random acts of the diary: appointments, attempts to reach the person, notes as they are typed."""

from datetime import timedelta
from uuid import uuid4

from sqlmodel import Session, select
from tests.campaigns.scene import Scene

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.note import Note
from conseil_mobilite.services.agenda import appointments, contacts, notes
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.store.reference import reference


def _appointment(scene: Scene) -> NewAppointment:
    return NewAppointment(
        kind=scene.one(tuple(reference.code_lists()["appointment_kinds"])).code,
        starts_at=scene.now + timedelta(hours=scene.dice.randrange(-200, 200)),
        duration_minutes=45,
        person_ids=scene.one(((scene.person,), (scene.person, scene.other))),
        title=scene.words(),
    )


def book(session: Session, scene: Scene) -> None:
    appointments.book(session, _appointment(scene))


def change_appointment(session: Session, scene: Scene) -> None:
    appointments.change(session, scene.any(session, Appointment).id, _appointment(scene))


def complete_appointment(session: Session, scene: Scene) -> None:
    status = scene.one(tuple(reference.code_lists()["appointment_statuses"])).code
    seats = session.exec(select(Participation).where(Participation.person_id == scene.person))
    seat = scene.one(seats.all())
    appointments.set_status(session, seat.appointment_id, scene.person, status, scene.now)


def bin_appointment(session: Session, scene: Scene) -> None:
    appointments.delete(session, scene.any(session, Appointment).id)


def restore_appointment(session: Session, scene: Scene) -> None:
    appointments.restore(session, scene.any(session, Appointment).id)


def remove_appointment(session: Session, scene: Scene) -> None:
    session.delete(scene.any(session, Appointment))


def contact(session: Session, scene: Scene) -> None:
    lists = reference.code_lists()
    channel = scene.one(tuple(lists["contact_channels"])).code
    result = scene.one(tuple(lists["contact_results"])).code
    contacts.record(session, scene.person, channel, result, scene.now)


def type_note(session: Session, scene: Scene) -> None:
    if scene.dice.random() < 0.1:
        scene.note, scene.typed = uuid4(), ""
    scene.typed += scene.one(("a", "é ", "mot "))
    seats = session.exec(select(Participation.appointment_id)).all()
    about = scene.one(seats) if seats and scene.dice.random() < 0.1 else None
    notes.write(session, scene.note, scene.person, scene.typed, about)


def share_note(session: Session, scene: Scene) -> None:
    notes.set_private(session, scene.any(session, Note).id, private=scene.dice.random() < 0.5)


def bin_note(session: Session, scene: Scene) -> None:
    notes.delete(session, scene.any(session, Note).id)


ACTS = (
    book,
    change_appointment,
    complete_appointment,
    bin_appointment,
    restore_appointment,
    remove_appointment,
    contact,
    type_note,
    share_note,
    bin_note,
)
