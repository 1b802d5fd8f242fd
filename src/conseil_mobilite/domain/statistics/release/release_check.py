"""Read what is about to leave once more, as its reader will: a second pair of eyes.

The protection is safe by its construction. This looks at the finished cells alone and shares no
code with what made them, so that a defect of either shows.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.release.methods import is_rounded
from conseil_mobilite.domain.statistics.release.protected_release import (
    TOTAL,
    ProtectedRelease,
    PublishedCell,
)

_Place = tuple[tuple[str, str], ...]
_Table = Mapping[_Place, int | None]


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    """How many figures and sums were checked, and what is wrong, in French; nothing if sound."""

    figures: int
    sums: int
    faults: tuple[str, ...]


def check_release(plan: Plan, release: ProtectedRelease) -> ReleaseCheck:
    """Check the sums, and that a figure shown twice is the same; of rounded ones, steps and floor.

    A package of another plan of tables is only read.
    """
    populations = {table.code: table.population for table in plan.tables}
    counts = [cell for cell in release.cells if cell.table in populations]
    sums = [pair for table in _tables(counts).values() for pair in _sums(table)]
    shown = [cell for cell in release.cells if cell.value is not None]
    shown_counts = [cell for cell in counts if cell.value is not None]
    faults = [
        *("Un total n’est pas la somme de ses parties." for whole, parts in sums if whole != parts),
        *_contradictions(shown_counts, populations),
    ]
    if is_rounded(release.method):
        faults += [*_wrong_steps(plan, shown_counts), *_small_groups(plan, shown_counts)]
    return ReleaseCheck(len(shown), len(sums), tuple(dict.fromkeys(faults)))


def _tables(cells: Sequence[PublishedCell]) -> Mapping[tuple[str, ...], _Table]:
    """Give the cells of each crossing: a table over a multiple dimension has several."""
    found: dict[tuple[str, ...], dict[_Place, int | None]] = defaultdict(dict)
    for cell in cells:
        name = (cell.table, *(partition for partition, _ in cell.breakdown))
        found[name][cell.breakdown] = None if cell.value is None else int(cell.value)
    return found


def _sums(table: _Table) -> Iterator[tuple[int, int]]:
    """Give each margin beside the sum of its parts, where all of them are shown."""
    groups: dict[tuple[int, _Place], list[int | None]] = defaultdict(list)
    for place, amount in table.items():
        for rank, (_, value) in enumerate(place):
            if value != TOTAL:
                groups[rank, (*place[:rank], *place[rank + 1 :])].append(amount)
    for (rank, rest), parts in groups.items():
        partition = next(place[rank][0] for place in table)
        whole = table.get((*rest[:rank], (partition, TOTAL), *rest[rank:]))
        shown = [part for part in parts if part is not None]
        if whole is not None and len(shown) == len(parts):
            yield whole, sum(shown)


def _wrong_steps(plan: Plan, shown: Sequence[PublishedCell]) -> Iterator[str]:
    for cell in shown:
        if cell.value is None or cell.value < 0 or cell.value % plan.base:
            yield f"Un effectif n’est pas un multiple de {plan.base}."


def _contradictions(
    shown: Sequence[PublishedCell], populations: Mapping[str, str]
) -> Iterator[str]:
    values: dict[tuple[str, frozenset[tuple[str, str]]], object] = {}
    for cell in shown:
        named = frozenset(pair for pair in cell.breakdown if pair[1] != TOTAL)
        name = populations[cell.table], named
        if values.setdefault(name, cell.value) != cell.value:
            yield "Le même chiffre n’a pas la même valeur dans deux tableaux."


def _small_groups(plan: Plan, shown: Sequence[PublishedCell]) -> Iterator[str]:
    """Totals and margins reach the floor; the cells of a crossing may be smaller."""
    for cell in shown:
        named = [value for _, value in cell.breakdown if value != TOTAL]
        if len(named) <= 1 and cell.value is not None and cell.value < plan.floor:
            yield f"Un groupe de moins de {plan.floor} est montré."
