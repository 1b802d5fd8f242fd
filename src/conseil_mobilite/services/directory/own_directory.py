"""What the body wrote itself: its structures, and the services that it wrote for any of them."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.directory.directory_rows import DirectoryService, DirectoryStructure
from conseil_mobilite.domain.directory.service import Structure, structure_of
from conseil_mobilite.services.directory.own_source import own_source
from conseil_mobilite.services.directory.stored_services import (
    StoredService,
    read,
    stored_services,
)


@dataclass(frozen=True, slots=True)
class OwnStructure:
    """A structure and what the body wrote of its services. `own`: the body may correct it.

    `removable`: of the body, and nobody offers anything under its name.
    """

    id: UUID
    structure: Structure
    own: bool
    removable: bool
    services: tuple[StoredService, ...]


def own_directory(session: Session) -> tuple[OwnStructure, ...]:
    """Return the structures of the body, and those of others it wrote services for, by name."""
    written = stored_services(session, col(DirectoryService.own).is_(True))
    source = f"{own_source(session)}--"
    homes = {each.structure_id for each in written}
    offering = set(session.exec(select(DirectoryService.structure_id)))
    found = [
        _told(row, source, offering, written)
        for row in session.exec(select(DirectoryStructure))
        if row.id in homes or row.external_id.startswith(source)
    ]
    return tuple(sorted(found, key=lambda each: (each.structure.name.casefold(), each.id)))


def _told(
    row: DirectoryStructure, source: str, offering: set[UUID], written: list[StoredService]
) -> OwnStructure:
    own = row.external_id.startswith(source)
    services = (each for each in written if each.structure_id == row.id)
    ordered = sorted(services, key=lambda each: (each.service.name.casefold(), each.id))
    removable = own and row.id not in offering
    return OwnStructure(row.id, structure_of(read(row.record)), own, removable, tuple(ordered))
