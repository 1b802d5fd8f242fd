"""Sorts that need not look at everybody: the list comes part after part, each with its own SQL.

By state, one state after the other, each by name. By an instant, a stretch of the diary after the
other, as the index of its instants gives them; then, by name, those of whom it has nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    SQLColumnExpression,
    bindparam,
    literal,
    union_all,
)
from sqlmodel import Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people.people_query import PeopleOrder, PeopleQuery, Shape
from conseil_mobilite.services.people.person_facts import (
    ATTENDED,
    PLANNED,
    REACHED,
    kept_in_diary,
)

BLANK: Final = 0
NEVER: Final = datetime(9999, 12, 31, tzinfo=UTC)
EVER: Final = datetime(1, 1, 2, tzinfo=UTC)
STATES: Final = (
    "a_contacter",
    "rdv_fixe",
    "diagnostic_en_cours",
    "diagnostic_restitue",
    "conseil_simple",
    "en_accompagnement",
    "suspendu",
    "sorti",
    "sans_suite",
)
RARE: Final = 400
"""Fewer pathways of a state than these are sorted sooner than names are walked to find them."""
STRETCHES: Final = (8, 64, 512, 0)
"""How many rows of the diary a stretch has for each row of the page; the last has all the rest."""

Part = tuple[Shape, Mapping[str, object]]
_INSTANT: Final = SQLModel.metadata.tables["appointment"].c.starts_at.type
_INSTANTS: Final = (PeopleOrder.APPOINTMENT, PeopleOrder.CONTACT)


def has_parts(shape: Shape) -> bool:
    """Tell whether the whole base is sorted so: a filter leaves few people, sorted at once.

    Those left longest without a contact are looked for among all: most of the oldest contacts had
    later ones, and to go through them takes longer.
    """
    if shape.order is PeopleOrder.CONTACT and not shape.descending and not shape.follows:
        return False
    filters = (shape.publics, shape.states, shape.advisers, shape.basins, shape.towns, shape.silent)
    whole = not shape.words and not shape.in_bin and not shape.archived and not any(filters)
    return whole and shape.order in (PeopleOrder.STATE, *_INSTANTS)


def parts(session: Session, query: PeopleQuery, shape: Shape) -> Iterator[Part]:
    """Give the parts of the answer with their values, from the one that the page begins in."""
    if shape.order is PeopleOrder.STATE:
        yield from _state_by_state(session, query, shape)
    else:
        yield from _stretch_by_stretch(session, query, shape)


def blank_rank(shape: Shape) -> int:
    """Return the rank of those who have no state: the last, up or down."""
    return BLANK if shape.descending else len(STATES) + 1


def blank_instant(shape: Shape) -> datetime:
    """Return what stands for no instant: the last, up or down."""
    return EVER if shape.descending else NEVER


def known_value(shape: Shape) -> SQLColumnExpression[object]:
    """Return what everybody of a part is sorted by, when it is one of names alone."""
    if shape.order in _INSTANTS:
        return literal(blank_instant(shape), _INSTANT)
    return literal(shape.part, Integer())


def conditions(shape: Shape, value: SQLColumnExpression[object]) -> list[ColumnElement[bool]]:
    """Return what those of a part fulfil; `value` is what the whole list is sorted by."""
    if shape.stretch:
        return [col(Person.id).in_(_told_between(shape)), *_between(shape, value)]
    if shape.part is None:
        return []
    if shape.order in _INSTANTS:
        return [value == blank_instant(shape)]
    own = [value == shape.part]
    return [*own, col(Person.id).in_(_in_state(shape.part))] if shape.rare else own


def _state_by_state(session: Session, query: PeopleQuery, shape: Shape) -> Iterator[Part]:
    ranks = [*range(1, len(STATES) + 1)]
    ranks = [*(reversed(ranks) if shape.descending else ranks), blank_rank(shape)]
    first = ranks.index(int(str(query.after.value))) if query.after else 0
    for rank in ranks[first:]:
        follows = shape.follows and rank == ranks[first]
        rare = rank != blank_rank(shape) and _is_rare(session, rank)
        yield replace(shape, part=rank, rare=rare, follows=follows), {}


def _is_rare(session: Session, rank: int) -> bool:
    return len(session.connection().execute(_in_state(rank).limit(RARE)).all()) < RARE


def _in_state(rank: int) -> Select[UUID]:
    return select(col(Pathway.person_id)).where(col(Pathway.state) == STATES[rank - 1])


def _stretch_by_stretch(session: Session, query: PeopleQuery, shape: Shape) -> Iterator[Part]:
    nothing = blank_instant(shape)
    edge = query.after.value if query.after else _first_instant(query, shape)
    follows = shape.follows
    if not isinstance(edge, datetime) or edge == nothing:
        yield replace(shape, part=BLANK), {}
        return
    for many in STRETCHES:
        bound = _instant_after(session, shape, edge, many * query.limit) if many else None
        values = {"stretch_from": edge, "stretch_to": bound or nothing}
        yield replace(shape, stretch=True, follows=follows), values
        follows = False
        if bound is None:
            break
        edge = bound
    yield replace(shape, part=BLANK, follows=False), {}


def _first_instant(query: PeopleQuery, shape: Shape) -> datetime:
    if shape.descending:
        return NEVER
    return query.at if shape.order is PeopleOrder.APPOINTMENT else EVER


def _instant_after(session: Session, shape: Shape, edge: datetime, many: int) -> datetime | None:
    """Return the instant so many rows of the diary further, None beyond its end."""
    ends = [session.exec(rows).first() for rows in _instants(shape, edge, many)]
    known = [end for end in ends if end is not None]
    if not known:
        return None
    return max(known) if shape.descending else min(known)


def _instants(shape: Shape, edge: datetime, many: int) -> Iterator[SelectOfScalar[datetime]]:
    rows = [(col(Appointment.starts_at), kept_in_diary())]
    if shape.order is PeopleOrder.CONTACT:
        rows.append((col(ContactAttempt.attempted_at), ()))
    for instant, kept in rows:
        beyond = instant <= edge if shape.descending else instant >= edge
        order = instant.desc() if shape.descending else instant.asc()
        yield select(instant).where(beyond, *kept).order_by(order).offset(many).limit(1)


def _told_between(shape: Shape) -> Select[UUID] | CompoundSelect[UUID]:
    """Select those of whom a stretch of the diary tells something."""
    starts = col(Appointment.starts_at)
    status = PLANNED if shape.order is PeopleOrder.APPOINTMENT else ATTENDED
    planned = (
        select(col(Participation.person_id))
        .join(Appointment, col(Appointment.id) == col(Participation.appointment_id))
        .where(col(Participation.status) == status, *kept_in_diary(), *_between(shape, starts))
    )
    if shape.order is PeopleOrder.APPOINTMENT:
        return planned
    attempted = col(ContactAttempt.attempted_at)
    reached = select(col(ContactAttempt.person_id)).where(
        col(ContactAttempt.result) == REACHED, *_between(shape, attempted)
    )
    return union_all(planned, reached)


def _between(shape: Shape, value: SQLColumnExpression[object]) -> tuple[ColumnElement[bool], ...]:
    """Keep a stretch: its first instant is in it, its last is of the next one."""
    kind = _INSTANT
    first, last = bindparam("stretch_from", type_=kind), bindparam("stretch_to", type_=kind)
    if shape.descending:
        return (value <= first, value > last)
    return (value >= first, value < last)
