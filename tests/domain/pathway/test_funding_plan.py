"""The funding plan of an action, right to the cent whatever the lines."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.pathway.funding import funding_plan
from conseil_mobilite.domain.pathway.funding_dates import check_days, check_payment

OPENED, TODAY = date(2027, 1, 4), date(2027, 3, 12)
CENTS = st.integers(min_value=0, max_value=100_000_000)


def line(
    asked: int = 30_000,
    granted: int | None = None,
    *,
    asked_on: date | None = None,
    granted_on: date | None = None,
    paid_on: date | None = None,
) -> FundingLine:
    return FundingLine(
        action_id=uuid4(),
        funder_kind="region",
        asked_cents=asked,
        granted_cents=granted,
        asked_on=asked_on,
        granted_on=granted_on,
        paid_on=paid_on,
    )


LINES = st.lists(st.builds(line, CENTS, st.none() | CENTS), max_size=12)


@given(cost=st.none() | CENTS, lines=LINES)
def test_what_is_paid_and_what_is_left_make_the_cost_to_the_cent(
    cost: int | None, lines: list[FundingLine]
) -> None:
    plan = funding_plan(cost, lines)

    assert plan.granted + plan.pending + plan.out_of_pocket - plan.excess == (cost or 0)
    assert min(plan.granted, plan.pending, plan.out_of_pocket, plan.excess) >= 0
    assert plan.out_of_pocket == 0 or plan.excess == 0


@given(cost=CENTS, lines=LINES)
def test_a_refusal_leaves_to_the_person_what_was_asked_and_no_more(
    cost: int, lines: list[FundingLine]
) -> None:
    hoped = funding_plan(cost, lines)

    refused = funding_plan(cost, [*(each for each in lines if each.granted_cents is not None)])

    assert refused.granted == hoped.granted
    assert refused.out_of_pocket == hoped.at_most
    assert hoped.out_of_pocket <= hoped.at_most <= cost


@given(cost=CENTS, lines=LINES)
def test_the_order_of_the_lines_changes_nothing(cost: int, lines: list[FundingLine]) -> None:
    assert funding_plan(cost, lines) == funding_plan(cost, list(reversed(lines)))


@pytest.mark.parametrize(
    ("asked_on", "granted_on", "paid_on", "field"),
    [
        (TODAY + timedelta(days=1), None, None, "asked_on"),
        (date(1927, 3, 1), None, None, "asked_on"),
        (date(2027, 3, 3), date(2027, 3, 2), None, "granted_on"),
        (date(2027, 3, 3), TODAY + timedelta(days=1), None, "granted_on"),
        (date(2027, 3, 3), date(2027, 3, 5), date(2027, 3, 4), "paid_on"),
        (date(2027, 3, 3), None, date(2027, 3, 2), "paid_on"),
        (None, None, date(1207, 3, 4), "paid_on"),
    ],
)
def test_days_out_of_order_or_absurd_are_refused_beside_their_field(
    asked_on: date | None, granted_on: date | None, paid_on: date | None, field: str
) -> None:
    wrong = line(0, 5, asked_on=asked_on, granted_on=granted_on, paid_on=paid_on)

    with pytest.raises(UserError) as refused:
        check_days(wrong, OPENED, TODAY)

    assert refused.value.field == field


def test_a_request_made_before_the_pathway_and_all_on_one_day_is_sound() -> None:
    check_days(
        line(1, 1, asked_on=date(2026, 12, 1), granted_on=TODAY, paid_on=TODAY), OPENED, TODAY
    )
    check_days(line(1, 1, paid_on=TODAY), OPENED, TODAY)


@pytest.mark.parametrize(("granted", "field"), [(None, "granted_cents"), (0, "paid_on")])
def test_what_was_not_granted_is_not_paid(granted: int | None, field: str) -> None:
    with pytest.raises(UserError) as refused:
        check_payment(line(1, granted, paid_on=TODAY))

    assert refused.value.field == field
