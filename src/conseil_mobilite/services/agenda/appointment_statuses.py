"""What may be said of an appointment, and what was said of it already."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.statuses import (
    CALLED_OFF,
    ONLY_PAST,
    PLANNED,
    allowed,
    reinstated,
)
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.agenda.seats import seats
from conseil_mobilite.store.journal.deletions import brought_along
from conseil_mobilite.store.journal.rows import RowChange
from conseil_mobilite.store.reference.reference import code_lists

_NOT_YET: Final = (
    "Ce rendez-vous n’a pas encore eu lieu : vous pourrez dire ensuite si la personne est venue."
)
_PASSED: Final = (
    "L’heure de ce rendez-vous est passée : dites si la personne est venue, si elle s’est excusée"
    " ou si elle était absente."
)


def refuse_gone(appointment: Appointment) -> None:
    """Refuse to change what was called off, or deleted from another window."""
    if appointment.deleted_at is not None:
        raise UserError("Ce rendez-vous a été supprimé : remettez-le d’abord, dans la corbeille.")
    if appointment.cancelled_on is not None:
        raise UserError("Ce rendez-vous est annulé : rétablissez-le d’abord.")


def check_status(appointment: Appointment, now: str, status: str, at: datetime) -> None:
    """Refuse, with the reason, what may not be said of a meeting at that instant."""
    if status not in code_lists()["appointment_statuses"]:
        raise UserError("Choisissez une réponse dans la liste.", "status")
    if appointment.deleted_at is not None or status not in CALLED_OFF:
        refuse_gone(appointment)
    if status not in allowed(now, appointment.starts_at <= at):
        raise UserError(_NOT_YET if status in ONLY_PAST else _PASSED, "status")


def stands(session: Session, appointment: Appointment) -> bool:
    """Whether somebody is still expected, or nobody was."""
    taken = seats(session, appointment.id)
    off = bool(taken) and all(seat.status in CALLED_OFF for seat in taken)
    return bool(appointment.unnamed_participants) or not off


def forget_who_came(session: Session, appointment: Appointment) -> None:
    """Count again those without a name, once it is to come or there is none of them."""
    to_come = appointment.starts_at > session.info["clock"]()
    if to_come or not appointment.unnamed_participants:
        appointment.unnamed_attended = None


def fallen_with(session: Session, appointment: Appointment) -> list[Participation]:
    """Return who fell with a meeting when it was called off, not those who had before.

    The journal tells them; without it, those of the same status are taken for them.
    """
    taken = [each for each in seats(session, appointment.id) if each.status in CALLED_OFF]
    key = str(appointment.id)
    changes = brought_along(session.connection(), "appointment", key, "cancelled_on")
    if changes is None:
        back = reinstated({seat.status for seat in taken})
        return [seat for seat in taken if seat.status == back]
    fell = {each.key for each in changes if _fell(each)}
    return [seat for seat in taken if f"{appointment.id}/{seat.person_id}" in fell]


def _fell(change: RowChange) -> bool:
    was, became = change.before or {}, change.after or {}
    called_off = became.get("status") in CALLED_OFF
    return change.table.name == "participation" and called_off and was.get("status") == PLANNED
