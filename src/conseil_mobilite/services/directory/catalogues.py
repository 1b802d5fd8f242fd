"""Bring a catalogue into the directory, by identifier, and take the directory out again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.directory.catalogue import Catalogue, CheckedCatalogue, checked
from conseil_mobilite.domain.directory.directory_rows import DirectoryService, DirectoryStructure
from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.interchange.directory.catalogue_files import read_catalogue
from conseil_mobilite.services.directory.own_source import own_source
from conseil_mobilite.services.directory.stored_services import read, written
from conseil_mobilite.services.directory.vocabulary import vocabulary
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.journal import audit

_EACH: Final = 50
NOTHING_SOUND: Final = "Ce catalogue ne contient aucun service que l’annuaire puisse reprendre."


@dataclass(frozen=True, slots=True)
class CataloguePreview:
    """What bringing a catalogue in would do; the figures count services, `structures` aside.

    `gone` names the services of the same sources that the catalogue holds no more; `kept_own` those
    that the body wrote itself, which a catalogue never changes.
    """

    checked: CheckedCatalogue
    new: int
    changed: int
    same: int
    kept_own: int
    structures: int
    gone: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether something of it may be brought in."""
        return bool(self.checked.sound.services or self.checked.sound.structures)

    @property
    def changes(self) -> bool:
        """Whether bringing it in would change a service, or may change a structure."""
        return bool(self.new or self.changed or self.checked.sound.structures)


def _quiet(_done: int, _total: int) -> None:
    """Say nothing of the progress."""


@dataclass(frozen=True, slots=True)
class _Present:
    """What the base holds, by identifier."""

    structures: Mapping[str, DirectoryStructure]
    services: Mapping[str, DirectoryService]
    source: str

    def is_own(self, identifier: str) -> bool:
        row = self.services.get(identifier)
        own = row is not None and row.own
        return own or identifier.startswith(f"{self.source}--")


def verify(paths: Sequence[Path], on: date) -> CheckedCatalogue:
    """Read a catalogue and tell its faults, without a base. UserError where it cannot be read."""
    return checked(read_catalogue(paths), vocabulary(), on)


def preview(session: Session, catalogue: Catalogue, on: date) -> CataloguePreview:
    """Tell what bringing the catalogue in would do. Nothing is written."""
    present = _present(session)
    found = checked(catalogue, vocabulary(), on, frozenset(present.structures))
    counts = dict.fromkeys(("new", "changed", "same", "kept_own"), 0)
    for record in found.sound.services:
        counts[_fate(record, present)] += 1
    return CataloguePreview(
        checked=found,
        structures=len(found.sound.structures),
        gone=tuple(_name(row) for row in _gone(catalogue, present)),
        **counts,
    )


def bring_in(
    session: Session,
    catalogue: Catalogue,
    on: date,
    *,
    drop_gone: bool = False,
    report: Callable[[int, int], object] = _quiet,
) -> CataloguePreview:
    """Write the sound records, all or none; return what was done.

    `report` is told how many services are written, now and then; what it raises gives all up.

    Notes, favourites and days of checking stay. `drop_gone` removes what the same sources offer no
    more, but nothing that somebody here noted, liked or wrote.
    """
    require_manager(session)
    told = preview(session, catalogue, on)
    sound = told.checked.sound
    if not sound.structures and not sound.services:
        raise UserError(NOTHING_SOUND)
    present = _present(session)
    _put_structures(session, sound.structures, present)
    _put_services(session, sound.services, _present(session), report)
    if drop_gone:
        _drop(session, _gone(catalogue, present))
    audit.record(session, "catalogue.import", "directory_service")
    return told


def whole_catalogue(session: Session) -> Catalogue:
    """Return every record of the directory, as it was received, in the order of identifiers."""
    return Catalogue(*(tuple(map(read, texts)) for texts in _texts(session, own_only=False)))


def own_catalogue(session: Session) -> Catalogue:
    """Return the services that the body wrote, and their structures."""
    return Catalogue(*(tuple(map(read, texts)) for texts in _texts(session, own_only=True)))


def _texts(session: Session, *, own_only: bool) -> tuple[list[str], list[str]]:
    services = select(DirectoryService).order_by(col(DirectoryService.external_id))
    structures = select(DirectoryStructure).order_by(col(DirectoryStructure.external_id))
    if own_only:
        services = services.where(col(DirectoryService.own))
        homes = select(DirectoryService.structure_id).where(col(DirectoryService.own))
        structures = structures.where(col(DirectoryStructure.id).in_(homes))
    return (
        [row.record for row in session.exec(structures)],
        [row.record for row in session.exec(services)],
    )


def _present(session: Session) -> _Present:
    structures, services = (
        session.exec(select(DirectoryStructure)).all(),
        session.exec(select(DirectoryService)).all(),
    )
    return _Present(
        {row.external_id: row for row in structures},
        {row.external_id: row for row in services},
        own_source(session),
    )


def _fate(record: Record, present: _Present) -> str:
    row = present.services.get(str(record["id"]))
    if row is None:
        return "new"
    if read(row.record) == record:
        return "same"
    return "kept_own" if present.is_own(row.external_id) else "changed"


def _put_structures(session: Session, records: Iterable[Record], present: _Present) -> None:
    for record in records:
        identifier = str(record["id"])
        row = present.structures.get(identifier)
        if row is None:
            session.add(DirectoryStructure(external_id=identifier, record=written(record)))
        elif not present.is_own(identifier):
            row.record = written(record)
    session.flush()


def _put_services(
    session: Session,
    records: Sequence[Record],
    present: _Present,
    report: Callable[[int, int], object],
) -> None:
    for done, record in enumerate(records):
        if done % _EACH == 0:
            report(done, len(records))
        home = present.structures[str(record["structure_id"])].id
        row = present.services.get(str(record["id"]))
        if row is None:
            row = DirectoryService(
                external_id=str(record["id"]),
                structure_id=home,
                record=written(record),
                own=record["source"] == present.source,
            )
        elif not present.is_own(row.external_id):
            row.record, row.structure_id = written(record), home
        session.add(row)
    session.flush()


def _gone(catalogue: Catalogue, present: _Present) -> list[DirectoryService]:
    """Return the services whose source the catalogue speaks of, but not of them."""
    sources = {record.get("source") for record in catalogue.services}
    named = {record.get("id") for record in catalogue.services}
    return [
        row
        for row in present.services.values()
        if row.external_id not in named
        and not present.is_own(row.external_id)
        and read(row.record).get("source") in sources
    ]


def _drop(session: Session, rows: Sequence[DirectoryService]) -> None:
    for row in rows:
        if not (row.note or row.favourite or row.checked_on):
            session.delete(row)
    session.flush()
    _drop_empty(session, {row.structure_id for row in rows})


def _drop_empty(session: Session, homes: set[UUID]) -> None:
    """Remove the structures that have nothing left to offer."""
    used = set(session.exec(select(DirectoryService.structure_id)))
    for home in homes - used:
        session.delete(session.get_one(DirectoryStructure, home))
    session.flush()


def _name(row: DirectoryService) -> str:
    return str(read(row.record).get("nom") or row.external_id)
