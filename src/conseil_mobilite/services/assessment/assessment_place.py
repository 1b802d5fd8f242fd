"""Where the adviser is in an assessment and the time spent: what a reopening goes back to."""

from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.assessment.assessment import Assessment

LONGEST_MINUTES: Final = 600
SYNTHESIS: Final = "SYNTHESE"
"""The place that is no question: the last section of every grid."""


def keep_place(session: Session, assessment_id: UUID, place: str, minutes: int) -> None:
    """Note the question the adviser went to, or the synthesis, in case the program is killed there.

    No act of the trail: nothing is read nor changed of the person. A validated one is left alone.
    """
    assessment = session.get_one(Assessment, assessment_id)
    if assessment.validated_on is None:
        stop_at(assessment, place, minutes)


def stop_at(assessment: Assessment, place: str, minutes: int | None) -> None:
    assessment.last_question = place
    if minutes is not None:
        assessment.duration_minutes = max(0, min(minutes, LONGEST_MINUTES))
