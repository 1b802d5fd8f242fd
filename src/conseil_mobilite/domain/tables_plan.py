"""The plan of tables: the fixed, versioned list of what may leave the workstation."""

from dataclasses import dataclass, replace
from enum import StrEnum

YES, NO = "oui", "non"


class DimensionKind(StrEnum):
    """In a partition each unit has exactly one value; otherwise any number of them."""

    PARTITION = "partition"
    MULTIPLE = "multiple"


class Keep(StrEnum):
    """What remains of a table that had to be dropped."""

    MARGINS = "margins"
    NOTHING = "nothing"


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
    table: str
    keep: Keep


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
        tables = self.tables
        for step in self.fallback[:steps]:
            tables = tuple(kept for table in tables for kept in _left(table, step))
        return replace(self, tables=tables)


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


def _left(table: Table, step: FallbackStep) -> tuple[Table, ...]:
    if table.code != step.table:
        return (table,)
    if step.keep is Keep.NOTHING:
        return ()
    return tuple(replace(table, dimensions=(dimension,)) for dimension in table.dimensions)
