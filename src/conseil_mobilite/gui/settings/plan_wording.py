"""How a measure of the plan is said in a line."""

from datetime import date

from conseil_mobilite.domain.language.french import counted, long_date
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.services.organisation.plan_measures import Measure


def measure_state(measure: PlanMeasure, today: date) -> tuple[str, str]:
    """Return whether a measure is in force that day, in words, and the tone of the words."""
    if measure.starts_on > today:
        return "À venir", "primary"
    if measure.ends_on is not None and measure.ends_on < today:
        return "Terminée", ""
    return "En vigueur", "success"


def measure_dates(measure: PlanMeasure) -> str:
    """« Depuis le 1er janvier 2026 », « Du 1er janvier 2026 au 31 décembre 2027 »."""
    first = long_date(measure.starts_on, weekday=False)
    if measure.ends_on is None:
        return f"Depuis le {first}"
    return f"Du {first} au {long_date(measure.ends_on, weekday=False)}"


def measure_detail(known: Measure) -> str:
    """Say since when, how many conditions it sets and actions it has, who answers for it."""
    conditions = _conditions(known)
    parts = (
        measure_dates(known.measure),
        counted(conditions, "condition") if conditions else "Sans condition",
        counted(known.actions, "action") if known.actions else "",
        known.body,
    )
    return " · ".join(part for part in parts if part)


def _conditions(known: Measure) -> int:
    lists = sum(1 for codes in known.conditions.values() if codes)
    limits = (known.measure.delay_days, known.measure.least_contacts)
    return lists + sum(limit is not None for limit in limits)
