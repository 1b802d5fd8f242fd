"""Which answers tell of health or money: those go first."""

from sqlmodel import Session, select

from conseil_mobilite.domain.assessment.assessment import COUNTED_QUESTIONS, Assessment
from conseil_mobilite.domain.retention.sensitive import AXES, SensitivePart
from conseil_mobilite.store.reference.grids import current_version, grid_of


def sensitive_part(session: Session) -> SensitivePart:
    """Return the questions of health and budget, and all that a grid in use calls sensitive.

    Those that the statistics count stay until the file itself leaves.
    """
    versions = {*session.exec(select(Assessment.grid_version).distinct()), current_version(session)}
    questions = (
        question for version in versions for question in grid_of(session, version).questions
    )
    return SensitivePart.of(
        each
        for each in questions
        if (each.sensitive or each.axis in AXES) and each.code not in COUNTED_QUESTIONS
    )
