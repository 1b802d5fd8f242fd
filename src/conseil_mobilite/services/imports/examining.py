"""Understand a file before anything is written: who is known already, and what would be done."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from typing import Final
from uuid import UUID

import sqlalchemy as sql
from sqlmodel import Session, col

from conseil_mobilite.domain.imports.decisions import ImportPreview
from conseil_mobilite.domain.imports.examination import Context, examine
from conseil_mobilite.domain.imports.known_people import KnownPeople, KnownPerson
from conseil_mobilite.domain.imports.mapping import ColumnMapping
from conseil_mobilite.domain.imports.raw_table import RawTable
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.services.people.person_checks import EMAIL, PHONE
from conseil_mobilite.store.reference.territories import Territories

_PERSON: Final = (
    Person.id,
    Person.file_number,
    Person.last_name,
    Person.usual_name,
    Person.first_name,
    Person.birth_date,
    Person.address,
    Person.france_travail_id,
)


def known_people(session: Session) -> KnownPeople:
    """Return everybody the base knows, those of the recycle bin too: a file is not made twice."""
    contacts = _contacts(session)
    rows = session.connection().execute(sql.select(*map(col, _PERSON))).mappings()
    return KnownPeople(
        KnownPerson(
            **row,
            phones=tuple(contacts[PHONE].get(row["id"], ())),
            emails=tuple(contacts[EMAIL].get(row["id"], ())),
        )
        for row in rows
    )


def preview(
    session: Session,
    table: RawTable,
    mapping: ColumnMapping,
    on: date,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> ImportPreview:
    """Decide what becomes of each row that day; `report` is told how many are, and may raise."""
    with closing(Territories.open()) as places:
        context = Context(on=on, places=places, known=known_people(session))
        return examine(table, mapping, context, report)


def _contacts(session: Session) -> Mapping[str, Mapping[UUID, list[str]]]:
    """Return the telephones and the addresses of everybody, the preferred first."""
    found: dict[str, defaultdict[UUID, list[str]]] = {
        kind: defaultdict(list) for kind in (PHONE, EMAIL)
    }
    query = sql.select(
        col(ContactPoint.kind), col(ContactPoint.person_id), col(ContactPoint.value)
    ).order_by(col(ContactPoint.person_id), col(ContactPoint.position))
    for kind, person, value in session.connection().execute(query):
        found[kind][person].append(value)
    return found
