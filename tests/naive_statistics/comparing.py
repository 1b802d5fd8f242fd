"""Hold the figures of the program against the naive ones, on one base, for one question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session
from tests.naive_statistics.agreement import (
    Difference,
    called,
    differences,
    differing_values,
    plan_for,
)
from tests.naive_statistics.dice import Dice
from tests.naive_statistics.figures import counted_by, naive_figures, populations
from tests.naive_statistics.quality import naive_quality
from tests.naive_statistics.question import Question, Unit
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.services.statistics.figures import (
    FigureScope,
    Period,
    Quality,
    exact_figures,
    files_behind,
    plan_of_basin,
    quality,
)
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

NO_FILE = ("communes", "partenaires")
"""Populations whose units are no person: no file stands behind them."""
LOOKED_INTO = 8
"""Figures of each question whose files are looked at."""


@dataclass(slots=True)
class Compared:
    """`told`: the figures that are above nought; `files`: those whose list of files was read."""

    figures: int = 0
    told: list[str] = field(default_factory=list)
    files: int = 0
    differences: list[Difference] = field(default_factory=list)


def compare(session: Session, base: Base, asked: Question, dice: Dice) -> Compared:
    """Compare the values of the plan, all its figures, and the files behind some of them."""
    scope = FigureScope(asked.basin_id, Period(asked.start, asked.end), asked.public)
    own_plan = plan_for(base, asked)
    plan = plan_of_basin(session, asked.basin_id, scope.period, tables_plan())
    units = populations(base, asked)
    naive = naive_figures(units, own_plan)
    computed = exact_figures(session, scope, plan)
    chosen = _chosen(naive, dice)
    return Compared(
        figures=len(naive.counts) + len(naive.quantities),
        told=_told(naive),
        files=len(chosen),
        differences=[
            *differing_values(own_plan, plan),
            *differences(naive, computed),
            *_other_quality(
                naive_quality(base, asked, units[tables_plan().persons]), quality(session, scope)
            ),
            *_other_files(
                session, scope, plan, {each: counted_by(units, own_plan, each) for each in chosen}
            ),
        ],
    )


def _told(naive: ExactFigures) -> list[str]:
    counts = [called(name) for name, count in naive.counts.items() if count]
    quantities = [called(name) for name, measured in naive.quantities.items() if measured.units]
    return [*counts, *quantities]


def _chosen(naive: ExactFigures, dice: Dice) -> list[Count]:
    told = [
        count for count, units in naive.counts.items() if units and count.population not in NO_FILE
    ]
    return dice.sample(told, min(LOOKED_INTO, len(told)))


def _other_quality(naive: Quality, computed: Quality) -> list[Difference]:
    same = naive == computed
    return [] if same else [Difference("quality", str(naive), str(computed))]


def _other_files(
    session: Session, scope: FigureScope, plan: Plan, counted: Mapping[Count, Sequence[Unit]]
) -> list[Difference]:
    """Find the counts behind which there are not the files of their units."""
    found = []
    for count, units in counted.items():
        naive = sorted(str(one.who) for one in units)
        lines = files_behind(session, scope, plan, count)
        computed = sorted(str(line.person_id) for line in lines)
        if naive != computed:
            name = f"files of {called(count)}"
            found.append(Difference(name, f"{len(naive)} files", f"{len(computed)} files"))
    return found
