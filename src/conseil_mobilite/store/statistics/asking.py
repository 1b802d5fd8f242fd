"""Ask the base: one statement for all that is read of the units of one source."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from sqlalchemy import Connection

from conseil_mobilite.store.statistics.characteristics import known, public_bits
from conseil_mobilite.store.statistics.measured import Frame, Population, Source
from conseil_mobilite.store.statistics.writing import composed

Row = Sequence[object]
_UNITS: Final = """
WITH {before} unit AS ({units}), known AS MATERIALIZED (SELECT * FROM ({known}) WHERE {kept})
"""


class Part(Protocol):
    """One thing read of the units of a source."""

    @property
    def source(self) -> Source: ...

    @property
    def reads_publics(self) -> bool: ...

    def tables(self, frame: Frame, rank: int) -> str:
        """Write the common table expressions that it needs, each after a comma."""

    def select(self, frame: Frame, rank: int) -> str:
        """Write a SELECT of eight columns: the rank of the part, and seven of its own."""


@dataclass(frozen=True)
class Asked:
    """What is counted and for whom: one basin, one period, all its people or those of a public."""

    connection: Connection
    frame: Frame
    values: Mapping[str, str]
    public: str = ""

    def answers(self, parts: Sequence[Part]) -> list[list[Row]]:
        """Return the rows of each part."""
        found: list[list[Row]] = [[] for _ in parts]
        by_source: dict[Source, dict[int, Part]] = defaultdict(dict)
        for rank, part in enumerate(parts):
            by_source[part.source][rank] = part
        for source, together in by_source.items():
            for row in self.rows(self._statement(source, together)):
                found[int(str(row[0]))].append(row[1:])
        return found

    def units(self, source: Source, *, publics: bool = False) -> str:
        """Write the beginning of a statement: `known`, the units and their characteristics.

        `publics`: those of each person are read too.
        """
        return self._written(source, "1", publics=publics)

    def units_of(self, population: Population, *, publics: bool = False) -> str:
        """Write the same for the units of one population alone."""
        return self._written(population.source, population.where, publics=publics)

    def _written(self, source: Source, where: str, *, publics: bool) -> str:
        asked = f"publics & {public_bits((self.public,))} <> 0" if self.public else "1"
        return composed(
            _UNITS,
            before=source.before(self.frame),
            units=source.units(self.frame),
            known=known(self.frame, publics=publics or bool(self.public)),
            kept=f"({where}) AND {asked}",
        )

    def rows(self, statement: str) -> Iterator[Row]:
        yield from self.connection.exec_driver_sql(statement, dict(self.values))

    def _statement(self, source: Source, parts: Mapping[int, Part]) -> str:
        publics = any(part.reads_publics for part in parts.values())
        tables = [part.tables(self.frame, rank) for rank, part in parts.items()]
        selects = [part.select(self.frame, rank) for rank, part in parts.items()]
        return "".join((self.units(source, publics=publics), *tables, " UNION ALL ".join(selects)))
