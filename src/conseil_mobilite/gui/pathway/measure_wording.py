"""How the measures of the plan are said beside a pathway."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.organisation.measure_conditions import Verdict
from conseil_mobilite.services.pathway.pathway_measures import PathwayMeasure

BEST_FIRST: Final = (Verdict.MET, Verdict.TO_CHECK, Verdict.NOT_MET)
VERDICTS: Final = MappingProxyType(
    {
        Verdict.MET: ("Conditions remplies", "success"),
        Verdict.TO_CHECK: ("À vérifier", "warning"),
        Verdict.NOT_MET: ("Autres conditions", ""),
    }
)
"""How a verdict is said, and its tone: a measure that is not for her is no failure of hers."""
TITLES: Final = MappingProxyType(
    {
        Verdict.MET: "Conditions remplies",
        Verdict.TO_CHECK: "À vérifier",
        Verdict.NOT_MET: "Autres mesures",
    }
)


def running(measures: Sequence[PathwayMeasure], day: date) -> list[PathwayMeasure]:
    """Return the measures in force that day, those whose conditions are met first."""
    return best_first([each for each in measures if each.in_force(day, day)])


def best_first(measures: Sequence[PathwayMeasure]) -> list[PathwayMeasure]:
    return sorted(measures, key=lambda each: BEST_FIRST.index(each.standing.verdict))


def measures_summary(measures: Sequence[PathwayMeasure]) -> str:
    """« Conditions remplies : 2 · À vérifier : 1 · Autres mesures : 3 »."""
    verdicts = [each.standing.verdict for each in measures]
    counts = [(TITLES[each], verdicts.count(each)) for each in BEST_FIRST]
    return " · ".join(f"{title} : {count}" for title, count in counts if count)
