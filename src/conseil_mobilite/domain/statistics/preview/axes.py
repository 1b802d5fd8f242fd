"""The lines and columns of a table as its cells show them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.release.protected_release import (
    OTHERS,
    TOTAL,
    PublishedCell,
)
from conseil_mobilite.domain.statistics.report.content import Figure
from conseil_mobilite.domain.statistics.report.outline import Place

OTHERS_LABEL: Final = "Autres"
TOTAL_LABEL: Final = "Total"
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A line or a column: its code in the file, its words, the values that it stands for.

    No value stands for the total.
    """

    code: str
    label: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """The values of a partition: those that the file names, and those that it gathers."""

    partition: Partition
    alone: tuple[str, ...]
    gathered: tuple[str, ...]

    @property
    def before(self) -> tuple[Heading, ...]:
        """Return every value, the gathered ones last, then the total."""
        return (*self._each(*self.alone, *self.gathered), Heading(TOTAL, TOTAL_LABEL))

    @property
    def after(self) -> tuple[Heading, ...]:
        """Return the values named, what stands for the others, then the total."""
        return (*self._each(*self.alone), *self._others(), Heading(TOTAL, TOTAL_LABEL))

    def _others(self) -> list[Heading]:
        """Name both values where there are only two: « Autres » would say little of half of all."""
        if not self.gathered:
            return []
        named = ", ".join(each.label for each in self._each(*self.gathered))
        label = named if len(self.gathered) == _TWO else OTHERS_LABEL
        return [Heading(OTHERS, label, self.gathered)]

    def _each(self, *codes: str) -> list[Heading]:
        labels = {value.code: value.label for value in self.partition.values}
        return [Heading(code, labels[code], (code,)) for code in codes]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The cells of one table of a release by their place."""

    cells: Mapping[Place, PublishedCell] = field(hash=False)

    def figure(self, place: Place) -> Figure:
        cell = self.cells.get(place)
        return None if cell is None else cell.value

    def axis(self, partition: Partition) -> Axis:
        """Tell the values of a partition that are named from those that are gathered.

        Where the file names none of them, each stays by itself, and is withheld.
        """
        named = self._named(partition.code)
        if OTHERS not in named:
            return Axis(partition, partition.codes, ())
        gathered = tuple(code for code in partition.codes if code not in named)
        return Axis(partition, tuple(c for c in partition.codes if c in named), gathered)

    def notes(self, unsaid: Collection[str]) -> tuple[str, ...]:
        """Return what the file says of its cells, once each."""
        said = (_without(cell.note, unsaid) for cell in self.cells.values())
        return tuple(dict.fromkeys(note for note in said if note))

    def _named(self, partition: str) -> set[str]:
        return {value for place in self.cells for code, value in place if code == partition}


def shown_tables(cells: Iterable[PublishedCell]) -> Mapping[str, ShownTable]:
    found: dict[str, dict[Place, PublishedCell]] = {}
    for cell in cells:
        found.setdefault(cell.table, {})[cell.breakdown] = cell
    return {code: ShownTable(by_place) for code, by_place in found.items()}


def _without(note: str, unsaid: Collection[str]) -> str:
    for each in unsaid:
        note = note.removesuffix(each)
    return note.strip()
