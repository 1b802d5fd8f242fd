"""Any two assessments of a person side by side, across her pathways."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.comparison import Comparison, compare
from conseil_mobilite.domain.assessment.observation import Observation
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment.assessment_freezing import barrier_rows
from conseil_mobilite.services.assessment.assessment_levels import axis_levels
from conseil_mobilite.services.assessment.assessment_replies import replies_of
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference import grids


@dataclass(frozen=True, slots=True)
class DatedAssessment:
    """An assessment and the day it speaks of; `replaced`: a validated version corrects it.

    A correction speaks of the day of the assessment it corrects, even before it is validated.
    """

    assessment: Assessment
    day: date
    replaced: bool

    @property
    def under_way(self) -> bool:
        return self.assessment.validated_on is None


@dataclass(frozen=True, slots=True)
class ComparisonPicture:
    """`choices` are all the assessments of the person, the oldest first, as are the two compared.

    `comparison` is None where there are fewer than two.
    """

    person_id: UUID
    person_name: str
    choices: tuple[DatedAssessment, ...]
    before: DatedAssessment | None = None
    after: DatedAssessment | None = None
    comparison: Comparison | None = None


def picture(
    session: Session, person_id: UUID, first: UUID | None = None, second: UUID | None = None
) -> ComparisonPicture:
    """Compare two assessments of a person, put in the order of time; leave the trace of it.

    Without `first`, the oldest is taken; without `second`, the latest. UserError where they are one
    and the same, or where one is not hers.
    """
    person = session.get_one(Person, person_id)
    choices = dated_assessments(session, person_id)
    chosen = _chosen(choices, first, second)
    if chosen is None:
        return ComparisonPicture(person_id, person.full_name, choices)
    before, after = chosen
    audit.record(session, "assessment.compare", "assessment", after.assessment.id)
    return ComparisonPicture(
        person_id=person_id,
        person_name=person.full_name,
        choices=choices,
        before=before,
        after=after,
        comparison=compare(
            _observation(session, before.assessment), _observation(session, after.assessment)
        ),
    )


def can_compare(session: Session, assessment: Assessment) -> bool:
    """Say whether the person has another assessment than this one and the versions it corrects."""
    pathway = session.get_one(Pathway, assessment.pathway_id)
    others = _latest_versions(dated_assessments(session, pathway.person_id))
    return any(one.assessment.id != assessment.id for one in others)


def dated_assessments(session: Session, person_id: UUID) -> tuple[DatedAssessment, ...]:
    """Return all the assessments of a person by the day they speak of, the oldest first."""
    query = select(Assessment).join(Pathway).where(Pathway.person_id == person_id)
    every = session.exec(query.order_by(col(Assessment.started_at))).all()
    by_id = {assessment.id: assessment for assessment in every}
    replaced = {one.corrects_id for one in every if one.validated_on is not None}

    def dated(assessment: Assessment) -> DatedAssessment:
        first = assessment
        while first.validated_on is None and first.corrects_id is not None:
            first = by_id[first.corrects_id]
        day = first.validated_on or paris_day(assessment.started_at)
        return DatedAssessment(assessment, day, assessment.id in replaced)

    return tuple(sorted(map(dated, every), key=_order))


def _order(one: DatedAssessment) -> tuple[date, datetime, int]:
    return one.day, one.assessment.started_at, one.assessment.version


def _chosen(
    choices: Sequence[DatedAssessment], first: UUID | None, second: UUID | None
) -> tuple[DatedAssessment, DatedAssessment] | None:
    usual = _latest_versions(choices)
    if len(usual) < 2:  # noqa: PLR2004 - it takes two to compare
        usual = list(choices)
    if len(usual) < 2:  # noqa: PLR2004
        return None
    ids = [one.assessment.id for one in choices]
    pair = (first or usual[0].assessment.id, second or usual[-1].assessment.id)
    if not set(pair) <= set(ids):
        raise UserError("Ce bilan n’est pas dans le dossier de cette personne.", "after")
    if pair[0] == pair[1]:
        raise UserError("Choisissez deux bilans différents.", "after")
    before, after = sorted(pair, key=ids.index)
    return choices[ids.index(before)], choices[ids.index(after)]


def _latest_versions(choices: Sequence[DatedAssessment]) -> list[DatedAssessment]:
    return [one for one in choices if not one.replaced]


def _observation(session: Session, assessment: Assessment) -> Observation:
    """Read what an assessment says, each by its own grid."""
    grid = grids.grid_of(session, assessment.grid_version)
    replies = replies_of(session, assessment)
    rows = barrier_rows(session, assessment)
    levels = axis_levels(session, assessment, grid, replies)
    return Observation(
        grid=grid,
        levels={level.axis: level.retained for level in levels},
        replies=replies,
        kept={row.code: row.status for row in rows if row.kept},
        dropped=frozenset(row.code for row in rows if not row.kept),
    )
