"""Protect the figures of a basin and a period before they leave the workstation.

Why the result is safe. The published figures are themselves the margins of a possible population:
they are whole, never negative, additive in every table, and the tables close no loop, so that they
fit together in one joint table. Add one to four units to any one cell of that joint table: every
figure moves by at most four, so this population could have been published the same way. Hence each
figure may be anything from its published value to four more, no cell is provably empty, and no
group is provably all in one category. What is gathered or dropped afterwards is decided on the
rounded figures alone, so it can only hide more.
"""

from collections.abc import Mapping

from conseil_mobilite.domain.statistics.definitions.indicators import Indicator
from conseil_mobilite.domain.statistics.definitions.tables_plan import Plan
from conseil_mobilite.domain.statistics.exact.tallies import Tallies
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease, Scope
from conseil_mobilite.domain.statistics.release.publication import published
from conseil_mobilite.domain.statistics.rounding.rounded_tables import (
    Draw,
    RoundedTables,
    round_tables,
)
from conseil_mobilite.domain.statistics.rounding.rounding_programme import Bounds
from conseil_mobilite.domain.statistics.rounding.rounding_targets import fingerprint, period_seed

NOTHING_EARLIER: Bounds = {}
_NOTHING_ROUNDED = RoundedTables({}, frozenset(), 0)


def protect(
    plan: Plan,
    indicators: Mapping[str, Indicator],
    tallies: Tallies,
    scope: Scope,
    secret: bytes,
    earlier: Bounds = NOTHING_EARLIER,
) -> ProtectedRelease:
    """Return what may be published of `tallies`; every row withheld where nothing may.

    `indicators` by code; `secret`: at least 16 random bytes of the base; `earlier`: the limits
    that releases already sent put on some figures, (5, 5) for a figure sent as 5. Where no additive
    rounding is found the plan loses its finest table, then the next, in its own order.
    """
    period = (scope.start.isoformat(), scope.end.isoformat())
    draw = Draw(period_seed(secret, plan.code, scope.basin, period))
    rounded, lost = _rounded(plan, tallies, draw, earlier)
    publication = published(plan, lost, indicators, rounded)
    return ProtectedRelease(
        plan=plan.code,
        scope=scope,
        cells=publication.cells,
        withheld=publication.withheld,
        gathered=publication.gathered,
        seed_fingerprint=fingerprint(draw.seed),
        nodes=rounded.nodes,
    )


def _rounded(
    plan: Plan, tallies: Tallies, draw: Draw, earlier: Bounds
) -> tuple[RoundedTables, int]:
    """Return the figures, and how many steps of the fallback of the plan they cost."""
    for lost in range(len(plan.fallback)):
        rounded = round_tables(plan.after_losing(lost), tallies, draw, earlier)
        if rounded is not None:
            return rounded, lost
    return _NOTHING_ROUNDED, len(plan.fallback)
