"""When an adviser works, and when she is taken by something else than appointments."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, or_, select

from conseil_mobilite.domain.agenda.availability import Unavailability, WorkingHours
from conseil_mobilite.domain.agenda.working_week import USUAL, WorkingWeek, checked_week
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.store.journal import audit

_ISLANDS: Final[Mapping[str, str]] = MappingProxyType({"97133": "977", "97150": "978"})
"""Saint-Barthélemy and Saint-Martin, under postcodes of Guadeloupe."""


def working_week(session: Session, adviser_id: UUID | None) -> WorkingWeek:
    """Return the hours of an adviser; the usual ones until she told hers, or without an adviser."""
    query = select(WorkingHours).where(WorkingHours.adviser_id == adviser_id)
    told: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for half_day in session.exec(query.order_by(col(WorkingHours.opens))):
        told[half_day.weekday].append((half_day.opens, half_day.closes))
    return {weekday: tuple(halves) for weekday, halves in told.items()} or USUAL


def set_week(session: Session, adviser_id: UUID, week: WorkingWeek) -> WorkingWeek:
    """Keep the hours of an adviser, all of them. UserError, naming the day, where they cross."""
    kept = checked_week(week)
    query = select(WorkingHours).where(WorkingHours.adviser_id == adviser_id)
    for gone in session.exec(query):
        session.delete(gone)
    session.flush()
    for weekday, halves in kept.items():
        for opens, closes in halves:
            made = WorkingHours(adviser_id=adviser_id, weekday=weekday, opens=opens, closes=closes)
            session.add(made)
    session.flush()
    audit.record(session, "working_hours.set", "adviser", adviser_id)
    return kept


def unavailable(
    session: Session, start: datetime, end: datetime, *adviser_ids: UUID
) -> Sequence[Unavailability]:
    """Return what takes [start, end) from some advisers, closures included, or from anyone."""
    query = select(Unavailability).where(
        col(Unavailability.starts_at) < end, col(Unavailability.ends_at) > start
    )
    if adviser_ids:
        whose = col(Unavailability.adviser_id)
        query = query.where(or_(whose.is_(None), whose.in_(adviser_ids)))
    return session.exec(query.order_by(col(Unavailability.starts_at))).all()


def shown_to(absence: Unavailability, adviser_id: UUID) -> Unavailability:
    """Return an absence as an adviser may see it: of a colleague, when and of what kind."""
    if absence.adviser_id in {None, adviser_id}:
        return absence
    return Unavailability(**{**absence.model_dump(), "words": ""})


def department(session: Session) -> str:
    """Return the département of the body (« 02 », « 974 »), from its postcode; empty if unknown."""
    postcode = session.exec(select(Organisation.postcode)).first() or ""
    overseas = postcode[:3] if postcode.startswith(("97", "98")) else postcode[:2]
    return _ISLANDS.get(postcode, overseas)
