"""Everything that is counted: populations, breakdowns and indicators, found by their codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from conseil_mobilite.domain.statistics.definitions.dimension import Dimension, Source, Value
from conseil_mobilite.domain.statistics.definitions.indicator import Indicator, Population


@dataclass(frozen=True, slots=True)
class Definitions:
    """`dimensions` and `populations` in the order they are shown."""

    populations: Mapping[str, Population] = field(hash=False)
    dimensions: Mapping[str, Dimension] = field(hash=False)
    indicators: Mapping[str, Indicator] = field(hash=False)

    def with_values(self, found: Mapping[Source, tuple[Value, ...]]) -> "Definitions":
        """Return them with the values that the base gives: its EPCI, the measures of its plan."""
        dimensions = {
            code: dimension.with_items(found[dimension.source])
            if dimension.source in found
            else dimension
            for code, dimension in self.dimensions.items()
        }
        return replace(self, dimensions=MappingProxyType(dimensions))
