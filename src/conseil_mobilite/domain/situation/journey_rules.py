"""What a journey takes: time in a week, money in a month."""

from collections.abc import Mapping

from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.months import monthly_cents
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.domain.situation.week import split_days

MADE, AIMED = "fait", "vise"


def weekly_minutes(journey: Journey) -> int | None:
    """Return the minutes spent in a week, there and back; None where days or time miss."""
    days = len(split_days(journey.days))
    if journey.duration_minutes is None or not days:
        return None
    return journey.duration_minutes * 2 * days


def monthly_cost(journey: Journey, per_year: Mapping[str, int]) -> int | None:
    """Return the cents of a month: nought where it is free, None where it is not known."""
    if journey.cost_state == Knowledge.NONE:
        return 0
    if journey.cost_cents is None:
        return None
    days = len(split_days(journey.days))
    return monthly_cents(journey.cost_cents, journey.cost_per, per_year, days)
