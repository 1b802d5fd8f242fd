"""The eight figures that an adviser sees first, and the light plan that counts them alone."""

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.statistics.definitions.indicator import Indicator, Reading
from conseil_mobilite.domain.statistics.definitions.plan import Plan, tables_of

HEADLINES: Final = ("I-06", "I-05", "I-07", "I-03", "I-21", "I-17", "I-25", "I-22")
"""How much is done, how soon, and what it changes.

People supported (I-06), assessments (I-05) and open pathways (I-07) tell the work and its load;
the delay before a first appointment (I-03), the one promise that is published, tells whether it
comes in time. Solutions in place (I-21), solidarity fares opened (I-17), positive exits (I-25) and
money raised (I-22) tell what people gain: they are those that the law and the funders ask for
first. Barriers and impact by axis are lists, no single figures: they are drawn beneath.
"""


def headline_plan(plan: Plan, codes: Collection[str] = HEADLINES) -> Plan:
    """Return a plan of the main readings of some indicators alone, without their breakdowns.

    Earlier periods, of which the trend shows but one figure each, are counted at its small cost.
    """
    kept = {code: _alone(plan.definitions.indicators[code]) for code in codes}
    definitions = replace(plan.definitions, indicators=MappingProxyType(kept))
    return replace(
        plan, definitions=definitions, tables=tables_of(definitions), rules=(), fallback=()
    )


def _alone(indicator: Indicator) -> Indicator:
    main: Reading = replace(indicator.main, by=())
    return replace(indicator, readings=(main,))
