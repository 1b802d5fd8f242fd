"""The day of the last event that means something to each person, read by few statements."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, TypeAlias
from uuid import UUID

from sqlalchemy import Select, func, select, union_all
from sqlmodel import Session, col

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent, PostExitFollowup
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.people.person_facts import ATTENDED, PLANNED, REACHED, kept_in_diary

Query: TypeAlias = Select[UUID, date | None]
_OF_PATHWAY: Final[tuple[tuple[UUID, date | None], ...]] = (
    (PathwayEvent.pathway_id, PathwayEvent.happened_on),
    (PostExitFollowup.pathway_id, PostExitFollowup.done_on),
    (Assessment.pathway_id, Assessment.validated_on),
    (Action.pathway_id, Action.created_on),
    (Action.pathway_id, Action.done_on),
    (Action.pathway_id, Action.abandoned_on),
)


def last_events(session: Session, some: Sequence[UUID]) -> dict[UUID, date]:
    """Return the day of the last event that means something to each person.

    A meeting held or to come, somebody reached, an act on the pathway, a referral, an assessment, a
    step, a document, a follow-up, a request: never a reading, a technical change, or an import.
    """
    held = _latest(some, Participation.person_id, Appointment.starts_at).join(
        Appointment, col(Appointment.id) == col(Participation.appointment_id)
    )
    reached = col(ContactAttempt.result) == REACHED
    instants = [
        held.where(col(Participation.status).in_((ATTENDED, PLANNED)), *kept_in_diary()),
        _latest(some, ContactAttempt.person_id, ContactAttempt.attempted_at).where(reached),
        _latest(some, IssuedDocument.person_id, IssuedDocument.issued_at),
    ]
    days = [
        _latest(some, Pathway.person_id, Pathway.opened_on),
        _latest(some, Pathway.person_id, Pathway.ended_on),
        _latest(some, Referral.person_id, Referral.received_on),
        _latest(some, Referral.person_id, Referral.answered_on),
        _latest(some, RightsRequest.person_id, RightsRequest.received_on),
        *(
            _latest(some, Pathway.person_id, when).where(col(pathway) == col(Pathway.id))
            for pathway, when in _OF_PATHWAY
        ),
    ]
    found: dict[UUID, date] = _last(session, instants)
    for person, day in _last(session, days).items():
        found[person] = max(day, found.get(person, day))
    return found


def last_exits(session: Session, some: Sequence[UUID]) -> dict[UUID, date]:
    """Return the day on which the latest of each person's pathways to end did so."""
    return _last(session, [_latest(some, Pathway.person_id, Pathway.ended_on)])


def _latest(some: Sequence[UUID], person: UUID, when: date | None) -> Query:
    """Select who, and when; what it is called is the same in every query."""
    return select(col(person).label("who"), col(when).label("day")).where(
        col(person).in_(some), col(when).is_not(None)
    )


def _last(session: Session, queries: Sequence[Query]) -> dict[UUID, date]:
    """Return the latest day that the queries give for each person; instants are days of Paris.

    The base finds the latest: an identifier is dear to read, and there are few people beside rows.
    """
    told = union_all(*queries).subquery()
    latest = select(told.c.who, func.max(told.c.day)).group_by(told.c.who)
    return {
        person: paris_day(when) if isinstance(when, datetime) else when
        for person, when in session.execute(latest)
    }
