"""The content of « Statistiques pour le plan »: protected figures only, for readers outside."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReportedIndicator:
    """An indicator and its rounded total; `unit` is a plural noun that heads its column."""

    code: str
    label: str
    definition: str
    unit: str
    total: int | None


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """One value of a breakdown: a rounded figure for each indicator, None where it is withheld."""

    label: str
    figures: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ReportedBreakdown:
    """The rows of one breakdown, named in « Par … »; `note` says how to read them."""

    label: str
    rows: tuple[ReportedRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatisticsReport:
    """One basin, one period, one base. `base` is the random identifier of the base.

    `method`, `withheld` and `quality` are French sentences: how the figures are protected, what was
    gathered or dropped, and what is missing from the files they were counted on.
    """

    organisation: str
    siret: str
    base: str
    basin: str
    start: date
    end: date
    plan: str
    indicators: tuple[ReportedIndicator, ...]
    breakdowns: tuple[ReportedBreakdown, ...]
    method: tuple[str, ...]
    withheld: tuple[str, ...] = ()
    quality: tuple[str, ...] = ()
