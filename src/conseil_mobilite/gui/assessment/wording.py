"""How the parts of an assessment are said on the screen."""

from collections.abc import Sequence
from datetime import date

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.barriers import FoundBarrier
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.domain.language.french import duration, long_date
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.radar import AxisPoint
from conseil_mobilite.services.assessment.assessment_form import EXIT
from conseil_mobilite.services.assessment.assessment_levels import AxisLevel


def axis_points(grid: Grid, axes: Sequence[AxisLevel]) -> list[AxisPoint]:
    """Say the retained levels, in the order of the grid."""
    return [
        AxisPoint(grid.axis(axis.axis).short_label, axis.retained, LEVEL_LABELS[axis.retained])
        for axis in axes
    ]


def not_evaluated(grid: Grid, axes: Sequence[AxisLevel]) -> str:
    """Name the axes without a level, or return nothing."""
    names = [grid.axis(axis.axis).short_label for axis in axes if axis.retained is None]
    if not names:
        return ""
    count = "Un axe non évalué" if len(names) == 1 else f"{len(names)} axes non évalués"
    return f"{count} : {', '.join(names)}."


def because(barrier: FoundBarrier, *, shared: bool) -> str:
    """Say why a barrier is found; on a shared screen without what is sensitive."""
    told = [reason.text for reason in barrier.reasons if not (shared and reason.sensitive)]
    if len(told) < len(barrier.reasons):
        told.append("Une réponse est masquée")
    return f"Parce que : {'. '.join(told)}."


def title(lists: CodeLists, assessment: Assessment, person_name: str) -> str:
    kind = lists["assessment_kinds"].label(assessment.kind).removeprefix("Bilan ")
    return f"Bilan mobilité {kind} · {person_name}"


def subtitle(assessment: Assessment, minutes: int) -> str:
    """Tell the version and, while it is under way, the time spent."""
    parts = [_version(assessment), f"grille {assessment.grid_version}"]
    if assessment.validated_on is not None:
        parts.append(f"validé le {day(assessment.validated_on)}")
    else:
        parts.append(_elapsed(minutes))
    return " · ".join(parts)


def day(when: date) -> str:
    return long_date(when, weekday=False)


def _elapsed(minutes: int) -> str:
    if not minutes:
        return "commencé à l’instant"
    return f"{duration(minutes)} écoulée{'s' if minutes > 1 else ''}"


def _version(assessment: Assessment) -> str:
    if assessment.version > 1:
        return f"Version {assessment.version} : {assessment.correction_note}"
    return "Bilan de sortie" if assessment.kind == EXIT else "Bilan initial"
