"""Sums of a mobility budget: to the cent, never negative, and what is unknown is never nought."""

from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.situation.budget import BudgetLine
from conseil_mobilite.domain.situation.budget_rules import (
    SOLUTION,
    TODAY,
    Amount,
    Bound,
    BudgetPicture,
    Scenario,
    picture,
)
from conseil_mobilite.domain.situation.budget_sentences import (
    amount_words,
    change_words,
    excess_words,
    missing_words,
    to_the_cent,
)
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.months import half_up, monthly_cents

PER_YEAR = {"semaine": 52, "mois": 12, "an": 1}
AIDS = {"aide", "employeur"}
BUDGET = UUID(int=1)
MISSING = [Knowledge.UNKNOWN, Knowledge.REFUSED, Knowledge.NOT_DISCUSSED]

known_lines = st.builds(
    lambda scenario, kind, cents, per: line(kind, cents, per=per, scenario=scenario),
    st.sampled_from([TODAY, SOLUTION]),
    st.sampled_from(["carburant", "assurance", "aide", "employeur"]),
    st.integers(0, 100_000_000),
    st.sampled_from(sorted(PER_YEAR)),
)
missing_lines = st.builds(
    lambda scenario, kind, state: line(kind, state=state, scenario=scenario),
    st.sampled_from([TODAY, SOLUTION]),
    st.sampled_from(["carburant", "aide"]),
    st.sampled_from(MISSING),
)


def line(
    kind: str,
    cents: int | None = None,
    *,
    per: str = "mois",
    scenario: str = TODAY,
    state: Knowledge = Knowledge.KNOWN,
) -> BudgetLine:
    return BudgetLine(
        budget_id=BUDGET, scenario=scenario, kind=kind, state=state.value, cents=cents, per=per
    )


def reckoned(*lines: BudgetLine) -> BudgetPicture:
    return picture(lines, AIDS, PER_YEAR)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@given(st.integers(0, 10**12), st.integers(1, 1000))
def test_a_quotient_is_the_nearest_whole_and_a_half_goes_up(amount: int, parts: int) -> None:
    rounded = half_up(amount, parts)

    assert Fraction(-1, 2) < rounded - Fraction(amount, parts) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("cents", "per", "days", "monthly"),
    [
        (6240, "mois", 0, 6240),
        (1000, "semaine", 0, 4333),
        (1500, "semaine", 0, 6500),
        (600, "an", 0, 50),
        (6, "an", 0, 1),
        (5, "an", 0, 0),
        (288, "aller_retour", 5, 6240),
        (288, "aller_retour", 0, None),
        (288, "siecle", 5, None),
    ],
)
def test_an_amount_is_brought_to_a_month(
    cents: int, per: str, days: int, monthly: int | None
) -> None:
    assert monthly_cents(cents, per, PER_YEAR, days) == monthly


@given(st.lists(known_lines, max_size=12))
def test_the_lines_printed_add_up_to_the_total_printed(lines: list[BudgetLine]) -> None:
    budget = reckoned(*lines)

    for scenario in (budget.today, budget.solution):
        costs = [each.cents or 0 for each in scenario.lines if not each.contribution]
        aids = [each.cents or 0 for each in scenario.lines if each.contribution]
        assert scenario.costs == Amount(sum(costs))
        assert scenario.contributions == Amount(sum(aids))
        assert scenario.remaining.cents - scenario.excess == sum(costs) - sum(aids)
    assert budget.exact


@given(st.lists(known_lines | missing_lines, max_size=12))
def test_what_remains_is_never_negative(lines: list[BudgetLine]) -> None:
    budget = reckoned(*lines)

    assert budget.today.remaining.cents >= 0
    assert budget.solution.remaining.cents >= 0
    assert budget.today.excess >= 0


