"""What the SQL of a population or of a quantity is written from."""

from collections.abc import Callable
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.store.statistics.paris import ParisDays


@dataclass(frozen=True)
class Frame:
    """What is counted: the definitions with the values of the basin, and the days of the period."""

    definitions: Definitions
    days: ParisDays

    def items(self, dimension: str) -> tuple[str, ...]:
        return tuple(item.code for item in self.definitions.dimensions[dimension].items)


Written = Callable[[Frame], str]
"""SQL for one frame."""


def nothing(_frame: Frame) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Source:
    """A SELECT of counted units, whose characteristics are added in one place for all.

    Its columns are `person_id`, `pathway_id`, `unit` (the number of the row of what is counted),
    `day` (that of the event, at which characteristics are read), `epci_code` and `prescriber_kind`
    (NULL where no pathway tells them), and a column for each dimension of its own: the value of a
    partition, or the numbers that `breakdowns` reads the items of a multiple dimension from.
    `before` gives tables that the units and their things read both, as common table expressions,
    each followed by a comma; sources that have the same one are read by one statement together.
    """

    code: str
    units: Written
    before: Written = nothing

    @property
    def shared(self) -> object:
        """What it has in common with the sources that one statement reads together."""
        return self if self.before is nothing else self.before


@dataclass(frozen=True, slots=True)
class Population:
    """The units of a source that a condition keeps."""

    code: str
    source: Source
    where: str = "1"


@dataclass(frozen=True, slots=True)
class Amounts:
    """A quantity: what each unit of a population brings, in whole parts of which `scale` make one.

    `things` is a SELECT from `known` (the units with their characteristics) of `who`, `unit`,
    `amount`, and the values of its breakdowns. A unit may bring several things.
    """

    code: str
    population: Population
    things: Written
    scale: int = 1
