"""Lines proposed from what the file knows already. Nothing is added by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.assessment.assessment import Answer
from conseil_mobilite.domain.assessment.replies import ReplyState
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.situation.budget import BudgetLine
from conseil_mobilite.domain.situation.budget_rules import SOLUTION, TODAY
from conseil_mobilite.domain.situation.journey_rules import AIMED, MADE, monthly_cost
from conseil_mobilite.domain.situation.journey_sentences import journey_title
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.services.assessment.comparison import dated_assessments
from conseil_mobilite.services.situation import journeys
from conseil_mobilite.services.situation.budget_lines import LONGEST_WORDS
from conseil_mobilite.services.situation.checks import per_year
from conseil_mobilite.store.reference.reference import code_lists

SPENDING: Final = "B01"
OTHER_COST: Final = "autre_cout"
_KINDS: Final = MappingProxyType(
    {
        "bus_car": "abonnement",
        "train": "abonnement",
        "metro_tram": "abonnement",
        "conducteur": "carburant",
        "deux_roues": "carburant",
        "voiturette": "carburant",
        "passager": "covoiturage",
        "covoiturage": "covoiturage",
        "taxi_vtc": "taxi",
        "velo": "velo",
        "vae": "velo",
    }
)
_SCENARIOS: Final = MappingProxyType({MADE: TODAY, AIMED: SOLUTION})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line that could be added: `cents` a month; `words` say where the amount comes from."""

    scenario: str
    kind: str
    words: str
    cents: int


def suggestions(
    session: Session, person_id: UUID, lines: Sequence[BudgetLine]
) -> tuple[Suggestion, ...]:
    """Return what the journeys cost, and what she said to spend, unless it would count twice.

    What she spends in all is only proposed where no cost of today is noted, and once it is taken
    the cost of her journeys of today is part of it.
    """
    said = _spending(session, person_id)
    taken = {(line.scenario, line.kind, line.words) for line in lines}
    in_all = said is not None and _key(said) in taken
    travelled = [each for each in _travelled(session, person_id) if _key(each) not in taken]
    kept = [each for each in travelled if not (in_all and each.scenario == TODAY)]
    counted = any(line.scenario == TODAY for line in lines)
    return tuple(kept if said is None or counted else [said, *kept])


def _key(suggestion: Suggestion) -> tuple[str, str, str]:
    return suggestion.scenario, suggestion.kind, suggestion.words


def _travelled(session: Session, person_id: UUID) -> Iterator[Suggestion]:
    periods = per_year()
    for journey in journeys.of_person(session, person_id):
        cents = monthly_cost(journey, periods)
        if cents and journey.ended_on is None:
            yield _of_journey(journey, cents)


def _of_journey(journey: Journey, cents: int) -> Suggestion:
    return Suggestion(
        _SCENARIOS[journey.standing],
        _KINDS.get(journey.mode, OTHER_COST),
        journey_title(journey, code_lists())[:LONGEST_WORDS],
        cents,
    )


def _spending(session: Session, person_id: UUID) -> Suggestion | None:
    """Return what she said to spend, by the latest assessment that speaks of it.

    One that a validated correction replaces no longer does. Where the latest word is that she would
    rather not say, or that she spends nothing, an older amount is not brought back.
    """
    for one in reversed(dated_assessments(session, person_id)):
        answer = session.get(Answer, (one.assessment.id, SPENDING))
        if answer is None or one.replaced:
            continue
        given = answer.cents if answer.state == ReplyState.GIVEN else None
        return Suggestion(TODAY, OTHER_COST, _told_on(one.day), given) if given else None
    return None


def _told_on(day: date) -> str:
    return f"Dépense dite au bilan du {long_date(day, weekday=False)}"
