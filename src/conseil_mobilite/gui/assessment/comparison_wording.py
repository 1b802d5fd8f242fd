"""How two assessments and their difference are said on the screen."""

from collections.abc import Sequence

from conseil_mobilite.domain.assessment.comparison import AxisChange
from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.kit.radar import AxisPoint
from conseil_mobilite.services.assessment.comparison import DatedAssessment


def points(axes: Sequence[AxisChange]) -> list[AxisPoint]:
    return [
        AxisPoint(
            change.short_label,
            change.after,
            LEVEL_LABELS[change.after],
            change.before,
            LEVEL_LABELS[change.before],
        )
        for change in axes
    ]


def named(lists: CodeLists, one: DatedAssessment) -> str:
    """« Bilan complet du 12 mars 2026 · version 2 », « … · en cours »."""
    version = f"version {one.assessment.version}" if one.assessment.version > 1 else ""
    parts = (
        f"{lists['assessment_kinds'].label(one.assessment.kind)} du {wording.day(one.day)}",
        version,
        "remplacé" if one.replaced else "",
        "en cours" if one.under_way else "",
    )
    return " · ".join(part for part in parts if part)


def cautions(before: DatedAssessment, after: DatedAssessment) -> list[str]:
    """Say what the reader must know of the two: under way, other grids, other pathways."""
    pair = (before, after)
    told = [
        f"Le bilan du {wording.day(one.day)} est en cours : il peut encore changer."
        for one in pair
        if one.under_way
    ]
    versions = [one.assessment.grid_version for one in pair]
    if versions[0] != versions[1]:
        told.append(
            f"Les questions ont changé entre les deux (grilles {versions[0]} et {versions[1]}) : "
            "les niveaux sont ceux de chaque bilan."
        )
    if before.assessment.pathway_id != after.assessment.pathway_id:
        told.append("Ces bilans viennent de deux parcours différents.")
    return told
