"""Every table and column of the base has its fate when a file is made anonymous."""

import pytest
from sqlmodel import SQLModel

from conseil_mobilite.domain.entities import ENTITIES
from conseil_mobilite.domain.retention.anonymising import DELETED, KEPT, OF_NO_FILE, Fate

TABLES = sorted(str(entity.__tablename__) for entity in ENTITIES)
NAMING = ("name", "words", "text", "address", "phone", "email", "title", "note", "comment", "value")


def test_every_table_is_in_one_list_alone() -> None:
    told = sorted([*KEPT, *DELETED, *OF_NO_FILE])

    assert told == TABLES


@pytest.mark.parametrize("name", sorted(KEPT))
def test_every_column_of_a_table_that_stays_has_its_fate(name: str) -> None:
    columns = {column.name for column in SQLModel.metadata.tables[name].columns}

    assert set(KEPT[name].columns) == columns


@pytest.mark.parametrize("name", sorted(KEPT))
def test_no_free_text_stays(name: str) -> None:
    kept = {column for column, fate in KEPT[name].columns.items() if fate is Fate.KEEP}

    found = {column for column in kept if column.endswith(NAMING)}

    # The partner of an action is another body: it is counted by its name.
    assert found <= {"partner_name"}


def test_no_table_of_no_file_hangs_on_a_person() -> None:
    for name in OF_NO_FILE:
        parents = {key.column.table.name for key in SQLModel.metadata.tables[name].foreign_keys}
        assert not parents & {*KEPT, *DELETED}, name
