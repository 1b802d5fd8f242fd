"""Chance, always the same for the same seed."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")


class Dice:
    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 — plausible stories, not secrets

    def likely(self, probability: float) -> bool:
        return self._random.random() < probability

    def one(self, values: Sequence[T]) -> T:
        return self._random.choice(values)

    def some(self, values: Sequence[T], most: int) -> tuple[T, ...]:
        """Return at most so many of the values, at least one, in their order."""
        count = min(self.between(1, most), len(values))
        return tuple(
            values[rank] for rank in sorted(self._random.sample(range(len(values)), count))
        )

    def weighted(self, weights: Mapping[T, float]) -> T:
        return self._random.choices(list(weights), list(weights.values()))[0]

    def between(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def around(self, middle: float, spread: float) -> float:
        return self._random.gauss(middle, spread)

    def identifier(self) -> UUID:
        return UUID(int=self._random.getrandbits(128), version=4)
