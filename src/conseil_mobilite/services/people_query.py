"""Which people are asked for, and in what order."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlmodel import col

from conseil_mobilite.domain.appointment import Appointment, ContactAttempt
from conseil_mobilite.domain.paris import day_bounds, paris_day
from conseil_mobilite.domain.pathway import Pathway
from conseil_mobilite.domain.person import Person, PersonAudience
from conseil_mobilite.domain.person_search import search_words
from conseil_mobilite.services.person_facts import (
    attempts,
    belonging_on,
    contacts,
    latest_pathway,
)

SortValue = str | int | date | datetime


class PeopleOrder(StrEnum):
    NAME = "name"
    BIRTH = "birth"
    STATE = "state"
    APPOINTMENT = "appointment"
    CONTACT = "contact"
    ADVISER = "adviser"


@dataclass(frozen=True, slots=True)
class PageKey:
    """The place of the last row of a page: the next page begins after it."""

    value: SortValue
    search_text: str
    person_id: UUID


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """What is asked of the list. `at` is now; an empty filter lets everybody through.

    `text` is what was typed; `states` are those of the open pathway, else of the last one;
    `no_contact_since` keeps the people registered before that day and not contacted from it on.
    """

    at: datetime
    text: str = ""
    publics: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    adviser_ids: tuple[UUID, ...] = ()
    basin_ids: tuple[UUID, ...] = ()
    no_contact_since: date | None = None
    in_bin: bool = False
    order: PeopleOrder = PeopleOrder.NAME
    descending: bool = False
    after: PageKey | None = None
    limit: int = 50


def conditions(query: PeopleQuery) -> list[ColumnElement[bool]]:
    """Return what the people asked for fulfil, all at once."""
    deleted = col(Person.deleted_at)
    found: list[ColumnElement[bool]] = [deleted.is_not(None) if query.in_bin else deleted.is_(None)]
    found += [col(Person.search_text).contains(f" {word}") for word in search_words(query.text)]
    if query.adviser_ids:
        found.append(col(Person.adviser_id).in_(query.adviser_ids))
    if query.publics:
        found.append(_belongs(query.publics, paris_day(query.at)))
    if query.states:
        found.append(_pathway(col(Pathway.state).in_(query.states)))
    if query.basin_ids:
        found.append(_pathway(col(Pathway.basin_id).in_(query.basin_ids)))
    if query.no_contact_since:
        found += _not_contacted(query.no_contact_since)
    return found


def _belongs(publics: tuple[str, ...], day: date) -> ColumnElement[bool]:
    return exists().where(
        col(PersonAudience.person_id) == col(Person.id),
        col(PersonAudience.code).in_(publics),
        *belonging_on(day),
    )


def _pathway(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(1).where(col(Pathway.id) == latest_pathway(), condition).correlate(Person))


def _not_contacted(since: date) -> tuple[ColumnElement[bool], ...]:
    start, _ = day_bounds(since)
    return (
        col(Person.registered_on) < since,
        ~contacts().where(col(Appointment.starts_at) >= start).exists(),
        ~attempts().where(col(ContactAttempt.attempted_at) >= start).exists(),
    )
