"""The assessments of a person, newest first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.version_changes import VersionChange
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.assessment.assessment_changes import changes_of
from conseil_mobilite.services.assessment.assessment_levels import AxisLevel
from conseil_mobilite.services.assessment.assessment_picture import Progress, levels_and_progress
from conseil_mobilite.store.reference import grids


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """One version of an assessment, with the grid it keeps.

    `began_on` is the day of a correction, for a later version; `superseded_by` is the number of the
    validated version that replaces it, or nought; `changes` is what a later version changed from
    the one before.
    """

    assessment: Assessment
    grid: Grid
    began_on: date
    axes: tuple[AxisLevel, ...]
    progress: Progress
    superseded_by: int
    changes: tuple[VersionChange, ...]


def of_person(session: Session, person_id: UUID) -> list[AssessmentLine]:
    query = (
        select(Assessment)
        .join(Pathway)
        .where(Pathway.person_id == person_id)
        .order_by(col(Assessment.started_at).desc(), col(Assessment.version).desc())
    )
    assessments = list(session.exec(query))
    return [_line(session, assessment, assessments) for assessment in assessments]


def _line(session: Session, assessment: Assessment, every: list[Assessment]) -> AssessmentLine:
    axes, progress = levels_and_progress(session, assessment)
    later = next((a for a in every if a.corrects_id == assessment.id and a.validated_on), None)
    grid = grids.grid_of(session, assessment.grid_version)
    return AssessmentLine(
        assessment=assessment,
        grid=grid,
        began_on=paris_day(assessment.started_at),
        axes=axes,
        progress=progress,
        superseded_by=later.version if later else 0,
        changes=changes_of(session, assessment, grid),
    )
