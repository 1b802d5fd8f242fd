"""Lay out exact counts, some of them hidden, as what leaves the workstation."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.release.count_rows import (
    Shown,
    count_of,
    shown_places,
    value_name,
)
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Reason,
    Scope,
    Status,
    Withheld,
)
from conseil_mobilite.domain.statistics.release.quantity_rows import quantity_rows
from conseil_mobilite.domain.statistics.release.rate_rows import rate_rows
from conseil_mobilite.domain.statistics.rounding.floors import Groups
from conseil_mobilite.domain.statistics.suppression.hiding import Hidden, simple_plan

_NO_SEED = "sans_tirage"
_HIDDEN = spaced("Retenu : cet effectif est trop petit, ou en laisserait deviner un autre.")
_CROSSED = "{} : tableau croisé, qui n’est pas publié quand les effectifs sont exacts."
_NOTHING = "{} : aucun chiffre n’est publié, pour ne désigner personne."


def hidden_release(
    plan: Plan, exact: ExactFigures, scope: Scope, hidden: Hidden, method: str
) -> ProtectedRelease:
    """Return the release that shows every simple count but the hidden ones."""
    shown = _shown(plan, exact, hidden)
    rates = (cell for cell in rate_rows(shown) if not cell.breakdown)
    return ProtectedRelease(
        plan=plan.code,
        scope=scope,
        cells=(*_count_rows(shown), *rates, *quantity_rows(shown, exact.quantities)),
        withheld=(*shown.blocked.values(), *shown.lost.values()),
        gathered=(),
        seed_fingerprint=_NO_SEED,
        nodes=0,
        method=method,
    )


def _shown(plan: Plan, exact: ExactFigures, hidden: Hidden) -> Shown:
    simple = simple_plan(plan)
    crossed = [table for table in plan.tables if table not in simple.tables]
    figures = {count: value for count, value in exact.counts.items() if count not in hidden}
    return Shown(
        plan=plan,
        figures={count: value for count, value in figures.items() if len(count.condition) <= 1},
        groups=_groups(hidden),
        blocked=_blocked(plan, hidden),
        lost={table.code: _lost(table) for table in crossed},
    )


def _groups(hidden: Hidden) -> Groups:
    """Return what is hidden of each partition; of one that no table shows, what its amounts do."""
    found: dict[tuple[str, str], list[str]] = {}
    for count in sorted(hidden):
        for partition, values in count.condition:
            found.setdefault((count.population, partition), []).extend(values)
    return {name: tuple(values) for name, values in found.items()}


def _blocked(plan: Plan, hidden: Hidden) -> Mapping[str, Withheld]:
    return {
        code: Withheld(Reason.FEW_UNITS, spaced(_NOTHING.format(population.label)))
        for code, population in plan.definitions.populations.items()
        if Count(code) in hidden
    }


def _lost(table: Table) -> Withheld:
    sentence = spaced(_CROSSED.format(table.code))
    return Withheld(Reason.NO_CROSSING, sentence, table.code, table.indicator)


def _count_rows(shown: Shown) -> Iterator[PublishedCell]:
    whole = replace(shown, groups={})
    for table in shown.plan.tables:
        why = shown.why_not(table)
        for crossing in shown.plan.crossings(table):
            if why:
                yield _row(
                    shown, table, tuple((each.code, "TOTAL") for each in crossing), None, why
                )
                continue
            for place in shown_places(whole, table.population, crossing):
                breakdown = tuple((each.code, value_name(values)) for each, values in place)
                value = shown.figures.get(count_of(table.population, place))
                yield _row(shown, table, breakdown, value, None)


def _row(
    shown: Shown,
    table: Table,
    breakdown: tuple[tuple[str, str], ...],
    value: int | None,
    why: Withheld | None,
) -> PublishedCell:
    note = why.sentence if why else _HIDDEN if value is None else ""
    return PublishedCell(
        table.code,
        table.indicator,
        breakdown,
        value,
        shown.plan.definitions.populations[table.population].unit.value,
        Status.WITHHELD if value is None else Status.EXACT,
        None if value is None else 1,
        note,
    )
