"""Say in plain words what a release gathers and what it leaves out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.definitions.tables_plan import (
    YES,
    Dimension,
    DimensionKind,
    Plan,
    Table,
)
from conseil_mobilite.domain.statistics.release.protected_release import PublishedCell
from conseil_mobilite.domain.statistics.release.release_margins import (
    OTHERS_LABEL,
    Axis,
    Shown,
    axis_of,
    shown_figures,
)


@dataclass(frozen=True, slots=True)
class Loss:
    """What was done, and to what: « Sexe », « « Homme » et « Non précisé » deviennent… »."""

    title: str
    sentence: str


def losses(
    plan: Plan, cells: Sequence[PublishedCell], names: Mapping[str, str]
) -> tuple[Loss, ...]:
    """Return what became of the small groups. `names` gives each indicator its words."""
    shown = shown_figures(cells)
    found = [
        loss
        for table in plan.tables
        for code in sorted(table.indicators, key=lambda each: each != plan.persons)
        for loss in _of_table(plan, table, code, cells, shown, names[code])
    ]
    return tuple(dict.fromkeys(found))


def _of_table(
    plan: Plan,
    table: Table,
    code: str,
    cells: Sequence[PublishedCell],
    shown: Shown,
    name: str,
) -> Iterator[Loss]:
    mine = [cell for cell in cells if (cell.table, cell.indicator) == (table.code, code)]
    if all(cell.value is None for cell in mine):
        yield from (Loss(name, cell.note) for cell in mine[:1])
        return
    for each in table.dimensions:
        dimension = plan.dimension(each)
        if dimension.kind is DimensionKind.MULTIPLE:
            yield from _hidden(dimension, table, code, shown, name)
        else:
            yield from _gathered(axis_of(dimension, table, code, shown), name)


def _hidden(
    dimension: Dimension, table: Table, code: str, shown: Shown, name: str
) -> Iterator[Loss]:
    hidden = [
        value.label
        for value in dimension.values
        if (table.code, code, ((f"{dimension.code}:{value.code}", YES),)) not in shown
    ]
    if hidden:
        title = f"{name}, par {dimension.label.lower()}"
        yield Loss(title, f"Trop petits pour être publiés : {' ; '.join(hidden)}.")


def _gathered(axis: Axis, name: str) -> Iterator[Loss]:
    labels = {value.code: value.label for value in axis.dimension.values}
    names = [f"« {labels[value]} »" for value in axis.gathered]
    title = f"{name}, par {axis.dimension.label.lower()}"
    if not axis.alone:
        yield Loss(title, "Non publié : les groupes sont trop petits.")
    elif names:
        listed = f"{', '.join(names[:-1])} et {names[-1]}"
        yield Loss(title, f"{listed} deviennent « {OTHERS_LABEL} ».")
