"""Move a referral from one state to another: the day is checked, the trail kept."""

from datetime import date
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import (
    Direction,
    ReferralAct,
    ReferralState,
    next_state,
)
from conseil_mobilite.store.journal import audit

FUTURE: Final = "Cette date est dans l’avenir."


def move(session: Session, referral: Referral, act: ReferralAct, on: date | None) -> None:
    """Give a referral the state that an act leads to; `on` is the day of the answer, if it is one.

    UserError says why the act is refused, or what is wrong with the day.
    """
    after = next_state(Direction(referral.direction), ReferralState(referral.state), act)
    if on is not None:
        check_day(session, referral, on)
    referral.state, referral.answered_on = after.value, on
    session.flush()
    audit.record(session, f"referral.{act.name.lower()}", "referral", referral.id)


def check_day(session: Session, referral: Referral, on: date, field: str = "answered_on") -> None:
    """Refuse a day before the referral or in the future; the past is normal."""
    if on < referral.received_on:
        what = "l’envoi" if referral.direction == Direction.SENT else "la réception"
        raise UserError(f"Cette date est avant {what} de l’orientation.", field)
    refuse_future(session, on, field)


def refuse_future(session: Session, on: date, field: str) -> None:
    if on > paris_day(session.info["clock"]()):
        raise UserError(FUTURE, field)
