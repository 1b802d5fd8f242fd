"""What an appointment owes to the series it is of."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import select, update
from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.series.recurrence import occurrences
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.store.journal.rows import RowChange

_APPOINTMENT: Final = SQLModel.metadata.tables["appointment"]
_SERIES: Final = SQLModel.metadata.tables["appointment_series"]


def tell_series(session: Session, appointment: Appointment) -> None:
    """Let the series know that one of its own came or went: its exceptions are others.

    One that comes back after its series was made to end before it stands alone; its versions stay
    counted in the series.
    """
    if appointment.series_id is None:
        return
    series = session.get_one(AppointmentSeries, appointment.series_id)
    instants = occurrences(series.rule, series.starts_at)
    if appointment.deleted_at is None and appointment.occurrence_at not in instants:
        appointment.series_id = appointment.occurrence_at = None
        series.sequence += appointment.sequence
    series.sequence += 1
    session.flush()


def keep_versions(session: Session, changes: Iterable[RowChange]) -> None:
    """Count in a series the versions of what these changes have just taken out of it.

    Of no interest to the journal: versions only go forward.
    """
    connection = session.connection()
    for change in changes:
        left = (change.before or {}).get("series_id")
        if change.table is not _APPOINTMENT or left is None or not change.after:
            continue
        if change.after.get("series_id") == left:
            continue
        mine = _APPOINTMENT.c.id == change.after["id"]
        count = select(_APPOINTMENT.c.sequence).where(mine).scalar_subquery()
        grown = update(_SERIES).where(_SERIES.c.id == left)
        connection.execute(grown.values(sequence=_SERIES.c.sequence + count))
