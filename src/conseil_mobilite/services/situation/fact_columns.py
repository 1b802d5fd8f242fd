"""Facts as they are given, between the values of a form and the columns that keep them."""

from collections.abc import Mapping
from typing import Final

from conseil_mobilite.domain.situation.knowledge import Known

STATES: Final = {
    "insured_until": "insurance_state",
    "inspection_due": "inspection_state",
    "obtained_on": "obtained_state",
    "valid_until": "validity_state",
    "enrolled_on": "enrolment_state",
    "theory_on": "theory_state",
    "hours_done": "hours_state",
    "filed_on": "filed_state",
    "payer_kind": "payer_state",
}
"""The column that holds what is known, beside that of the value."""


def columns(facts: Mapping[str, object]) -> dict[str, object]:
    """Return the columns to keep; what may be known has two, its value and its state."""
    kept: dict[str, object] = {}
    for name, value in facts.items():
        if isinstance(value, Known):
            kept[name], kept[STATES[name]] = value.value, value.state.value
        else:
            kept[name] = value
    return kept
