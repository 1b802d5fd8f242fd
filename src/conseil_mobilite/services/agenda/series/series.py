"""Appointments that come back: booked at once, then changed one by one or together."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.series.series_cutting import end_after_last, part_from
from conseil_mobilite.services.agenda.series.series_following import content_of, let_follow
from conseil_mobilite.services.agenda.series.series_preview import preview
from conseil_mobilite.services.agenda.series.series_reading import appointments_of, held
from conseil_mobilite.store.journal import audit


class Scope(StrEnum):
    """How far a change of one appointment goes in its series."""

    ONE = "one"
    FOLLOWING = "following"
    ALL = "all"


def book_series(
    session: Session, new: NewAppointment, rule: str, *, without_holidays: bool = False
) -> list[Appointment]:
    """Put every appointment of a rule (RRULE) in the diary; `new` is the first of them.

    Those on a public holiday are booked as well, unless they are not wanted.
    """
    planned = preview(session, rule, new.starts_at)
    series = _begin(session, new, rule)
    instants = planned.working if without_holidays else planned.instants
    return _book(session, series, new, instants)


def repeat(
    session: Session,
    appointment_id: UUID,
    new: NewAppointment,
    rule: str,
    *,
    without_holidays: bool = False,
) -> list[Appointment]:
    """Correct an appointment that stood alone and let it come back: it is the first of a rule.

    It is kept where it is even on a public holiday. A calendar that has it makes it the series: the
    identifier it is known by goes to the series, and the first of them has another.
    """
    planned = preview(session, rule, new.starts_at)
    first = appointments.change(session, appointment_id, new)
    series = _begin(session, new, rule, first.uid)
    first.uid = _new_uid()
    first.series_id, first.occurrence_at = series.id, new.starts_at
    session.flush()
    instants = planned.working if without_holidays else planned.instants
    later = [instant for instant in instants if instant != new.starts_at]
    return [first, *_book(session, series, new, later)]


def change(
    session: Session, appointment_id: UUID, new: NewAppointment, scope: Scope
) -> list[Appointment]:
    """Correct an appointment, and with it the following ones or all those of its series.

    What took place stays as it was, and each keeps what was changed in it alone.
    """
    return _with_others(
        session, appointment_id, scope, lambda: appointments.change(session, appointment_id, new)
    )


def move(
    session: Session, appointment_id: UUID, starts_at: datetime, minutes: int, scope: Scope
) -> list[Appointment]:
    """Give an appointment another time or length, and the following ones or all with it."""
    return _with_others(
        session,
        appointment_id,
        scope,
        lambda: appointments.move(session, appointment_id, starts_at, minutes),
    )


def delete(session: Session, appointment_id: UUID, scope: Scope) -> int:
    """Move an appointment, the following ones or all to the recycle bin; return how many.

    The others that took place stay.
    """
    chosen = session.get_one(Appointment, appointment_id)
    concerned = _concerned(session, chosen, scope)
    for each in concerned:
        appointments.delete(session, each.id)
    if scope is not Scope.ONE and chosen.series_id is not None:
        end_after_last(session, session.get_one(AppointmentSeries, chosen.series_id))
        audit.record(session, "series.delete", "appointment_series", chosen.series_id)
    return len(concerned)


def cancel(session: Session, appointment_id: UUID, by: str, scope: Scope) -> int:
    """Call an appointment off, the following ones or all; return how many.

    The others that took place, or were called off already, stay as they are.
    """
    chosen = session.get_one(Appointment, appointment_id)
    concerned = _concerned(session, chosen, scope)
    standing = [each for each in concerned if each is chosen or each.cancelled_on is None]
    for each in standing:
        appointments.cancel(session, each.id, by)
    return len(standing)


def _new_uid() -> str:
    return f"{uuid4()}@conseil-mobilite"


def _begin(session: Session, first: NewAppointment, rule: str, uid: str = "") -> AppointmentSeries:
    series = AppointmentSeries(
        adviser_id=first.adviser_id or session.info["adviser"],
        rule=rule,
        starts_at=first.starts_at,
        duration_minutes=first.duration_minutes,
        uid=uid or _new_uid(),
    )
    session.add(series)
    session.flush()
    audit.record(session, "series.book", "appointment_series", series.id)
    return series


def _book(
    session: Session, series: AppointmentSeries, new: NewAppointment, instants: Iterable[datetime]
) -> list[Appointment]:
    return [
        appointments.book(session, replace(new, starts_at=instant), series.id)
        for instant in instants
    ]


def _concerned(session: Session, chosen: Appointment, scope: Scope) -> list[Appointment]:
    """Return the appointment chosen, and those of its series in the scope, still to be held."""
    if scope is Scope.ONE or chosen.series_id is None:
        return [chosen]
    rows = [each for each in appointments_of(session, chosen.series_id) if not each.deleted_at]
    past = held(session, rows)
    return [
        each
        for each in rows
        if each is chosen or (each.id not in past and _reaches(scope, chosen, each))
    ]


def _reaches(scope: Scope, chosen: Appointment, other: Appointment) -> bool:
    if scope is Scope.ALL or chosen.occurrence_at is None or other.occurrence_at is None:
        return True
    return other.occurrence_at >= chosen.occurrence_at


def _with_others(
    session: Session, appointment_id: UUID, scope: Scope, act: Callable[[], Appointment]
) -> list[Appointment]:
    """Act on an appointment, then let the others of the scope follow; the one acted on is first."""
    chosen = session.get_one(Appointment, appointment_id)
    if scope is Scope.ONE or chosen.series_id is None:
        return [act()]
    series = session.get_one(AppointmentSeries, chosen.series_id)
    if scope is Scope.FOLLOWING:
        series = part_from(session, series, chosen)
    before = content_of(session, chosen)
    act()
    followers = let_follow(session, series, chosen, before)
    audit.record(session, "series.change", "appointment_series", series.id)
    return [chosen, *followers]
