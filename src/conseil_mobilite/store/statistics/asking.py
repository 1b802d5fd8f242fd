"""Ask the base: one statement for all that is read of the units of one source."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from sqlalchemy import Connection

from conseil_mobilite.store.statistics.characteristics import known, public_bits, told
from conseil_mobilite.store.statistics.measured import Frame, Population, Source
from conseil_mobilite.store.statistics.writing import composed

Row = Sequence[object]
_UNITS: Final = """unit{of} AS MATERIALIZED ({units}),
told{of} AS MATERIALIZED ({told}),
known{of} AS MATERIALIZED (SELECT * FROM ({known}) WHERE {kept})
"""
"""Each is written down once: SQLite would otherwise look a column up anew wherever it is read."""


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
        together: dict[object, dict[int, Part]] = defaultdict(dict)
        for rank, part in enumerate(parts):
            together[part.source.shared][rank] = part
        for those in together.values():
            for row in self.rows(self._statement(those)):
                found[int(str(row[0]))].append(row[1:])
        return found

    def units(self, source: Source, *, publics: bool = False) -> str:
        """Write the beginning of a statement: `known`, the units and their characteristics.

        `publics`: those of each person are read too.
        """
        units = self._units(source, publics=publics)
        return f"WITH {source.before(self.frame)} {units}"

    def units_of(self, population: Population, *, publics: bool = False) -> str:
        """Write the same for the units of one population alone."""
        source = population.source
        units = self._units(source, where=population.where, publics=publics)
        return f"WITH {source.before(self.frame)} {units}"

    def rows(self, statement: str) -> Iterator[Row]:
        yield from self.connection.exec_driver_sql(statement, dict(self.values))

    def _units(self, source: Source, *, publics: bool, where: str = "1", of: str = "") -> str:
        asked = f"publics & {public_bits((self.public,))} <> 0" if self.public else "1"
        return composed(
            _UNITS,
            of=of,
            units=source.units(self.frame),
            told=told(self.frame, f"unit{of}", publics=publics or bool(self.public)),
            known=known(f"told{of}"),
            kept=f"({where}) AND {asked}",
        )

    def _statement(self, parts: Mapping[int, Part]) -> str:
        """Write one statement for parts of sources that share what comes before them."""
        publics: dict[Source, bool] = defaultdict(bool)
        for part in parts.values():
            publics[part.source] |= part.reads_publics
        before = next(iter(publics)).before(self.frame)
        units = [
            self._units(source, publics=read, of=f"_{source.code}")
            for source, read in publics.items()
        ]
        tables = [part.tables(self.frame, rank) for rank, part in parts.items()]
        selects = [part.select(self.frame, rank) for rank, part in parts.items()]
        return "".join((f"WITH {before} ", ", ".join(units), *tables, " UNION ALL ".join(selects)))
