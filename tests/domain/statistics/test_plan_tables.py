"""What a version of the plan of tables publishes never changes: another list is another version."""

from pathlib import Path

from conseil_mobilite.store.reference.statistics_definitions import CURRENT_PLAN, tables_plan

GOLDEN = Path(__file__).with_name("plan_2_tables.txt")
"""A line for each table of plan-2: its code, its population, what it crosses."""


def test_the_tables_of_the_plan_are_those_of_its_version() -> None:
    plan = tables_plan("plan-2")

    told = [" ".join((table.code, table.population, *table.dimensions)) for table in plan.tables]

    assert told == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_version_in_use_is_the_one_that_the_list_is_kept_of() -> None:
    assert CURRENT_PLAN == "plan-2"


def test_no_table_crosses_more_than_two_dimensions() -> None:
    assert max(len(table.dimensions) for table in tables_plan().tables) == 2
