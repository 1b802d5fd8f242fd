"""Random acts of the diary: appointments, attempts to reach the person, notes as they are typed."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from sqlmodel import Session, col, select
from tests.campaigns.undo_redo.scene import Scene

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.agenda.series.recurrence_kinds import Recurrence, patterns
from conseil_mobilite.domain.agenda.series.recurrence_rule import rule_of
from conseil_mobilite.domain.agenda.statuses import PLANNED
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.agenda import appointments, attendance
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.notes import contacts, notes
from conseil_mobilite.services.agenda.series import series
from conseil_mobilite.services.agenda.series.series import Scope
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


def book_series(session: Session, scene: Scene) -> None:
    new = _appointment(scene)
    off = scene.dice.random() < 0.3
    series.book_series(session, new, _rule(scene, new), without_holidays=off)


def repeat_appointment(session: Session, scene: Scene) -> None:
    alone = select(Appointment).where(col(Appointment.series_id).is_(None))
    chosen = scene.one(sorted(session.exec(alone).all(), key=repr))
    new = _appointment(scene)
    series.repeat(session, chosen.id, new, _rule(scene, new))


def change_series(session: Session, scene: Scene) -> None:
    chosen = _of_series(session, scene)
    new = _appointment(scene)
    if scene.dice.random() < 0.5:
        new = replace(new, starts_at=chosen.starts_at)
    series.change(session, chosen.id, new, _scope(scene))


def move_in_series(session: Session, scene: Scene) -> None:
    chosen = _of_series(session, scene)
    later = chosen.starts_at + timedelta(hours=scene.dice.randrange(-60, 60))
    series.move(session, chosen.id, later, 60, _scope(scene))


def bin_in_series(session: Session, scene: Scene) -> None:
    series.delete(session, _of_series(session, scene).id, _scope(scene))


def cancel_in_series(session: Session, scene: Scene) -> None:
    by = scene.one(("excused", "revoked"))
    series.cancel(session, _of_series(session, scene).id, by, _scope(scene))


def everybody_came(session: Session, scene: Scene) -> None:
    """Of an appointment at which she is to be counted too: else the act is none of her file."""
    hers = select(Participation).where(
        Participation.person_id == scene.person, Participation.status == PLANNED
    )
    attendance.all_present(session, scene.one(session.exec(hers).all()).appointment_id, scene.now)


def _of_series(session: Session, scene: Scene) -> Appointment:
    query = select(Appointment).where(col(Appointment.series_id).is_not(None))
    return scene.one(sorted(session.exec(query).all(), key=repr))


def _rule(scene: Scene, new: NewAppointment) -> str:
    pattern = scene.one(patterns(paris_day(new.starts_at)))
    return rule_of(Recurrence(pattern, count=scene.dice.randint(2, 6)))


def _scope(scene: Scene) -> Scope:
    return scene.one(tuple(Scope))


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
    book_series,
    repeat_appointment,
    change_series,
    move_in_series,
    bin_in_series,
    cancel_in_series,
    everybody_came,
    contact,
    type_note,
    share_note,
    bin_note,
)
