"""Find the figures of a finished release by table and place, as its reader does."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.release.protected_release import TOTAL, PublishedCell
from conseil_mobilite.domain.statistics.report.content import Figure
from conseil_mobilite.domain.statistics.report.outline import Place, Spot, Whole


@dataclass(frozen=True, slots=True)
class ReadRelease:
    """The cells of a release by table and place, and the totals of its populations."""

    cells: Mapping[tuple[str, Place], PublishedCell] = field(hash=False)
    totals: Mapping[str, PublishedCell] = field(hash=False)

    def cell(self, found: Whole | Spot) -> PublishedCell | None:
        if isinstance(found, Whole):
            return self.totals.get(found.population)
        return self.cells.get((found.table, found.place))

    def figure(self, found: Whole | Spot) -> Figure:
        """Return a published figure; None where it is withheld, or not in the release at all."""
        cell = self.cell(found)
        return None if cell is None else cell.value

    def unit(self, table: str) -> str:
        """Return the unit of the figures of a table; "" where the release does not hold it."""
        return next((cell.unit for (code, _), cell in self.cells.items() if code == table), "")


def read_release(plan: Plan, cells: Iterable[PublishedCell]) -> ReadRelease:
    by_place = {(cell.table, cell.breakdown): cell for cell in cells}
    return ReadRelease(by_place, dict(_totals(plan, by_place.values())))


def _totals(plan: Plan, cells: Iterable[PublishedCell]) -> Iterator[tuple[str, PublishedCell]]:
    """Give each population its total, from any of its tables of counts that publishes it."""
    populations = {table.code: table.population for table in plan.tables}
    for cell in cells:
        whole = all(value == TOTAL for _, value in cell.breakdown)
        if whole and cell.value is not None and cell.table in populations:
            yield populations[cell.table], cell
