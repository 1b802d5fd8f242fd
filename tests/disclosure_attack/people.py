"""Simulated people of a base and what is counted of them, as the exact figures of a plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.indicator import Reading
from conseil_mobilite.domain.statistics.definitions.plan import Plan, cells
from conseil_mobilite.domain.statistics.exact.figures import (
    NOTHING_MEASURED,
    Condition,
    Count,
    ExactFigures,
    Measured,
    Quantity,
)

Numbers = npt.NDArray[np.int64]
Amounts = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lines:
    """What people bring: one line an amount, with its person and its values of breakdowns."""

    person: Numbers
    amount: Amounts
    labels: Mapping[str, Numbers]

    def where(self, mask: npt.NDArray[np.bool_]) -> "Lines":
        labels = {name: values[mask] for name, values in self.labels.items()}
        return Lines(self.person[mask], self.amount[mask], labels)

    def measured(self) -> Measured:
        if not len(self.person):
            return NOTHING_MEASURED
        each = np.bincount(self.person, self.amount)
        median = Decimal(str(round(float(np.median(self.amount)), 4)))
        total = Decimal(str(round(float(self.amount.sum()), 2)))
        return Measured(
            units=len(self.person),
            persons=len(np.unique(self.person)),
            total=total,
            largest=Decimal(str(round(float(np.abs(each).max()), 2))),
            mean=total / len(self.person),
            median=median,
        )


@dataclass(frozen=True, slots=True)
class People:
    """`columns`: the value of each partition for each person, by its place in the partition.

    `times`: how many units of each population a person is (none, one or a few). `lines` by
    quantity. `homes` and `partners`: the municipality of each person and the partner of her
    actions, -1 for none; `kinds` is the type of each partner.
    """

    columns: Mapping[str, Numbers]
    times: Mapping[str, Numbers]
    lines: Mapping[str, Lines]
    homes: Numbers
    partners: Numbers
    kinds: Numbers
    municipalities: int = 40

    @property
    def size(self) -> int:
        return len(self.homes)

    def only(self, mask: npt.NDArray[np.bool_]) -> "People":
        """Return the base without some people, as if they had never come."""
        return replace(
            self,
            times={name: values * mask for name, values in self.times.items()},
            lines={name: lines.where(mask[lines.person]) for name, lines in self.lines.items()},
        )

    def first(self, size: int) -> "People":
        return self.only(np.arange(self.size) < size)

    def without(self, person: int) -> "People":
        return self.only(np.arange(self.size) != person)

    def figures(self, plan: Plan) -> ExactFigures:
        counts: dict[Count, int] = {}
        for table in plan.tables:
            for crossing in plan.crossings(table):
                if Count(table.population, _condition(crossing)) not in counts:
                    counts |= self._table(table.population, crossing)
        return ExactFigures(counts, dict(self._quantities(plan)))

    def _table(self, population: str, crossing: tuple[Partition, ...]) -> dict[Count, int]:
        shape = tuple(len(partition.codes) for partition in crossing)
        columns, times = self._counted(population)
        place = np.zeros(len(times), dtype=np.int64)
        for partition in crossing:
            place = place * len(partition.codes) + columns[partition.code]
        found = np.bincount(place, times, minlength=int(np.prod(shape))).reshape(shape)
        for axis in range(len(shape)):
            found = np.concatenate([found.sum(axis=axis, keepdims=True), found], axis=axis)
        flat = (int(value) for value in found.reshape(-1))
        return dict(zip(cells(population, crossing), flat, strict=True))

    def _counted(self, population: str) -> tuple[Mapping[str, Numbers], Numbers]:
        """Return the columns and times of a population: of people, of places or of partners."""
        if population == "communes":
            lived_in = np.unique(self.homes[self.times["personnes_accompagnees"] > 0])
            covered = np.isin(np.arange(self.municipalities), lived_in)
            return {"commune_couverte": (~covered).astype(np.int64)}, np.ones_like(covered, int)
        if population == "partenaires":
            busy = np.unique(self.partners[self.times["personnes_actions"] > 0])
            active = np.isin(np.arange(len(self.kinds)), busy)
            return {"type_partenaire": self.kinds}, active.astype(np.int64)
        return self.columns, self.times[population]

    def _quantities(self, plan: Plan) -> Iterator[tuple[Quantity, Measured]]:
        for _, reading in plan.quantities:
            lines = self.lines[reading.quantity]
            yield Quantity(reading.quantity), lines.measured()
            for partition, value, place in _broken_down(plan, reading):
                chosen = lines.where(self._label(lines, partition) == place)
                name = Quantity(reading.quantity, ((partition, (value,)),))
                yield name, chosen.measured()

    def _label(self, lines: Lines, partition: str) -> Numbers:
        if partition in lines.labels:
            return lines.labels[partition]
        return self.columns[partition][lines.person]


def _condition(crossing: tuple[Partition, ...]) -> Condition:
    return tuple((partition.code, (partition.codes[0],)) for partition in crossing)


def _broken_down(plan: Plan, reading: Reading) -> Iterator[tuple[str, str, int]]:
    """Give each value a quantity is broken down by, with its place in its partition.

    The last state of an item of a list says that the item is not there: nothing is brought by it.
    """
    for code in reading.by:
        dimension = plan.definitions.dimensions[code]
        for partition in dimension.partitions:
            kept = partition.codes[:-1] if dimension.states else partition.codes
            for place, value in enumerate(kept):
                yield partition.code, value, place


def added(years: Sequence[ExactFigures], populations: frozenset[str]) -> dict[Count, int]:
    """Add up what several periods count of some populations."""
    return {
        count: sum(figures.counts[count] for figures in years)
        for count in years[0].counts
        if count.population in populations
    }
