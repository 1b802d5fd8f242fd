"""Where an appointment happens, as it is kept: the place, its commune, the body of the time."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.store.reference.territories import Territories

FACE_TO_FACE: Final = "PHYSIQUE"
LATELY: Final = timedelta(days=365)
MOST_READ: Final = 400
"""How many appointments are looked at: the places of every day are among the last ones."""


@dataclass(frozen=True, slots=True)
class UsedPlace:
    """A place and its room, which may be empty."""

    place: str
    room: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What an appointment keeps of where it happens, whatever changes later."""

    place: str
    insee_code: str
    organisation_name: str


def body_place(session: Session) -> str:
    """Return the name and the address of the body, on one line."""
    return _place_of(session.exec(select(Organisation)).first())


def used_lately(session: Session, at: datetime) -> list[UsedPlace]:
    """Return the body's own place, then where the last ones of a year were, the latest first."""
    query = (
        select(Appointment.place, Appointment.room)
        .where(
            col(Appointment.starts_at) >= at - LATELY,
            col(Appointment.deleted_at).is_(None),
            col(Appointment.place) != "",
        )
        .order_by(col(Appointment.starts_at).desc())
        .limit(MOST_READ)
    )
    used = [UsedPlace(place, room) for place, room in session.exec(query)]
    own = body_place(session)
    return list(dict.fromkeys([UsedPlace(own, ""), *used] if own else used))


def whereabouts(
    session: Session, place: str, modality: str, person_ids: Sequence[UUID]
) -> Whereabouts:
    """Return what to keep.

    The commune is that, of that day, of the only person expected; else that of the body where it is
    held there.
    """
    body = session.exec(select(Organisation)).first()
    own = _place_of(body)
    place = kept_place(place, modality, own)
    insee_code = ""
    if len(person_ids) == 1:
        insee_code = session.get_one(Person, person_ids[0]).insee_code
    elif body is not None and place == own:
        insee_code = _commune(body)
    return Whereabouts(place, insee_code, body.name if body else "")


def kept_place(place: str, modality: str, own: str) -> str:
    """Return the place to keep: without one, a meeting face to face is at the body's own.

    A call is nowhere: the place of the body that was proposed leaves with the meeting face to face.
    """
    if modality == FACE_TO_FACE:
        return place or own
    return "" if place == own else place


def _place_of(body: Organisation | None) -> str:
    if body is None:
        return ""
    town = " ".join(part for part in (body.postcode, body.town) if part)
    return ", ".join(part for part in (body.name, body.address, town) if part)


def _commune(body: Organisation) -> str:
    """Return the code of the commune of the body, known by its postcode and its name."""
    if not body.postcode:
        return ""
    with closing(Territories.open()) as territories:
        places = territories.by_postcode(body.postcode)
    named = [each for each in places if fold(each.name) == fold(body.town)]
    found = named or places
    return found[0].insee_code if len(found) == 1 else ""
