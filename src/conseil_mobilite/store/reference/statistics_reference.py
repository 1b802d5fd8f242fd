"""The definitions of the published statistics shipped with the product, read once."""

import json
from collections.abc import Mapping
from functools import cache

from conseil_mobilite.domain.statistics.definitions.indicators import Indicator, parse_indicators
from conseil_mobilite.domain.statistics.definitions.tables_plan import Plan
from conseil_mobilite.domain.statistics.definitions.tables_plan_parsing import parse_plan
from conseil_mobilite.resource_files import resource
from conseil_mobilite.store.reference.reference import code_lists

CURRENT_PLAN = "plan-1"


@cache
def tables_plan(code: str = CURRENT_PLAN) -> Plan:
    """Return one version of the plan of tables. Raises UserError where its file is not sound."""
    return parse_plan(_content(code), code_lists())


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return the indicators by code. Raises UserError where their file is not sound."""
    return {found.code: found for found in parse_indicators(_content("indicators"))}


def _content(name: str) -> Mapping[str, object]:
    content: Mapping[str, object] = json.loads(
        resource("statistics", f"{name}.json").read_text(encoding="utf-8")
    )
    return content
