"""What a base holds, told the same way of itself and of its copy."""

from contextlib import suppress
from dataclasses import dataclass

from sqlcipher3.dbapi2 import Connection, OperationalError


@dataclass(frozen=True, slots=True)
class Contents:
    """`rows` counts those of each table, `broken_links` rows without their parent."""

    revision: str
    identifier: str
    rows: dict[str, int]
    broken_links: int
    audit_count: int
    audit_head: str


def told(connection: Connection) -> Contents:
    """Read it from a base of any age: what a former schema lacks is empty."""
    count = _value(connection, "SELECT count FROM audit_seal")
    return Contents(
        revision=_value(connection, "SELECT version_num FROM alembic_version"),
        identifier=_value(connection, "SELECT value FROM setting WHERE key = 'base_identifier'"),
        rows=row_counts(connection),
        broken_links=len(connection.execute("PRAGMA foreign_key_check").fetchall()),
        audit_count=int(count or 0),
        audit_head=_value(connection, "SELECT head FROM audit_seal"),
    )


def all_sound(connection: Connection) -> bool:
    """Read every page again: its authentication, then what SQLite itself checks."""
    forged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return not forged and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {str(name): _count(connection, str(name)) for (name,) in names}


def _count(connection: Connection, table: str) -> int:
    row = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 — a name of the schema
    return int(str(row[0])) if row else 0


def _value(connection: Connection, query: str) -> str:
    with suppress(OperationalError):  # no such table in that former schema
        row = connection.execute(query).fetchone()
        return str(row[0]) if row else ""
    return ""
