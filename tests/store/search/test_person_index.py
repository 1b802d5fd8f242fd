"""The index of the search follows the people, whatever writes them."""

from contextlib import closing
from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people import person_changes
from conseil_mobilite.services.people.person_registration import NewPerson, register
from conseil_mobilite.store import health
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.journal import journal
from conseil_mobilite.store.keys.cipher import DataKey, connect_to_base
from conseil_mobilite.store.search import index_check, person_index

TODAY = date(2027, 3, 12)


LATER_TABLES = ("audit_checkpoint", "erasure", "retention_notice", "rights_request")
LATER_COLUMNS = ("anonymised_on", "archived_on")
"""What the migration after that of the index adds."""


def add(session: Session, name: str = "Lefèvre", phone: str = "06 45 12 78 90") -> Person:
    return register(session, NewPerson(name, "Zoé", phones=(phone,)), TODAY)


def found(session: Session, *words: str) -> int:
    query = "SELECT count(*) FROM person_index WHERE person_index MATCH ?"
    connection = session.connection()
    assert index_check.count_faults(connection) == 0
    return int(
        connection.exec_driver_sql(query, (person_index.match(words),)).scalar_one(),
    )


def test_a_person_registered_corrected_and_deleted_is_indexed_as_she_is(session: Session) -> None:
    person = add(session)
    assert (found(session, "lef", "2027"), found(session, "1278")) == (1, 1)

    person_changes.correct(session, person.id, {"last_name": "Martin", "phones": ["0700000000"]})
    assert (found(session, "lef"), found(session, "1278"), found(session, "martin")) == (0, 0, 1)

    session.delete(person)
    session.flush()
    assert found(session, "martin") == 0


def test_what_is_rolled_back_is_not_indexed(store: Store) -> None:
    def fail(session: Session) -> None:
        add(session)
        raise KeyError

    with pytest.raises(KeyError):
        store.run(fail)

    assert store.read(found, "lef") == 0


def test_an_undo_gives_the_words_back_and_reads_them_from_what_is_there(store: Store) -> None:
    person = store.run(add).id
    renaming, phoning = uuid4(), uuid4()
    with store.transaction(renaming) as session:
        person_changes.correct(session, person, {"last_name": "Martin"})
    with store.transaction(phoning) as session:
        person_changes.correct(session, person, {"phones": ["07 00 11 22 33"]})

    store.run(journal.undo, renaming)  # the phone changed since, and with it the search text

    assert (store.read(found, "lef"), store.read(found, "001122")) == (1, 1)
    store.run(journal.undo, phoning)
    assert (store.read(found, "451278"), store.read(found, "001122")) == (1, 0)


def test_nothing_of_a_person_erased_is_left_in_the_index(store: Store) -> None:
    person = store.run(add, "Zyzzyva").id
    store.run(add, "Martin")

    store.run(lambda session: session.delete(session.get_one(Person, person)))

    blocks = store.read(
        lambda session: [
            *session.connection().exec_driver_sql("SELECT block FROM person_index_data").scalars(),
            *session.connection().exec_driver_sql("SELECT term FROM person_index_idx").scalars(),
        ]
    )
    assert blocks
    assert not [block for block in blocks if block and b"zyz" in bytes(block)]


def test_the_numbers_survive_a_vacuum(store: Store, data_key: DataKey) -> None:
    people = [store.run(add, name).id for name in ("Martin", "Durand", "Petit")]
    store.run(lambda session: session.delete(session.get_one(Person, people[0])))
    store.close()

    with closing(connect_to_base(store.path, data_key)) as connection:
        connection.execute("VACUUM")
        rows = connection.execute(
            "SELECT person_id FROM person_number JOIN person_index ON person_index.rowid = number "
            "WHERE person_index MATCH ?",
            (person_index.match(["petit"]),),
        ).fetchall()

    assert rows == [(people[2].hex,)]


def test_a_base_of_before_is_indexed_when_it_is_opened(
    store: Store, data_key: DataKey, clock: Clock
) -> None:
    store.run(add)
    store.close()
    with closing(connect_to_base(store.path, data_key)) as connection:
        for statement in (
            "DROP TRIGGER person_insert_indexed",
            "DROP TRIGGER person_update_indexed",
            "DROP TRIGGER person_delete_indexed",
            "DROP TABLE person_words",
            "DROP TABLE person_word_places",
            "DROP TABLE person_index",
            "DROP TABLE person_number",
            "DROP INDEX ix_person_by_name",
            *(f"DROP TABLE {table}" for table in LATER_TABLES),
            *(f"ALTER TABLE person DROP COLUMN {column}" for column in LATER_COLUMNS),
            "CREATE INDEX ix_person_search_text ON person (search_text)",
            "UPDATE person SET search_text = ' lefevre\t zoe 2027 0001 0645127890'",
            "UPDATE alembic_version SET version_num = '0006'",
        ):
            connection.execute(statement)

    migrated = Store.open(store.path, data_key, clock=clock)

    assert (migrated.read(found, "1278"), migrated.read(found, "lef", "zoe")) == (1, 1)
    assert health.check(migrated).sound
    migrated.close()


def test_a_disagreement_makes_the_base_unsound(store: Store) -> None:
    person = store.run(add)
    assert health.check(store).sound

    store.run(
        lambda session: session.connection().exec_driver_sql(
            "INSERT INTO person_index(rowid, text) VALUES (77, 'nobody')"
        )
    )

    report = health.check(store)
    assert (report.search_faults, report.sound) == (1, False)
    assert store.read(lambda session: session.exec(select(Person.id)).one()) == person.id
