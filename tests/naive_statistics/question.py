"""What a question asks for, and what an answer is made of: units, each with what it is and brings.

A population is the list of its units. A unit knows who she is, on which day she is looked at, in
which basin she is counted, her value in each partition, and the things that she brings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from conseil_mobilite.domain.language.paris import paris_day

Items = Mapping[str, Mapping[str, str]]
"""Of a list of which several may be true: the state of each item that is not in its last state."""


@dataclass(frozen=True, slots=True)
class Question:
    """A basin, a period of which both days are included, and perhaps one public."""

    basin_id: UUID
    start: date
    end: date
    public: str = ""

    def holds(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    def holds_instant(self, instant: datetime) -> bool:
        return self.holds(paris_day(instant))


@dataclass(frozen=True, slots=True)
class Thing:
    """What a unit brings to a quantity, once: euros of one line, minutes of one contact.

    `values` and `items` say what this thing is, as those of a unit say what she is.
    """

    quantity: str
    amount: Decimal
    values: Mapping[str, str] = field(default_factory=dict)
    items: Items = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unit:
    """`who` is the person behind it (for a partner or a commune: itself)."""

    who: UUID | str
    day: date
    basin_id: UUID | None
    publics: frozenset[str]
    values: Mapping[str, str]
    items: Items = field(default_factory=dict)
    things: Sequence[Thing] = ()


def asked_for(one: Unit, asked: Question) -> bool:
    """Say whether a unit is of the basin, and of the public, of a question."""
    return one.basin_id == asked.basin_id and (not asked.public or asked.public in one.publics)
