"""What lacks in the files that the statistics count."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session

from conseil_mobilite.services.statistics.counting.basin_values import plan_of_basin
from conseil_mobilite.services.statistics.counting.scope import FigureScope, asked
from conseil_mobilite.store.reference.statistics_definitions import tables_plan
from conseil_mobilite.store.statistics.asking import Row
from conseil_mobilite.store.statistics.measured import Frame, Population, Source
from conseil_mobilite.store.statistics.registry import POPULATIONS
from conseil_mobilite.store.statistics.writing import composed

_COUNTED: Final = "SELECT {rank}, count(*), {lacking} FROM known_{source} WHERE {kept}"
_READ: Final = 7


@dataclass(frozen=True)
class _Gaps:
    """Among the units of a population, how many lack each of a few things."""

    population: Population
    lacking: tuple[str, ...]
    reads_publics: bool = False

    @property
    def source(self) -> Source:
        return self.population.source

    def tables(self, _frame: Frame, _rank: int) -> str:
        return ""

    def select(self, _frame: Frame, rank: int) -> str:
        counts = [f"count(*) FILTER (WHERE {condition})" for condition in self.lacking]
        nothing = ["NULL"] * (_READ - 1 - len(counts))
        return composed(
            _COUNTED,
            rank=str(rank),
            lacking=", ".join((*counts, *nothing)),
            source=self.source.code,
            kept=self.population.where,
        )


GAPS: Final = (
    _Gaps(
        POPULATIONS["personnes_accompagnees"],
        ("age = 'NSP'", "insee_code = ''", "publics = 0"),
        reads_publics=True,
    ),
    _Gaps(POPULATIONS["sorties_suivies"], ("end_situation = ''",)),
)
"""What to ask for the quality of the files."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Of the `people` supported, how many lack what; of the `exits` of the period, likewise."""

    people: int
    without_age: int
    without_municipality: int
    without_public: int
    exits: int
    without_situation: int


def quality(session: Session, scope: FigureScope) -> Quality:
    """Count the gaps in the files of the people supported, and of the exits."""
    plan = plan_of_basin(session, scope.basin_id, scope.period, tables_plan())
    return quality_told(asked(session, scope, plan).answers(GAPS))


def quality_told(answers: Sequence[Sequence[Row]]) -> Quality:
    """Read what the base answers to `GAPS`."""
    rows = zip(GAPS, answers, strict=True)
    numbers = [int(str(each)) for gaps, (row,) in rows for each in row[: 1 + len(gaps.lacking)]]
    return Quality(*numbers)
