"""What may be said of an appointment, before its hour and after."""

import pytest

from conseil_mobilite.domain.agenda.statuses import allowed, reinstated

BEFORE = ("unknown", "excused", "revoked")
AFTER = ("unknown", "seen", "excused", "noshow")


@pytest.mark.parametrize("now", BEFORE)
def test_before_its_hour_it_is_planned_or_called_off_by_either_side(now: str) -> None:
    assert allowed(now, begun=False) == BEFORE


@pytest.mark.parametrize("now", AFTER)
def test_from_its_hour_on_it_is_to_complete_attended_excused_or_missed(now: str) -> None:
    assert allowed(now, begun=True) == AFTER


@pytest.mark.parametrize(
    ("now", "begun", "usual"),
    [("revoked", True, AFTER), ("seen", False, BEFORE), ("noshow", False, BEFORE)],
)
def test_what_an_old_row_holds_is_shown_beside_what_may_replace_it(
    now: str, usual: tuple[str, ...], *, begun: bool
) -> None:
    assert allowed(now, begun) == (*usual, now)


@pytest.mark.parametrize(
    ("statuses", "back"),
    [
        ({"revoked"}, "revoked"),
        ({"revoked", "excused"}, "revoked"),
        ({"excused", "noshow"}, "excused"),
        (set[str](), "excused"),
    ],
)
def test_one_who_excused_herself_before_the_service_called_off_stays_excused(
    statuses: set[str], back: str
) -> None:
    assert reinstated(statuses) == back
