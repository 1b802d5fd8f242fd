"""What an adviser does with figures: look at them inside, publish them protected."""

from conseil_mobilite.domain.statistics.periods.period import Period
from conseil_mobilite.services.statistics.statistics_exports import (
    ExportLine,
    PreparedExport,
    export,
    exports,
    keep,
    of_quarter,
    prepare,
    sent_again,
)
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
    "ExportLine",
    "FigureLine",
    "Figures",
    "MonthCount",
    "Period",
    "PreparedExport",
    "Quality",
    "export",
    "exports",
    "figures",
    "keep",
    "of_quarter",
    "prepare",
    "sent_again",
]
