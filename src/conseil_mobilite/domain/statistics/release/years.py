"""Protect a year whose four quarters are published: it must tell no more than they do.

Counts of events of the year are the sums of those of the quarters, so they tell nothing new. The
distinct persons of a year are rounded again, the published quarters being constants: each figure is
at least that of every quarter and at most their sum, and the year and its quarters must together
pass the same proof as any release; otherwise they are left out, and the file says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.indicator import OverTime
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.periods.quarters_of_year import (
    earlier_figures,
    earlier_totals,
    joined_plan,
    limits_of_quarters,
)
from conseil_mobilite.domain.statistics.periods.yearly import added_up
from conseil_mobilite.domain.statistics.release.count_rows import (
    ZERO,
    Shown,
    count_of,
    shown_places,
)
from conseil_mobilite.domain.statistics.release.proofs import Told, prove
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Reason,
    Scope,
    Status,
    Withheld,
)
from conseil_mobilite.domain.statistics.release.protection import draw_of, released, shown
from conseil_mobilite.domain.statistics.release.published_counts import (
    published_counts,
    totals_under_floor,
    values_alone,
)
from conseil_mobilite.domain.statistics.release.yearly_sums import with_sums_of_quarters
from conseil_mobilite.domain.statistics.rounding.controlled_rounding import Draw, Rounded
from conseil_mobilite.domain.statistics.rounding.floors import Figures, groups_of
from conseil_mobilite.domain.statistics.rounding.safe_rounding import (
    Proof,
    SafeRounding,
    Search,
    round_safely,
)

OF_FOUR_QUARTERS = spaced("Somme de quatre trimestres arrondis : à 16 près au plus.")


def protect_year(
    plan: Plan,
    exact: ExactFigures,
    scope: Scope,
    secret: bytes,
    quarters: Sequence[ProtectedRelease],
) -> ProtectedRelease:
    """Return what may be published of a year, `quarters` being its four published quarters.

    `exact` are the figures of the whole year, `plan` with the values of the base over it.
    """
    draw = draw_of(plan, scope, secret)
    published = [published_counts(plan, quarter) for quarter in quarters]
    events = added_up(_over(plan, OverTime.SUM), published, [*map(values_alone, published)])
    last = _last(_over(plan, OverTime.LAST), published[-1], quarters[-1])
    people = _people(_over(plan, OverTime.DISTINCT), exact, draw, quarters)
    whole = SafeRounding(
        {**events.figures, **last.figures, **people.figures},
        {**groups_of(tuple(events.gathered)), **last.groups, **people.groups},
        people.dropped,
        people.nodes,
    )
    persons = max(figures.get(Count(plan.persons), 0) for figures in (*published, whole.figures))
    found = shown(plan, whole, {}, persons)
    found = replace(found, lost=dict(_left_out(found)))
    release = released(found, exact.quantities, scope, draw, whole.nodes)
    return _saying_how_far(with_sums_of_quarters(plan, release, quarters), plan)


def _saying_how_far(release: ProtectedRelease, plan: Plan) -> ProtectedRelease:
    """Say of each sum of four rounded counts that it is one, and how far from the truth."""
    added = {table.code for table in _over(plan, OverTime.SUM).tables}
    cells = (
        replace(cell, note=_how_far(cell), status=Status.COMPUTED)
        if cell.table in added and cell.value is not None
        else cell
        for cell in release.cells
    )
    return replace(release, cells=tuple(cells))


def _how_far(cell: PublishedCell) -> str:
    kept = cell.note.removesuffix(ZERO).rstrip()
    return " ".join(filter(None, (kept, OF_FOUR_QUARTERS)))


def _over(plan: Plan, over_time: OverTime) -> Plan:
    """Return the plan of the populations that a year follows from in that way."""
    populations = plan.definitions.populations
    kept = {code for code, found in populations.items() if found.over_time is over_time}
    return replace(
        plan,
        tables=tuple(table for table in plan.tables if table.population in kept),
        rules=tuple(rule for rule in plan.rules if rule.populations <= kept),
    )


def _last(plan: Plan, figures: Figures, quarter: ProtectedRelease) -> SafeRounding:
    """Return what the last quarter says of the end of the year."""
    codes = {table.population for table in plan.tables}
    return SafeRounding(
        {count: figure for count, figure in figures.items() if count.population in codes},
        groups_of(tuple(group for group in quarter.gathered if group.population in codes)),
        (),
        0,
    )


def _people(
    plan: Plan, exact: ExactFigures, draw: Draw, quarters: Sequence[ProtectedRelease]
) -> SafeRounding:
    published = [published_counts(plan, quarter) for quarter in quarters]
    under_floor = [totals_under_floor(plan, quarter) for quarter in quarters]

    def with_quarters(left: Plan, rounded: Rounded) -> Proof:
        known = earlier_figures(rounded.figures, published)
        few = dict.fromkeys(earlier_totals(left, under_floor), plan.floor - 1)
        return prove(joined_plan(left, len(quarters)), rounded, known, Told(most=few))

    margins = {count: n for count, n in exact.counts.items() if len(count.condition) <= 1}
    search = Search(exact.counts, draw, with_quarters)
    return round_safely(plan, search, limits_of_quarters(plan, margins, published))


def _left_out(found: Shown) -> Iterator[tuple[str, Withheld]]:
    for table in found.plan.tables:
        if table.population not in found.blocked and not _complete(found, table):
            sentence = (
                f"{table.code} : non publié pour l’année, car un trimestre manque ou, comparé aux "
                "trimestres, ce tableau en dirait trop."
            )
            yield (
                table.code,
                Withheld(Reason.NOT_FOR_THE_YEAR, spaced(sentence), table.code, table.indicator),
            )


def _complete(found: Shown, table: Table) -> bool:
    """Say whether each cell that the table would show has its figure."""
    return all(
        count_of(table.population, place) in found.figures
        for crossing in found.plan.crossings(table)
        for place in shown_places(found, table.population, crossing)
    )
