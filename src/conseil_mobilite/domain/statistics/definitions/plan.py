"""The plan of tables: the fixed, versioned list of what may leave the workstation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.indicator import Protection, Reading
from conseil_mobilite.domain.statistics.definitions.links import Link, LinkRule
from conseil_mobilite.domain.statistics.exact.figures import Condition, Count


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of a population over one or two dimensions, for one reading of an indicator.

    Over no dimension it is the total alone.
    """

    code: str
    indicator: str
    reading: Reading
    dimensions: tuple[str, ...]

    @property
    def population(self) -> str:
        return self.reading.population


@dataclass(frozen=True, slots=True)
class Plan:
    """`base` is the rounding base, `floor` the smallest published group.

    `persons` is the population that counts the persons of a period: under the floor, nothing is
    published. `rules` are what the words of the definitions make true of several counts. `fallback`
    names tables in the order in which they are dropped when no safe rounding of all of them is
    found; those that it does not name go last, all at once.
    """

    code: str
    base: int
    floor: int
    persons: str
    definitions: Definitions
    tables: tuple[Table, ...]
    rules: tuple[LinkRule, ...]
    fallback: tuple[str, ...]

    def crossings(self, table: Table) -> tuple[tuple[Partition, ...], ...]:
        """Return the partitions crossed: several times for a table over a multiple dimension."""
        parted = (self.definitions.dimensions[code].partitions for code in table.dimensions)
        return tuple(product(*parted))

    @property
    def links(self) -> tuple[Link, ...]:
        """Return what the rules say of the values that the dimensions have."""
        return tuple(link for rule in self.rules for link in rule.links(self.definitions))

    def without(self, tables: Iterable[str]) -> "Plan":
        gone = set(tables)
        return replace(self, tables=tuple(t for t in self.tables if t.code not in gone))

    @property
    def quantities(self) -> Iterator[tuple[str, Reading]]:
        """Give each reading of a median, a mean or a sum, beside the code of its indicator."""
        for indicator in self.definitions.indicators.values():
            for reading in indicator.readings:
                if reading.protection.is_quantity:
                    yield indicator.code, reading


def tables_of(definitions: Definitions) -> tuple[Table, ...]:
    """Return the tables of counts that the readings of the indicators call for, in their order.

    A count by several breakdowns gives one table each; a rate, the counts it is computed from.
    """
    found: dict[str, Table] = {}
    for indicator in definitions.indicators.values():
        for reading in indicator.readings:
            for table in _tables(indicator.code, reading):
                found.setdefault(table.code, table)
    return tuple(found.values())


def _tables(indicator: str, reading: Reading) -> Iterator[Table]:
    if reading.protection.is_quantity:
        return
    own = _own_dimension(reading)
    if reading.protection is Protection.COUNT and reading.code:
        indicator_code = f"{indicator}_{reading.code}"
    else:
        indicator_code = indicator
    if own or not (reading.by or reading.share):
        yield Table("_".join((indicator_code, *own)), indicator, reading, own)
    for dimension in reading.by:
        code = "_".join((indicator_code, *own, dimension))
        yield Table(code, indicator, reading, (*own, dimension))


def _own_dimension(reading: Reading) -> tuple[str, ...]:
    """Return what every breakdown of a reading is crossed with.

    A rate over one item of a multiple dimension has none: a table of that dimension shows it.
    """
    if reading.crossed:
        return (reading.crossed,)
    if reading.share is None or ":" in reading.share.partition:
        return ()
    return (reading.share.partition,)


def cells(population: str, crossing: tuple[Partition, ...]) -> Iterator[Count]:
    """Name every cell of a table, margins and total included."""
    options: list[list[Condition]] = [
        [(), *(((partition.code, (code,)),) for code in partition.codes)] for partition in crossing
    ]
    for chosen in product(*options):
        yield Count(population, tuple(pair for pairs in chosen for pair in pairs))
