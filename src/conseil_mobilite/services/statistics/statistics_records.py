"""Read, in a few queries, the units that the indicators count, with their characteristics."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, select, union_all
from sqlmodel import Session, col

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.language.french import age_on
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.audiences import told_with_address, with_derived
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.domain.statistics.exact.age_bands import age_band
from conseil_mobilite.domain.statistics.exact.tallies import UnitRecord
from conseil_mobilite.domain.statistics.periods.period import Period
from conseil_mobilite.store.reference.reference import code_lists

MADE_IN_ERROR: Final = "doublon_erreur"
INITIAL_KINDS: Final = ("court", "complet")
_LOT: Final = 500


@dataclass(frozen=True, slots=True)
class Unit:
    """One counted unit: whose it is, and the day at which her characteristics are read."""

    person_id: UUID
    day: date


def initial_assessments(session: Session, basin_id: UUID, period: Period) -> list[Unit]:
    """Return the units of I-05: the first validated assessment of each pathway, dated in P.

    A correction is not another assessment: it keeps the day of the one it corrects.
    """
    first = (
        select(col(Assessment.pathway_id), func.min(Assessment.validated_on).label("day"))
        .where(
            col(Assessment.kind).in_(INITIAL_KINDS),
            col(Assessment.validated_on).is_not(None),
            col(Assessment.corrects_id).is_(None),
        )
        .group_by(col(Assessment.pathway_id))
        .subquery()
    )
    query = (
        select(col(Pathway.person_id), first.c.day)
        .join(first, first.c.pathway_id == col(Pathway.id))
        .where(
            col(Pathway.basin_id) == basin_id,
            *counted_pathways(),
            first.c.day.between(period.start, period.end),
        )
    )
    return [Unit(person_id, day) for person_id, day in session.connection().execute(query)]


def people_supported(session: Session, basin_id: UUID, period: Period) -> list[Unit]:
    """Return the units of I-06: who had a contact in P, at the day of the first one.

    A person counts once, in the basin of her latest pathway of P.
    """
    start, end = period.instants
    contacts = _contacts(start, end).subquery()
    query = (
        select(
            col(Pathway.person_id),
            col(Pathway.basin_id),
            col(Pathway.opened_on),
            contacts.c.instant,
        )
        .join(contacts, contacts.c.pathway_id == col(Pathway.id))
        .where(*counted_pathways())
    )
    firsts: dict[UUID, datetime] = {}
    latest: dict[UUID, tuple[date, UUID | None]] = {}
    for person_id, basin, opened_on, instant in session.connection().execute(query):
        firsts[person_id] = min(instant, firsts.get(person_id, instant))
        if person_id not in latest or opened_on >= latest[person_id][0]:
            latest[person_id] = (opened_on, basin)
    return [
        Unit(person_id, paris_day(instant))
        for person_id, instant in firsts.items()
        if latest[person_id][1] == basin_id
    ]


def described(session: Session, units: Sequence[Unit]) -> list[UnitRecord]:
    """Give each unit its age band, sex and publics, as they were on its day.

    The address of a person has no date: what it tells is as she said it last.
    """
    lists = code_lists()
    people = _people(session, {unit.person_id for unit in units})
    publics = _publics(session, {unit.person_id for unit in units})
    return [
        UnitRecord(
            {
                "age": age_band(_age(people[unit.person_id].birth_date, unit), lists["age_bands"]),
                "sexe": people[unit.person_id].sex,
                "public": with_derived(
                    lists["publics"],
                    _on(publics[unit.person_id], unit.day) | people[unit.person_id].at_home,
                ),
            }
        )
        for unit in units
    ]


def counted_pathways() -> tuple[ColumnElement[bool], ...]:
    """Leave out what was made in error and the people who are in the recycle bin."""
    in_bin = select(col(Person.id)).where(col(Person.deleted_at).is_not(None))
    return (
        col(Pathway.end_reason) != MADE_IN_ERROR,
        col(Pathway.person_id).not_in(in_bin),
    )


def lots(ids: Collection[UUID]) -> Iterable[list[UUID]]:
    """Split identities into lots that one query can name."""
    ordered = sorted(ids)
    return (ordered[first : first + _LOT] for first in range(0, len(ordered), _LOT))


@dataclass(frozen=True, slots=True)
class _Who:
    sex: str
    birth_date: date | None
    at_home: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Belonging:
    code: str
    since: date
    until: date | None


def _contacts(start: datetime, end: datetime) -> CompoundSelect[UUID | None, datetime]:
    """Select the contacts of [start, end): appointments attended and attempts that reached."""
    attended: Select[UUID | None, datetime] = (
        select(col(Participation.pathway_id), col(Appointment.starts_at).label("instant"))
        .join(Appointment, col(Appointment.id) == col(Participation.appointment_id))
        .where(
            col(Participation.status) == "seen",
            col(Appointment.deleted_at).is_(None),
            col(Appointment.cancelled_on).is_(None),
            col(Appointment.starts_at) >= start,
            col(Appointment.starts_at) < end,
        )
    )
    reached = select(col(ContactAttempt.pathway_id), col(ContactAttempt.attempted_at)).where(
        col(ContactAttempt.result) == "joint",
        col(ContactAttempt.attempted_at) >= start,
        col(ContactAttempt.attempted_at) < end,
    )
    return union_all(attended, reached)


def _people(session: Session, ids: Collection[UUID]) -> Mapping[UUID, _Who]:
    found: dict[UUID, _Who] = {}
    for lot in lots(ids):
        query = select(
            *(col(Person.id), col(Person.sex), col(Person.birth_date)),
            *(col(Person.qpv), col(Person.frr)),
        ).where(col(Person.id).in_(lot))
        for person_id, sex, birth_date, qpv, frr in session.connection().execute(query):
            found[person_id] = _Who(sex, birth_date, told_with_address(qpv, frr))
    return found


def _publics(session: Session, ids: Collection[UUID]) -> Mapping[UUID, list[_Belonging]]:
    found: dict[UUID, list[_Belonging]] = defaultdict(list)
    for lot in lots(ids):
        query = select(
            col(PersonAudience.person_id),
            col(PersonAudience.code),
            col(PersonAudience.since),
            col(PersonAudience.until),
        ).where(col(PersonAudience.person_id).in_(lot))
        for person_id, code, since, until in session.connection().execute(query):
            found[person_id].append(_Belonging(code, since, until))
    return found


def _on(belongings: Sequence[_Belonging], day: date) -> set[str]:
    return {
        held.code
        for held in belongings
        if held.since <= day and (held.until is None or day <= held.until)
    }


def _age(birth_date: date | None, unit: Unit) -> int | None:
    return age_on(birth_date, unit.day) if birth_date else None
