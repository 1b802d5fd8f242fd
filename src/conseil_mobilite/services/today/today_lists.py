"""The rows of the lists of Aujourd’hui. Each list is one query that also counts what it cuts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, func, or_
from sqlmodel import Session, col

from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The first rows of a list, and how many it has in all."""

    rows: tuple[T, ...] = ()
    total: int = 0


def first_rows(
    session: Session, query: Select[*tuple[object, ...]], limit: int
) -> tuple[Sequence[RowMapping], int]:
    """Run a query cut after some rows; return them and the count of all."""
    counted = query.add_columns(func.count().over().label("total")).limit(limit)
    rows = session.connection().execute(counted).mappings().all()
    return rows, rows[0]["total"] if rows else 0


def of_adviser(adviser_id: UUID | None) -> ColumnElement[bool]:
    """Keep the pathways of an adviser and those of nobody; without an adviser, keep all."""
    if adviser_id is None:
        return col(Pathway.id).is_not(None)
    mine = func.coalesce(col(Pathway.adviser_id), col(Person.adviser_id))
    return or_(mine.is_(None), mine == adviser_id)


def full_name(row: RowMapping) -> str:
    return f"{row['first_name']} {row['usual_name'] or row['last_name']}"
