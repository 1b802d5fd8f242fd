"""All that hangs on a person, found by the foreign keys of the tables: none can be forgotten."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ForeignKey, Table, or_, select
from sqlmodel import Session, SQLModel
from sqlmodel import select as entities

from conseil_mobilite.domain.entities import ENTITIES
from conseil_mobilite.store.journal.journalled import TABLES
from conseil_mobilite.store.journal.rows import row_key

_PERSON: Final = "person"


@dataclass(frozen=True, slots=True)
class Link:
    """A column that names a person. `keyed`: it is part of the key of its row."""

    entity: type[SQLModel]
    column: str
    keyed: bool

    @property
    def table(self) -> Table:
        return SQLModel.metadata.tables[str(self.entity.__tablename__)]

    def rows(self, session: Session, person: UUID) -> list[SQLModel]:
        """Return the rows that name a person by this column."""
        named = entities(self.entity).where(self.table.c[self.column] == person)
        return list(session.exec(named))


def links() -> Iterator[Link]:
    """Give every column of every table that names a person."""
    for entity in ENTITIES:
        table = SQLModel.metadata.tables[str(entity.__tablename__)]
        for key in sorted(table.foreign_keys, key=lambda each: each.parent.name):
            if key.column.table.name == _PERSON:
                yield Link(entity, key.parent.name, key.parent.primary_key)


def move(session: Session, link: Link, absorbed: UUID, survivor: UUID) -> None:
    """Have what names one person by this column name another.

    The key of a row does not change in the journal: where the person is part of it, the row goes
    and comes.
    """
    for row in link.rows(session, absorbed):
        if link.keyed:
            made = link.entity(**{**row.model_dump(), link.column: survivor})
            session.delete(row)
            session.flush()
            session.add(made)
        else:
            setattr(row, link.column, survivor)
        session.flush()


def counts(session: Session, people: Collection[UUID]) -> Counter[str]:
    """Count by table the rows that are theirs, and those that hang on these in turn."""
    return Counter({name: len(rows) for name, rows in tree(session, people).items()})


def tree(session: Session, people: Collection[UUID]) -> dict[str, frozenset[str]]:
    """Return the keys of the rows that are theirs by table, through every way to a person."""
    session.flush()
    identities: dict[str, set[object]] = {_PERSON: set(people)}
    found = {_PERSON: frozenset(map(str, people))}
    for table in TABLES:
        ways = [
            key.parent.in_(identities[key.column.table.name])
            for key in table.foreign_keys
            if key.ondelete == "CASCADE" and key.column.table.name in identities
        ]
        if ways and table.name not in found:
            keys = select(*table.primary_key).where(or_(*ways))
            rows = [dict(row) for row in session.connection().execute(keys).mappings()]
            found[table.name] = frozenset(row_key(table, row) for row in rows)
            identities[table.name] = {row["id"] for row in rows if "id" in row}
    return found


def orphans(session: Session, person: UUID) -> set[str]:
    """Return the tables in which a row that names her names another that is not there.

    Of her rows alone: `PRAGMA foreign_key_check` reads the whole base, 8 s for 100,000 people.
    """
    return {
        link.table.name
        for link in links()
        for key in link.table.foreign_keys
        if _is_missing(session, link, key, person)
    }


def _is_missing(session: Session, link: Link, key: ForeignKey, person: UUID) -> bool:
    parent = key.column.table.alias()
    there = select(parent.c[key.column.name]).where(parent.c[key.column.name] == key.parent)
    missing = select(key.parent).where(
        link.table.c[link.column] == person, key.parent.is_not(None), ~there.exists()
    )
    return session.connection().execute(missing.limit(1)).first() is not None
