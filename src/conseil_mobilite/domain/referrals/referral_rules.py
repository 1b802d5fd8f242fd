"""What may become of a referral, received or sent, and what the calendar alone says of it.

Nothing that time changes is stored: an unanswered referral is expired by the day on which it is
read. A base may hold `expiree` all the same; it is read as one that waits.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.errors import UserError

REFERRAL_LIFE: Final = timedelta(days=8)
"""How long a prescriber waits for an answer, as on DORA."""
REMINDER_AFTER: Final = timedelta(days=5)
"""After how many days without an answer to think of it again."""


class Direction(StrEnum):
    RECEIVED = "recue"
    SENT = "envoyee"


class ReferralState(StrEnum):
    """What is stored. A referral waits as `recue` or `envoyee`, according to its direction."""

    RECEIVED = "recue"
    SENT = "envoyee"
    ACCEPTED = "acceptee"
    REFUSED = "refusee"
    EXPIRED = "expiree"
    CANCELLED = "annulee"


class ReferralAct(StrEnum):
    ACCEPT = "accepter"
    REFUSE = "refuser"
    CANCEL = "annuler"
    REMIND = "relancer"
    REOPEN = "rouvrir"


class Standing(StrEnum):
    """Where a referral stands on a day, as it is shown."""

    RECEIVED = "recue"
    TO_ANSWER = "a_repondre"
    EXPIRED = "expiree"
    SENT = "envoyee"
    TO_REMIND = "a_relancer"
    ACCEPTED = "acceptee"
    REFUSED = "refusee"
    CANCELLED = "annulee"


STANDING_LABELS: Final[Mapping[Standing, str]] = MappingProxyType(
    {
        Standing.RECEIVED: "Reçue",
        Standing.TO_ANSWER: "Réponse attendue",
        Standing.EXPIRED: "Expirée",
        Standing.SENT: "Envoyée",
        Standing.TO_REMIND: "À relancer",
        Standing.ACCEPTED: "Acceptée",
        Standing.REFUSED: "Refusée",
        Standing.CANCELLED: "Annulée",
    }
)
WAITING: Final = frozenset({ReferralState.RECEIVED, ReferralState.SENT, ReferralState.EXPIRED})
ANSWERED: Final = frozenset(
    {ReferralState.ACCEPTED, ReferralState.REFUSED, ReferralState.CANCELLED}
)
_REACHED: Final[Mapping[ReferralAct, ReferralState]] = MappingProxyType(
    {
        ReferralAct.ACCEPT: ReferralState.ACCEPTED,
        ReferralAct.REFUSE: ReferralState.REFUSED,
        ReferralAct.CANCEL: ReferralState.CANCELLED,
    }
)
_ANSWERED_ALREADY: Final = "Cette orientation a déjà reçu une réponse."
_NOT_ANSWERED: Final = "Cette orientation attend encore une réponse : il n’y a rien à rouvrir."
_OURS_TO_ANSWER: Final = "Cette orientation a été reçue : c’est à vous d’y répondre."


def next_state(direction: Direction, state: ReferralState, act: ReferralAct) -> ReferralState:
    """Return the state after an act. UserError says why it is refused.

    One that expired may still be accepted or refused: a late answer is better than none.
    """
    if act is ReferralAct.REOPEN:
        if state in WAITING:
            raise UserError(_NOT_ANSWERED)
        return waiting_state(direction)
    if state not in WAITING:
        raise UserError(_ANSWERED_ALREADY)
    if act is ReferralAct.REMIND:
        if direction is Direction.RECEIVED:
            raise UserError(_OURS_TO_ANSWER)
        return ReferralState.SENT
    return _REACHED[act]


def waiting_state(direction: Direction) -> ReferralState:
    """Return the state in which a referral of this direction waits for its answer."""
    return ReferralState.SENT if direction is Direction.SENT else ReferralState.RECEIVED


def allowed_acts(direction: Direction, state: ReferralState) -> tuple[ReferralAct, ...]:
    """Return what may be done, in the order of the buttons."""
    if state not in WAITING:
        return (ReferralAct.REOPEN,)
    answers = (ReferralAct.ACCEPT, ReferralAct.REFUSE)
    reminder = (ReferralAct.REMIND,) if direction is Direction.SENT else ()
    return (*answers, *reminder, ReferralAct.CANCEL)


def reminder_day(since: date, reminded_on: date | None = None) -> date:
    """Return the day from which an unanswered referral is to be thought of again.

    `since` is the day on which it was received or sent; a sent one waits again after a reminder.
    """
    return (reminded_on or since) + REMINDER_AFTER


def last_day(received_on: date) -> date:
    """Return the last day before a referral received is expired."""
    return received_on + REFERRAL_LIFE


def standing(
    direction: Direction,
    state: ReferralState,
    since: date,
    on: date,
    reminded_on: date | None = None,
) -> Standing:
    """Say where a referral stands on a day."""
    if state not in WAITING:
        return Standing(state)
    late = on >= reminder_day(since, reminded_on)
    if direction is Direction.SENT:
        return Standing.TO_REMIND if late else Standing.SENT
    if on > last_day(since):
        return Standing.EXPIRED
    return Standing.TO_ANSWER if late else Standing.RECEIVED
