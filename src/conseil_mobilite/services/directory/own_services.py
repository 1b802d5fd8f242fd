"""The services and structures that the body writes itself, in the schema of all the others."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from conseil_mobilite.domain.directory.checking import (
    RecordKind,
    field_faults,
    service_kind,
    structure_kind,
)
from conseil_mobilite.domain.directory.directory_rows import DirectoryService, DirectoryStructure
from conseil_mobilite.domain.directory.faults import Fault, Record
from conseil_mobilite.domain.directory.vocabulary import Vocabulary
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.identity import looks_like_nir, parse_phone
from conseil_mobilite.services.directory.own_source import own_source
from conseil_mobilite.services.directory.stored_services import read, written
from conseil_mobilite.services.directory.vocabulary import vocabulary
from conseil_mobilite.store.journal import audit

Typed = Mapping[str, object]
"""Fields of the schema v1 by their names; an empty text, list or None leaves a field out."""
NOT_OWN: Final = (
    "Ce service vient d’un catalogue : il se corrige chez qui le publie. Notez ce que vous savez "
    "dans votre note, ou écrivez un service à vous."
)
IN_USE: Final = (
    "Cette structure propose encore des services : supprimez-les d’abord, ou laissez-la."
)
_NIR: Final = (
    "ce texte ressemble à un numéro de sécurité sociale : il ne doit pas être enregistré ici."
)
_NO_PHONE: Final = "ce numéro de téléphone est incomplet, ou contient une faute."
_KEPT_HERE: Final = frozenset({"id", "source", "date_maj", "structure_id"})
_PHONE: Final = "telephone"
_Kind = Callable[[Vocabulary, date], RecordKind]


def service_faults(session: Session, typed: Typed) -> tuple[Fault, ...]:
    """Tell what is wrong so far in a service being written, field by field."""
    kind = service_kind(vocabulary(), _today(session))
    return _faults(_made(session, typed, "service", kind), kind)


def structure_faults(session: Session, typed: Typed) -> tuple[Fault, ...]:
    """Tell what is wrong so far in a structure being written, field by field."""
    kind = structure_kind(vocabulary(), _today(session))
    return _faults(_made(session, typed, "structure", kind), kind)


def write_structure(session: Session, typed: Typed, structure_id: UUID | None = None) -> UUID:
    """Write a structure, new or again. UserError names the first field at fault."""
    row = session.get_one(DirectoryStructure, structure_id) if structure_id else None
    if row is not None:
        _refuse_foreign(session, row.external_id)
    record = _checked(session, typed, row.external_id if row else "", structure_kind)
    row = row or DirectoryStructure(external_id=str(record["id"]), record="")
    row.record = written(record)
    session.add(row)
    session.flush()
    audit.record(session, "directory_structure.write", "directory_structure", row.id)
    return row.id


def write_service(
    session: Session, structure_id: UUID, typed: Typed, service_id: UUID | None = None
) -> UUID:
    """Write a service of a structure, new or again. UserError names the first field at fault."""
    row = session.get_one(DirectoryService, service_id) if service_id else None
    if row is not None and not row.own:
        raise UserError(NOT_OWN)
    home = session.get_one(DirectoryStructure, structure_id)
    filled = {**typed, "structure_id": home.external_id}
    record = _checked(session, filled, row.external_id if row else "", service_kind)
    row = row or DirectoryService(
        external_id=str(record["id"]), structure_id=home.id, record="", own=True
    )
    row.record, row.structure_id = written(record), home.id
    row.checked_on = _today(session)
    session.add(row)
    session.flush()
    audit.record(session, "directory_service.write", "directory_service", row.id)
    return row.id


def own_record(session: Session, service_id: UUID) -> Record:
    """Return a service as it was written, to be corrected."""
    return read(session.get_one(DirectoryService, service_id).record)


def structure_record(session: Session, structure_id: UUID) -> Record:
    """Return a structure as it was written, to be corrected."""
    return read(session.get_one(DirectoryStructure, structure_id).record)


def structures(session: Session) -> list[tuple[UUID, str, bool]]:
    """Return every structure by name, and whether the body may correct it."""
    source = f"{own_source(session)}--"
    rows = session.exec(select(DirectoryStructure)).all()
    named = [
        (row.id, str(read(row.record).get("nom", "")), row.external_id.startswith(source))
        for row in rows
    ]
    return sorted(named, key=lambda each: (each[1].casefold(), each[0]))


def remove_service(session: Session, service_id: UUID) -> DirectoryService:
    """Delete a service of the body, and return what `restore` brings back."""
    row = session.get_one(DirectoryService, service_id)
    if not row.own:
        raise UserError(NOT_OWN)
    kept = DirectoryService(**row.model_dump())
    session.delete(row)
    session.flush()
    audit.record(session, "directory_service.delete", "directory_service", service_id)
    return kept


def remove_structure(session: Session, structure_id: UUID) -> DirectoryStructure:
    """Delete a structure of the body that offers nothing, and return what `restore` brings back."""
    row = session.get_one(DirectoryStructure, structure_id)
    _refuse_foreign(session, row.external_id)
    offered = select(DirectoryService.id).where(col(DirectoryService.structure_id) == structure_id)
    if session.exec(offered).first() is not None:
        raise UserError(IN_USE)
    kept = DirectoryStructure(**row.model_dump())
    session.delete(row)
    session.flush()
    audit.record(session, "directory_structure.delete", "directory_structure", structure_id)
    return kept


def restore(session: Session, removed: DirectoryService | DirectoryStructure) -> None:
    """Bring back what was deleted a moment ago: these tables are not in the journal."""
    session.add(type(removed)(**removed.model_dump()))
    session.flush()
    kind = str(removed.__tablename__)
    audit.record(session, f"{kind}.restore", kind, removed.id)


def _refuse_foreign(session: Session, identifier: str) -> None:
    if not identifier.startswith(f"{own_source(session)}--"):
        raise UserError(NOT_OWN)


def _checked(session: Session, typed: Typed, identifier: str, kind: _Kind) -> Record:
    asked = kind(vocabulary(), _today(session))
    record = _made(session, typed, identifier or str(uuid4()), asked)
    if faults := _faults(record, asked):
        raise UserError(_sentence(faults[0]), faults[0].field)
    return record


def _made(session: Session, typed: Typed, identifier: str, kind: RecordKind) -> Record:
    """Return the record as it would be stored, signed and dated by the body.

    What the schema does not know is left out.
    """
    source = own_source(session)
    own = identifier if identifier.startswith(f"{source}--") else f"{source}--{identifier}"
    names = kind.checks.keys() - _KEPT_HERE
    filled = {
        name: _tidy(name, typed[name]) for name in kind.checks if name in names & typed.keys()
    }
    made: dict[str, object] = {"source": source, "id": own}
    if "structure_id" in typed:
        made["structure_id"] = typed["structure_id"]
    made |= {name: value for name, value in filled.items() if value not in (None, "", [])}
    return {**made, "date_maj": _today(session).isoformat()}


def _tidy(name: str, value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    if not isinstance(value, str):
        return value
    text = value.strip()
    phone = _phone(text) if name == _PHONE else ""
    return phone or text


def _phone(text: str) -> str:
    """Return a number in its stored form, or nothing where it is none."""
    try:
        return parse_phone(text, _PHONE)
    except UserError:
        return ""


def _faults(record: Record, kind: RecordKind) -> tuple[Fault, ...]:
    place = str(record["id"])
    faults = [
        Fault(place, field, sentence)
        for field, sentence in field_faults(record, kind)
        if not (field == "structure_id" and record.get(field) is None)
    ]
    phone = record.get(_PHONE)
    if isinstance(phone, str) and not _phone(phone):
        faults.append(Fault(place, _PHONE, _NO_PHONE))
    secret = (name for name, value in record.items() if _tells_nir(name, value))
    return (*faults, *(Fault(place, name, _NIR) for name in secret))


def _tells_nir(name: str, value: object) -> bool:
    return (
        isinstance(value, str) and name not in {"siret", "id", "source"} and looks_like_nir(value)
    )


def _sentence(fault: Fault) -> str:
    return fault.sentence[0].upper() + fault.sentence[1:]


def _today(session: Session) -> date:
    return paris_day(session.info["clock"]())
