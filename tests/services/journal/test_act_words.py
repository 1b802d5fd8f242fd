"""Every row and column that the words of an act name is one of the base."""

import pytest

from conseil_mobilite.services.journal.column_names import COLUMNS, DERIVED, FOLLOWERS
from conseil_mobilite.services.journal.things import THINGS
from conseil_mobilite.store.journal.columns import BOOKKEEPING, FREEZING, TYPED
from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.reference import reference


def test_every_journaled_row_has_a_name() -> None:
    assert set(THINGS) == set(JOURNALLED)


@pytest.mark.parametrize("named", [COLUMNS, DERIVED, FOLLOWERS, BOOKKEEPING, TYPED])
def test_every_column_spoken_of_exists(named: dict[str, dict[str, object]]) -> None:
    unknown = {
        (table, column)
        for table, columns in named.items()
        for column in columns
        if column not in JOURNALLED[table].c
    }
    assert unknown == set()


def test_every_title_day_and_freezing_column_exists() -> None:
    spoken = {
        (name, column)
        for name, thing in THINGS.items()
        for column in (*thing.title, *thing.lists, *filter(None, [thing.day]))
    } | set(FREEZING.items())
    assert {pair for pair in spoken if pair[1] not in JOURNALLED[pair[0]].c} == set()


def test_every_list_of_codes_exists() -> None:
    lists = {code for thing in THINGS.values() for code in thing.lists.values()}
    lists |= {each.values for columns in COLUMNS.values() for each in columns.values()}
    assert lists - {""} <= set(reference.code_lists())
