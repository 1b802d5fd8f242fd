"""Bases as earlier versions left them: their schema, with rows of a demonstration in it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from alembic import command
from alembic.config import Config
from sqlcipher3.dbapi2 import Connection
from tests.campaigns.kills.subject import now

from conseil_mobilite.cli.demonstration.base import PHRASE, Wanted, make
from conseil_mobilite.store import migrations, vault
from conseil_mobilite.store.base_file import APPLICATION_ID
from conseil_mobilite.store.engines import writing_engine
from conseil_mobilite.store.files import make_private_file
from conseil_mobilite.store.keys.cipher import DataKey, connect_read_only, connect_to_base
from conseil_mobilite.store.search import person_index

Rows = Mapping[str, tuple[tuple[str, ...], list[tuple[object, ...]]]]
"""Of each table, the names of its columns and its rows."""
_LIVES: Final = Wanted(6, 7, date(2026, 9, 30))
_FIRST_INDEXED: Final = "0007"
_DERIVED: Final = frozenset({"search_text", "name_key"})
"""Columns that a migration writes anew from the others."""
_SHARED: Final = "KEY_OF_OLD_BASES"


@dataclass(frozen=True)
class Lives:
    """All the rows of a small demonstration, and the key that seals its trail."""

    rows: Rows
    key: DataKey


def revisions() -> tuple[str, ...]:
    """Return every schema that a base may have, the present one last."""
    return tuple(sorted(path.name[:4] for path in migrations.SCRIPTS.glob("versions/0*.py")))


def lay_out(path: Path, revision: str) -> None:
    """Make a base with the schema of then and the rows of the lives that fit in it."""
    key = data_key()
    make_private_file(path)
    with closing(connect_to_base(path, key)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    engine = writing_engine(path, key)
    with engine.connect() as bound, bound.begin():
        config = Config()
        config.set_main_option("script_location", str(migrations.SCRIPTS).replace("%", "%%"))
        config.attributes["connection"] = bound
        command.upgrade(config, revision)
        if revision >= _FIRST_INDEXED:
            person_index.lay_out(bound)
    engine.dispose()
    with closing(connect_to_base(path, key)) as connection:
        _fill(connection, lives().rows)


@cache
def data_key() -> DataKey:
    """Return the key of all these bases: that of another process where it shared it."""
    shared = os.environ.get(_SHARED)
    if shared is None:
        return lives().key
    key, salt = map(bytes.fromhex, shared.split())
    return DataKey(key, salt)


def share_key() -> None:
    """Let the programs that this one starts open its bases."""
    os.environ[_SHARED] = f"{data_key().key.hex()} {data_key().salt.hex()}"


@cache
def lives() -> Lives:
    with TemporaryDirectory() as folder:
        path = make(Path(folder), _LIVES, lambda _done, _all: None)
        store = vault.open_with_passphrase(path, PHRASE, clock=now)
        store.close()
        return Lives(rows_of(path, store.key), store.key)


@cache
def schema_then(revision: str) -> frozenset[tuple[str, ...]]:
    return _then(revision)[1]


@cache
def rows_then(revision: str) -> Rows:
    return _then(revision)[0]


def _then(revision: str) -> tuple[Rows, frozenset[tuple[str, ...]]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "alors.base"
        lay_out(path, revision)
        return rows_of(path, data_key()), schema_of(path)


def schema_of(path: Path) -> frozenset[tuple[str, ...]]:
    """Return each statement by its clauses: rebuilding a table orders its foreign keys freely."""
    with closing(connect_read_only(path, data_key())) as connection:
        found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return frozenset(
            tuple(sorted(str(sql).removesuffix("\n)").split(", \n\t"))) for (sql,) in found
        )


def revision_of(path: Path) -> str:
    with closing(connect_read_only(path, data_key())) as connection:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else ""


def rows_of(path: Path, key: DataKey) -> Rows:
    with closing(connect_read_only(path, key)) as connection:
        return {
            table: (columns, connection.execute(f'SELECT * FROM "{table}"').fetchall())  # noqa: S608 - a name of the schema
            for table, columns in _tables(connection)
        }


def missing(before: Rows, after: Rows) -> list[str]:
    """Return what is no longer there of what was, in the columns that both schemas have."""
    return [
        f"{table}: {len(old)} rows, {len(new)} of them as they were"
        for table, (columns, _rows) in before.items()
        if table not in after
        or (old := _shared(before, after, table, columns))
        != (new := _shared(after, before, table, columns))
    ]


def _shared(one: Rows, other: Rows, table: str, columns: tuple[str, ...]) -> list[str]:
    kept = [name for name in columns if name in other[table][0] and name not in _DERIVED]
    names, rows = one[table]
    places = [names.index(name) for name in kept if name in names]
    return sorted(repr([row[place] for place in places]) for row in rows)


def _tables(connection: Connection) -> Iterator[tuple[str, tuple[str, ...]]]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in found:
        if not person_index.is_of_index(str(name)) and name != "alembic_version":
            described = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
            yield str(name), tuple(str(column[1]) for column in described)


def _fill(connection: Connection, rows: Rows) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN")
    for table, columns in _tables(connection):
        known, lines = rows.get(table, ((), []))
        kept = [name for name in columns if name in known]
        places = [known.index(name) for name in kept]
        names, marks = ", ".join(f'"{name}"' for name in kept), ", ".join("?" * len(kept))
        statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - idem
        for row in lines:
            connection.execute(statement, tuple(row[place] for place in places))
    connection.execute("COMMIT")
