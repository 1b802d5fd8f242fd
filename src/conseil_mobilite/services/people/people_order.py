"""The sorts of the list of people. What is blank comes last, up or down."""

from datetime import date
from typing import Final

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    and_,
    bindparam,
    case,
    func,
    literal,
    select,
)
from sqlmodel import col

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people.people_parts import STATES, blank_instant, blank_rank
from conseil_mobilite.services.people.people_query import PeopleOrder, Shape
from conseil_mobilite.services.people.person_facts import (
    last_contact,
    latest_pathway,
    next_appointment,
)

_AFTER_ALL_NAMES: Final = "\uffff"


def sort_value(shape: Shape) -> SQLColumnExpression[object]:
    """Return what the rows are sorted by before the name."""
    down = shape.descending
    instant = blank_instant(shape)
    values: dict[PeopleOrder, SQLColumnExpression[object]] = {
        PeopleOrder.NAME: _head(shape) if shape.heads else literal(0),
        PeopleOrder.BIRTH: func.coalesce(col(Person.birth_date), date.min if down else date.max),
        PeopleOrder.STATE: case(_ranks(), value=_state(), else_=blank_rank(shape)),
        PeopleOrder.APPOINTMENT: func.coalesce(next_appointment(bindparam("at")), instant),
        PeopleOrder.CONTACT: func.coalesce(last_contact(), instant),
        PeopleOrder.ADVISER: func.coalesce(_adviser_name(), "" if down else _AFTER_ALL_NAMES),
    }
    return values[shape.order]


def begins(head: int) -> ColumnElement[bool]:
    """Tell whether the search text begins as a head typed."""
    text = col(Person.search_text)
    return and_(text >= bindparam(f"head_{head}"), text < bindparam(f"head_{head}_end"))


def _head(shape: Shape) -> SQLColumnExpression[int]:
    """Rank first the names that are, or begin as, what was typed."""
    if shape.head is not None:
        return literal(shape.head)
    return case(*((begins(head), head) for head in range(shape.heads)), else_=shape.heads)


def _ranks() -> dict[str, int]:
    """Rank the states as a pathway goes through them, not by their letters."""
    return {code: rank for rank, code in enumerate(STATES, start=1)}


def _state() -> SQLColumnExpression[str]:
    return (
        select(col(Pathway.state))
        .where(col(Pathway.id) == latest_pathway())
        .correlate(Person)
        .scalar_subquery()
    )


def _adviser_name() -> SQLColumnExpression[str]:
    return (
        select(col(Adviser.last_name))
        .where(col(Adviser.id) == col(Person.adviser_id))
        .correlate(Person)
        .scalar_subquery()
    )
