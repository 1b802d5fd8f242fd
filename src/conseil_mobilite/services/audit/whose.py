"""Whose file the record of an entry is of, and which records are of a person's file."""

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.services.paper.person_file.held import rows_of
from conseil_mobilite.store.journal.belonging import Belonging
from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.journal.rows import RowChange


def people_of(session: Session, entries: Iterable[AuditEntry]) -> dict[int, UUID]:
    """Return, by the number of an entry, the one person whose file it is about.

    One that is about several people, or about nobody's file, is left out.
    """
    belonging = Belonging(session.connection())
    found: dict[int, UUID] = {}
    for entry in entries:
        table = JOURNALLED.get(entry.kind)
        if table is None or entry.record_id is None or "id" not in table.primary_key.columns:
            continue
        people = belonging.people([RowChange(table, {"id": entry.record_id}, None)])
        if len(people) == 1:
            found[entry.number] = next(iter(people))
    return found


def records_of(session: Session, person_id: UUID) -> frozenset[UUID]:
    """Return the identifiers of all the records of a person's file, hers among them.

    Those of files that were merged into it are: what was done of them was done of hers.
    """
    tables, file = SQLModel.metadata.tables, rows_of(session, person_id)
    held = {row["id"] for name, rows in file.items() if "id" in tables[name].c for row in rows}
    held |= {row["absorbed_id"] for row in file["person_merge"]}
    return frozenset({person_id}.union(each for each in held if isinstance(each, UUID)))
