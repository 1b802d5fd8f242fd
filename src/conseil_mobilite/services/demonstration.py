"""Write a fictitious body and its people, many rows at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.entities import ENTITIES
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.basin import BasinIntercommunality, MobilityBasin
from conseil_mobilite.domain.organisation.organisation import Organisation, Prescriber
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.changes import JOURNAL


@dataclass(frozen=True, slots=True)
class BareRow:
    """The columns of a row: where there are many, an entity each would take most of the time."""

    entity: type[SQLModel]
    values: Mapping[str, object]


Row = SQLModel | BareRow


@dataclass(frozen=True, slots=True)
class Body:
    """A body to found: the first of its advisers is the responsable.

    Rows rather than services, so that a seed gives every identifier.
    """

    organisation: Organisation
    advisers: tuple[Adviser, ...]
    prescribers: tuple[Prescriber, ...]
    basin: MobilityBasin
    members: tuple[BasinIntercommunality, ...]
    plan: tuple[SQLModel, ...] = ()


def found(session: Session, body: Body) -> None:
    """Found the body with its advisers, prescribers, basin and plan, past the journal."""
    session.info[JOURNAL] = False
    first, *others = body.advisers
    first.organisation_id = body.organisation.id
    setup.found(session, body.organisation, first)
    for adviser in others:
        adviser.organisation_id = body.organisation.id
        session.add(setup.checked_adviser(adviser))
    session.add_all([*body.prescribers, body.basin])
    session.flush()
    session.add_all(body.members)
    session.flush()
    write(session, body.plan)
    audit.record(session, "base.demonstrate", "organisation", body.organisation.id)


def write(session: Session, rows: Sequence[Row]) -> None:
    """Insert rows past the journal: a table after the other, parents before children."""
    by_table: dict[type[SQLModel], list[dict[str, object]]] = defaultdict(list)
    for row in rows:
        if isinstance(row, BareRow):
            by_table[row.entity].append(dict(row.values))
        else:
            by_table[type(row)].append(row.model_dump())
    for entity in ENTITIES:
        if found := by_table.get(entity):
            session.connection().execute(insert(entity), found)
