"""Two assessments of a person side by side: what was gained, what was lost, what cannot be told.

An axis that one of the two did not evaluate is not comparable: nothing is ever counted as zero.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from conseil_mobilite.domain.assessment.barrier_changes import BarrierChange, barrier_changes
from conseil_mobilite.domain.assessment.grid import Axis, Grid
from conseil_mobilite.domain.assessment.observation import Observation
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.assessment.scoring import ImpactLevel, impact_level

PERIMETER_QUESTION: Final = "D05"
"""« Jusqu’où pouvez-vous aller aujourd’hui ? », in kilometres and in minutes."""


class Movement(StrEnum):
    GAINED = "gain"
    LOST = "perte"
    UNCHANGED = "inchange"
    NOT_COMPARABLE = "non_comparable"


@dataclass(frozen=True, slots=True)
class AxisChange:
    """The level of one axis, before and after. `sensitive`: only sensitive answers make it."""

    axis: str
    label: str
    short_label: str
    before: int | None
    after: int | None
    sensitive: bool

    @property
    def gain(self) -> int | None:
        """Levels gained, below zero where some were lost; None where the two do not compare."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def movement(self) -> Movement:
        if self.gain is None:
            return Movement.NOT_COMPARABLE
        if self.gain == 0:
            return Movement.UNCHANGED
        return Movement.GAINED if self.gain > 0 else Movement.LOST

    @property
    def relief(self) -> ImpactLevel | None:
        """The impact that a strong one has come down to: medium, or none (indicator I-27)."""
        before, after = impact_level(self.before), impact_level(self.after)
        return after if before is ImpactLevel.STRONG and after is not ImpactLevel.STRONG else None


@dataclass(frozen=True, slots=True)
class Measure:
    """Kilometres or minutes, before and after; None where it was not said."""

    before: int | None
    after: int | None

    @property
    def difference(self) -> int | None:
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Perimeter:
    """How far the person says she can go (indicator I-29)."""

    kilometres: Measure
    minutes: Measure


@dataclass(frozen=True, slots=True)
class Comparison:
    axes: tuple[AxisChange, ...]
    barriers: tuple[BarrierChange, ...]
    perimeter: Perimeter

    def moved(self, movement: Movement) -> tuple[AxisChange, ...]:
        """Return the axes of one movement, the greatest change first."""
        found = [change for change in self.axes if change.movement is movement]
        return tuple(sorted(found, key=lambda change: -abs(change.gain or 0)))

    def without_sensitive(self) -> "Comparison":
        """Leave out what is sensitive, for a screen that others may see."""
        return replace(
            self,
            axes=tuple(change for change in self.axes if not change.sensitive),
            barriers=tuple(change for change in self.barriers if not change.sensitive),
        )


def compare(before: Observation, after: Observation) -> Comparison:
    """Compare two observations of the same person; the caller puts them in the order of time."""
    return Comparison(
        axes=_axis_changes(before, after),
        barriers=barrier_changes(before, after),
        perimeter=Perimeter(
            kilometres=_measure(before, after, lambda reply: reply.kilometres),
            minutes=_measure(before, after, lambda reply: reply.minutes),
        ),
    )


def _axis_changes(before: Observation, after: Observation) -> tuple[AxisChange, ...]:
    """Follow the later grid, then the axes that only the earlier one had."""
    known = {axis.code for axis in after.grid.axes}
    gone = tuple(axis for axis in before.grid.axes if axis.code not in known)
    return (
        *(_axis_change(after.grid, axis, before, after) for axis in after.grid.axes),
        *(_axis_change(before.grid, axis, before, after) for axis in gone),
    )


def _axis_change(grid: Grid, axis: Axis, before: Observation, after: Observation) -> AxisChange:
    return AxisChange(
        axis=axis.code,
        label=axis.label,
        short_label=axis.short_label,
        before=before.levels.get(axis.code),
        after=after.levels.get(axis.code),
        sensitive=axis.code in grid.sensitive_axes,
    )


def _measure(
    before: Observation, after: Observation, read: Callable[[Reply], int | None]
) -> Measure:
    then, now = before.replies.get(PERIMETER_QUESTION), after.replies.get(PERIMETER_QUESTION)
    return Measure(read(then) if then else None, read(now) if now else None)
