"""What moving costs the person."""

from typing import Final

from conseil_mobilite.domain.paper.person_file import FilePart
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.services.paper.person_file.naming import Naming
from conseil_mobilite.services.paper.person_file.telling import (
    Kind,
    Telling,
    by,
    cents,
    coded,
    labels,
    listed,
    said,
    thing,
    words_of,
)
from conseil_mobilite.store.journal.rows import Values


def part(held: Held) -> FilePart:
    budgets = by(held["mobility_budget"], "noted_on")
    told = tuple(thing(BUDGET, held, each, (_lines(held, each),)) for each in budgets)
    return FilePart("Votre budget pour les déplacements", parts=told)


def _lines(held: Held, budget: Values) -> FilePart:
    lines = by(held.of("budget_line", "budget_id", budget["id"]), "scenario", "position")
    return listed("Lignes du budget", LINE, held, lines)


def _amount(_naming: Naming, row: Values) -> str:
    """Say why there is no amount, were it because nobody asked: a line was opened for it."""
    amount = cents(row["cents"])
    if amount:
        return f"{amount} {labels('periods', row['per'])}"
    return labels("knowledge_states", row["state"])


BUDGET: Final = Kind(
    (
        said("solution", "Solution comparée"),
        said("on_sheet", "Vous le voulez sur votre fiche"),
    ),
    title=(Telling("", lambda _, row: f"Budget du {words_of(row['noted_on'])}"),),
)

LINE: Final = (
    coded("scenario", "Quand", "budget_scenarios"),
    coded("kind", "Pour quoi", "budget_kinds"),
    said("words", "Précision"),
    Telling("Montant", _amount),
)
