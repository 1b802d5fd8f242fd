"""Plans of a few small tables, for attacks that can be checked by hand or by trying everything."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.domain.statistics.definitions.dimension import (
    Dimension,
    DimensionKind,
    Value,
)
from conseil_mobilite.domain.statistics.definitions.indicator import (
    OverTime,
    Population,
    Protection,
    Reading,
    Unit,
)
from conseil_mobilite.domain.statistics.definitions.links import LinkRule
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.exact.figures import Count


def tiny_plan(
    dimensions: Mapping[str, Iterable[str]],
    populations: Iterable[tuple[str, str]] = (("persons", ""),),
    rules: tuple[LinkRule, ...] = (),
) -> Plan:
    """Return a plan with these partitions, populations (and what they are part of), and links."""
    definitions = Definitions(
        MappingProxyType(
            {
                code: Population(code, code, Unit.PERSONS, OverTime.DISTINCT, parent)
                for code, parent in populations
            }
        ),
        MappingProxyType({code: _partition(code, values) for code, values in dimensions.items()}),
        MappingProxyType({}),
    )
    return Plan("small", 5, 15, "persons", definitions, (), rules, ())


def _partition(code: str, values: Iterable[str]) -> Dimension:
    return Dimension(
        code, code, DimensionKind.PARTITION, tuple(Value(value, value) for value in values)
    )


def persons(**values: str) -> Count:
    """Name a count of persons: `persons(age="young", sex="f")`."""
    return Count("persons", tuple((code, (value,)) for code, value in values.items()))


def with_simple_tables(plan: Plan, populations: tuple[str, ...] = ("persons",)) -> Plan:
    """Return the plan with a table of each dimension, of persons or of these populations."""
    tables = tuple(
        Table(f"{population}_{code}", "I", replace(_COUNTED, population=population), (code,))
        for population in populations
        for code in plan.definitions.dimensions
    )
    return replace(plan, tables=tables)


_COUNTED = Reading("", "", Protection.COUNT, Unit.PERSONS, "persons")
