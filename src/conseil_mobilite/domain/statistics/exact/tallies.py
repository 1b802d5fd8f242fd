"""Count, exactly, what a plan of tables publishes. Internal figures: they never leave as such."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from conseil_mobilite.domain.statistics.definitions.tables_plan import (
    NO,
    YES,
    Dimension,
    DimensionKind,
    Plan,
)
from conseil_mobilite.domain.statistics.exact.figures import Count

Tallies = Mapping[Count, int]


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """What the plan needs of one counted unit, or of `weight` units that are alike.

    `values` gives each partition its value (`{"age": "18_25", "sexe": "F"}`) and each multiple
    dimension its set (`{"public": frozenset({"rsa"})}`); codes the plan does not publish are left
    out of it.
    """

    values: Mapping[str, str | frozenset[str]]
    weight: int = 1


def tally(plan: Plan, records: Mapping[str, Collection[UnitRecord]]) -> Tallies:
    """Count the units of each indicator for every cell and margin of the plan.

    `records` gives each indicator of the plan its units. A unit without a value of the plan for a
    partition is a defect of the caller: ValueError.
    """
    counts: dict[Count, int] = {}
    for table in plan.tables:
        for crossing in plan.expanded(table):
            for indicator in table.indicators:
                counts |= _table_counts(indicator, crossing, records[indicator])
    return counts


def cells(indicator: str, crossing: tuple[Dimension, ...]) -> Iterator[Count]:
    """Name every cell of a table, margins and total included."""
    options = [
        [(), *(((dimension.code, (code,)),) for code in dimension.codes)] for dimension in crossing
    ]
    for chosen in product(*options):
        yield Count(indicator, tuple(pair for pairs in chosen for pair in pairs))


def _table_counts(
    indicator: str, crossing: tuple[Dimension, ...], records: Iterable[UnitRecord]
) -> Tallies:
    inside: Counter[tuple[str, ...]] = Counter()
    for record in records:
        inside[tuple(_value(record, dimension) for dimension in crossing)] += record.weight
    counts = dict.fromkeys(cells(indicator, crossing), 0)
    for values, amount in inside.items():
        pairs = [(d.code, (value,)) for d, value in zip(crossing, values, strict=True)]
        for kept in product((True, False), repeat=len(pairs)):
            condition = tuple(pair for pair, keep in zip(pairs, kept, strict=True) if keep)
            counts[Count(indicator, condition)] += amount
    return counts


def _value(record: UnitRecord, dimension: Dimension) -> str:
    name, _, code = dimension.code.partition(":")
    held = record.values.get(name, "")
    if isinstance(held, frozenset):
        return YES if code in held else NO
    if held not in dimension.codes or dimension.kind is not DimensionKind.PARTITION:
        raise ValueError(f"{dimension.code}: no value {held!r} in the plan")
    return held
