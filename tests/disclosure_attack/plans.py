"""The plan of tables of a simulated basin, or a part of it."""

from dataclasses import replace
from functools import cache

from conseil_mobilite.domain.statistics.definitions.dimension import Source, Value
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

_INTERCOMMUNALITIES = ("200040715", "243800604", "200018166", "243801024", "HORS", "NSP")
MEASURES = ("M1", "M2", "M3", "M4")


@cache
def plan() -> Plan:
    """Return the plan of tables of a basin with six kinds of intercommunality and four measures."""
    found = tables_plan()
    values = {
        Source.INTERCOMMUNALITIES: tuple(Value(code, code) for code in _INTERCOMMUNALITIES),
        Source.MEASURES: tuple(Value(code, code) for code in MEASURES),
    }
    return replace(found, definitions=found.definitions.with_values(values))


def plan_of(*indicators: str) -> Plan:
    """Return the part of that plan that a few indicators call for."""
    found = plan()
    kept = {code: found.definitions.indicators[code] for code in indicators}
    tables = tuple(table for table in found.tables if table.indicator in kept)
    populations = {table.population for table in tables}
    return replace(
        found,
        definitions=replace(found.definitions, indicators=kept),
        tables=tables,
        rules=tuple(rule for rule in found.rules if rule.populations <= populations),
        fallback=tuple(c for c in found.fallback if c in {table.code for table in tables}),
    )


def items(dimension: str) -> list[str]:
    """Return the partitions of a dimension of which several values may be true."""
    return [each.code for each in plan().definitions.dimensions[dimension].partitions]


def values_of(partition: str) -> tuple[str, ...]:
    return plan().definitions.dimensions[partition].partitions[0].codes
