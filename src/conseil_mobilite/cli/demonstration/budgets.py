"""The mobility budget of a fictitious person: today's, and that of a solution."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.cli.demonstration.heard import Heard
from conseil_mobilite.domain.situation.budget import BudgetLine, MobilityBudget
from conseil_mobilite.domain.situation.budget_rules import SOLUTION, TODAY
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.services.demonstration import Row

_PRICES: Final = {
    "carburant": ("semaine", 1000, 4500),
    "assurance": ("mois", 2500, 9000),
    "entretien": ("an", 12_000, 60_000),
    "controle_technique": ("an", 4000, 8000),
    "achat_credit": ("mois", 6000, 18_000),
    "location": ("mois", 4500, 15_000),
    "stationnement_peage": ("mois", 500, 4000),
    "abonnement": ("mois", 2500, 9000),
    "billets": ("semaine", 300, 1800),
    "covoiturage": ("semaine", 400, 2000),
    "taxi": ("semaine", 800, 4000),
    "velo": ("an", 4000, 15_000),
    "garde": ("mois", 3000, 12_000),
    "employeur": ("mois", 1500, 4500),
    "tarif_solidaire": ("mois", 1000, 3000),
    "aide": ("mois", 2000, 6000),
    "covoiturage_recu": ("semaine", 300, 1500),
}
"""By kind of line: the period it is paid by, the least and the most cents."""
_TODAY: Final = (
    ("carburant", "assurance", "entretien", "controle_technique"),
    ("carburant", "assurance", "achat_credit", "stationnement_peage"),
    ("taxi", "billets"),
    ("covoiturage",),
    ("abonnement", "garde"),
)
_SOLUTIONS: Final = {
    "Location solidaire d’un scooter": ("location", "carburant", "assurance", "aide"),
    "Le train, avec un abonnement": ("abonnement", "employeur", "tarif_solidaire"),
    "Covoiturage entre collègues": ("covoiturage",),
    "Conduire et covoiturer": ("carburant", "assurance", "entretien", "covoiturage_recu"),
    "Vélo à assistance électrique": ("velo", "aide"),
}
_STATES: Final = {
    Knowledge.KNOWN: 82.0,
    Knowledge.UNKNOWN: 8.0,
    Knowledge.REFUSED: 3.0,
    Knowledge.NOT_DISCUSSED: 4.0,
    Knowledge.NONE: 3.0,
}
_STEP: Final = 5
_AGO: Final = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Side:
    """The budget and the scenario that lines are drawn for."""

    budget_id: UUID
    scenario: str


def budgets_of(dice: Dice, heard: Heard) -> Iterator[Row]:
    """Draw the budget of the day she was interviewed, and for some an earlier one."""
    known = heard.person.registered_on <= heard.on - _AGO
    if known and dice.likely(0.4):
        yield from _budget(dice, heard, heard.on - _AGO)
    yield from _budget(dice, heard, heard.on)


def _budget(dice: Dice, heard: Heard, on: date) -> Iterator[Row]:
    compared = dice.likely(0.75)
    solution = dice.one(tuple(_SOLUTIONS)) if compared else ""
    budget = MobilityBudget(
        id=dice.identifier(),
        person_id=heard.person.id,
        solution=solution,
        on_sheet=dice.likely(0.3),
        noted_on=on,
    )
    yield budget
    yield from _lines(dice, Side(budget.id, TODAY), dice.one(_TODAY))
    yield from _lines(dice, Side(budget.id, SOLUTION), _SOLUTIONS.get(solution, ()))


def _lines(dice: Dice, side: Side, kinds: tuple[str, ...]) -> Iterator[BudgetLine]:
    for rank, kind in enumerate(kinds, start=1):
        per, least, most = _PRICES[kind]
        state = dice.weighted(_STATES)
        cents = _STEP * dice.between(least // _STEP, most // _STEP)
        yield BudgetLine(
            id=dice.identifier(),
            budget_id=side.budget_id,
            scenario=side.scenario,
            kind=kind,
            state=state,
            cents=cents if state is Knowledge.KNOWN else None,
            per=per,
            position=rank,
        )
