"""Plans of a few small tables, for attacks that can be checked by hand or by trying everything."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.domain.statistics.definitions.dimension import (
    Dimension,
    DimensionKind,
    Value,
)
from conseil_mobilite.domain.statistics.definitions.indicator import Population, Unit
from conseil_mobilite.domain.statistics.definitions.plan import Link, Plan
from conseil_mobilite.domain.statistics.exact.figures import Count


def small_plan(
    dimensions: Mapping[str, Iterable[str]],
    populations: Iterable[tuple[str, str]] = (("persons", ""),),
    links: tuple[Link, ...] = (),
) -> Plan:
    """Return a plan with these partitions, populations (and what they are part of), and links."""
    definitions = Definitions(
        MappingProxyType(
            {code: Population(code, code, Unit.PERSONS, parent) for code, parent in populations}
        ),
        MappingProxyType({code: _partition(code, values) for code, values in dimensions.items()}),
        MappingProxyType({}),
    )
    return Plan("small", 5, 15, "persons", definitions, (), links, ())


def _partition(code: str, values: Iterable[str]) -> Dimension:
    return Dimension(
        code, code, DimensionKind.PARTITION, tuple(Value(value, value) for value in values)
    )


def persons(**values: str) -> Count:
    """Name a count of persons: `persons(age="young", sex="f")`."""
    return Count("persons", tuple((code, (value,)) for code, value in values.items()))
