"""Measure quantities: totals, means, medians and the largest part, in one statement each."""

from collections.abc import Iterator
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
from conseil_mobilite.store.statistics.asking import Asked, Row
from conseil_mobilite.store.statistics.measured import Amounts
from conseil_mobilite.store.statistics.registry import QUANTITIES
from conseil_mobilite.store.statistics.writing import chosen, composed, constant

_MEASURE: Final = """
, thing AS MATERIALIZED (SELECT * FROM ({things}))
, said AS ({said})
, by_unit AS (
  SELECT place, value, unit, sum(amount) AS amount FROM said GROUP BY place, value, unit
), ranked AS (
  SELECT place, value, amount,
    row_number() OVER (PARTITION BY place, value ORDER BY amount) AS rank,
    count(*) OVER (PARTITION BY place, value) AS units
  FROM by_unit
), summed AS (
  SELECT place, value, units, sum(amount) AS total,
    sum(amount) FILTER (WHERE rank IN ((units + 1) / 2, units / 2 + 1)) AS middle
  FROM ranked GROUP BY place, value, units
), by_person AS (
  SELECT place, value, person_id, sum(amount) AS amount FROM said GROUP BY place, value, person_id
), people AS (
  SELECT place, value, count(*) AS persons, max(amount) AS largest FROM by_person
  GROUP BY place, value
)
SELECT place, value, units, persons, total, largest, middle
FROM summed JOIN people USING (place, value)
"""
_SAID: Final = "SELECT {place} AS place, {value} AS value, person_id, unit, amount FROM thing"


def quantities_of(asked: Asked, plan: Plan) -> dict[Quantity, Measured]:
    """Return the whole of each quantity and each value of its breakdowns, nothing included."""
    found: dict[Quantity, Measured] = {}
    for code, partitions in _wanted(plan).items():
        amounts = QUANTITIES[code]
        found |= dict.fromkeys(_names(code, partitions), NOTHING_MEASURED)
        for row in asked.rows(_statement(asked, amounts, partitions)):
            place, value = str(row[0]), str(row[1])
            condition: Condition = ((place, (value,)),) if place else ()
            found[Quantity(code, condition)] = _measured(row, amounts.scale)
    return found


def _wanted(plan: Plan) -> dict[str, tuple[Partition, ...]]:
    """Return the partitions by which each quantity is read, those of all its readings."""
    found: dict[str, dict[str, Partition]] = {}
    for _, reading in plan.quantities:
        places = found.setdefault(reading.quantity, {})
        for code in reading.by:
            places |= {each.code: each for each in plan.definitions.dimensions[code].partitions}
    return {code: tuple(places.values()) for code, places in found.items()}


def _names(code: str, partitions: tuple[Partition, ...]) -> Iterator[Quantity]:
    yield Quantity(code)
    for partition in partitions:
        yield from (Quantity(code, ((partition.code, (value,)),)) for value in partition.codes)


def _statement(asked: Asked, amounts: Amounts, partitions: tuple[Partition, ...]) -> str:
    said = [composed(_SAID, place="''", value="''")]
    for partition in partitions:
        dimension = asked.frame.definitions.dimensions[partition.code.partition(":")[0]]
        value = _value(dimension, partition)
        said.append(composed(_SAID, place=constant(partition.code), value=value))
    return asked.units_of(amounts.population) + composed(
        _MEASURE, things=amounts.things(asked.frame), said=" UNION ALL ".join(said)
    )


def _value(dimension: Dimension, partition: Partition) -> str:
    """Read the value of a thing: of a multiple dimension, it names one item."""
    if dimension.kind is DimensionKind.PARTITION:
        return partition.code
    _, _, code = partition.code.partition(":")
    states = [constant(state) for state in partition.codes]
    if len(states) == len(("oui", "non")):
        return chosen(dimension.code, {code: states[0]}, states[1])
    done, not_done, other = states
    return chosen(
        dimension.code, {code: f"CASE WHEN solved THEN {done} ELSE {not_done} END"}, other
    )


def _measured(row: Row, scale: int) -> Measured:
    _, _, units, persons, total, largest, middle = (each for each in row)
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
