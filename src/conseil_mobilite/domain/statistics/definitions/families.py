"""Which populations are linked: what one figure tells of another stays within a family."""

from collections.abc import Iterator
from dataclasses import replace

from conseil_mobilite.domain.statistics.definitions.plan import Plan


def families(plan: Plan) -> tuple[frozenset[str], ...]:
    """Return the populations that parts and links tie together, in the order of the plan."""
    groups: list[frozenset[str]] = []
    for tied in _ties(plan):
        touched = [group for group in groups if group & tied]
        groups = [group for group in groups if not group & tied]
        groups.append(tied.union(*touched))
    order = list(plan.definitions.populations)
    return tuple(sorted(groups, key=lambda group: min(order.index(code) for code in group)))


def of_family(plan: Plan, family: frozenset[str]) -> Plan:
    """Return the plan of the tables of these populations alone."""
    return replace(
        plan,
        tables=tuple(table for table in plan.tables if table.population in family),
        rules=tuple(rule for rule in plan.rules if rule.populations <= family),
    )


def _ties(plan: Plan) -> Iterator[frozenset[str]]:
    for population in plan.definitions.populations.values():
        yield frozenset({population.code, population.part_of or population.code})
    for rule in plan.rules:
        yield rule.populations
