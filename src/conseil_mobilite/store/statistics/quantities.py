"""Measure quantities: totals, means, medians and the largest part, where the units are counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from conseil_mobilite.domain.statistics.definitions.dimension import (
    Dimension,
    DimensionKind,
    Partition,
)
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import (
    NOTHING_MEASURED,
    Condition,
    Measured,
    Quantity,
)
from conseil_mobilite.store.statistics.asking import Row
from conseil_mobilite.store.statistics.breakdowns import dimension_of
from conseil_mobilite.store.statistics.measured import Amounts, Frame, Source
from conseil_mobilite.store.statistics.registry import QUANTITIES
from conseil_mobilite.store.statistics.writing import chosen, composed, constant

_TABLES: Final = """
, thing{rank} AS MATERIALIZED (
  WITH known AS (SELECT * FROM known_{source} WHERE {kept}) {things}
)
, by_unit{rank} AS MATERIALIZED (
  SELECT place, value, who, unit, sum(amount) AS amount FROM ({said})
  GROUP BY place, value, unit
), people{rank} AS MATERIALIZED (
  SELECT place, value, sum(units) AS units, count(*) AS persons, sum(amount) AS total,
    max(amount) AS largest
  FROM (
    SELECT place, value, count(*) AS units, sum(amount) AS amount FROM by_unit{rank}
    GROUP BY place, value, who
  ) GROUP BY place, value
), ranked{rank} AS MATERIALIZED (
  SELECT place, value, amount,
    row_number() OVER (PARTITION BY place, value ORDER BY amount) AS rank
  FROM by_unit{rank}
)
"""
_MEASURED: Final = """
SELECT {rank}, place, value, units, persons, total, largest, sum(amount)
FROM people{rank} JOIN ranked{rank} USING (place, value)
WHERE rank IN ((units + 1) / 2, units / 2 + 1)
GROUP BY place, value
"""
"""The last is what the two units in the middle bring, or the one where they are odd in number."""
_SAID: Final = "SELECT {place} AS place, {value} AS value, who, unit, amount FROM thing{rank}"


@dataclass(frozen=True)
class Measuring:
    """A quantity as a whole, and by each value of partitions."""

    amounts: Amounts
    partitions: tuple[Partition, ...]

    @property
    def source(self) -> Source:
        return self.amounts.population.source

    @property
    def reads_publics(self) -> bool:
        return False

    def tables(self, frame: Frame, rank: int) -> str:
        said = [composed(_SAID, place="''", value="''", rank=str(rank))]
        for partition in self.partitions:
            dimension = frame.definitions.dimensions[dimension_of(partition.code)]
            value, place = _value(dimension, partition), constant(partition.code)
            said.append(composed(_SAID, place=place, value=value, rank=str(rank)))
        return composed(
            _TABLES,
            rank=str(rank),
            things=self.amounts.things(frame),
            source=self.source.code,
            kept=self.amounts.population.where,
            said=" UNION ALL ".join(said),
        )

    def select(self, _frame: Frame, rank: int) -> str:
        return composed(_MEASURED, rank=str(rank))

    def quantities(self, rows: Iterable[Row]) -> dict[Quantity, Measured]:
        """Read the rows of the SELECT; what nobody brings is `NOTHING_MEASURED`."""
        code = self.amounts.code
        found = dict.fromkeys(_names(code, self.partitions), NOTHING_MEASURED)
        for row in rows:
            place, value = str(row[0]), str(row[1])
            condition: Condition = ((place, (value,)),) if place else ()
            found[Quantity(code, condition)] = _measured(row, self.amounts.scale)
        return found


def measurings_of(plan: Plan) -> list[Measuring]:
    """Return what to ask for each quantity of the plan, read as all its readings do."""
    found: dict[str, dict[str, Partition]] = {}
    for _, reading in plan.quantities:
        places = found.setdefault(reading.quantity, {})
        for code in reading.by:
            places |= {each.code: each for each in plan.definitions.dimensions[code].partitions}
    return [Measuring(QUANTITIES[code], tuple(places.values())) for code, places in found.items()]


def _names(code: str, partitions: tuple[Partition, ...]) -> Iterator[Quantity]:
    yield Quantity(code)
    for partition in partitions:
        yield from (Quantity(code, ((partition.code, (value,)),)) for value in partition.codes)


def _value(dimension: Dimension, partition: Partition) -> str:
    """Read the value of a thing: of a multiple dimension, it names one item."""
    if dimension.kind is DimensionKind.PARTITION:
        return partition.code
    code = partition.code.partition(":")[2]
    states = [constant(state) for state in partition.codes]
    if len(states) == len(("oui", "non")):
        return chosen(dimension.code, {code: states[0]}, states[1])
    done, not_done, other = states
    return chosen(
        dimension.code, {code: f"CASE WHEN solved THEN {done} ELSE {not_done} END"}, other
    )


def _measured(row: Row, scale: int) -> Measured:
    _, _, units, persons, total, largest, middle = row
    number, unit = int(str(units)), Decimal(scale)
    whole = Decimal(str(total))
    halves = 1 if number % 2 else 2
    return Measured(
        units=number,
        persons=int(str(persons)),
        total=whole / unit,
        largest=Decimal(str(largest)) / unit,
        mean=whole / unit / number,
        median=Decimal(str(middle)) / halves / unit,
    )
