"""The synthesis of a person: what happened, how autonomous she is, what holds and helps her."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment, AxisScore, Barrier, Strength
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.people.timeline import timeline
from conseil_mobilite.services.people.timeline_course import OPEN_ACTIONS
from conseil_mobilite.services.people.timeline_events import Event


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of autonomy (0 to 4, or None) retained by a validated assessment, by axis."""

    assessment_id: UUID
    kind: str
    validated_on: date
    by_axis: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class KeptBarrier:
    code: str
    rank: int | None
    status: str


@dataclass(frozen=True, slots=True)
class OpenAction:
    id: UUID
    kind: str
    wording: str
    partner: str
    status: str
    due_on: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class PersonOverview:
    """`levels` are those of the last two validated assessments, the latest first.

    The goal, the barriers and the strengths are those of the latest validated assessment, else of
    the one under way.
    """

    events: tuple[Event, ...]
    levels: tuple[Levels, ...]
    goal: str
    barriers: tuple[KeptBarrier, ...]
    strengths: tuple[str, ...]
    actions: tuple[OpenAction, ...]


def overview(session: Session, person_id: UUID, on: date) -> PersonOverview:
    assessments = latest_assessments(session, person_id)
    validated = [assessment for assessment in assessments if assessment.validated_on]
    latest = assessments[:1]
    return PersonOverview(
        events=timeline(session, person_id, on),
        levels=_levels(session, _one_version_each(validated)[:2]),
        goal=latest[0].goal if latest else "",
        barriers=retained_barriers(session, latest),
        strengths=_strengths(session, latest),
        actions=open_actions(session, person_id, on),
    )


def open_actions(session: Session, person_id: UUID, on: date) -> tuple[OpenAction, ...]:
    """Return the actions still to do, the first due first."""
    query = (
        select(Action)
        .join(Pathway)
        .where(
            Pathway.person_id == person_id,
            col(Action.status).in_(OPEN_ACTIONS),
            col(Action.deleted_at).is_(None),
        )
        .order_by(col(Action.due_on).is_(None), col(Action.due_on), col(Action.position))
    )
    return tuple(
        OpenAction(
            id=action.id,
            kind=action.kind,
            wording=action.wording,
            partner=action.partner_name,
            status=action.status,
            due_on=action.due_on,
            late=action.due_on is not None and action.due_on < on,
        )
        for action in session.exec(query)
    )


def latest_assessments(session: Session, person_id: UUID) -> Sequence[Assessment]:
    """Return the assessments of a person, the validated ones before any under way."""
    query = (
        select(Assessment)
        .join(Pathway)
        .where(Pathway.person_id == person_id)
        .order_by(
            col(Assessment.validated_on).is_(None),
            col(Assessment.started_at).desc(),
            col(Assessment.version).desc(),
        )
    )
    return session.exec(query).all()


def _one_version_each(assessments: Sequence[Assessment]) -> list[Assessment]:
    """Leave out the versions that a later one corrects."""
    corrected = {assessment.corrects_id for assessment in assessments}
    return [assessment for assessment in assessments if assessment.id not in corrected]


def _levels(session: Session, assessments: Sequence[Assessment]) -> tuple[Levels, ...]:
    ids = [assessment.id for assessment in assessments]
    scores = session.exec(select(AxisScore).where(col(AxisScore.assessment_id).in_(ids))).all()
    return tuple(
        Levels(
            assessment_id=assessment.id,
            kind=assessment.kind,
            validated_on=assessment.validated_on,
            by_axis={s.axis: s.retained for s in scores if s.assessment_id == assessment.id},
        )
        for assessment in assessments
        if assessment.validated_on
    )


def retained_barriers(session: Session, latest: Sequence[Assessment]) -> tuple[KeptBarrier, ...]:
    """Return the barriers kept by these assessments, those ranked first."""
    ids = [assessment.id for assessment in latest]
    query = (
        select(Barrier)
        .where(col(Barrier.assessment_id).in_(ids), col(Barrier.kept))
        .order_by(col(Barrier.rank).is_(None), col(Barrier.rank), col(Barrier.code))
    )
    return tuple(KeptBarrier(row.code, row.rank, row.status) for row in session.exec(query))


def _strengths(session: Session, latest: Sequence[Assessment]) -> tuple[str, ...]:
    ids = [assessment.id for assessment in latest]
    query = select(Strength.text).where(col(Strength.assessment_id).in_(ids))
    return tuple(session.exec(query.order_by(col(Strength.position))))
