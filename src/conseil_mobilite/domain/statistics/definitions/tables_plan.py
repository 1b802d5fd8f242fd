"""The plan of tables: the fixed, versioned list of what may leave the workstation."""

from dataclasses import dataclass, replace
from enum import StrEnum

YES, NO = "oui", "non"


class DimensionKind(StrEnum):
    """In a partition each unit has exactly one value; otherwise any number of them."""

    PARTITION = "partition"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class Value:
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Dimension:
    code: str
    label: str
    kind: DimensionKind
    values: tuple[Value, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(value.code for value in self.values)


@dataclass(frozen=True, slots=True)
class Table:
    code: str
    label: str
    indicators: tuple[str, ...]
    dimensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NestedIndicators:
    """Everybody counted by `part` is, as a rule, counted by `whole` too."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class NestedValues:
    """Units with one of the values of `part` have, as a rule, one of those of `whole`."""

    part: tuple[tuple[str, str], ...]
    whole: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FallbackStep:
    """A table that cannot be shown: only the margins of the dimensions of `keep` remain of it."""

    table: str
    keep: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`base` is the rounding base, `floor` the smallest published group.

    `persons` is the indicator that counts the persons of a period. `fallback` says what is dropped,
    in that order, when no additive rounding is found.
    """

    code: str
    base: int
    floor: int
    persons: str
    dimensions: tuple[Dimension, ...]
    tables: tuple[Table, ...]
    nested_indicators: tuple[NestedIndicators, ...]
    nested_values: tuple[NestedValues, ...]
    fallback: tuple[FallbackStep, ...]

    def dimension(self, code: str) -> Dimension:
        return next(found for found in self.dimensions if found.code == code)

    @property
    def indicators(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for table in self.tables for code in table.indicators))

    def expanded(self, table: Table) -> tuple[tuple[Dimension, ...], ...]:
        """Return the dimensions crossed: several times for a table over a multiple dimension."""
        crossings: tuple[tuple[Dimension, ...], ...] = ((),)
        for code in table.dimensions:
            crossings = tuple(
                (*crossing, split)
                for crossing in crossings
                for split in _split(self.dimension(code))
            )
        return crossings

    def after_losing(self, steps: int) -> "Plan":
        """Return the plan once the first `steps` of its fallback are taken."""
        last = {step.table: step for step in self.fallback[:steps]}
        tables = (left for table in self.tables for left in _left(table, last.get(table.code)))
        return replace(self, tables=tuple(tables))


def _split(dimension: Dimension) -> tuple[Dimension, ...]:
    """Turn a multiple dimension into one yes/no partition for each of its values."""
    if dimension.kind is DimensionKind.PARTITION:
        return (dimension,)
    return tuple(
        Dimension(
            f"{dimension.code}:{value.code}",
            value.label,
            DimensionKind.PARTITION,
            (Value(YES, "Oui"), Value(NO, "Non")),
        )
        for value in dimension.values
    )


def _left(table: Table, step: FallbackStep | None) -> tuple[Table, ...]:
    if step is None:
        return (table,)
    return tuple(replace(table, dimensions=(dimension,)) for dimension in step.keep)
