"""Make the file of a person vanish from the base, and from all that was kept beside it.

Nothing of this is journalled: it cannot be undone. The caller sweeps the base afterwards: what was
deleted may still stand between the rows of a page, and in the -wal file.
"""

from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Table, delete, update
from sqlmodel import SQLModel

from conseil_mobilite.store.journal.rows_at_once import slices
from conseil_mobilite.store.retention.past import Past, forget, former_selves
from conseil_mobilite.store.retention.reach import Reach, reach
from conseil_mobilite.store.retention.words import forget_words, words_of

_T: Final = SQLModel.metadata.tables


def erase(connection: Connection, person: UUID, past: Past) -> bool:
    """Erase all that is, or was, held on a person; tell whether there was a file.

    A meeting where others are expected stays, without her.
    """
    found = reach(connection, person)
    words = words_of(found)
    forget_history(connection, person, found, past)
    _delete(connection, _T["appointment"], found.alone)
    _delete(connection, _T["appointment_series"], found.series)
    _unlink(connection, found)
    _delete(connection, _T["person"], [person])
    forget_words(connection, words, found.shared)
    return bool(found.rows["person"])


def forget_history(connection: Connection, person: UUID, found: Reach, past: Past) -> None:
    """Take out of the journal all that it kept of a person, and of what was merged into her."""
    selves = frozenset({person, *former_selves(connection, person)})
    known = found.places() | {("person", str(each)) for each in selves}
    forget(connection, past.places(connection, known, selves))


def drop(connection: Connection, found: Reach, tables: frozenset[str]) -> None:
    """Delete the rows of these tables in her file."""
    for name in tables:
        table = _T[name]
        for row in found.rows[name]:
            same = [column == row[column.name] for column in table.primary_key]
            connection.execute(delete(table).where(*same))


def _unlink(connection: Connection, found: Reach) -> None:
    """Take back the links inside the file that would stop its rows from going."""
    for row in found.rows["pathway"]:
        here = _T["pathway"].c.id == row["id"]
        connection.execute(update(_T["pathway"]).where(here).values(referral_id=None))
    for row in found.rows["assessment"]:
        here = _T["assessment"].c.id == row["id"]
        connection.execute(update(_T["assessment"]).where(here).values(corrects_id=None))


def _delete(connection: Connection, table: Table, keys: list[UUID]) -> None:
    for some in slices(keys):
        connection.execute(delete(table).where(table.c.id.in_(some)))
