"""What comes due for the people supported: their actions, and the days of their mobility."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import RowMapping, Select, SQLColumnExpression, literal, union_all
from sqlalchemy import select as columns
from sqlmodel import Session, col

from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.due_dates import SOON, DueKind
from conseil_mobilite.services.people.standing import in_use
from conseil_mobilite.services.people.timeline_course import OPEN_ACTIONS
from conseil_mobilite.services.today.today_facts import FACTS, Fact
from conseil_mobilite.services.today.today_lists import WHO, Listed, full_name, listed, of_adviser

ACTIONS_AHEAD: Final = timedelta(days=7)
STALE: Final = timedelta(days=90)
"""A day of the situation gone by for longer is no news: it stays said on the tab « Mobilité »."""

_Rows = Select[*tuple[object, ...]]
_Column = SQLColumnExpression[object]


@dataclass(frozen=True, slots=True)
class DueTask:
    """An action, or a day of the mobility of a person: then `fact` tells which.

    `code` is the kind of the action, of the vehicle, of the process or of the exam, or the category
    of the licence; `wording` the words of the action or the name of the vehicle.
    """

    id: UUID
    fact: DueKind | None
    code: str
    wording: str
    partner: str
    due_on: date
    person_id: UUID
    person: str


def due_tasks(session: Session, on: date, adviser_id: UUID | None, limit: int) -> Listed[DueTask]:
    """Return what is late or comes due in the open pathways, the latest late first.

    Actions are told a week ahead; insurance, inspection, licence, code and exams a month ahead.
    """
    due = union_all(_actions(on), *(_fact(each, on) for each in FACTS)).subquery("due")
    query: _Rows = (
        columns(due, *WHO[1:])
        .join(Pathway, col(Pathway.person_id) == due.c.person_id)
        .join(Person, col(Person.id) == col(Pathway.person_id))
        .where(
            col(Pathway.ended_on).is_(None),
            *in_use(),
            of_adviser(adviser_id),
        )
        .order_by(due.c.due_on, col(Person.search_text), due.c.id)
    )
    return listed(session, query, limit, _task)


def _actions(on: date) -> _Rows:
    """Select the actions of open pathways; of those a person had before, nothing is due."""
    told = (Action.id, Action.kind, Action.wording, Action.due_on, Action.partner_name)
    return _due("", col(Pathway.person_id), *(col(each) for each in told)).where(
        col(Action.due_on) <= on + ACTIONS_AHEAD,
        col(Action.status).in_(OPEN_ACTIONS),
        col(Action.deleted_at).is_(None),
        col(Pathway.id) == col(Action.pathway_id),
        col(Pathway.ended_on).is_(None),
    )


def _fact(fact: Fact, on: date) -> _Rows:
    told = (fact.id, fact.code, fact.wording, fact.day, literal(""))
    due = fact.day.between(on - STALE, on + SOON)
    return _due(fact.kind, fact.person, *told).where(due, fact.stands)


def _due(fact: str, person: _Column, *told: _Column) -> _Rows:
    names = ("id", "code", "wording", "due_on", "partner")
    named: list[_Column] = [column.label(name) for name, column in zip(names, told, strict=True)]
    return columns(literal(fact).label("fact"), *named, person.label("person_id"))


def _task(row: RowMapping) -> DueTask:
    return DueTask(
        id=row["id"],
        fact=DueKind(row["fact"]) if row["fact"] else None,
        code=row["code"],
        wording=row["wording"],
        partner=row["partner"],
        due_on=row["due_on"],
        person_id=row["person_id"],
        person=full_name(row),
    )
