"""The packages that are added up, known by what their manifests say, and those that are refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conseil_mobilite.domain.statistics.definitions.dimension import Source, Value
from conseil_mobilite.domain.statistics.release.protected_release import Scope
from conseil_mobilite.domain.statistics.rounding.floors import Gathering


@dataclass(frozen=True, slots=True)
class Piece:
    """One package: who published it, for which basin and period, and how.

    `values` are those that the base gave to the breakdowns: its EPCI, the measures of its plan.
    """

    file_name: str
    sha256: str
    body: str
    siret: str
    base: str
    scope: Scope
    basin_name: str
    plan: str
    method: str
    number: int
    gathered: tuple[Gathering, ...]
    values: Mapping[Source, tuple[Value, ...]] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is left out, and why, in a French sentence."""

    file_name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What is added up, what is not, and what the reader should know of what is."""

    kept: tuple[Piece, ...]
    refused: tuple[Refusal, ...]
