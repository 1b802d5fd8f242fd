"""What a chart draws: lines of values, each with the words that say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

TONES: Final = ("primary", "success", "warning", "violet", "olive", "rose", "")
KINDS: Final = ("solid", "hatch", "dots", "cross", "lines", "back", "soft")


@dataclass(frozen=True, slots=True)
class Series:
    """One value of each line: its words in the key, and its tone and pattern."""

    words: str
    tone: str = TONES[0]
    kind: str = KINDS[0]


@dataclass(frozen=True, slots=True)
class Datum:
    """One line of a chart. `values` and their `words` come in the order of the series.

    A value of None is not drawn, but said. `key` is what the page knows the line by. `said` are the
    words for who listens, where they are not those of the figure and of its series; `short` is the
    name where there is little room.
    """

    key: object
    name: str
    values: tuple[float | None, ...]
    words: tuple[str, ...]
    said: tuple[str, ...] = ()
    short: str = ""


def series_of(words: Sequence[str]) -> tuple[Series, ...]:
    """Give each its own tone and its own pattern, so that either tells them apart."""
    return tuple(
        Series(each, TONES[rank % len(TONES)], KINDS[rank % len(KINDS)])
        for rank, each in enumerate(words)
    )
