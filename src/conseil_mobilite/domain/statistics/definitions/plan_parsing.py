"""Read a plan of tables. Its tables are those that the readings of its indicators call for."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from conseil_mobilite.domain.reference.fields import Fields
from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.domain.statistics.definitions.dimension import Dimension, DimensionKind
from conseil_mobilite.domain.statistics.definitions.links import LinkRule
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table, tables_of

_MOST_CROSSED = 2


def parse_plan(data: Mapping[str, object], definitions: Definitions) -> Plan:
    """Return the checked plan; UserError names the fault."""
    fields = Fields(data, "Plan de tableaux")
    fields.only("code", "base", "floor", "persons", "indicators", "links", "fallback")
    codes = fields.texts("indicators")
    kept = replace(
        definitions,
        indicators=MappingProxyType({code: definitions.indicators[code] for code in codes}),
    )
    plan = Plan(
        code=fields.text("code"),
        base=_positive(fields, "base"),
        floor=_positive(fields, "floor"),
        persons=fields.text("persons"),
        definitions=kept,
        tables=tables_of(kept),
        rules=tuple(_rule(each) for each in fields.objects("links")),
        fallback=fields.texts("fallback"),
    )
    _check(plan, fields)
    return plan


def _positive(fields: Fields, name: str) -> int:
    value = fields.optional_integer(name)
    if value is None or value < 1:
        raise fields.fault(f"le champ « {name} » doit être un nombre entier positif")
    return value


def _rule(fields: Fields) -> LinkRule:
    fields.only("whole", "parts", "exact")
    return LinkRule(fields.texts("whole"), fields.texts("parts"), fields.flag("exact"))


def _check(plan: Plan, fields: Fields) -> None:
    known = {table.code for table in plan.tables}
    if badly := [table.code for table in plan.tables if not _well_crossed(plan, table)]:
        raise fields.fault(f"le tableau {badly[0]} ne croise pas une ou deux ventilations simples")
    if unknown := [code for code in plan.fallback if code not in known]:
        raise fields.fault(f"le repli nomme « {unknown[0]} », qui n’est pas un tableau du plan")
    if plan.persons not in plan.definitions.populations:
        raise fields.fault(f"« {plan.persons} » n’est pas une population")
    if strange := _unknown_partitions(plan):
        raise fields.fault(f"un lien nomme « {strange[0]} », qui n’est pas publié")


def _well_crossed(plan: Plan, table: Table) -> bool:
    """Say whether a table crosses at most two dimensions, of which one at most is multiple."""
    codes = table.dimensions
    several = [code for code in codes if _is_multiple(plan.definitions.dimensions[code])]
    return len(set(codes)) == len(codes) <= _MOST_CROSSED and len(several) < _MOST_CROSSED


def _is_multiple(dimension: Dimension) -> bool:
    return dimension.kind is DimensionKind.MULTIPLE


def _unknown_partitions(plan: Plan) -> list[str]:
    """Find what links name without its being counted: a misspelt link would protect nobody."""
    shown = {
        (table.population, partition.code, value)
        for table in plan.tables
        for crossing in plan.crossings(table)
        for partition in crossing
        for value in partition.codes
    }
    return [
        f"{count.population}|{partition}={value}"
        for link in plan.links
        for count in (*link.whole, *link.parts)
        for partition, values in count.condition
        for value in values
        if (count.population, partition, value) not in shown
    ]
