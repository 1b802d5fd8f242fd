"""Give a series another last day: what it lacks is booked, what is beyond goes to the bin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.series.recurrence import occurrences
from conseil_mobilite.domain.agenda.series.recurrence_rule import ended_on
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.seats import seats
from conseil_mobilite.services.agenda.series.series_preview import preview
from conseil_mobilite.services.agenda.series.series_reading import appointments_of, held
from conseil_mobilite.store.journal import audit

_NONE: Final = "Ce rendez-vous ne se répète pas."
_SAME: Final = "Rien ne changerait : cette répétition finit déjà là."


@dataclass(frozen=True, slots=True)
class NewEnd:
    """What came of another last day: how many appointments were booked, and put in the bin."""

    added: int
    removed: int


def end_series(session: Session, appointment_id: UUID, day: date) -> NewEnd:
    """Let the series of an appointment end on a day; those it lacks are made like that one.

    UserError where one held would be beyond, where nothing would change, or nothing comes back.
    """
    model = session.get_one(Appointment, appointment_id)
    _check(model)
    series = session.get_one(AppointmentSeries, model.series_id)
    rule = ended_on(series.rule, day)
    planned = preview(session, rule, series.starts_at)
    before = occurrences(series.rule, series.starts_at)
    if list(planned.instants) == before:
        raise UserError(_SAME, "until")
    beyond = _beyond(session, series, planned.instants[-1])
    for each in beyond:
        appointments.delete(session, each.id)
    added = [instant for instant in planned.instants if instant > before[-1]]
    _let_go(session, series, before[-1])
    series.rule = rule
    series.sequence += 1
    for instant in added:
        appointments.book(session, _like(session, model, instant), series.id)
    session.flush()
    audit.record(session, "series.change", "appointment_series", series.id)
    return NewEnd(len(added), len(beyond))


def _check(model: Appointment) -> None:
    if model.series_id is None or model.deleted_at is not None:
        raise UserError(_NONE, "until")


def _beyond(session: Session, series: AppointmentSeries, last: datetime) -> Sequence[Appointment]:
    """Return those after the last one. UserError where one of them took place."""
    rows = [each for each in appointments_of(session, series.id) if each.deleted_at is None]
    after = [each for each in rows if each.occurrence_at and each.occurrence_at > last]
    kept = held(session, after)
    passed = [each.starts_at for each in after if each.id in kept]
    if passed:
        on = long_date(paris_day(max(passed)), weekday=False)
        raise UserError(
            f"Une séance a eu lieu le {on} : choisissez ce jour ou un autre après.", "until"
        )
    return after


def _let_go(session: Session, series: AppointmentSeries, last: datetime) -> None:
    """Let those in the bin beyond the former end stand alone: their place is taken by others."""
    for each in appointments_of(session, series.id):
        if each.deleted_at is not None and each.occurrence_at and each.occurrence_at > last:
            series.sequence += each.sequence
            each.series_id = each.occurrence_at = None


def _like(session: Session, model: Appointment, at: datetime) -> NewAppointment:
    return NewAppointment(
        kind=model.kind,
        starts_at=at,
        duration_minutes=model.duration_minutes,
        person_ids=tuple(seat.person_id for seat in seats(session, model.id)),
        modality=model.modality,
        place=model.place,
        directions=model.directions,
        title=model.title,
        adviser_id=model.adviser_id,
        unnamed_participants=model.unnamed_participants,
        room=model.room,
        initiator=model.initiator,
    )
