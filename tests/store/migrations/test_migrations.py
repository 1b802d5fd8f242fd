import re
import shutil
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_mock_engine
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.entities import ENTITIES
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.store import migrations, vault
from conseil_mobilite.store.backups.contents import row_counts
from conseil_mobilite.store.backups.errors import UnsoundBackupError
from conseil_mobilite.store.backups.shelf import FOLDER, on_shelf
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.engines import writing_engine
from conseil_mobilite.store.keys.cipher import DataKey, connect_to_base
from conseil_mobilite.store.search import person_index

NEXT = f"{int(migrations.HEAD) + 1:04}"
REBUILD_PERSON = '''
"""Rebuild a parent table, which SQLite does by copying and dropping it."""
import sqlalchemy as sa
from alembic import op

revision = "NEXT"
down_revision = "HEAD"


def upgrade() -> None:
    with op.batch_alter_table("person", recreate="always") as person:
        person.add_column(sa.Column("nickname", sa.String(), server_default=""))
'''
FAIL_MIDWAY = REBUILD_PERSON + '    op.execute("CREATE TABEL b (y INT)")\n'
ORPHANS = REBUILD_PERSON + "    op.execute(sa.table('person').delete())\n"


@pytest.fixture
def engine(tmp_path: Path, data_key: DataKey) -> Engine:
    path = tmp_path / "neuve.base"
    make_base(path, data_key)
    return writing_engine(path, data_key)


def test_the_migrations_make_the_entities(engine: Engine) -> None:
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": of_the_entities}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def of_the_entities(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not person_index.is_of_index(name or "")


def test_the_migrations_make_every_constraint_and_index_of_the_entities(
    engine: Engine, tmp_path: Path, data_key: DataKey
) -> None:
    (tmp_path / "entités.base").touch()
    from_entities = writing_engine(tmp_path / "entités.base", data_key)
    SQLModel.metadata.create_all(from_entities)
    with from_entities.connect() as connection, connection.begin():
        person_index.lay_out(connection)
    assert statements(engine) == statements(from_entities)
    engine.dispose()
    from_entities.dispose()


def statements(engine: Engine) -> set[tuple[str, ...]]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
        )
        return {clauses(str(sql)) for (sql,) in rows}


def clauses(sql: str) -> tuple[str, ...]:
    """Give the clauses of a statement in an order of their own: that of its keys is free.

    So is the name that a migration must give a foreign key.
    """
    unnamed = re.sub(r"CONSTRAINT \S+ FOREIGN KEY", "FOREIGN KEY", sql)
    compact = "".join(unnamed.split()).replace('"', "")
    head, _, tail = compact.rpartition(")")
    return tuple(sorted([*head.split(","), tail]))


def test_the_program_knows_its_last_migration() -> None:
    scripts = ScriptDirectory(str(migrations.SCRIPTS))
    assert scripts.get_current_head() == migrations.HEAD
    assert migrations.known(migrations.HEAD)
    assert not migrations.known("9999")


def test_every_table_can_be_made_on_postgresql() -> None:
    dialect = create_mock_engine("postgresql://", executor=lambda *_: None).dialect
    assert len(SQLModel.metadata.sorted_tables) == len(ENTITIES)
    for table in SQLModel.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=dialect)).strip().startswith("CREATE TABLE")
        for index in table.indexes:
            assert "INDEX" in str(CreateIndex(index).compile(dialect=dialect))


