"""Where a fictitious person goes, what she gave up, what it costs: drawn by dice of their own."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from conseil_mobilite.cli.demonstration.budgets import budgets_of
from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.cli.demonstration.heard import Heard, heard
from conseil_mobilite.cli.demonstration.travels import journeys_of, renunciations_of
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import SituationTopic
from conseil_mobilite.services.demonstration import Row

_NOTED: Final = 0.65
"""The share of those who were interviewed whose journeys were noted."""
_BUDGETED: Final = 0.5
_APART: Final = 1
"""Added to the seed of the person, so that these dice are not those of her vehicles."""


def outings(person: Person, rows: Sequence[Row], today: date) -> list[Row]:
    """Return the journeys, renunciations and budgets of a person, from what she answered."""
    dice = Dice(person.id.int + _APART)
    told = heard(person, rows, today)
    if told is None or not dice.likely(_NOTED):
        return []
    facts: dict[str, list[Row]] = {
        "trajets": list(journeys_of(dice, told)) if dice.likely(0.85) else [],
        "renoncements": list(renunciations_of(dice, told)),
        "budget": list(budgets_of(dice, told)) if dice.likely(_BUDGETED) else [],
    }
    stated = [_statement(dice, told, topic) for topic, found in facts.items() if not found]
    kept = [each for each in stated if each.state != Knowledge.NOT_DISCUSSED]
    return [*kept, *(row for found in facts.values() for row in found)]


def _statement(dice: Dice, told: Heard, topic: str) -> SituationTopic:
    state = dice.weighted(
        {
            Knowledge.NONE: 35.0,
            Knowledge.UNKNOWN: 8.0,
            Knowledge.REFUSED: 9.0,
            Knowledge.NOT_DISCUSSED: 48.0,
        }
    )
    if topic == "renoncements" and "rien" in told.codes("D04"):
        state = Knowledge.NONE
    return SituationTopic(person_id=told.person.id, topic=topic, state=state, noted_on=told.on)
