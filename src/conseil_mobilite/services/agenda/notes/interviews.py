"""An interview that was not planned, logged once it is over."""

from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.statuses import ATTENDED, NO_SHOW
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment


def log(session: Session, new: NewAppointment, person_id: UUID, *, came: bool) -> Appointment:
    """Put in the diary what already took place, and say at once whether the person was there.

    However long ago. UserError, naming the hour, for one to come.
    """
    now = session.info["clock"]()
    if new.starts_at > now:
        raise UserError("Cet entretien n’a pas encore eu lieu : prenez plutôt rendez-vous.", "hour")
    appointment = appointments.book(session, new)
    status = ATTENDED if came else NO_SHOW
    appointments.set_status(session, appointment.id, person_id, status, now)
    return appointment
