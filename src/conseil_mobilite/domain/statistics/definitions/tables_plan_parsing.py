"""Read a plan of tables, and refuse one that is not safe by its form.

Two rules of form make every release of a plan safe whatever its figures are: a table crosses at
most two dimensions, and the crossings never close a loop (three two-way tables can determine the
three-way one).
"""

from collections.abc import Mapping

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.reference.fields import Fields
from conseil_mobilite.domain.statistics.definitions.tables_plan import (
    Dimension,
    DimensionKind,
    FallbackStep,
    NestedIndicators,
    NestedValues,
    Plan,
    Table,
    Value,
)

_MOST_CROSSED = 2
_FIELDS = ("code", "base", "floor", "persons", "dimensions", "tables", "nested_indicators")


def parse_plan(data: Mapping[str, object], lists: CodeLists) -> Plan:
    """Return the checked plan, its labels taken from the code lists; UserError names the fault."""
    fields = Fields(data, "Plan de tableaux")
    fields.only(*_FIELDS, "nested_values", "fallback")
    plan = Plan(
        code=fields.text("code"),
        base=_integer(fields, "base"),
        floor=_integer(fields, "floor"),
        persons=fields.text("persons"),
        dimensions=tuple(_dimension(each, lists) for each in fields.objects("dimensions")),
        tables=tuple(_table(each) for each in fields.objects("tables")),
        nested_indicators=tuple(
            NestedIndicators(each.text("part"), each.text("whole"))
            for each in fields.objects("nested_indicators")
        ),
        nested_values=tuple(
            NestedValues(_pairs(each, "part"), _pairs(each, "whole"))
            for each in fields.objects("nested_values")
        ),
        fallback=tuple(
            FallbackStep(each.text("table"), each.texts("keep"))
            for each in fields.objects("fallback")
        ),
    )
    _check(plan, fields)
    return plan


def _dimension(fields: Fields, lists: CodeLists) -> Dimension:
    fields.only("code", "label", "kind", "list", "values")
    entries = lists[fields.text("list")]
    return Dimension(
        code=fields.text("code"),
        label=fields.text("label"),
        kind=DimensionKind(fields.text("kind")),
        values=tuple(Value(code, entries[code].label) for code in fields.texts("values")),
    )


def _table(fields: Fields) -> Table:
    fields.only("code", "label", "indicators", "dimensions")
    return Table(
        fields.text("code"),
        fields.text("label"),
        fields.texts("indicators"),
        fields.texts("dimensions"),
    )


def _pairs(fields: Fields, name: str) -> tuple[tuple[str, str], ...]:
    parted = [text.partition("=") for text in fields.texts(name)]
    return tuple((dimension, value) for dimension, _, value in parted)


def _integer(fields: Fields, name: str) -> int:
    value = fields.optional_integer(name)
    if value is None or value < 1:
        raise fields.fault(f"le champ « {name} » doit être un nombre entier positif")
    return value


def _check(plan: Plan, fields: Fields) -> None:
    crossings = [
        tuple(dimension.code for dimension in crossing)
        for table in plan.tables
        for crossing in plan.expanded(table)
    ]
    if any(not 1 <= len(set(crossing)) == len(crossing) <= _MOST_CROSSED for crossing in crossings):
        raise fields.fault("un tableau croise une ou deux ventilations différentes")
    if _loops({frozenset(crossing) for crossing in crossings if len(crossing) > 1}):
        raise fields.fault("des tableaux croisés forment une boucle")
    if plan.after_losing(len(plan.fallback)).tables:
        raise fields.fault("le repli doit finir sans aucun tableau")
    if unknown := _unknown_names(plan):
        raise fields.fault(f"« {unknown[0]} » n’est dans aucun tableau du plan")


def _unknown_names(plan: Plan) -> list[str]:
    """Find what the plan names without publishing it: a misspelt inclusion would protect nobody."""
    shown = {
        f"{dimension.code}={code}"
        for table in plan.tables
        for crossing in plan.expanded(table)
        for dimension in crossing
        for code in dimension.codes
    }
    named = [
        f"{dimension}={value}"
        for nested in plan.nested_values
        for dimension, value in (*nested.part, *nested.whole)
    ]
    indicators = [code for n in plan.nested_indicators for code in (n.part, n.whole)]
    return [name for name in named if name not in shown] + [
        code for code in (*indicators, plan.persons) if code not in plan.indicators
    ]


def _loops(edges: set[frozenset[str]]) -> bool:
    """Say whether the crossings, read as the edges of a graph, close a loop."""
    trees: list[frozenset[str]] = []
    for edge in edges:
        if any(edge <= tree for tree in trees):
            return True
        joined = edge.union(*(tree for tree in trees if tree & edge))
        trees = [tree for tree in trees if not tree & edge] + [joined]
    return False
