"""Read what is about to leave once more, as its reader will: a second pair of eyes.

The rounding is safe by its construction. This looks at the finished cells alone and shares no code
with what made them, so that a defect of either shows.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.definitions.tables_plan import Plan
from conseil_mobilite.domain.statistics.release.protected_release import TOTAL, PublishedCell

_Place = tuple[tuple[str, str], ...]
_Table = Mapping[_Place, int]


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    """How many figures and sums were checked, and what is wrong, in French; nothing if sound."""

    figures: int
    sums: int
    faults: tuple[str, ...]


def check_release(plan: Plan, cells: Sequence[PublishedCell]) -> ReleaseCheck:
    """Check the steps, the sums, the floor, and that a figure shown twice is the same."""
    tables = _tables(cells)
    sums = [pair for table in tables.values() for pair in _sums(table)]
    shown = [cell for cell in cells if cell.value is not None]
    faults = [
        *_wrong_steps(plan, shown),
        *("Un total n’est pas la somme de ses parties." for whole, parts in sums if whole != parts),
        *_contradictions(shown),
        *_small_groups(plan, shown),
    ]
    return ReleaseCheck(len(shown), len(sums), tuple(dict.fromkeys(faults)))


def _tables(cells: Sequence[PublishedCell]) -> Mapping[tuple[str, ...], _Table]:
    found: dict[tuple[str, ...], dict[_Place, int]] = defaultdict(dict)
    for cell in cells:
        if cell.value is not None:
            dimensions = (dimension for dimension, _ in cell.breakdown)
            name = (cell.table, cell.indicator, *dimensions)
            found[name][cell.breakdown] = int(cell.value)
    return found


def _sums(table: _Table) -> Iterator[tuple[int, int]]:
    """Give each margin beside the sum of the parts shown, where some are."""
    for place, whole in table.items():
        for rank, (dimension, value) in enumerate(place):
            if value == TOTAL:
                parts = [
                    amount
                    for other, amount in table.items()
                    if other[rank] != (dimension, TOTAL)
                    and (*other[:rank], *other[rank + 1 :]) == (*place[:rank], *place[rank + 1 :])
                ]
                if parts:
                    yield whole, sum(parts)


def _wrong_steps(plan: Plan, shown: Sequence[PublishedCell]) -> Iterator[str]:
    for cell in shown:
        if cell.value is None or cell.value < 0 or cell.value % plan.base:
            yield f"Un effectif n’est pas un multiple de {plan.base}."


def _contradictions(shown: Sequence[PublishedCell]) -> Iterator[str]:
    values: dict[tuple[str, frozenset[tuple[str, str]]], object] = {}
    for cell in shown:
        name = cell.indicator, frozenset(pair for pair in cell.breakdown if pair[1] != TOTAL)
        if values.setdefault(name, cell.value) != cell.value:
            yield "Le même chiffre n’a pas la même valeur dans deux tableaux."


def _small_groups(plan: Plan, shown: Sequence[PublishedCell]) -> Iterator[str]:
    """Totals and margins reach the floor; the cells of a crossing may be smaller."""
    for cell in shown:
        named = [value for _, value in cell.breakdown if value != TOTAL]
        if len(named) <= 1 and cell.value is not None and cell.value < plan.floor:
            yield f"Un groupe de moins de {plan.floor} est montré."
