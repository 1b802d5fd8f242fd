"""One service of the directory: what it is, whether it suits a person, what is noted of it here."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col

from conseil_mobilite.domain.directory.directory_rows import DirectoryService
from conseil_mobilite.domain.directory.matching import Match, match
from conseil_mobilite.domain.directory.opening_hours import in_french
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.identity import refuse_nir
from conseil_mobilite.services.directory.needs import need_of
from conseil_mobilite.services.directory.stored_services import (
    StoredService,
    known_centres,
    stored_service,
    stored_services,
)
from conseil_mobilite.services.directory.vocabulary import vocabulary
from conseil_mobilite.store.journal import audit

LONGEST_NOTE: Final = 2000


@dataclass(frozen=True, slots=True)
class ServicePage:
    """`hours` are in plain French, one line each; `others` are offered by the same structure."""

    stored: StoredService
    to_check: bool
    hours: tuple[str, ...]
    match: Match | None
    others: tuple[StoredService, ...]


def service_page(
    session: Session, service_id: UUID, on: date, person_id: UUID | None = None
) -> ServicePage:
    """Return one service, compared with a person where one is given."""
    stored = stored_service(session, service_id)
    same = stored_services(session, col(DirectoryService.structure_id) == stored.structure_id)
    others = sorted(
        (each for each in same if each.id != service_id), key=lambda each: each.service.name
    )
    hours = stored.service.contact.opening_hours or stored.structure.contact.opening_hours
    return ServicePage(
        stored,
        stored.to_check(on),
        in_french(hours),
        _match(session, stored, on, person_id),
        tuple(others),
    )


def write_note(session: Session, service_id: UUID, note: str) -> StoredService:
    """Keep what the body notes of a service; no catalogue changes it."""
    written = note.strip()
    if len(written) > LONGEST_NOTE:
        raise UserError(f"Ce texte est trop long : {LONGEST_NOTE} caractères au plus.", "note")
    refuse_nir(written, "note")
    session.get_one(DirectoryService, service_id).note = written
    return _kept(session, service_id, "note")


def set_favourite(session: Session, service_id: UUID, *, favourite: bool) -> StoredService:
    session.get_one(DirectoryService, service_id).favourite = favourite
    return _kept(session, service_id, "favourite")


def check(session: Session, service_id: UUID, on: date | None) -> StoredService:
    """Say that somebody made sure of it that day; None takes the day back."""
    if on is not None and on > paris_day(session.info["clock"]()):
        raise UserError("Cette date est dans l’avenir.", "checked_on")
    session.get_one(DirectoryService, service_id).checked_on = on
    return _kept(session, service_id, "check")


def _match(
    session: Session, stored: StoredService, on: date, person_id: UUID | None
) -> Match | None:
    if person_id is None:
        return None
    need = need_of(session, person_id, on, known_centres(session))
    return match(stored.offer, need, vocabulary(), on)


def _kept(session: Session, service_id: UUID, act: str) -> StoredService:
    session.flush()
    audit.record(session, f"directory_service.{act}", "directory_service", service_id)
    return stored_service(session, service_id)
