"""The bases that the tests lay out without Alembic are those that Alembic makes."""

from contextlib import closing
from pathlib import Path

from conseil_mobilite.store import migrations
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.engines import writing_engine
from conseil_mobilite.store.files import make_private_file
from conseil_mobilite.store.keys.cipher import DataKey, connect_to_base

QUERIES = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name",
    "SELECT * FROM alembic_version",
    "PRAGMA journal_mode",
    "PRAGMA integrity_check",
)


def _told(path: Path, key: DataKey) -> list[list[tuple[object, ...]]]:
    with closing(connect_to_base(path, key)) as connection:
        answers = [connection.execute(query).fetchall() for query in QUERIES]
    return [[tuple(_in_order(value) for value in row) for row in rows] for rows in answers]


def _in_order(value: object) -> object:
    """Sort the lines of a statement: Alembic writes foreign keys in no order of its own."""
    return (
        sorted(line.strip("\t ,") for line in value.split("\n"))
        if isinstance(value, str)
        else value
    )


def test_a_base_laid_out_is_the_same_as_one_migrated(tmp_path: Path, data_key: DataKey) -> None:
    laid_out, migrated = tmp_path / "posee.base", tmp_path / "migree.base"
    make_base(tmp_path / "premiere.base", data_key)

    make_base(laid_out, data_key)
    make_private_file(migrated)
    engine = writing_engine(migrated, data_key)
    migrations.upgrade(engine)
    engine.dispose()

    assert _told(laid_out, data_key) == _told(migrated, data_key)
    assert _told(laid_out, data_key)[1] == [([migrations.HEAD],)]
