"""What a release tells of each count: between which values it leaves it."""

from dataclasses import replace

from conseil_mobilite.domain.statistics.audit.attack import Knowledge
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.release.methods import is_rounded
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease, Status
from conseil_mobilite.domain.statistics.release.published_counts import published_counts


def is_exact(release: ProtectedRelease) -> bool:
    """Say whether what the release shows is exact, small counts being hidden."""
    return not is_rounded(release.method)


def knowledge_of(plan: Plan, release: ProtectedRelease) -> Knowledge:
    """Return the least and the most of each published count."""
    away = 0 if is_exact(release) else plan.base - 1
    return {
        count: (max(0, figure - away), figure + away)
        for count, figure in published_counts(plan, release).items()
    }


def hidden_counts(plan: Plan, release: ProtectedRelease) -> tuple[Count, ...]:
    """Return the counts of which the release has a row without a value, and none with one."""
    hidden = tuple(
        replace(cell, value=0)
        for cell in release.cells
        if cell.status is Status.WITHHELD and cell.breakdown
    )
    shown = published_counts(plan, release)
    named = published_counts(plan, replace(release, cells=hidden, gathered=()))
    return tuple(count for count in named if count not in shown)
