"""Search texts written anew from the rows they are computed from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, select, update
from sqlmodel import SQLModel, col

from conseil_mobilite.domain.duplicates.merging import PersonMerge
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.people.person_search import search_text

_READ: Final = (
    "id",
    "file_number",
    "last_name",
    "first_name",
    "usual_name",
    "birth_date",
    "postcode",
    "municipality_name",
    "registered_on",
)
_AT_ONCE: Final = 500
_PEOPLE: Final = SQLModel.metadata.tables["person"]


def write_texts(connection: Connection, people: Iterable[UUID]) -> None:
    """Compute the search texts of these people again. The journal is not told: they are derived."""
    wanted = sorted(people)
    for start in range(0, len(wanted), _AT_ONCE):
        _write(connection, wanted[start : start + _AT_ONCE])


def write_all_texts(connection: Connection) -> None:
    write_texts(connection, connection.execute(select(_PEOPLE.c.id)).scalars().all())


def _write(connection: Connection, people: Sequence[UUID]) -> None:
    phones, numbers = _phones(connection, people), _former_numbers(connection, people)
    rows = connection.execute(
        select(*(_PEOPLE.c[name] for name in _READ)).where(_PEOPLE.c.id.in_(people))
    ).mappings()
    values = [
        {
            "who": row["id"],
            "text": search_text(Person(**row), phones[row["id"]], numbers[row["id"]]),
        }
        for row in rows
    ]
    if values:
        written = update(_PEOPLE).where(_PEOPLE.c.id == bindparam("who"))
        connection.execute(written.values(search_text=bindparam("text")), values)


def _phones(connection: Connection, people: Sequence[UUID]) -> Mapping[UUID, Sequence[str]]:
    found = select(col(ContactPoint.person_id), col(ContactPoint.value)).where(
        col(ContactPoint.person_id).in_(people), col(ContactPoint.kind) == "phone"
    )
    rows = connection.execute(found.order_by(col(ContactPoint.position), col(ContactPoint.id)))
    return _gathered(rows)


def _former_numbers(connection: Connection, people: Sequence[UUID]) -> Mapping[UUID, Sequence[str]]:
    found = select(col(PersonMerge.survivor_id), col(PersonMerge.absorbed_number)).where(
        col(PersonMerge.survivor_id).in_(people)
    )
    return _gathered(connection.execute(found.order_by(col(PersonMerge.absorbed_number))))


def _gathered(pairs: Iterable[Row[UUID, str]]) -> Mapping[UUID, Sequence[str]]:
    gathered: defaultdict[UUID, list[str]] = defaultdict(list)
    for person, text in pairs:
        gathered[person].append(text)
    return gathered
