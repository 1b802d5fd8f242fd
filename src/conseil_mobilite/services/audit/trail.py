"""The trail read by the « responsable »: filtered, a page at a time, the last act first.

Nothing is counted here, least of all by adviser: it never measures anybody's work.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, false
from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.paris import day_bounds
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.audit import reading, whose
from conseil_mobilite.services.audit.act_codes import act_words, group_of
from conseil_mobilite.services.organisation.roles import require_manager

AT_ONCE: Final = 100
NOBODY: Final = "Le programme"
_WRONG_WAY: Final = "Le dernier jour doit suivre le premier."


@dataclass(frozen=True, slots=True)
class TrailQuery:
    """What is looked for: days included at both ends, `group` a code of `act_codes.GROUPS`."""

    first: date | None = None
    last: date | None = None
    adviser: UUID | None = None
    group: str = ""
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class TrailLine:
    """An act as it is shown. `file_number` and `person` are empty where it is of no single file."""

    number: int
    at: datetime
    adviser: str
    act: str
    words: str
    kind: str
    record_id: UUID | None
    file_number: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class TrailPage:
    lines: tuple[TrailLine, ...]
    complete: bool


def page(session: Session, query: TrailQuery, before: int | None = None) -> TrailPage:
    """Return the entries before a number, the last first; UserError to whom may not read them."""
    require_manager(session)
    asked = select(AuditEntry).where(*conditions(session, query))
    if before is not None:
        asked = asked.where(col(AuditEntry.number) < before)
    ordered = asked.order_by(col(AuditEntry.number).desc()).limit(AT_ONCE + 1)
    found = session.exec(ordered).all()
    return TrailPage(told(session, found[:AT_ONCE]), complete=len(found) <= AT_ONCE)


def note_reading(session: Session) -> None:
    """Leave in the trail that it was read, once an hour."""
    adviser: UUID = session.info["adviser"]
    reading.note(session, "audit.read", "adviser", adviser)


def authors(session: Session) -> tuple[tuple[UUID, str], ...]:
    """Return the advisers to choose from, past ones too, by their names."""
    order = select(Adviser).order_by(col(Adviser.last_name), col(Adviser.first_name))
    return tuple((each.id, each.full_name) for each in session.exec(order))


def conditions(session: Session, query: TrailQuery) -> list[ColumnElement[bool]]:
    """Return what keeps the entries asked for; UserError where the days are the wrong way."""
    if query.first and query.last and query.last < query.first:
        raise UserError(_WRONG_WAY, "audit_last")
    kept: list[ColumnElement[bool]] = list(_between(query))
    if query.adviser is not None:
        kept.append(col(AuditEntry.adviser_id) == query.adviser)
    if query.group:
        group = group_of(query.group)
        kept.append(group.chosen() if group is not None else false())
    if query.person is not None:
        kept.append(col(AuditEntry.record_id).in_(whose.records_of(session, query.person)))
    return kept


def _between(query: TrailQuery) -> Iterator[ColumnElement[bool]]:
    if query.first is not None:
        yield col(AuditEntry.at) >= day_bounds(query.first)[0]
    if query.last is not None:
        yield col(AuditEntry.at) < day_bounds(query.last)[1]


def told(session: Session, entries: Sequence[AuditEntry]) -> tuple[TrailLine, ...]:
    """Say entries in French, with whose file they are about."""
    names = dict(authors(session))
    people = whose.people_of(session, entries)
    files = _files(session, people.values())
    return tuple(_line(entry, names, files.get(people.get(entry.number))) for entry in entries)


def _files(session: Session, people: Iterable[UUID]) -> dict[UUID | None, Person]:
    query = select(Person).where(col(Person.id).in_(set(people)))
    return {person.id: person for person in session.exec(query)}


def _line(entry: AuditEntry, names: dict[UUID, str], person: Person | None) -> TrailLine:
    who = names.get(entry.adviser_id, "") if entry.adviser_id else NOBODY
    return TrailLine(
        entry.number,
        entry.at,
        who,
        entry.act,
        act_words(entry.act),
        entry.kind,
        entry.record_id,
        *((person.file_number, _name(person)) if person is not None else ()),
    )


def _name(person: Person) -> str:
    return "" if person.anonymised_on else f"{person.first_name} {person.last_name}"
