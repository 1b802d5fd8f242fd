"""What an adviser does with figures: look at them inside."""

from conseil_mobilite.domain.statistics.periods.period import Period
from conseil_mobilite.services.statistics.statistics_figures import (
    ASSESSMENTS,
    PEOPLE,
    Breakdown,
    FigureLine,
    Figures,
    MonthCount,
    figures,
)
from conseil_mobilite.services.statistics.statistics_quality import Quality

__all__ = [
    "ASSESSMENTS",
    "PEOPLE",
    "Breakdown",
    "FigureLine",
    "Figures",
    "MonthCount",
    "Period",
    "Quality",
    "figures",
]
