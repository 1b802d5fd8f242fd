"""Read the series of appointments: the rows of one, and what an entry of the diary says of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.domain.agenda.statuses import ONLY_PAST


@dataclass(frozen=True, slots=True)
class SeriesGlimpse:
    """A series of which `count` appointments are to be held or were, the last at `last`."""

    rule: str
    count: int
    last: datetime


def glimpses(session: Session, series_ids: Collection[UUID]) -> dict[UUID, SeriesGlimpse]:
    """Return what is said of each series; one with nothing left in the diary is left out."""
    if not series_ids:
        return {}
    query = (
        select(
            AppointmentSeries.id,
            AppointmentSeries.rule,
            func.count(col(Appointment.id)),
            func.max(col(Appointment.starts_at)),
        )
        .join(Appointment)
        .where(
            col(AppointmentSeries.id).in_(series_ids),
            col(Appointment.deleted_at).is_(None),
            col(Appointment.cancelled_on).is_(None),
        )
        .group_by(col(AppointmentSeries.id), col(AppointmentSeries.rule))
    )
    return {
        series_id: SeriesGlimpse(rule, count, last)
        for series_id, rule, count, last in session.exec(query)
    }


def appointments_of(session: Session, series_id: UUID) -> Sequence[Appointment]:
    """Return every appointment of a series in the order of its rule, the deleted ones included."""
    query = select(Appointment).where(Appointment.series_id == series_id)
    return session.exec(query.order_by(col(Appointment.occurrence_at))).all()


def held(session: Session, appointments: Sequence[Appointment]) -> set[UUID]:
    """Return those that took place: begun, or of which somebody said who came."""
    now = session.info["clock"]()
    ids = [each.id for each in appointments]
    said = select(Participation.appointment_id).where(
        col(Participation.appointment_id).in_(ids), col(Participation.status).in_(ONLY_PAST)
    )
    begun = (
        each.id
        for each in appointments
        if each.starts_at <= now or each.unnamed_attended is not None
    )
    return {*session.exec(said), *begun}
