"""The names of exact figures, and their values. Internal: none of them leaves as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Condition = tuple[tuple[str, tuple[str, ...]], ...]
"""A partition and accepted values, one pair for each partition; () is the whole population."""


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """The name of one count: the units of a population that meet a condition.

    `Count("bilans_initiaux", (("age", ("18_25",)), ("public:rsa", ("oui",))))`. Two tables that
    show the same figure share its name, and so its value, once rounded.
    """

    population: str
    condition: Condition = ()

    def where(self, partition: str, *values: str) -> "Count":
        """Return the count of those of these units that have one of the values too."""
        return Count(self.population, (*self.condition, (partition, values)))


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """The name of one distribution: what the units that meet a condition bring."""

    code: str
    condition: Condition = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """What the units of a quantity bring together, in its own unit (euros, hours, days, levels…).

    `units` have a value; `persons` are the different people (for partners: partners) behind them.
    `largest` is the part of the total that the person who brings most brings. `mean` and `median`
    are over the units (over the persons where a person is the unit), None where there is none;
    the median of an even number of units is the mean of the two in the middle.
    """

    units: int
    persons: int
    total: Decimal
    largest: Decimal
    mean: Decimal | None
    median: Decimal | None


NOTHING_MEASURED = Measured(0, 0, Decimal(0), Decimal(0), None, None)


@dataclass(frozen=True, slots=True)
class ExactFigures:
    """Every count and quantity of the definitions for one scope.

    `counts` holds the cells of each table of a plan with all its margins: a table over `age` and
    `sexe` gives each crossed cell, each age, each sex and the total, zeros included. `quantities`
    holds the whole and each value of each breakdown, `NOTHING_MEASURED` included.
    """

    counts: Mapping[Count, int] = field(hash=False)
    quantities: Mapping[Quantity, Measured] = field(hash=False)
