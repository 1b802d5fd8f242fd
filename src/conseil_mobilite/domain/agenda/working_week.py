"""The half-days of a week on which somebody may be received."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WorkingWeek = Mapping[int, tuple[tuple[int, int], ...]]
"""By weekday, from Monday, 0: the openings and closings, in minutes from midnight in Paris."""

_USUAL_DAY: Final = ((9 * 60, 12 * 60 + 30), (13 * 60 + 30, 18 * 60))
USUAL: Final[WorkingWeek] = MappingProxyType(dict.fromkeys(range(5), _USUAL_DAY))
"""What holds until an adviser tells her own hours."""
