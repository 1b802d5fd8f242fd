"""Ask the base, with the parameters that every statement of the statistics may name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from conseil_mobilite.store.statistics.characteristics import known, public_bits
from conseil_mobilite.store.statistics.measured import Frame, Population, Source
from conseil_mobilite.store.statistics.writing import composed

Row = Sequence[object]
_UNITS = """
WITH unit AS ({units}), known AS MATERIALIZED (SELECT * FROM ({known}) WHERE {kept})
"""


@dataclass(frozen=True)
class Asked:
    """What is counted and for whom: one basin, one period, all its people or those of a public."""

    connection: Connection
    frame: Frame
    values: Mapping[str, str]
    public: str = ""

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
            units=source.units(self.frame),
            known=known(self.frame, publics=publics or bool(self.public)),
            kept=f"({where}) AND {asked}",
        )

    def rows(self, statement: str) -> Iterator[Row]:
        yield from self.connection.exec_driver_sql(statement, dict(self.values))
