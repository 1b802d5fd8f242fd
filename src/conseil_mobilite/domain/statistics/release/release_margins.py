"""Read a finished release by its cells: which figures it shows, of which values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.statistics.definitions.tables_plan import Dimension, Table
from conseil_mobilite.domain.statistics.release.protected_release import (
    OTHERS,
    TOTAL,
    PublishedCell,
)

OTHERS_LABEL: Final = "Autres"
TOTAL_LABEL: Final = "Total"

Shown = Mapping[tuple[str, str, tuple[tuple[str, str], ...]], int]
"""Published figures by table, indicator and breakdown."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line or a column of a table: its code in the file, its words, the values it stands for.

    No value stands for the total.
    """

    code: str
    label: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """The values of a dimension for one indicator: those shown alone, and those gathered."""

    dimension: Dimension
    alone: tuple[str, ...]
    gathered: tuple[str, ...]

    @property
    def before(self) -> tuple[Heading, ...]:
        """Return every value, the gathered ones last, then the total."""
        return (*self._each(*self.alone, *self.gathered), Heading(TOTAL, TOTAL_LABEL))

    @property
    def after(self) -> tuple[Heading, ...]:
        """Return the values shown, what stands for the others, then the total."""
        others = [Heading(OTHERS, OTHERS_LABEL, self.gathered)]
        together = others if self.alone and self.gathered else []
        return (*self._each(*self.alone), *together, Heading(TOTAL, TOTAL_LABEL))

    def _each(self, *codes: str) -> list[Heading]:
        labels = {value.code: value.label for value in self.dimension.values}
        return [Heading(code, labels[code], (code,)) for code in codes]


def shown_figures(cells: Iterable[PublishedCell]) -> Shown:
    return {
        (cell.table, cell.indicator, cell.breakdown): int(cell.value)
        for cell in cells
        if cell.value is not None
    }


def axis_of(dimension: Dimension, table: Table, indicator: str, shown: Shown) -> Axis:
    """Tell the values of a partition that a table shows from those it gathers or leaves out."""
    found = {
        value
        for where, counted, place in shown
        if (where, counted) == (table.code, indicator)
        for each, value in place
        if each == dimension.code
    }
    alone = tuple(code for code in dimension.codes if code in found)
    return Axis(dimension, alone, tuple(code for code in dimension.codes if code not in found))
