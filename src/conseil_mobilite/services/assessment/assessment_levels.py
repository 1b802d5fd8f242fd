"""The level of each axis: computed from the answers, and as the adviser keeps it."""

from dataclasses import dataclass

from sqlmodel import Session, select

from conseil_mobilite.domain.assessment.assessment import Assessment, AxisScore
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.replies import Replies
from conseil_mobilite.domain.assessment.scoring import axis_scores


@dataclass(frozen=True, slots=True)
class AxisLevel:
    """The level of an axis, 0 to 4 or None: computed, and as the adviser keeps it."""

    axis: str
    computed: int | None
    retained: int | None
    comment: str = ""


def axis_levels(
    session: Session, assessment: Assessment, grid: Grid, replies: Replies
) -> tuple[AxisLevel, ...]:
    """Compute the levels, and put the adviser's in their place; a validated one reads its own."""
    kept = {row.axis: row for row in _scores(session, assessment)}
    if assessment.validated_on is not None:
        return tuple(_frozen(kept.get(axis.code), axis.code) for axis in grid.axes)
    computed = axis_scores(grid, replies)
    return tuple(_live(axis, level, kept.get(axis)) for axis, level in computed.items())


def _scores(session: Session, assessment: Assessment) -> list[AxisScore]:
    query = select(AxisScore).where(AxisScore.assessment_id == assessment.id)
    return list(session.exec(query))


def _frozen(row: AxisScore | None, axis: str) -> AxisLevel:
    if row is None:
        return AxisLevel(axis, None, None)
    return AxisLevel(axis, row.computed, row.retained, row.comment)


def _live(axis: str, computed: int | None, override: AxisScore | None) -> AxisLevel:
    if override is None:
        return AxisLevel(axis, computed, computed)
    return AxisLevel(axis, computed, override.retained, override.comment)
