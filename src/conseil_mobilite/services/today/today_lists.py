"""The rows of the lists of Aujourd’hui. Each list is one query that also counts what it cuts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, SQLColumnExpression, and_, func, or_
from sqlmodel import Session, col

from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person

T = TypeVar("T")

WHO: Final[tuple[SQLColumnExpression[object], ...]] = (
    col(Person.id).label("person_id"),
    col(Person.first_name),
    col(Person.last_name),
    col(Person.usual_name),
)
"""What a row tells of the person it concerns."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The first rows of a list, and how many it has in all."""

    rows: tuple[T, ...] = ()
    total: int = 0


def listed(
    session: Session,
    query: Select[*tuple[object, ...]],
    limit: int,
    made: Callable[[RowMapping], T],
) -> Listed[T]:
    """Run a query cut after some rows; make a value of each, and count them all."""
    counted = query.add_columns(func.count().over().label("total")).limit(limit)
    rows = session.connection().execute(counted).mappings().all()
    return Listed(tuple(made(row) for row in rows), rows[0]["total"] if rows else 0)


def of_adviser(adviser_id: UUID | None) -> ColumnElement[bool]:
    """Keep the pathways of an adviser and those of nobody; without an adviser, keep all."""
    if adviser_id is None:
        return col(Pathway.id).is_not(None)
    whose, person = col(Pathway.adviser_id), col(Person.adviser_id)
    by_person = or_(person.is_(None), person == adviser_id)
    return or_(whose == adviser_id, and_(whose.is_(None), by_person))


def of_follower(adviser_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    """Keep the people whom an adviser follows and those of nobody; without an adviser, all."""
    if adviser_id is None:
        return ()
    whose = col(Person.adviser_id)
    return (or_(whose.is_(None), whose == adviser_id),)


def full_name(row: RowMapping) -> str:
    return f"{row['first_name']} {row['usual_name'] or row['last_name']}"
