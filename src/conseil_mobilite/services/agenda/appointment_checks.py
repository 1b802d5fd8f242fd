"""What an appointment must say before it is put in the diary."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.reference.reference import code_lists

LONGEST_MINUTES: Final = 12 * 60
LONGEST_TITLE: Final = 160
LONGEST_PLACE: Final = 300
LONGEST_ROOM: Final = 80
BY_SERVICE: Final = "PARTENAIRE"
"""The usual initiator (list `ft_initiators`)."""
MOST_PEOPLE: Final = 500
_NO_MODALITY: Final = "Choisissez comment le rendez-vous se passe."


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """What the adviser typed. `starts_at` is aware; a workshop may count people without names."""

    kind: str
    starts_at: datetime
    duration_minutes: int
    person_ids: tuple[UUID, ...] = ()
    modality: str = "PHYSIQUE"
    place: str = ""
    directions: str = ""
    title: str = ""
    adviser_id: UUID | None = None
    unnamed_participants: int = 0
    room: str = ""
    initiator: str = BY_SERVICE


@dataclass(frozen=True, slots=True)
class AppointmentTexts:
    """The texts as they are kept: on one line, without a social security number."""

    title: str
    place: str
    room: str
    directions: str


def check(new: NewAppointment) -> AppointmentTexts:
    """Return the texts to keep. UserError names the field at fault."""
    for code, listed, field, sentence in (
        (new.kind, "appointment_kinds", "kind", "Choisissez le type de rendez-vous."),
        (new.modality, "appointment_modalities", "modality", _NO_MODALITY),
        (new.initiator, "ft_initiators", "initiator", "Dites qui a demandé le rendez-vous."),
    ):
        if code not in code_lists()[listed]:
            raise UserError(sentence, field)
    check_length(new.duration_minutes)
    if not 0 <= new.unnamed_participants <= MOST_PEOPLE:
        raise UserError(f"Indiquez un nombre de 0 à {MOST_PEOPLE}.", "participants")
    if not new.person_ids and not new.unnamed_participants and not new.title.strip():
        raise UserError("Choisissez une personne, ou donnez un titre au rendez-vous.", "person")
    return AppointmentTexts(
        title=words(new.title, "title", LONGEST_TITLE),
        place=words(new.place, "place", LONGEST_PLACE),
        room=words(new.room, "room", LONGEST_ROOM),
        directions=words(new.directions, "directions", LONGEST_PLACE),
    )


def check_length(minutes: int) -> None:
    if not 0 < minutes <= LONGEST_MINUTES:
        raise UserError("La durée doit être comprise entre 1 minute et 12 heures.", "duration")
