"""The content of « Statistiques pour le plan »: protected figures only, for readers outside."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

Figure: TypeAlias = int | Decimal | None
"""A published figure; None where it is withheld."""


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """One figure by itself. `code` is that of its indicator; `unit` a code of `Unit`."""

    code: str
    label: str
    value: Figure
    unit: str


@dataclass(frozen=True, slots=True)
class ReportedSeries:
    """The head of a column of figures, the indicator they belong to and their unit."""

    code: str
    head: str
    unit: str


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """One value of a breakdown, with a figure of each series."""

    label: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ReportedTable:
    """The rows of a breakdown that publish a figure; `left` counts those that are in the file only.

    One that is `wide` has the width of the page.
    """

    title: str
    series: tuple[ReportedSeries, ...]
    rows: tuple[ReportedRow, ...]
    left: int = 0
    wide: bool = False


@dataclass(frozen=True, slots=True)
class ReportedTheme:
    title: str
    figures: tuple[ReportedFigure, ...]
    tables: tuple[ReportedTable, ...]


@dataclass(frozen=True, slots=True)
class ReportedDefinition:
    """What an indicator counts, in a few words."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportedLoss:
    """What was done to small groups, and to which figures, each in few words."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, and the basin by its name. `base` is the random identifier of the base."""

    organisation: str
    siret: str
    base: str
    basin: str


@dataclass(frozen=True, slots=True)
class StatisticsReport:
    """One basin, one period, one base. `number` is 2 and more for a correction.

    `method` and `quality` are French sentences; `withheld` says what was gathered or dropped.
    """

    publisher: Publisher
    start: date
    end: date
    plan: str
    number: int
    headlines: tuple[ReportedFigure, ...]
    themes: tuple[ReportedTheme, ...]
    method: tuple[str, ...]
    quality: tuple[str, ...]
    withheld: tuple[ReportedLoss, ...]
    definitions: tuple[ReportedDefinition, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether no figure at all is published."""
        return all(one.value is None for one in self.headlines) and not self.themes
