"""The services of the base as they are compared and shown: their records read, each once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, select

from conseil_mobilite.domain.directory.directory_rows import DirectoryService, DirectoryStructure
from conseil_mobilite.domain.directory.distance import centres
from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.domain.directory.freshness import to_check
from conseil_mobilite.domain.directory.matching import Offer
from conseil_mobilite.domain.directory.service import (
    Point,
    Service,
    Structure,
    service_of,
    structure_of,
)


@dataclass(frozen=True, slots=True)
class StoredService:
    """A service of the base, its structure, and what the body notes of it."""

    id: UUID
    structure_id: UUID
    offer: Offer
    own: bool
    favourite: bool
    note: str

    @property
    def service(self) -> Service:
        return self.offer.service

    @property
    def structure(self) -> Structure:
        return self.offer.structure

    @property
    def checked_on(self) -> date | None:
        return self.offer.checked_on

    def to_check(self, on: date) -> bool:
        return to_check(self.service.updated_on, self.checked_on, on)


def stored_services(session: Session, *conditions: ColumnElement[bool]) -> list[StoredService]:
    """Return the services that fulfil the conditions, in no order."""
    query = select(DirectoryService, DirectoryStructure).join(DirectoryStructure)
    return [_stored(row, home) for row, home in session.exec(query.where(*conditions))]


def stored_service(session: Session, service_id: UUID) -> StoredService:
    row = session.get_one(DirectoryService, service_id)
    return _stored(row, session.get_one(DirectoryStructure, row.structure_id))


def stored_structures(session: Session) -> list[Structure]:
    """Return every structure of the directory, by name."""
    rows = session.exec(select(DirectoryStructure.record)).all()
    return sorted(map(_structure, rows), key=lambda each: each.name.casefold())


def known_centres(session: Session) -> Mapping[str, Point]:
    """Return, by INSEE code, the middle of what the directory knows of a commune."""
    services = stored_services(session)
    return centres_of(services)


def centres_of(services: Sequence[StoredService]) -> Mapping[str, Point]:
    told = (each for one in services for each in (one.service.contact, one.structure.contact))
    return centres(told)


def written(record: Record) -> str:
    """Return a record as it is stored."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Record:
    record: Record = json.loads(text)
    return record


@lru_cache(maxsize=20_000)
def _service(text: str) -> Service:
    return service_of(read(text))


@lru_cache(maxsize=5_000)
def _structure(text: str) -> Structure:
    return structure_of(read(text))


def _stored(row: DirectoryService, home: DirectoryStructure) -> StoredService:
    return StoredService(
        id=row.id,
        structure_id=home.id,
        offer=Offer(_service(row.record), _structure(home.record), row.checked_on),
        own=row.own,
        favourite=row.favourite,
        note=row.note,
    )
