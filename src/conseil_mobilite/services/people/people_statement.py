"""The SQL of the list of people, written once for each shape of query."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    Integer,
    Select,
    SQLColumnExpression,
    String,
    Subquery,
    Uuid,
    bindparam,
    func,
    not_,
    select,
    tuple_,
)
from sqlalchemy.types import TypeEngine
from sqlmodel import col

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people import people_parts
from conseil_mobilite.services.people.people_order import begins, sort_value
from conseil_mobilite.services.people.people_parts import known_value
from conseil_mobilite.services.people.people_query import (
    PeopleOrder,
    Shape,
    conditions,
)
from conseil_mobilite.services.people.person_facts import (
    last_contact,
    latest_pathway,
    next_appointment,
    publics_on,
    waits_for_answer,
)
from conseil_mobilite.services.people.standing import in_use

Keys = tuple[SQLColumnExpression[object], ...]
_ValueType = TypeEngine[str] | TypeEngine[int] | TypeEngine[date] | TypeEngine[datetime]
_VALUE_TYPES: Final[Mapping[PeopleOrder, _ValueType]] = {
    PeopleOrder.NAME: Integer(),
    PeopleOrder.BIRTH: Date(),
    PeopleOrder.STATE: Integer(),
    PeopleOrder.APPOINTMENT: DateTime(timezone=True),
    PeopleOrder.CONTACT: DateTime(timezone=True),
    PeopleOrder.ADVISER: String(),
}


@cache
def page(shape: Shape) -> Select[*tuple[object, ...]]:
    """Write the statement of a shape once: to build it takes longer than to run it."""
    return _rows(_chosen(shape).subquery("chosen"), shape)


@cache
def names(shape: Shape) -> Select[*tuple[object, ...]]:
    """Write the statement that tells people apart and no more."""
    return _chosen(shape).add_columns(
        col(Person.file_number),
        col(Person.last_name),
        col(Person.usual_name),
        col(Person.first_name),
        col(Person.birth_date),
        col(Person.municipality_name),
    )


@cache
def counts(shape: Shape) -> Select[*tuple[object, ...]]:
    present = select(func.count()).where(*in_use())
    opened = (
        select(func.count())
        .select_from(Pathway)
        .join(Person, col(Person.id) == col(Pathway.person_id))
        .where(col(Pathway.ended_on).is_(None), *in_use())
    )
    found = select(func.count()).select_from(Person).where(*conditions(shape))
    return select(
        found.scalar_subquery().label("found"),
        present.select_from(Person).scalar_subquery().label("all"),
        opened.scalar_subquery().label("open_pathways"),
    )


@cache
def identities(shape: Shape) -> Select[UUID]:
    return select(col(Person.id)).where(*conditions(shape)).order_by(col(Person.search_text))


def _chosen(shape: Shape) -> Select[UUID, str, object]:
    """Select the people of the page and one more, which tells whether there is a next page."""
    computed = sort_value(shape)
    value = known_value(shape) if shape.part is not None else computed
    keys: Keys = (value, col(Person.search_text), col(Person.id))
    if _by_name_alone(shape):
        keys = keys[1:]
    chosen: Select[UUID, str, object] = select(
        col(Person.id).label("id"),
        col(Person.search_text).label("search_text"),
        value.label("sort_value"),
    ).where(*conditions(shape), *_of_head(shape), *people_parts.conditions(shape, computed))
    if shape.follows:
        chosen = chosen.where(_after(keys, shape))
    order = [key.desc() if shape.descending else key.asc() for key in keys]
    return chosen.order_by(*order).limit(bindparam("limit"))


def _by_name_alone(shape: Shape) -> bool:
    if shape.part is not None:
        return True
    return shape.order is PeopleOrder.NAME and (shape.head is not None or not shape.heads)


def _of_head(shape: Shape) -> list[ColumnElement[bool]]:
    """Keep the names of one head, those of the heads before left out."""
    if shape.head is None:
        return []
    own = [begins(shape.head)] if shape.head < shape.heads else []
    return [*own, *(not_(begins(head)) for head in range(shape.head))]


def _after(keys: Keys, shape: Shape) -> ColumnElement[bool]:
    places = (
        bindparam("after_value", type_=_VALUE_TYPES[shape.order]),
        bindparam("after_text", type_=String()),
        bindparam("after_person", type_=Uuid()),
    )
    reached = tuple_(*places[-len(keys) :])
    return tuple_(*keys) < reached if shape.descending else tuple_(*keys) > reached


def _rows(chosen: Subquery, shape: Shape) -> Select[*tuple[object, ...]]:
    """Select what the list shows, for the people of one page only."""
    return (
        select(
            chosen.c.id,
            chosen.c.search_text,
            chosen.c.sort_value,
            col(Person.file_number),
            col(Person.last_name),
            col(Person.usual_name),
            col(Person.first_name),
            col(Person.birth_date),
            col(Person.municipality_name),
            col(Pathway.state),
            col(Adviser.first_name).label("adviser_first_name"),
            col(Adviser.last_name).label("adviser_last_name"),
            publics_on(bindparam("today")).label("publics"),
            next_appointment(bindparam("at")).label("next_appointment"),
            last_contact().label("last_contact"),
            waits_for_answer().label("waiting"),
        )
        .join(Person, col(Person.id) == chosen.c.id)
        .outerjoin(Pathway, col(Pathway.id) == latest_pathway())
        .outerjoin(Adviser, col(Adviser.id) == col(Person.adviser_id))
        .order_by(*_direction(chosen, shape))
    )


def _direction(chosen: Subquery, shape: Shape) -> list[ColumnElement[object]]:
    keys = (chosen.c.sort_value, chosen.c.search_text, chosen.c.id)
    return [key.desc() if shape.descending else key.asc() for key in keys]
