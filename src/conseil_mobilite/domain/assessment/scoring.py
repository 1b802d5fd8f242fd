"""Levels of autonomy (0 to 4) of the axes, computed from the answers."""

from collections.abc import Sequence
from enum import StrEnum

from conseil_mobilite.domain.assessment.conditions import Facts
from conseil_mobilite.domain.assessment.grid import Grid, Question
from conseil_mobilite.domain.assessment.replies import Replies

LEVEL_LABELS: dict[int | None, str] = {
    0: "Bloquant",
    1: "Très fragile",
    2: "Fragile",
    3: "Suffisant",
    4: "Autonome",
    None: "Non évalué",
}


class ImpactLevel(StrEnum):
    """The three levels of the national référentiel d’orientation for peripheral barriers."""

    STRONG = "impact_fort"
    MEDIUM = "impact_moyen"
    NONE = "sans_impact"


IMPACT_LABELS: dict[ImpactLevel, str] = {
    ImpactLevel.STRONG: "Impact fort",
    ImpactLevel.MEDIUM: "Impact moyen",
    ImpactLevel.NONE: "Sans impact",
}


def axis_scores(grid: Grid, replies: Replies) -> dict[str, int | None]:
    """Return the level of each axis, None where too little was answered to tell."""
    facts = grid.facts(replies)
    return {axis.code: _level(grid.scored_questions(axis.code), facts) for axis in grid.axes}


def impact_level(score: int | None) -> ImpactLevel | None:
    return None if score is None else _IMPACTS[score]


_IMPACTS = (
    *(ImpactLevel.STRONG, ImpactLevel.STRONG),
    ImpactLevel.MEDIUM,
    *(ImpactLevel.NONE, ImpactLevel.NONE),
)


def half_down_mean(points: Sequence[int]) -> int:
    """Return the mean, a half going down: in doubt a person is not said to be more autonomous."""
    count = len(points)
    return (2 * sum(points) + count - 1) // (2 * count)


def _level(questions: Sequence[Question], facts: Facts) -> int | None:
    points = [facts.points[q.code] for q in questions if q.code in facts.points]
    if not points or not _enough_answered(questions, facts):
        return None
    level = half_down_mean(points)
    blocked = any(q.blocking and facts.points.get(q.code) == 0 for q in questions)
    return min(level, 1) if blocked else level


def _enough_answered(questions: Sequence[Question], facts: Facts) -> bool:
    """At least half of the mandatory items, those answered "not applicable" aside."""
    expected = [q for q in questions if q.mandatory and q.code not in facts.not_applicable]
    answered = sum(q.code in facts.points for q in expected)
    return 2 * answered >= len(expected)
