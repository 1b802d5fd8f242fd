"""The list of people: searched, filtered, sorted and paged in the base, never in memory."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    SQLColumnExpression,
    Subquery,
    func,
    literal,
    select,
    tuple_,
)
from sqlmodel import Session, col

from conseil_mobilite.domain.adviser import Adviser
from conseil_mobilite.domain.paris import paris_day
from conseil_mobilite.domain.pathway import Pathway
from conseil_mobilite.domain.person import Person
from conseil_mobilite.services.people_order import sort_value
from conseil_mobilite.services.people_query import (
    PageKey,
    PeopleOrder,
    PeopleQuery,
    conditions,
)
from conseil_mobilite.services.person_facts import (
    in_list_order,
    last_contact,
    latest_pathway,
    next_appointment,
    publics_on,
)

Keys = tuple[SQLColumnExpression[object], ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list. `publics` are codes, those that are sensitive left out."""

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

    @property
    def listed_name(self) -> str:
        return f"{self.last_name} {self.first_name}"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


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
    """Return one page of people, in one query."""
    chosen = _chosen(query).subquery("chosen")
    found = session.connection().execute(_rows(chosen, query)).mappings().all()
    page = found[: query.limit]
    return PeoplePage(
        rows=tuple(_row(row) for row in page),
        next_key=_key(page[-1]) if len(found) > query.limit else None,
    )


def count(session: Session, query: PeopleQuery) -> PeopleCount:
    """Count the people of a query, its page left aside."""
    present = select(func.count()).where(col(Person.deleted_at).is_(None))
    opened = (
        select(func.count())
        .select_from(Pathway)
        .join(Person, col(Person.id) == col(Pathway.person_id))
        .where(col(Pathway.ended_on).is_(None), col(Person.deleted_at).is_(None))
    )
    found = select(func.count()).select_from(Person).where(*conditions(query))
    counts = select(
        found.scalar_subquery(),
        present.select_from(Person).scalar_subquery(),
        opened.scalar_subquery(),
    )
    return PeopleCount(*session.connection().execute(counts).one())


def _key(row: RowMapping) -> PageKey:
    return PageKey(row["sort_value"], row["search_text"], row["id"])


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
    )


def _chosen(query: PeopleQuery) -> Select[UUID, str, object]:
    """Select the people of the page and one more, which tells whether there is a next page."""
    value = sort_value(query)
    keys: Keys = (value, col(Person.search_text), col(Person.id))
    if query.order is PeopleOrder.NAME:
        keys = keys[1:]
    chosen: Select[UUID, str, object] = select(
        col(Person.id).label("id"),
        col(Person.search_text).label("search_text"),
        value.label("sort_value"),
    ).where(*conditions(query))
    if query.after:
        chosen = chosen.where(_after(keys, query.after, descending=query.descending))
    order = [key.desc() if query.descending else key.asc() for key in keys]
    return chosen.order_by(*order).limit(query.limit + 1)


def _after(keys: Keys, place: PageKey, *, descending: bool) -> ColumnElement[bool]:
    values = (place.value, place.search_text, place.person_id)[-len(keys) :]
    reached = tuple_(*(literal(value) for value in values))
    return tuple_(*keys) < reached if descending else tuple_(*keys) > reached


def _rows(chosen: Subquery, query: PeopleQuery) -> Select[*tuple[object, ...]]:
    """Select what the list shows, for the people of one page only."""
    direction = [
        key.desc() if query.descending else key.asc()
        for key in (chosen.c.sort_value, chosen.c.search_text, chosen.c.id)
    ]
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
            publics_on(paris_day(query.at)).label("publics"),
            next_appointment(query.at).label("next_appointment"),
            last_contact().label("last_contact"),
        )
        .join(Person, col(Person.id) == chosen.c.id)
        .outerjoin(Pathway, col(Pathway.id) == latest_pathway())
        .outerjoin(Adviser, col(Adviser.id) == col(Person.adviser_id))
        .order_by(*direction)
    )
