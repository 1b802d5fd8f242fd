"""Round medians, means and sums, and withhold those that rest on too few people, or on one.

Thresholds of the method: eleven people; no person above 85 % of a sum. Among the parts of a sum, a
part withheld alone could be found by subtraction: the smallest of the others goes with it, until
those withheld are, taken together, as safe as a part that is shown.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.dimension import Dimension, DimensionKind
from conseil_mobilite.domain.statistics.definitions.indicator import Protection, Reading, Unit
from conseil_mobilite.domain.statistics.exact.figures import (
    NOTHING_MEASURED,
    Condition,
    Measured,
    Quantity,
)
from conseil_mobilite.domain.statistics.release.count_rows import Shown
from conseil_mobilite.domain.statistics.release.protected_release import PublishedCell, Status
from conseil_mobilite.domain.statistics.release.row_names import quantity_table
from conseil_mobilite.domain.statistics.rounding.floors import is_gathered

FEWEST_PERSONS: Final = 11
LARGEST_PART: Final = Decimal("0.85")
_HALF: Final = Decimal("0.5")
_STEPS: Final[Mapping[Unit, Decimal]] = {
    Unit.EUROS: Decimal(100),
    Unit.LEVELS: _HALF,
    Unit.CONTACTS: _HALF,
}
_USUAL_STEP: Final = Decimal(5)
_FEW: Final = spaced(f"Retenu : moins de {FEWEST_PERSONS} personnes.")
_ONE: Final = spaced("Retenu : une seule personne ferait presque tout le total.")
_GROUP: Final = "Retenu : ce groupe n’est pas publié."
_WITH_OTHERS: Final = "Retenu avec un autre montant, que ce total aurait laissé deviner."

Measures = Mapping[Quantity, Measured]


def quantity_rows(shown: Shown, measures: Measures) -> Iterator[PublishedCell]:
    """Give each median, mean and sum of the plan: of the whole, then of each value."""
    for indicator, reading in shown.plan.quantities:
        asked = _Asked(shown, indicator, reading, measures)
        yield asked.row("", (), asked.reason_of_whole)
        for code in reading.by:
            yield from _broken_down(asked, shown.plan.definitions.dimensions[code])


@dataclass(frozen=True, slots=True)
class _Asked:
    """One median, mean or sum, and all that its rows are made of."""

    shown: Shown
    indicator: str
    reading: Reading
    measures: Measures

    def measured(self, place: Condition) -> Measured:
        return self.measures.get(Quantity(self.reading.quantity, place), NOTHING_MEASURED)

    @property
    def reason_of_whole(self) -> str:
        blocked = self.shown.blocked.get(self.reading.population)
        return blocked.sentence if blocked else why_withheld(self.reading, self.measured(()))

    def reason(self, place: Condition) -> str:
        (partition, (value,)) = place[0]
        population, groups = self.reading.population, self.shown.groups
        gathered = is_gathered(self.shown.plan, groups, population, partition, value)
        hidden = _GROUP if gathered else ""
        return self.reason_of_whole or hidden or why_withheld(self.reading, self.measured(place))

    def row(self, dimension: str, place: Condition, reason: str) -> PublishedCell:
        value = None if reason else rounded(self.reading, self.measured(place))
        return PublishedCell(
            quantity_table(self.indicator, self.reading, dimension),
            self.indicator,
            tuple((partition, values[0]) for partition, values in place),
            value,
            self.reading.unit.value,
            Status.WITHHELD if value is None else Status.ROUNDED,
            None if value is None else _plain(step_of(self.reading.unit)),
            reason,
        )


def step_of(unit: Unit) -> Decimal:
    return _STEPS.get(unit, _USUAL_STEP)


def why_withheld(reading: Reading, measured: Measured) -> str:
    """Say why a figure cannot be shown; nothing where it can."""
    if measured.persons < FEWEST_PERSONS:
        return _FEW
    alone = reading.protection is Protection.SUM
    return _ONE if alone and measured.largest > LARGEST_PART * measured.total else ""


def _broken_down(asked: _Asked, dimension: Dimension) -> Iterator[PublishedCell]:
    reasons = {place: asked.reason(place) for place in _places(dimension)}
    if asked.reading.protection is Protection.SUM:
        found = {place: asked.measured(place) for place in reasons}
        reasons |= dict.fromkeys(_hidden_with(found, reasons), _WITH_OTHERS)
    for place, reason in reasons.items():
        yield asked.row(dimension.code, place, reason)


def _places(dimension: Dimension) -> Iterator[Condition]:
    """Give each value; of a multiple dimension all states but the last, which is having none."""
    several = dimension.kind is DimensionKind.MULTIPLE
    for partition in dimension.partitions:
        for value in partition.codes[:-1] if several else partition.codes:
            yield ((partition.code, (value,)),)


def _hidden_with(
    found: Mapping[Condition, Measured], reasons: Mapping[Condition, str]
) -> list[Condition]:
    """Return the parts to withhold with those that are, so that the whole does not tell them."""
    hidden = [place for place in found if reasons[place] and found[place].units]
    left = sorted((place for place in found if not reasons[place]), key=lambda p: found[p].total)
    added: list[Condition] = []
    while hidden and left and not _safe_together([found[place] for place in hidden]):
        added.append(left.pop(0))
        hidden.append(added[-1])
    return added


def _safe_together(parts: Collection[Measured]) -> bool:
    """Say whether several parts hide each other, counting one person of each as the same."""
    total = sum((part.total for part in parts), Decimal(0))
    largest = sum((part.largest for part in parts), Decimal(0))
    people = max(part.persons for part in parts)
    return len(parts) > 1 and people >= FEWEST_PERSONS and largest <= LARGEST_PART * total


def rounded(reading: Reading, measured: Measured) -> int | Decimal | None:
    """Return the figure rounded to the step of its unit, the half upwards."""
    exact = {
        Protection.SUM: measured.total,
        Protection.MEAN: measured.mean,
        Protection.MEDIAN: measured.median,
    }[reading.protection]
    if exact is None:
        return None
    step = step_of(reading.unit)
    return _plain((exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step)


def _plain(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value
