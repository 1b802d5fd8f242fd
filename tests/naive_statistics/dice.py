"""Chance, from one seed: identities, days that love the edges of periods, hours near midnight."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from conseil_mobilite.domain.language.paris import PARIS

T = TypeVar("T")


class Dice(random.Random):
    """`year` is the one whose figures will be asked for; days run from before it to after it."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.year = self.choice((2023, 2024, 2026))
        self.first, self.last = date(self.year - 1, 7, 1), date(self.year + 1, 3, 12)
        self.edges = tuple(
            date(year, month, day)
            for year, month, day in (
                *((self.year - 1, 8, 31), (self.year - 1, 12, 31), (self.year, 1, 1)),
                *((self.year, 2, 28), (self.year, 3, 1), (self.year, 3, 31), (self.year, 4, 1)),
                *((self.year, 6, 30), (self.year, 7, 1), (self.year, 8, 31), (self.year, 9, 30)),
                *((self.year, 10, 1), (self.year, 12, 31), (self.year + 1, 1, 1)),
            )
        )

    def identity(self) -> UUID:
        return UUID(int=self.getrandbits(128), version=4)

    def chance(self, share: float) -> bool:
        return self.random() < share

    def some(self, values: Sequence[T], most: int) -> list[T]:
        return self.sample(values, self.randint(0, min(most, len(values))))

    def day(self, first: date | None = None, last: date | None = None) -> date:
        """Return a day of the years told, both ends included, an edge as often as not."""
        first, last = first or self.first, last or self.last
        near = [edge for edge in self.edges if first <= edge <= last]
        if near and self.chance(0.5):
            return self.choice(near)
        return first + timedelta(days=self.randint(0, max((last - first).days, 0)))

    def instant(self, first: date | None = None, last: date | None = None) -> datetime:
        """Return an instant, often a minute before or after midnight in Paris."""
        day = self.day(first, last)
        at = self.choice((time(0, 0), time(0, 1), time(23, 59), time(9, 30), time(14, 0)))
        return datetime.combine(day, at, PARIS).astimezone(UTC)

    def birth(self) -> date | None:
        """Return a day on which somebody comes of age, or changes of age band, about then."""
        if self.chance(0.15):
            return None
        if self.chance(0.1):
            return date(self.choice((1964, 1976, 1984, 2000, 2004, 2008)), 2, 29)
        age = self.choice((16, 18, 21, 26, 33, 40, 45, 50, 55, 60, 71))
        known = self.day()
        return known.replace(year=known.year - age, day=min(known.day, 28))
