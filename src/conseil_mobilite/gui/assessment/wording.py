"""How the parts of an assessment are said on the screen."""

from collections.abc import Sequence
from datetime import date

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.barriers import FoundBarrier
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.domain.language.french import duration, hour, long_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.radar import TOP_LEVEL, AxisPoint
from conseil_mobilite.services.assessment.assessment_form import EXIT
from conseil_mobilite.services.assessment.assessment_levels import AxisLevel
from conseil_mobilite.services.people.person_header import Meeting

DEPENDS = "dépend d’une réponse précédente"
"""All that is said of a condition on a shared screen: its words would tell a reply."""


MASKED = "Masqué"
"""In the place of a level that is not for a shared screen."""


def axis_points(grid: Grid, axes: Sequence[AxisLevel], *, shared: bool) -> list[AxisPoint]:
    """Say the retained levels, in the order of the grid, beside those that were computed.

    On a shared screen an axis that only sensitive answers make keeps its name and no level.
    """
    told = {axis.axis for axis in shareable(grid, axes, shared=shared)}
    return [
        _axis_point(grid, axis)
        if axis.axis in told
        else AxisPoint(grid.axis(axis.axis).short_label, None, MASKED)
        for axis in axes
    ]


def shareable(grid: Grid, axes: Sequence[AxisLevel], *, shared: bool) -> tuple[AxisLevel, ...]:
    """Return the levels that may be shown: on a shared screen, not those of sensitive axes."""
    return tuple(axis for axis in axes if not (shared and axis.axis in grid.sensitive_axes))


def both_levels(axis: AxisLevel) -> str:
    """« Retenu 3 · calculé 2 »; nothing computed where too little was answered."""
    return f"Retenu {_figure(axis.retained)} · calculé {_figure(axis.computed)}"


def level(known: int | None) -> str:
    """« Fragile (2 sur 4) », « Non évalué »."""
    words = LEVEL_LABELS[known]
    return words if known is None else f"{words} ({known} sur {TOP_LEVEL})"


def _axis_point(grid: Grid, axis: AxisLevel) -> AxisPoint:
    return AxisPoint(
        grid.axis(axis.axis).short_label,
        axis.retained,
        LEVEL_LABELS[axis.retained],
        note=both_levels(axis) if axis.retained != axis.computed else "",
    )


def _figure(level: int | None) -> str:
    return "–" if level is None else str(level)


def spent(minutes: int) -> str:
    """Tell the time spent, quietly."""
    return f"Temps passé : {duration(minutes)}" if minutes else "Commencé à l’instant"


def not_evaluated(count: int) -> str:
    """Count the axes without a level, before their names."""
    return "Un axe pas encore évalué :" if count == 1 else f"{count} axes pas encore évalués :"


def because(barrier: FoundBarrier, *, shared: bool) -> str:
    """Say why a barrier is found; on a shared screen without what is sensitive."""
    told = [reason.text for reason in barrier.reasons if not (shared and reason.sensitive)]
    if len(told) < len(barrier.reasons):
        told.append("Une réponse est masquée")
    return f"Parce que : {'. '.join(told)}."


def title(lists: CodeLists, assessment: Assessment, person_name: str) -> str:
    kind = lists["assessment_kinds"].label(assessment.kind).removeprefix("Bilan ")
    return f"Bilan mobilité {kind} · {person_name}"


def subtitle(assessment: Assessment) -> str:
    """Tell the version, its grid and, once it is, the day it was validated."""
    parts = [_version(assessment), f"grille {assessment.grid_version}"]
    if assessment.validated_on is not None:
        parts.append(f"validé le {day(assessment.validated_on)}")
    return " · ".join(parts)


def meeting(lists: CodeLists, known: Meeting) -> str:
    """« Prochain rendez-vous : mardi 16 mars 2027 à 14 h 30, suivi, mairie de Guise. »."""
    moment = f"{long_date(paris_day(known.starts_at))} à {hour(paris_time(known.starts_at))}"
    kind = lists["appointment_kinds"].label(known.kind).lower()
    parts = (moment, kind, known.place)
    return f"Prochain rendez-vous : {', '.join(part for part in parts if part)}."


def day(when: date) -> str:
    return long_date(when, weekday=False)


def _version(assessment: Assessment) -> str:
    if assessment.version > 1:
        return f"Version {assessment.version} : {assessment.correction_note}"
    return "Bilan de sortie" if assessment.kind == EXIT else "Bilan initial"
