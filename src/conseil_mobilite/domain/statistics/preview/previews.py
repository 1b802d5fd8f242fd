"""Every table of a release that has something to say, before and after, indicator by indicator."""

from collections.abc import Iterator, Sequence

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import ExactFigures
from conseil_mobilite.domain.statistics.preview.axes import shown_tables
from conseil_mobilite.domain.statistics.preview.counts import count_preview
from conseil_mobilite.domain.statistics.preview.derived import derived_previews
from conseil_mobilite.domain.statistics.preview.tables import TablePreview
from conseil_mobilite.domain.statistics.release.protected_release import PublishedCell


def previews(
    plan: Plan, exact: ExactFigures, cells: Sequence[PublishedCell]
) -> tuple[TablePreview, ...]:
    """Return the tables that leave, in the order of the indicators, the persons first.

    `plan` with the values of the base. A table of which nothing leaves and nothing was counted is
    left out.
    """
    order = {code: rank for rank, code in enumerate(plan.definitions.indicators)}
    first = next((t.indicator for t in plan.tables if t.population == plan.persons), "")
    told = [each for each in _all(plan, exact, cells) if each.is_told]
    return tuple(sorted(told, key=lambda each: (each.indicator != first, order[each.indicator])))


def _all(plan: Plan, exact: ExactFigures, cells: Sequence[PublishedCell]) -> Iterator[TablePreview]:
    shown = dict(shown_tables(cells))
    for table in plan.tables:
        if table.code in shown:
            yield count_preview(plan, table, exact, shown[table.code])
    yield from derived_previews(plan, exact, shown)
