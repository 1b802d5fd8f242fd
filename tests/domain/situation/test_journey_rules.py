"""What a journey takes in a week and costs in a month, and how it is told."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.situation.journey_rules import monthly_cost, weekly_minutes
from conseil_mobilite.domain.situation.journey_sentences import journey_sentence
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.domain.situation.week import WEEKDAYS, joined_days
from conseil_mobilite.store.reference import reference

PER_YEAR = {"semaine": 52, "mois": 12, "an": 1}


def journey(**values: object) -> Journey:
    made = Journey(person_id=UUID(int=1), purpose="emploi", noted_on=date(2027, 3, 12))
    return made.sqlmodel_update(values)


@given(st.integers(1, 1440), st.lists(st.sampled_from(WEEKDAYS), min_size=1))
def test_a_week_counts_each_day_there_and_back(minutes: int, days: list[str]) -> None:
    made = journey(duration_minutes=minutes, days=joined_days(days))

    assert weekly_minutes(made) == minutes * len(set(days)) * 2


def test_a_week_is_not_reckoned_without_days_or_duration() -> None:
    assert weekly_minutes(journey(days="lu")) is None
    assert weekly_minutes(journey(duration_minutes=30)) is None


@given(st.integers(1, 100_000), st.sampled_from([*PER_YEAR, "aller_retour"]))
def test_a_known_cost_is_never_nought_for_want_of_days(cents: int, per: str) -> None:
    made = journey(cost_state=Knowledge.KNOWN.value, cost_cents=cents, cost_per=per)

    monthly = monthly_cost(made, PER_YEAR)

    assert (monthly is None) == (per == "aller_retour")


def test_a_journey_for_nothing_costs_nought_and_an_unknown_one_is_not_told() -> None:
    assert monthly_cost(journey(cost_state=Knowledge.NONE.value), PER_YEAR) == 0
    assert monthly_cost(journey(cost_state=Knowledge.UNKNOWN.value), PER_YEAR) is None
    assert monthly_cost(journey(), PER_YEAR) is None


def test_a_return_trip_is_paid_as_often_as_its_days() -> None:
    made = journey(cost_cents=288, cost_per="aller_retour", days="lu ma me je ve")

    assert monthly_cost(made, PER_YEAR) == 6240


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {
                "from_name": "Hirson",
                "to_name": "Laon",
                "days": "lu ma me je ve",
                "leaves_at": "05:10",
                "returns_at": "14:00",
                "duration_minutes": 65,
                "mode": "passager",
                "cost_cents": 6240,
            },
            (
                "Aller au travail : Hirson → Laon, lun. à ven., départ 5 h 10, retour 14 h, "
                "1 h 05 en voiture comme passager, 62,40 € par mois"
            ),
        ),
        ({}, "Aller au travail"),
        (
            {
                "to_name": "Laon",
                "mode": "train",
                "duration_state": "inconnu",
                "cost_state": "aucun",
            },
            "Aller au travail : vers Laon, en train, durée non connue, sans frais",
        ),
        (
            {"from_name": "Hirson", "mode": "fusee", "cost_state": "refus"},
            "Aller au travail : depuis Hirson, fusee, coût non précisé par la personne",
        ),
    ],
)
def test_a_journey_reads_as_a_sentence(values: dict[str, object], said: str) -> None:
    sentence = journey_sentence(journey(**values), reference.code_lists())

    assert sentence.replace("\u00a0", " ") == said
