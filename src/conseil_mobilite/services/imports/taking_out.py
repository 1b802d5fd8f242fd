"""Lists and the whole base taken out, in columns that an import reads back.

Whoever had the use of her data limited, or opposes it, is in none of them (RGPD, art. 18 and 21).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.imports.list_table import ListColumn, ListTable, ListValue
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.imports.appointment_rows import (
    APPOINTMENT_COLUMNS,
    appointment_rows,
)
from conseil_mobilite.services.imports.known_files import known_files
from conseil_mobilite.services.imports.people_columns import PEOPLE_COLUMNS, TakenOut, row_of
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.people.people_search import identities
from conseil_mobilite.services.people.person_facts import shown_publics
from conseil_mobilite.services.people.rights_standing import usable
from conseil_mobilite.services.people.standing import in_use
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

_AT_ONCE: Final = 400
_DICTIONARY: Final = (
    ListColumn("liste", "Liste", ""),
    ListColumn("intitule", "Intitulé", ""),
    ListColumn("code", "Code", ""),
    ListColumn("signification", "Signification", ""),
)
PEOPLE: Final = "Personnes"
APPOINTMENTS: Final = "Rendez-vous"


def people_list(session: Session, query: PeopleQuery) -> ListTable:
    """Return everybody whom the filters of a list let through, sensitive publics left out."""
    people = usable(session, identities(session, query))
    return _people(session, people, frozenset(shown_publics()))


def appointments_list(session: Session, query: PeopleQuery) -> ListTable:
    """Return the appointments of everybody whom the filters of a list let through."""
    return _appointments(session, usable(session, identities(session, query)))


def whole_base(session: Session) -> tuple[ListTable, ...]:
    """Return every person, all her publics told, and every appointment; the bin is left out."""
    require_manager(session)
    order = select(Person.id).where(*in_use()).order_by(col(Person.file_number))
    people = usable(session, session.exec(order))
    every = frozenset(entry.code for entry in code_lists()["publics"])
    return _people(session, people, every), _appointments(session, people)


def dictionary(tables: Sequence[ListTable]) -> ListTable:
    """Return what each column of these lists means, for files that hold one list each."""
    rows = [
        (table.name, column.heading, column.code, column.meaning)
        for table in tables
        for column in table.columns
    ]
    return ListTable("Dictionnaire", _DICTIONARY, rows)


def record_export(session: Session, what: str) -> None:
    """Keep in the audit trail that a list, or the whole base, went out to a file."""
    audit.record(session, "export.write", what)


def _people(session: Session, people: Sequence[UUID], told: frozenset[str]) -> ListTable:
    on = paris_day(session.info["clock"]())
    rows = [row for some in _slices(people) for row in _rows(session, some, told, on)]
    return ListTable(PEOPLE, PEOPLE_COLUMNS, rows)


def _rows(
    session: Session, people: Sequence[UUID], told: frozenset[str], on: date
) -> Iterator[list[ListValue]]:
    held = known_files(session, people, notes=False)
    assessed = _assessed(session, people)
    solutions = _solutions(session, people)
    for person in people:
        if person in held:
            yield row_of(TakenOut(held[person], assessed.get(person), solutions, told, on))


def _appointments(session: Session, people: Sequence[UUID]) -> ListTable:
    rows = [row for some in _slices(people) for row in appointment_rows(session, some)]
    return ListTable(APPOINTMENTS, APPOINTMENT_COLUMNS, rows)


def _assessed(session: Session, people: Sequence[UUID]) -> dict[UUID, date]:
    """Return the day of the last validated assessment of each person who has one."""
    query = (
        select(Pathway.person_id, func.max(col(Assessment.validated_on)))
        .join(Assessment, col(Assessment.pathway_id) == col(Pathway.id))
        .where(col(Pathway.person_id).in_(people), col(Assessment.validated_on).is_not(None))
        .group_by(col(Pathway.person_id))
    )
    return {person: day for person, day in session.exec(query) if day is not None}


def _solutions(session: Session, people: Sequence[UUID]) -> dict[UUID, list[str]]:
    """Return what the actions of each pathway are, each kind once."""
    kinds = code_lists()["action_types"]
    query = (
        select(Action.pathway_id, Action.kind)
        .join(Pathway, col(Pathway.id) == col(Action.pathway_id))
        .where(col(Pathway.person_id).in_(people), col(Action.deleted_at).is_(None))
        .order_by(col(Action.position), col(Action.id))
    )
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for pathway, kind in session.exec(query):
        label = kinds[kind].label if kind in kinds else kind
        if label not in found[pathway]:
            found[pathway].append(label)
    return found


def _slices(people: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (people[start : start + _AT_ONCE] for start in range(0, len(people), _AT_ONCE))
