"""The files that were made anonymous: what is counted of them stays, and nothing names them again.

A page that was left open, or an act that is redone, may still reach one: this is the one place
where it is refused, whichever service writes.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.journal.columns import is_bookkeeping
from conseil_mobilite.store.journal.rows import RowChange
from conseil_mobilite.store.journal.rows_at_once import slices

_PERSON: Final = SQLModel.metadata.tables["person"]
_ANONYMOUS: Final = select(_PERSON.c.id).where(_PERSON.c.anonymised_on.is_not(None)).limit(1)


class AnonymousFileError(UserError):
    def __init__(self) -> None:
        super().__init__(
            "Ce dossier a été rendu anonyme : il ne sert plus qu’aux statistiques et ne change "
            "plus. Si la personne revient, ouvrez-lui un nouveau dossier."
        )


def refuse_anonymous(connection: Connection, changes: Iterable[RowChange]) -> None:
    """Raise AnonymousFileError where a row of such a file is written; deleting one names nobody."""
    people = sorted({each for change in changes for each in _written_of(change)})
    for some in slices(people):
        if connection.execute(_ANONYMOUS.where(_PERSON.c.id.in_(some))).first() is not None:
            raise AnonymousFileError


def _written_of(change: RowChange) -> Iterable[UUID]:
    """Name whom a row tells of, new ones apart: they are not anonymous."""
    is_person = change.table.name == _PERSON.name
    if change.after is None or is_bookkeeping(change) or (is_person and change.before is None):
        return ()
    person = (change.before or change.after).get("id" if is_person else "person_id")
    return (person,) if isinstance(person, UUID) else ()