def add_migration(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Make the program one migration newer."""
    scripts = folder / "migrations"
    shutil.copytree(migrations.SCRIPTS, scripts)
    numbered = script.replace("NEXT", NEXT).replace("HEAD", migrations.HEAD)
    (scripts / "versions" / f"{NEXT}_test.py").write_text(numbered, encoding="utf-8")
    monkeypatch.setattr(migrations, "SCRIPTS", scripts)
    monkeypatch.setattr(migrations, "HEAD", NEXT)


def fill(session: Session) -> None:
    person = Person(
        file_number="1", last_name="Œil", first_name="Zoé", registered_on=date(2027, 3, 1)
    )
    session.add(person)
    session.flush()
    pathway = Pathway(person_id=person.id, opened_on=date(2027, 3, 2))
    session.add(ContactPoint(person_id=person.id, kind="phone", value="+33612345678"))
    session.add(pathway)
    session.flush()
    assessment = Assessment(
        pathway_id=pathway.id, grid_version="1", started_at=datetime(2027, 3, 2, tzinfo=UTC)
    )
    session.add(assessment)
    session.flush()
    session.add(
        Answer(assessment_id=assessment.id, question="Q1", answered_at=assessment.started_at)
    )


def counts(path: Path, key: DataKey) -> dict[str, int]:
    with closing(connect_to_base(path, key)) as connection:
        return row_counts(connection)


def test_rebuilding_a_parent_table_keeps_every_child_row(
    store: Store,
    data_key: DataKey,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.run(fill)
    store.close()
    before = counts(store.path, data_key)
    assert before["answer"] == before["contact_point"] == 1
    add_migration(monkeypatch, tmp_path, REBUILD_PERSON)
    Store.open(store.path, data_key, clock=clock).close()
    assert counts(store.path, data_key) == before
    with closing(connect_to_base(store.path, data_key)) as connection:
        assert connection.execute("SELECT nickname FROM person").fetchall() == [("",)]
        assert connection.execute("SELECT * FROM alembic_version").fetchall() == [(NEXT,)]
        connection.execute("UPDATE person SET search_text = ' martin'")
        words = connection.execute("SELECT term FROM person_words").fetchall()
        assert words == [("martin",)]  # the rebuilt table is followed


def test_the_guard_of_that_test_can_fail(store: Store, data_key: DataKey) -> None:
    store.run(fill)
    store.close()
    with closing(connect_to_base(store.path, data_key)) as connection:
        connection.execute("DROP TABLE person")  # as a rebuilding does, the keys enforced
    assert counts(store.path, data_key)["contact_point"] == 0


@pytest.mark.parametrize("script", [FAIL_MIDWAY, ORPHANS], ids=["syntax", "orphans"])
def test_a_failed_migration_leaves_the_base_as_it_was(
    store: Store,
    data_key: DataKey,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    script: str,
) -> None:
    store.run(fill)
    store.close()
    before = counts(store.path, data_key)
    with monkeypatch.context() as newer:
        add_migration(newer, tmp_path, script)
        with pytest.raises(Exception, match=r"TABEL|without their parent"):
            Store.open(store.path, data_key, clock=clock)
    assert counts(store.path, data_key) == before
    Store.open(store.path, data_key, clock=clock).close()


def test_a_base_is_backed_up_with_its_keys_before_it_is_migrated(
    clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phrase = "trois hérissons traversent la Thiérache"
    store = vault.create(tmp_path / "suivi.base", phrase, "Zoé", clock=clock)
    store.run(fill)
    key, before = store.key, {}
    store.close()
    before = counts(store.path, key)
    add_migration(monkeypatch, tmp_path, REBUILD_PERSON)
    vault.open_with_passphrase(store.path, phrase, clock=clock).close()
    (backup,) = on_shelf(store.path)
    copy = backup.base
    assert copy.parent.name == "20270312-133000-avant_mise_a_jour"
    assert backup.rows == sum(before.values())
    assert counts(copy, key) == before
    assert copy.stat().st_mode & 0o777 == 0o600
    vault.open_with_passphrase(copy, phrase, clock=clock).close()
    assert not list((tmp_path / FOLDER).glob(".*"))


def place_of_people(path: Path, key: DataKey) -> int:
    with closing(connect_to_base(path, key)) as base:
        ((root,),) = base.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'person'"
        ).fetchall()
        ((size,),) = base.execute("PRAGMA page_size").fetchall()
    return (int(str(root)) - 1) * int(str(size)) + 100


def test_a_base_that_cannot_be_backed_up_is_not_migrated(
    store: Store,
    data_key: DataKey,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.run(fill)
    store.close()
    damaged = bytearray(store.path.read_bytes())
    damaged[place_of_people(store.path, data_key)] ^= 1  # in a page that opening does not read
    store.path.write_bytes(damaged)
    add_migration(monkeypatch, tmp_path, REBUILD_PERSON)
    with pytest.raises(UnsoundBackupError):
        Store.open(store.path, data_key, clock=clock)
    assert store.path.read_bytes() == damaged
