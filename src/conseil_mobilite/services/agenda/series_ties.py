"""What an appointment owes to the series it is of."""

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.recurrence import occurrences
from conseil_mobilite.domain.agenda.series import AppointmentSeries


def tell_series(session: Session, appointment: Appointment) -> None:
    """Let the series know that one of its own came or went: its exceptions are others.

    One that comes back after its series was made to end before it stands alone.
    """
    if appointment.series_id is None:
        return
    series = session.get_one(AppointmentSeries, appointment.series_id)
    instants = occurrences(series.rule, series.starts_at)
    if appointment.deleted_at is None and appointment.occurrence_at not in instants:
        appointment.series_id = appointment.occurrence_at = None
    else:
        series.sequence += 1
    session.flush()
