"""The people of the index, asked in SQL."""

from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Select, Uuid, bindparam, column, literal_column, select, table

_INDEX: Final = table("person_index", column("rowid"))
_NUMBERS: Final = table("person_number", column("number"), column("person_id", Uuid()))
_MATCHES: Final = literal_column("person_index").op("MATCH")(bindparam("match"))
_CAPPED = "SELECT count(*) FROM (SELECT 1 FROM person_index WHERE person_index MATCH ? LIMIT ?)"
_VOCABULARY = "SELECT term FROM person_words WHERE term >= 'a' ORDER BY term"


def people() -> Select[UUID]:
    """Select those who have every word of the parameter `match`."""
    return (
        select(_NUMBERS.c.person_id)
        .select_from(_INDEX)
        .join(_NUMBERS, _NUMBERS.c.number == _INDEX.c.rowid)
        .where(_MATCHES)
    )


def count_up_to(connection: Connection, matched: str, most: int) -> int:
    """Count the people of a match, no further than `most`: to look at more would take longer."""
    return int(connection.exec_driver_sql(_CAPPED, (matched, most)).scalar_one())


def vocabulary(connection: Connection) -> list[str]:
    """Return every word of the index that is no figures, once, sorted."""
    return list(connection.exec_driver_sql(_VOCABULARY).scalars())