@given(st.lists(known_lines, max_size=8), st.lists(missing_lines, min_size=1, max_size=4))
def test_a_line_that_misses_is_never_taken_for_nought(
    known: list[BudgetLine], missing: list[BudgetLine]
) -> None:
    budget = reckoned(*known, *missing)

    assert not budget.exact
    for scenario, code in ((budget.today, TODAY), (budget.solution, SOLUTION)):
        gone = [each for each in missing if each.scenario == code]
        told = [each for lines in scenario.missing.values() for each in lines]
        assert {id(each) for each in told} == {id(each) for each in gone}
        assert scenario.remaining.exact == (not gone)
        assert bool(missing_words(scenario, lambda each: each.kind)) == bool(gone)


@pytest.mark.parametrize(
    ("lines", "bound", "said"),
    [
        ([line("carburant", 6240)], Bound.EXACT, "62,40 €"),
        (
            [line("carburant", 6240), line("assurance", state=Knowledge.REFUSED)],
            Bound.AT_LEAST,
            "au moins 62,40 €",
        ),
        (
            [line("carburant", 6240), line("aide", state=Knowledge.UNKNOWN)],
            Bound.AT_MOST,
            "au plus 62,40 €",
        ),
        (
            [
                line("carburant", 6240),
                line("assurance", state=Knowledge.UNKNOWN),
                line("aide", state=Knowledge.NOT_DISCUSSED),
            ],
            Bound.PARTIAL,
            "62,40 € à compléter",
        ),
        ([line("carburant", state=Knowledge.NONE)], Bound.EXACT, "0,00 €"),
    ],
)
def test_what_remains_says_how_far_it_is_known(
    lines: list[BudgetLine], bound: Bound, said: str
) -> None:
    remaining = reckoned(*lines).today.remaining

    assert remaining.bound is bound
    assert plain(amount_words(remaining)) == said


def test_each_reason_why_an_amount_misses_is_told_apart() -> None:
    lines = [
        line("carburant", state=Knowledge.UNKNOWN),
        line("assurance", state=Knowledge.REFUSED),
        line("entretien", state=Knowledge.NOT_DISCUSSED),
        line("location", state=Knowledge.NONE),
    ]

    said = missing_words(reckoned(*lines).today, lambda each: each.kind.capitalize())

    assert said == (
        "Il manque : carburant (la personne ne sait pas) ; assurance (la personne ne souhaite "
        "pas répondre) ; entretien (pas encore abordé)."
    )


@pytest.mark.parametrize(
    ("today", "solution", "said"),
    [
        (10560, 6240, "43,20 € de moins par mois"),
        (6240, 10560, "43,20 € de plus par mois"),
        (6240, 6240, "Le même montant par mois"),
    ],
)
def test_the_difference_is_said_in_words(today: int, solution: int, said: str) -> None:
    budget = reckoned(line("carburant", today), line("abonnement", solution, scenario=SOLUTION))

    assert plain(change_words(budget)) == said


def test_a_difference_between_sums_that_miss_lines_is_not_said_as_exact() -> None:
    budget = reckoned(
        line("carburant", 10560),
        line("assurance", state=Knowledge.UNKNOWN),
        line("abonnement", 6240, scenario=SOLUTION),
    )

    assert plain(change_words(budget)) == (
        "D’après les montants connus : 43,20 € de moins par mois. À compléter."
    )


def test_nothing_is_compared_with_nothing() -> None:
    assert change_words(reckoned(line("carburant", 6240))) == ""
    assert not reckoned().comparable
    assert Scenario().remaining == Amount(0)


def test_contributions_beyond_the_costs_are_said() -> None:
    scenario = reckoned(line("abonnement", 3000), line("employeur", 4550)).today

    assert scenario.remaining == Amount(0)
    assert plain(excess_words(scenario)) == (
        "Les participations dépassent les dépenses de 15,50 €."
    )


def test_no_excess_is_told_while_a_cost_misses() -> None:
    scenario = reckoned(
        line("abonnement", 3000), line("carburant", state=Knowledge.UNKNOWN), line("aide", 4550)
    ).today

    assert excess_words(scenario) == ""


@given(st.integers(0, 10**9))
def test_an_amount_is_written_with_its_two_cents(cents: int) -> None:
    written = plain(to_the_cent(cents)).replace(" ", "").removesuffix("€")

    assert int(written.replace(",", "")) == cents
    assert written[-3] == ","
