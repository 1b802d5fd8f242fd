"""What one assessment says, as far as another can be compared with it."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.profiles import Levels
from conseil_mobilite.domain.assessment.replies import Replies


@dataclass(frozen=True, slots=True)
class Observation:
    """`kept` gives the status of each barrier the adviser kept; `dropped` are those set aside.

    Levels are those retained, which a validated assessment froze: they are compared as they are,
    whatever the version of the grid, and never computed again with another one.
    """

    grid: Grid
    levels: Levels
    replies: Replies
    kept: Mapping[str, str]
    dropped: AbstractSet[str]
