"""Which open pathways are asked for, and in what order; the SQL that answers."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, Subquery, func, select
from sqlmodel import col

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people.person_facts import last_contact, next_appointment
from conseil_mobilite.services.people.standing import in_use
from conseil_mobilite.services.people.timeline_course import OPEN_ACTIONS
from conseil_mobilite.services.today.today_lists import WHO, of_adviser
from conseil_mobilite.services.today.today_people import long_silent

PAGE: Final = 60
Keys = tuple[SQLColumnExpression[object], ...]


class CaseOrder(StrEnum):
    """What the rows are sorted by, then by name; what is blank comes last."""

    CONTACT = "contact"
    """The longest without contact first: since the opening for those never met."""
    NAME = "name"
    SINCE = "since"
    APPOINTMENT = "appointment"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class CaseloadQuery:
    """What is asked; `at` is now. Without an adviser, everybody's pathways; `states` empty: all.

    `silent` keeps the people without contact for 30 days, as Aujourd’hui counts them.
    """

    at: datetime
    adviser_id: UUID | None = None
    states: tuple[str, ...] = ()
    silent: bool = False
    order: CaseOrder = CaseOrder.CONTACT
    descending: bool = False
    skipped: int = 0
    limit: int = PAGE


def chosen(query: CaseloadQuery) -> Subquery:
    """Select the pathways of the page asked for, and count all of them."""
    conditions = [*open_pathways(query.adviser_id)]
    if query.states:
        conditions.append(col(Pathway.state).in_(query.states))
    if query.silent:
        conditions += long_silent(paris_day(query.at))
    keyed = (
        select(
            col(Pathway.id),
            col(Person.id).label("person_id"),
            col(Person.search_text),
            _key(query).label("key"),
        )
        .join(Person, col(Person.id) == col(Pathway.person_id))
        .where(*conditions)
        .subquery("keyed")
    )
    return (
        select(keyed, func.count().over().label("total"))
        .order_by(*_order(keyed, query))
        .limit(query.limit)
        .offset(query.skipped)
        .subquery("chosen")
    )


def _key(query: CaseloadQuery) -> SQLColumnExpression[object]:
    keys: dict[CaseOrder, SQLColumnExpression[object]] = {
        CaseOrder.CONTACT: func.coalesce(last_contact(), col(Pathway.opened_on)),
        CaseOrder.NAME: col(Person.search_text),
        CaseOrder.SINCE: func.coalesce(_reached_on(), col(Pathway.opened_on)),
        CaseOrder.APPOINTMENT: next_appointment(query.at),
        CaseOrder.DUE: _next_due(),
    }
    return keys[query.order]


def _order(found: Subquery, query: CaseloadQuery) -> Keys:
    """Sort by the key, what is blank last up or down, then by name."""
    key = found.c.key.desc() if query.descending else found.c.key
    return (found.c.key.is_(None), key, found.c.search_text, found.c.id)


def details(found: Subquery, query: CaseloadQuery) -> Select[*tuple[object, ...]]:
    """Select what is shown, for the pathways of one page only."""
    return (
        select(
            *(found.c.total, *WHO, col(Person.birth_date)),
            *(col(Pathway.opened_on), col(Pathway.state)),
            col(Adviser.first_name).label("adviser_first_name"),
            col(Adviser.last_name).label("adviser_last_name"),
            _reached_on().label("reached_on"),
            last_contact().label("contacted_at"),
            next_appointment(query.at).label("meeting_at"),
            *(col(Action.wording), col(Action.kind), col(Action.due_on)),
        )
        .select_from(found)
        .join(Pathway, col(Pathway.id) == found.c.id)
        .join(Person, col(Person.id) == found.c.person_id)
        .outerjoin(Adviser, col(Adviser.id) == _whose())
        .outerjoin(Action, col(Action.id) == _next_action())
        .order_by(*_order(found, query))
    )


def open_pathways(adviser_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Pathway.ended_on).is_(None),
        *in_use(),
        of_adviser(adviser_id),
    )


def _whose() -> ColumnElement[UUID | None]:
    return func.coalesce(col(Pathway.adviser_id), col(Person.adviser_id))


def _reached_on() -> ColumnElement[date]:
    """Return the day a pathway came to its state, None where it is still in its first one."""
    return (
        select(func.max(col(PathwayEvent.happened_on)))
        .where(
            col(PathwayEvent.pathway_id) == col(Pathway.id),
            col(PathwayEvent.state_before) != col(PathwayEvent.state_after),
        )
        .correlate(Pathway)
        .scalar_subquery()
    )


def _next_action() -> ColumnElement[UUID]:
    """Return the open action due first; one without a day comes after those that have one."""
    return (
        select(col(Action.id))
        .where(col(Action.pathway_id) == col(Pathway.id), *_to_do())
        .order_by(col(Action.due_on).is_(None), col(Action.due_on), col(Action.position))
        .limit(1)
        .correlate(Pathway)
        .scalar_subquery()
    )


def _next_due() -> ColumnElement[date | None]:
    return (
        select(func.min(col(Action.due_on)))
        .where(col(Action.pathway_id) == col(Pathway.id), *_to_do())
        .correlate(Pathway)
        .scalar_subquery()
    )


def _to_do() -> tuple[ColumnElement[bool], ...]:
    return (col(Action.status).in_(OPEN_ACTIONS), col(Action.deleted_at).is_(None))
