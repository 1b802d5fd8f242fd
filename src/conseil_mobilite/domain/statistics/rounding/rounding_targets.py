"""Where each figure would like to be rounded: at random, yet always the same for a period.

Everything is derived by HMAC-SHA256 from a secret that never leaves the base, never from the clock:
the same base, plan and period give the same figures in any process, and nobody without the secret
can tell which way a count was rounded.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from conseil_mobilite.domain.statistics.exact.figures import Condition, Count
from conseil_mobilite.domain.statistics.rounding.floors import Figures

_SECRET_BYTES = 16
_WEIGHT, _TIE_BREAKS = 10_000, 100


@dataclass(frozen=True, slots=True)
class Target:
    """`up`: towards the multiple above. `weight`: what missing it costs."""

    up: bool
    weight: int


def period_seed(secret: bytes, plan: str, basin: str, period: Iterable[str]) -> bytes:
    """Derive the seed of a release. ValueError for a secret under 16 bytes: it could be guessed."""
    if len(secret) < _SECRET_BYTES:
        raise ValueError("the secret of the base is too short")
    return _digest(secret, "seed", plan, basin, *period)


def another_draw(seed: bytes, attempt: int) -> bytes:
    """Derive the seed of a later attempt; the first is the seed itself."""
    return _digest(seed, "attempt", str(attempt)) if attempt else seed


def fingerprint(seed: bytes) -> str:
    """Name a seed without revealing it."""
    return _digest(seed, "fingerprint").hex()[:16]


@dataclass(frozen=True, slots=True)
class Aims:
    """The target of each figure, and a number from 0 to 1 for the sum of those that are small."""

    targets: Mapping[Count, Target]
    luck: float


def aims(seed: bytes, counts: Figures, base: int, near: Figures) -> Aims:
    """Return where the figures would like to be rounded, alone and together.

    A count that one of `near` may still stand for would like to stay there.
    """
    drawn = targets(seed, counts, base)
    staying = {
        count: replace(drawn[count], up=near[count] > value)
        for count, value in counts.items()
        if count in near and abs(near[count] - value) < base
    }
    return Aims({**drawn, **staying}, _uniform(seed, "luck"))


def targets(seed: bytes, counts: Figures, base: int) -> dict[Count, Target]:
    """Draw upwards with probability (count mod base) / base.

    The weights differ by less than a hundredth: they only choose between roundings that are as
    good, so that the choice does not depend on the road to it.
    """
    return {count: _target(seed, count, (value % base) / base) for count, value in counts.items()}


def _target(seed: bytes, count: Count, upwards: float) -> Target:
    name = (count.population, _name(count.condition))
    tie_break = int(_uniform(seed, "tie", *name) * _TIE_BREAKS)
    return Target(_uniform(seed, "target", *name) < upwards, _WEIGHT + tie_break)


def _uniform(key: bytes, *message: str) -> float:
    return int.from_bytes(_digest(key, *message)[:6], "big") / 2**48


def _digest(key: bytes, *message: str) -> bytes:
    return hmac.new(key, "\x1f".join(message).encode(), hashlib.sha256).digest()


def _name(condition: Condition) -> str:
    return "&".join(f"{dimension}={'+'.join(values)}" for dimension, values in condition)
