"""Lay rounded figures out as the rows that leave, small groups gathered or withheld."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from conseil_mobilite.domain.statistics.definitions.indicators import Indicator
from conseil_mobilite.domain.statistics.definitions.tables_plan import Dimension, Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.release.protected_release import (
    OTHERS,
    TOTAL,
    PublishedCell,
    Reason,
    Status,
    Withheld,
)
from conseil_mobilite.domain.statistics.release.withheld_notes import (
    group_note,
    losses,
    under_the_floor,
)
from conseil_mobilite.domain.statistics.rounding.floors import Gathering
from conseil_mobilite.domain.statistics.rounding.linked_tables import groups_of
from conseil_mobilite.domain.statistics.rounding.publication_floors import (
    shown_dimensions,
)
from conseil_mobilite.domain.statistics.rounding.rounded_tables import RoundedTables

_ZERO = "0 signifie de 0 à 4"


@dataclass(frozen=True, slots=True)
class Publication:
    cells: tuple[PublishedCell, ...]
    withheld: tuple[Withheld, ...]
    gathered: tuple[Gathering, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """One indicator in one table."""

    table: str
    indicator: Indicator
    crossing: tuple[Dimension, ...]


def published(
    plan: Plan, lost: int, indicators: Mapping[str, Indicator], rounded: RoundedTables
) -> Publication:
    """Return the rows of every table of the plan, whose fallback lost its `lost` first steps."""
    blocked = under_the_floor(plan, rounded)
    notes = {
        (group.population, dimension.code): group_note(group, dimension)
        for indicator, dimension in shown_dimensions(plan, rounded.figures)
        for group in rounded.gathered
        if (group.population, group.partition) == (indicator, dimension.code)
        and indicator not in blocked
    }
    dropped = tuple(losses(plan, lost))
    cells: list[PublishedCell] = []
    for part in _parts(plan.after_losing(lost), indicators):
        if part.indicator.code in blocked:
            cells.append(_withheld_total(part, blocked[part.indicator.code]))
        else:
            cells.extend(_shown(plan, part, rounded, notes))
    cells.extend(_lost(plan, dropped, indicators))
    return Publication(
        tuple(cells),
        (*dict.fromkeys(blocked.values()), *notes.values(), *dropped),
        tuple(sorted(group for group in rounded.gathered if _under_others(group, notes))),
    )


def _under_others(group: Gathering, notes: Mapping[tuple[str, str], Withheld]) -> bool:
    note = notes.get((group.population, group.partition))
    return note is not None and note.reason is Reason.GATHERED


def _parts(plan: Plan, indicators: Mapping[str, Indicator]) -> Iterator[_Part]:
    for table in plan.tables:
        for crossing in plan.expanded(table):
            for code in table.indicators:
                yield _Part(table.code, indicators[code], crossing)


def _shown(
    plan: Plan, part: _Part, rounded: RoundedTables, notes: Mapping[tuple[str, str], Withheld]
) -> Iterator[PublishedCell]:
    code = part.indicator.code
    groups = groups_of(code, rounded.gathered)
    options = [_options(dimension, groups.get(dimension.code, ())) for dimension in part.crossing]
    for chosen in product(*options):
        breakdown = tuple((dimension, value) for dimension, value, _ in chosen)
        condition = tuple((dimension, values) for dimension, _, values in chosen if values)
        value = rounded.figures[Count(code, condition)]
        said = [notes[code, d].sentence for d, shown in breakdown if shown == OTHERS]
        note = " ".join([*said, *([_ZERO] if value == 0 else [])])
        yield _cell(part, breakdown, Status.ROUNDED, note, (value, plan.base))
    for dimension in part.crossing:
        if groups.get(dimension.code) == dimension.codes:
            yield from _not_broken_down(part, dimension, notes[code, dimension.code])


def _options(
    dimension: Dimension, group: tuple[str, ...]
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the values shown: dimension, its name in the file, the values it stands for."""
    code = dimension.code
    shown: list[tuple[str, str, tuple[str, ...]]] = [
        (code, value, (value,)) for value in dimension.codes if value not in group
    ]
    if shown and group:
        shown.append((code, OTHERS, group))
    return [*shown, (code, TOTAL, ())]


def _not_broken_down(part: _Part, dropped: Dimension, why: Withheld) -> Iterator[PublishedCell]:
    for value in dropped.codes:
        breakdown = tuple(
            (dimension.code, value if dimension is dropped else TOTAL)
            for dimension in part.crossing
        )
        yield _cell(part, breakdown, Status.WITHHELD, why.sentence)


def _lost(
    plan: Plan, dropped: tuple[Withheld, ...], indicators: Mapping[str, Indicator]
) -> Iterator[PublishedCell]:
    gone = {why.table: why for why in dropped}
    for part in _parts(plan, indicators):
        if part.table in gone:
            yield _withheld_total(part, gone[part.table])


def _withheld_total(part: _Part, why: Withheld) -> PublishedCell:
    breakdown = tuple((dimension.code, TOTAL) for dimension in part.crossing)
    return _cell(part, breakdown, Status.WITHHELD, why.sentence)


def _cell(
    part: _Part,
    breakdown: tuple[tuple[str, str], ...],
    status: Status,
    note: str,
    figure: tuple[int, int] | tuple[None, None] = (None, None),
) -> PublishedCell:
    value, step = figure
    unit, code = part.indicator.unit.value, part.indicator.code
    return PublishedCell(part.table, code, breakdown, value, unit, status, step, note)
