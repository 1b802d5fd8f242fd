"""Lay consolidated figures out as tables that a person reads: rows, columns, words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.domain.statistics.consolidation.consolidated import Consolidation
from conseil_mobilite.domain.statistics.consolidation.scope import additive
from conseil_mobilite.domain.statistics.consolidation.sums import NOT_BROKEN_DOWN, Breakdown
from conseil_mobilite.domain.statistics.definitions.dimension import (
    YES,
    YES_NO,
    Dimension,
    DimensionKind,
    Value,
)
from conseil_mobilite.domain.statistics.definitions.indicator import Unit
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.release.protected_release import (
    OTHERS,
    TOTAL,
    PublishedCell,
)

OTHERS_LABEL = "Autres, réunis"
WHOLE_LABEL = "Ensemble"
_WHOLE = Value(TOTAL, WHOLE_LABEL)
_REST = (Value(OTHERS, OTHERS_LABEL), Value(NOT_BROKEN_DOWN, "Bases qui ne ventilent pas"), _WHOLE)
_UNIT_WORDS: Mapping[Unit, str] = {Unit.PERCENT: "%", Unit.KILOMETRES: "Km"}


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row: a figure under each column, None where nothing stands there."""

    label: str
    figures: tuple[PublishedCell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of one reading of an indicator; `head` names what its rows are."""

    code: str
    indicator: str
    title: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


_Row = tuple[str, tuple[Breakdown, ...]]
"""The label of a row, and the place of its figure under each column."""


def matrices(made: Consolidation) -> tuple[Matrix, ...]:
    """Return a table for each that the plan has figures of, indicator by indicator."""
    tables = additive(made.plan, several_basins=made.basins > 1)
    found = {(cell.table, cell.breakdown): cell for cell in made.cells}
    order = list(made.plan.definitions.indicators)
    every = sorted(
        (*tables.counts, *tables.amounts, *tables.rates), key=lambda t: order.index(t.indicator)
    )
    laid = (_matrix(made.plan, table, found) for table in every)
    return tuple(matrix for matrix in laid if matrix.rows)


def _matrix(
    plan: Plan, table: Table, found: Mapping[tuple[str, Breakdown], PublishedCell]
) -> Matrix:
    known = [plan.definitions.dimensions[code] for code in table.dimensions]
    columns, places = _laid_out(plan, table, known)
    rows = [
        MatrixRow(label, tuple(found.get((table.code, place)) for place in row))
        for label, row in places
    ]
    shown = [row for row in rows if any(row.figures)]
    used = [rank for rank in range(len(columns)) if any(row.figures[rank] for row in shown)]
    return Matrix(
        code=table.code,
        indicator=table.indicator,
        title=_title(plan, table, known),
        head=known[-1].label if known else "",
        columns=tuple(columns[rank] for rank in used),
        rows=tuple(
            MatrixRow(row.label, tuple(row.figures[rank] for rank in used)) for row in shown
        ),
    )


def _laid_out(
    plan: Plan, table: Table, known: Sequence[Dimension]
) -> tuple[tuple[str, ...], list[_Row]]:
    """Return the heads of the columns, and the rows."""
    unit = _unit(plan, table)
    if not known:
        return (unit,), [(_WHOLE.label, ((),))]
    *own, by = known
    if (
        not own
        and by.kind is DimensionKind.MULTIPLE
        and (table in plan.tables or len(by.states) > len(YES_NO))
    ):
        return _by_state(by)
    across = [(unit, ())] if not own else _pairs(own[0])
    rows = [(label, tuple((*column, *row) for _, column in across)) for label, row in _pairs(by)]
    return tuple(label for label, _ in across), rows


def _by_state(dimension: Dimension) -> tuple[tuple[str, ...], list[_Row]]:
    """One row for each item of a multiple dimension, one column for each of its states."""
    states = (*dimension.states, *_REST)
    rows: list[_Row] = [
        (item.label, tuple(((f"{dimension.code}:{item.code}", state.code),) for state in states))
        for item in dimension.items
    ]
    return tuple(state.label for state in states), rows


def _pairs(dimension: Dimension) -> list[tuple[str, Breakdown]]:
    """Return the values of a partition, or the items of which something is true."""
    if dimension.kind is DimensionKind.PARTITION:
        values = (*dimension.items, *_REST)
        return [(value.label, ((dimension.code, value.code),)) for value in values]
    return [(item.label, ((f"{dimension.code}:{item.code}", YES),)) for item in dimension.items]


def _unit(plan: Plan, table: Table) -> str:
    is_count = table in plan.tables
    population = plan.definitions.populations[table.population]
    unit = population.unit if is_count else table.reading.unit
    return _UNIT_WORDS.get(unit, unit.value.capitalize())


def _title(plan: Plan, table: Table, known: Sequence[Dimension]) -> str:
    """Return « Personnes accompagnées, par tranche d’âge »."""
    title = plan.definitions.indicators[table.indicator].title
    parts = [part for part in (title, lower_first(table.reading.label)) if part]
    labels = [lower_first(each.label) for each in known]
    by = " et ".join(label for label in labels if label not in title)
    return ", ".join([*parts, *([f"par {by}"] if by else [])])
