"""The breakdowns of the statistics: partitions, and lists of which several may be true."""

from dataclasses import dataclass, replace
from enum import StrEnum


class DimensionKind(StrEnum):
    """In a partition each unit has exactly one value; otherwise each item has a state of its own.

    Most items are true or not (`oui`, `non`); some have more states (fort, moyen, sans impact).
    """

    PARTITION = "partition"
    MULTIPLE = "multiple"


class Source(StrEnum):
    """Where the values come from: the program, or the base whose figures are counted."""

    PROGRAM = "programme"
    INTERCOMMUNALITIES = "epci"
    MEASURES = "mesures"


YES, NO = "oui", "non"
UNKNOWN = "NSP"


@dataclass(frozen=True, slots=True)
class Value:
    code: str
    label: str


YES_NO = (Value(YES, "Oui"), Value(NO, "Non"))


@dataclass(frozen=True, slots=True)
class Dimension:
    """`items`: the values of a partition, or the items of a multiple dimension.

    `states` are the states of each item of a multiple dimension; empty for a partition. `sensitive`
    are the items of which even « nobody » is hidden where exact counts are published.
    """

    code: str
    label: str
    kind: DimensionKind
    items: tuple[Value, ...]
    states: tuple[Value, ...] = ()
    source: Source = Source.PROGRAM
    sensitive: tuple[str, ...] = ()

    @property
    def partitions(self) -> tuple["Partition", ...]:
        """Return what is published of it: itself, or one partition for each of its items."""
        if self.kind is DimensionKind.PARTITION:
            return (Partition(self.code, self.label, self.items),)
        return tuple(
            Partition(f"{self.code}:{item.code}", item.label, self.states) for item in self.items
        )

    def with_items(self, items: tuple[Value, ...]) -> "Dimension":
        return replace(self, items=items)


@dataclass(frozen=True, slots=True)
class Partition:
    """One partition as it is counted and published: `age`, or `public:rsa` with `oui` and `non`."""

    code: str
    label: str
    values: tuple[Value, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(value.code for value in self.values)
