"""What the tables and columns of a person's file say, in French: shipped with the product."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Final
from uuid import UUID

from sqlalchemy import Column, TypeDecorator
from sqlmodel import SQLModel

from conseil_mobilite.domain.paper.access_export import ColumnMeaning, TableMeaning
from conseil_mobilite.resource_files import resource

_KINDS: Final[Mapping[type, str]] = {
    bool: "yes_no",
    int: "number",
    datetime: "instant",
    date: "day",
    UUID: "key",
}
_COMPUTED: Final = "yes_no"
"""What is no column of the base is set on a row that it is true of."""


@cache
def meanings() -> Mapping[str, TableMeaning]:
    """Return the meaning of each column, by table; bytes apart, which are files of their own."""
    path = resource("person_file", "dictionary.json")
    read: dict[str, dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))
    return {name: _table(name, told) for name, told in read.items()}


def _table(name: str, told: Mapping[str, object]) -> TableMeaning:
    columns, label = told["columns"], told["label"]
    assert isinstance(columns, dict)
    return TableMeaning(str(label), {each: _column(name, each, columns[each]) for each in columns})


def _column(table: str, name: str, told: Mapping[str, object]) -> ColumnMeaning:
    lists = told.get("lists", [])
    assert isinstance(lists, list)
    stored = SQLModel.metadata.tables[table].c
    kind = _kind(stored[name]) if name in stored else _COMPUTED
    return ColumnMeaning(str(told["label"]), kind, tuple(lists), str(told.get("unit", "")))


def _kind(column: Column[object]) -> str:
    held = column.type
    stored = held.impl_instance if isinstance(held, TypeDecorator) else held
    return _KINDS.get(stored.python_type, "text")
