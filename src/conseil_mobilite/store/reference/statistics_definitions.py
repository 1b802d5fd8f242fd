"""The definitions of the statistics shipped with the product, read once."""

import json
from collections.abc import Mapping
from functools import cache

from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.domain.statistics.definitions.dimension import Value
from conseil_mobilite.domain.statistics.definitions.parsing import Lists, parse_definitions
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.definitions.plan_parsing import parse_plan
from conseil_mobilite.resource_files import resource
from conseil_mobilite.store.reference.reference import code_lists, grid

CURRENT_PLAN = "plan-2"
AXIS_OF_SENSITIVE = "axe_"
_THEME = "mobilite--"


@cache
def definitions() -> Definitions:
    """Return all that is counted. Raises UserError where the file is not sound."""
    return parse_definitions(_content("definitions"), _lists())


@cache
def tables_plan(code: str = CURRENT_PLAN) -> Plan:
    """Return one version of the plan of tables, the values of a base not yet in it."""
    return parse_plan(_content(code), definitions())


def published_barrier(code: str) -> str:
    """Return what a barrier is published as: a sensitive one, by its axis only."""
    barrier = next((each for each in grid().barriers if each.code == code), None)
    return f"{AXIS_OF_SENSITIVE}{barrier.axis}" if barrier and barrier.sensitive else code


def _lists() -> Lists:
    lists = code_lists()
    found = {code: tuple(Value(entry.code, entry.label) for entry in lists[code]) for code in lists}
    themes = lists["di_themes"]
    return {
        **found,
        "action_groups": tuple(Value(g.code, g.label) for g in lists["action_types"].groups),
        "axes": tuple(Value(axis.code, axis.label) for axis in grid().axes),
        "mobility_themes": tuple(
            Value(theme.code, theme.label)
            for theme in themes
            if theme.code.startswith(_THEME) and not theme.replaced_by
        ),
        "published_barriers": _published_barriers(),
    }


def _published_barriers() -> tuple[Value, ...]:
    """Return the barriers that are not sensitive, then the axes of those that are."""
    barriers = grid().barriers
    told = [Value(each.code, each.label) for each in barriers if not each.sensitive]
    axes = dict.fromkeys(each.axis for each in barriers if each.sensitive)
    return (
        *told,
        *(Value(f"{AXIS_OF_SENSITIVE}{code}", grid().axis(code).label) for code in axes),
    )


def _content(name: str) -> Mapping[str, object]:
    content: Mapping[str, object] = json.loads(
        resource("statistics", f"{name}.json").read_text(encoding="utf-8")
    )
    return content
