"""Audit published releases as somebody from outside would: how narrow is what comes out."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypeVar

from conseil_mobilite.domain.statistics.audit.attack import Knowledge
from conseil_mobilite.domain.statistics.audit.attacking import Audit, attacked, audit_of
from conseil_mobilite.domain.statistics.audit.certificate import certify
from conseil_mobilite.domain.statistics.audit.hidden_audit import (
    HIDDEN_WIDTH,
    found_among_exact,
    found_together,
)
from conseil_mobilite.domain.statistics.audit.joined_releases import (
    Family,
    families_of,
    joined_plan,
    renamed,
    tells_more,
)
from conseil_mobilite.domain.statistics.audit.published_knowledge import (
    hidden_counts,
    is_exact,
    knowledge_of,
)
from conseil_mobilite.domain.statistics.definitions.families import of_family
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease
from conseil_mobilite.domain.statistics.release.published_counts import published_counts

ROUNDED_WIDTH: Final = 3
"""The least width of an interval, where figures are rounded."""

_Told = TypeVar("_Told")
_EFFORT = 200_000
"""Unknowns solved for in one universe, over all questions: a larger one is asked fewer."""


def audit(plan: Plan, release: ProtectedRelease) -> Audit:
    """Attack one release; `plan` with the values of its base."""
    knowledge = knowledge_of(plan, release)
    if is_exact(release):
        found = found_among_exact(plan, knowledge)
        return audit_of(len(knowledge), found, HIDDEN_WIDTH)
    return _certified(plan, published_counts(plan, release), knowledge)


def audit_together(plan: Plan, releases: Sequence[ProtectedRelease]) -> tuple[Audit, ...]:
    """Attack releases of one base and basin with one another, those that tell of one another.

    ContradictionError where one counts people that a release containing it cannot.
    """
    families = families_of(releases)
    return tuple(_of_family(plan, each) for each in families if len(each.releases) > 1)


def _of_family(plan: Plan, family: Family) -> Audit:
    if any(is_exact(release) for release in family.releases):
        return _of_exact_family(plan, family)
    told = [published_counts(plan, each) for each in family.releases]
    worth = {code for code in plan.definitions.populations if tells_more(plan, family, told, code)}
    whole = joined_plan(of_family(plan, frozenset(worth)), family)
    knowledge = _renamed([knowledge_of(plan, each) for each in family.releases], worth)
    return _certified(whole, _renamed(told, worth), knowledge)


def _of_exact_family(plan: Plan, family: Family) -> Audit:
    """Ask for what each release hides, and for what lies between it and what contains it.

    A year tells something of its quarters even where it is their sum: what one of them hides.
    """
    whole = joined_plan(plan, family)
    everything = plan.definitions.populations
    knowledge = _renamed([knowledge_of(plan, each) for each in family.releases], everything)
    hidden = [
        renamed(count, place)
        for place, release in enumerate(family.releases)
        for count in hidden_counts(plan, release)
    ]
    found = found_together(whole, knowledge, hidden)
    return audit_of(len(knowledge), found, HIDDEN_WIDTH)


def _certified(plan: Plan, figures: Mapping[Count, int], knowledge: Knowledge) -> Audit:
    """Look for a proof first; attack the figures themselves only where there is none."""
    width = certify(plan, figures, plan.base)
    if width >= ROUNDED_WIDTH:
        return Audit(len(figures), width, ROUNDED_WIDTH, proved=True)
    return attacked(plan, knowledge, tuple(figures), ROUNDED_WIDTH, _EFFORT)


def _renamed(told: Sequence[Mapping[Count, _Told]], worth: Collection[str]) -> dict[Count, _Told]:
    return {
        renamed(count, place): value
        for place, values in enumerate(told)
        for count, value in values.items()
        if count.population in worth
    }
