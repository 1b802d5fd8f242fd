"""The list of people: searched, filtered, sorted and paged in the base, never in memory."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlmodel import Session

from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.people import people_statement
from conseil_mobilite.services.people.people_query import (
    PageKey,
    PeopleQuery,
    shape_of,
    typed_in,
    values_of,
)
from conseil_mobilite.services.people.people_walk import found_rows
from conseil_mobilite.services.people.person_facts import in_list_order


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list. `publics` are codes, those that are sensitive left out.

    `waiting`: a referral was received and nobody answered it.
    """

    id: UUID
    file_number: str
    last_name: str
    first_name: str
    birth_date: date | None
    municipality: str
    publics: tuple[str, ...]
    state: str
    next_appointment: datetime | None
    last_contact: datetime | None
    adviser: str
    waiting: bool

    @property
    def listed_name(self) -> str:
        return f"{self.last_name} {self.first_name}"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person as the search tells her from her namesakes."""

    id: UUID
    full_name: str
    birth_date: date | None
    municipality: str
    file_number: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Rows in the order asked for; `next_key` begins the next page, or is None at the end."""

    rows: tuple[PersonRow, ...]
    next_key: PageKey | None


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """How many people the filters let through, how many there are, and open pathways among all."""

    found: int
    all: int
    open_pathways: int


def search(session: Session, query: PeopleQuery) -> PeoplePage:
    """Return one page of people: the names that begin as typed come first, then all by name."""
    _check(session, query)
    found = found_rows(session, query, people_statement.page)
    page = found[: query.limit]
    return PeoplePage(
        rows=tuple(_row(row) for row in page),
        next_key=_key(page[-1]) if len(found) > query.limit else None,
    )


def find(session: Session, query: PeopleQuery) -> tuple[FoundPerson, ...]:
    """Return the first people of a query, with what tells them apart and no more."""
    _check(session, query)
    rows = found_rows(session, query, people_statement.names)
    return tuple(found_person(row) for row in rows[: query.limit])


def count(session: Session, query: PeopleQuery) -> PeopleCount:
    """Count the people of a query, its page left aside."""
    _check(session, query)
    typed = typed_in(query)
    counts = people_statement.counts(shape_of(replace(query, after=None), typed))
    row = session.connection().execute(counts, values_of(query, typed)).mappings().one()
    return PeopleCount(**row)


def identities(session: Session, query: PeopleQuery) -> tuple[UUID, ...]:
    """Return everybody the filters let through, beyond any page."""
    _check(session, query)
    typed = typed_in(query)
    found = people_statement.identities(shape_of(replace(query, after=None), typed))
    return tuple(session.connection().execute(found, values_of(query, typed)).scalars())


def _check(session: Session, query: PeopleQuery) -> None:
    if query.archived:
        require_manager(session)


def _key(row: RowMapping) -> PageKey:
    return PageKey(row["sort_value"], row["search_text"], row["id"])


def found_person(row: RowMapping) -> FoundPerson:
    return FoundPerson(
        id=row["id"],
        full_name=f"{row['first_name']} {row['usual_name'] or row['last_name']}",
        birth_date=row["birth_date"],
        municipality=row["municipality_name"],
        file_number=row["file_number"],
    )


def _row(row: RowMapping) -> PersonRow:
    first_name: str | None = row["adviser_first_name"]
    return PersonRow(
        id=row["id"],
        file_number=row["file_number"],
        last_name=row["usual_name"] or row["last_name"],
        first_name=row["first_name"],
        birth_date=row["birth_date"],
        municipality=row["municipality_name"],
        publics=in_list_order(row["publics"]),
        state=row["state"] or "",
        next_appointment=row["next_appointment"],
        last_contact=row["last_contact"],
        adviser=f"{first_name[0]}. {row['adviser_last_name']}" if first_name else "",
        waiting=row["waiting"],
    )
