"""Exact figures and the files behind them. Internal: only protected ones leave the workstation."""

from conseil_mobilite.domain.statistics.periods.period import Period
from conseil_mobilite.services.statistics.counting.basin_values import plan_of_basin
from conseil_mobilite.services.statistics.counting.exact import (
    exact_figures,
    figures_and_quality,
)
from conseil_mobilite.services.statistics.counting.files import FileLine, files_behind
from conseil_mobilite.services.statistics.counting.months import by_month
from conseil_mobilite.services.statistics.counting.quality import Quality, quality
from conseil_mobilite.services.statistics.counting.scope import FigureScope

__all__ = [
    "FigureScope",
    "FileLine",
    "Period",
    "Quality",
    "by_month",
    "exact_figures",
    "figures_and_quality",
    "files_behind",
    "plan_of_basin",
    "quality",
]
