"""What a correction changed: the version it corrects and itself, read and compared."""

from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment, ObservedTest, Strength
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.profiles import profile_of
from conseil_mobilite.domain.assessment.version_changes import (
    VersionChange,
    VersionContent,
    changes_between,
)
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.services.assessment.assessment_freezing import barrier_rows
from conseil_mobilite.services.assessment.assessment_levels import axis_levels
from conseil_mobilite.services.assessment.assessment_replies import replies_of

_INTENSITIES: Final = {"fort": "fort", "moyen": "moyen", "leger": "léger"}


def changes_of(session: Session, assessment: Assessment, grid: Grid) -> tuple[VersionChange, ...]:
    """Return what differs from the version it corrects; nothing for a first version."""
    if assessment.corrects_id is None:
        return ()
    before = session.get_one(Assessment, assessment.corrects_id)
    old, new = (_content(session, version, grid) for version in (before, assessment))
    return changes_between(grid, old, new)


def _content(session: Session, assessment: Assessment, grid: Grid) -> VersionContent:
    replies = replies_of(session, assessment)
    levels = {x.axis: x.retained for x in axis_levels(session, assessment, grid, replies)}
    strengths = select(Strength.text).where(Strength.assessment_id == assessment.id)
    return VersionContent(
        replies=replies,
        tests=_tests(session, assessment),
        levels=levels,
        barriers=_barriers(session, assessment),
        strengths=tuple(session.exec(strengths.order_by(col(Strength.position)))),
        goal=assessment.goal,
        profile=assessment.profile_retained or profile_of(levels).code,
    )


def _tests(session: Session, assessment: Assessment) -> dict[str, str]:
    query = select(ObservedTest).where(ObservedTest.assessment_id == assessment.id)
    return {test.question: _result(test) for test in session.exec(query)}


def _result(test: ObservedTest) -> str:
    parts = (str(test.score), f"le {short_date(test.observed_on)}", test.observer)
    return ", ".join(part for part in parts if part)


def _barriers(session: Session, assessment: Assessment) -> dict[str, str]:
    """Say of each barrier kept its intensity and its rank."""
    told = {}
    for row in barrier_rows(session, assessment):
        rank = f", rang {row.rank}" if row.rank else ""
        if row.kept:
            told[row.code] = f"retenu, {_INTENSITIES[row.intensity]}{rank}"
    return told
