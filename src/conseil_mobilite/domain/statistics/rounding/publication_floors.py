"""Which groups are too small to be shown, decided on rounded figures only.

Since nothing but rounded figures decides, what is gathered or dropped tells no more about anybody
than the rounded figures themselves, which already tell nothing.
"""

from collections.abc import Mapping

from conseil_mobilite.domain.statistics.definitions.tables_plan import Dimension, Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.rounding.floors import Gathering

_FEWEST_GATHERED = 2


def gatherings(plan: Plan, figures: Mapping[Count, int]) -> frozenset[Gathering]:
    """Return what must be gathered so that every shown group reaches the floor of the plan."""
    return frozenset(
        Gathering(indicator, dimension.code, gathered)
        for indicator, dimension in shown_dimensions(plan, figures)
        if (gathered := gathered_values(sizes_of(indicator, dimension, figures), plan.floor))
    )


def shown_dimensions(plan: Plan, figures: Mapping[Count, int]) -> list[tuple[str, Dimension]]:
    """Return each dimension of which `figures` holds the margin, by indicator."""
    found = {
        (indicator, dimension.code): dimension
        for table in plan.tables
        for crossing in plan.expanded(table)
        for dimension in crossing
        for indicator in table.indicators
        if Count(indicator, ((dimension.code, (dimension.codes[0],)),)) in figures
    }
    return [(indicator, dimension) for (indicator, _), dimension in found.items()]


def sizes_of(indicator: str, dimension: Dimension, figures: Mapping[Count, int]) -> dict[str, int]:
    return {
        code: figures[Count(indicator, ((dimension.code, (code,)),))] for code in dimension.codes
    }


def gathered_values(sizes: Mapping[str, int], floor: int) -> tuple[str, ...]:
    """Return the values under the floor, and the next smallest where they are not enough.

    They are enough when there are two of them and they reach the floor together; since a value that
    has to join them reaches it alone, one is always enough.
    """
    taken = sum(size < floor for size in sizes.values())
    if not taken:
        return ()
    smallest_first = sorted(sizes, key=lambda code: sizes[code])
    while taken < len(sizes) and (
        taken < _FEWEST_GATHERED or sum(sizes[code] for code in smallest_first[:taken]) < floor
    ):
        taken += 1
    chosen = frozenset(smallest_first[:taken])
    return tuple(code for code in sizes if code in chosen)
