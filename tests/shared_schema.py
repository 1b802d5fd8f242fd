"""Alembic takes half a second to lay a base out: the tests pay for it once, then lay out the same.

Only a base without a table is given the schema that the migrations left in the first one; any other
is migrated as the program does.
"""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from conseil_mobilite.store import base_file, migrations
from conseil_mobilite.store.engines import writing_engine
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.search import person_index

_VERSION = "alembic_version"


def share(patch: pytest.MonkeyPatch) -> None:
    """Have new bases laid out from the schema of the first one that the same scripts made."""
    schemas: dict[Path, list[str]] = {}

    def migrate(path: Path, key: DataKey) -> None:
        engine = writing_engine(path, key)
        schema = schemas.setdefault(migrations.SCRIPTS, [])
        try:
            with engine.connect() as connection:
                new = not _tables(connection)
            if not new or not schema:
                migrations.upgrade(engine)
            if new:
                with engine.connect() as connection, connection.begin():
                    _lay_out(connection, schema)
        finally:
            engine.dispose()

    patch.setattr(base_file, "_migrate", migrate)


def _lay_out(connection: Connection, schema: list[str]) -> None:
    """Write the schema in a base that has none; keep that of one that was just migrated."""
    if not _tables(connection):
        for statement in schema:
            connection.exec_driver_sql(statement)
        person_index.lay_out(connection)
        connection.exec_driver_sql(
            f"INSERT INTO {_VERSION} VALUES (?)",  # noqa: S608 - a name of our own
            (migrations.HEAD,),
        )
        return
    assert not [
        name
        for name in _tables(connection)
        if name != _VERSION and not person_index.is_of_index(name) and _rows(connection, name)
    ]
    written = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    rows = connection.exec_driver_sql(written)
    schema[:] = [sql for name, sql in rows if not person_index.is_of_index(name)]


def _tables(connection: Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    return list(connection.exec_driver_sql(query).scalars())


def _rows(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one())  # noqa: S608 - idem
