"""What may become of a referral, and what the calendar alone says of it."""

from datetime import date, timedelta

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.referrals.referral_rules import (
    STANDING_LABELS,
    Direction,
    ReferralAct,
    ReferralState,
    Standing,
    allowed_acts,
    next_state,
    standing,
)

RECEIVED, SENT = Direction.RECEIVED, Direction.SENT
ON = date(2027, 3, 12)
WAITING = {RECEIVED: (ReferralState.RECEIVED, ReferralState.EXPIRED), SENT: (ReferralState.SENT,)}


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("state", list(ReferralState))
def test_what_is_allowed_leads_somewhere_and_the_rest_is_refused_with_a_sentence(
    direction: Direction, state: ReferralState
) -> None:
    allowed = allowed_acts(direction, state)

    for act in ReferralAct:
        if act in allowed:
            assert next_state(direction, state, act) in ReferralState
        else:
            with pytest.raises(UserError, match=r"\.$"):
                next_state(direction, state, act)


@pytest.mark.parametrize(
    ("act", "reached"),
    [
        (ReferralAct.ACCEPT, "acceptee"),
        (ReferralAct.REFUSE, "refusee"),
        (ReferralAct.CANCEL, "annulee"),
    ],
)
@pytest.mark.parametrize("state", ["recue", "expiree"])
def test_one_received_may_be_answered_even_when_it_expired(
    state: str, act: ReferralAct, reached: str
) -> None:
    assert next_state(RECEIVED, ReferralState(state), act) == reached


def test_an_answer_taken_back_waits_again_as_its_direction_says() -> None:
    reopen = ReferralAct.REOPEN

    assert next_state(RECEIVED, ReferralState.REFUSED, reopen) == ReferralState.RECEIVED
    assert next_state(SENT, ReferralState.ACCEPTED, reopen) == ReferralState.SENT


def test_nobody_is_reminded_of_one_received() -> None:
    with pytest.raises(UserError, match="à vous"):
        next_state(RECEIVED, ReferralState.RECEIVED, ReferralAct.REMIND)


@pytest.mark.parametrize(
    ("days", "shown"),
    [(0, "recue"), (4, "recue"), (5, "a_repondre"), (8, "a_repondre"), (9, "expiree")],
)
def test_one_received_is_thought_of_after_five_days_and_expires_after_eight(
    days: int, shown: str
) -> None:
    for state in WAITING[RECEIVED]:
        assert standing(RECEIVED, state, ON - timedelta(days), ON) == shown


@pytest.mark.parametrize(
    ("days", "reminded", "shown"),
    [
        (4, None, "envoyee"),
        (5, None, "a_relancer"),
        (40, None, "a_relancer"),
        (40, 4, "envoyee"),
        (40, 5, "a_relancer"),
    ],
)
def test_one_sent_is_recalled_five_days_after_sending_or_the_last_reminder(
    days: int, reminded: int | None, shown: str
) -> None:
    last = None if reminded is None else ON - timedelta(reminded)

    assert standing(SENT, ReferralState.SENT, ON - timedelta(days), ON, last) == shown


@pytest.mark.parametrize("state", ["acceptee", "refusee", "annulee"])
@pytest.mark.parametrize("direction", list(Direction))
def test_time_changes_nothing_to_an_answer(direction: Direction, state: str) -> None:
    assert standing(direction, ReferralState(state), date(2020, 1, 1), ON) == state


def test_each_standing_has_its_word() -> None:
    assert set(STANDING_LABELS) == set(Standing)
