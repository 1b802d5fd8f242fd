"""Of two open pathways, the one that stays open and the one that is closed as a double."""

from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.services.duplicates.joining import Merging
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.pathway.pathway_checks import ActDetails

DOUBLE: Final = "doublon_erreur"
_SITUATION: Final = "autre"
_PLANNED: Final = "unknown"


def close_double(session: Session, merging: Merging, *, keep_absorbed: bool) -> int:
    """Close one of two open pathways; its appointments to come go on in the other.

    It is closed « sans suite », or as an exit where it is too far for that; the reason says that it
    is a double, and the statistics leave it out. Return how many events were made.
    """
    mine = pathways.current(session, merging.survivor)
    theirs = pathways.current(session, merging.absorbed)
    if mine is None or theirs is None:
        return 0
    closed, kept = (mine, theirs) if keep_absorbed else (theirs, mine)
    events = len(pathways.history(session, kept.id)) + len(pathways.history(session, closed.id))
    _carry_appointments(session, closed, kept)
    dropping = PathwayAct.DROP in pathways.allowed_acts(session, closed)
    details = ActDetails(reason=DOUBLE, situation="" if dropping else _SITUATION)
    what = PathwayAct.DROP if dropping else PathwayAct.EXIT
    pathways.act(session, closed.id, what, merging.on, details)
    after = len(pathways.history(session, kept.id)) + len(pathways.history(session, closed.id))
    return after - events


def _carry_appointments(session: Session, closed: Pathway, kept: Pathway) -> None:
    seats = _seats_to_come(session, closed.id)
    for seat in seats:
        seat.pathway_id = kept.id
    session.flush()
    if seats:
        pathways.appointment_booked(session, kept.id)


def _seats_to_come(session: Session, pathway_id: UUID) -> list[Participation]:
    to_come = (
        select(Participation)
        .join(Appointment)
        .where(
            Participation.pathway_id == pathway_id,
            Participation.status == _PLANNED,
            col(Appointment.starts_at) >= session.info["clock"](),
        )
    )
    return list(session.exec(to_come))
