"""The two ways of protecting, and the choice that the body makes of the second one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.people.wording import words


class Method(StrEnum):
    ROUNDING = "arrondi"
    SUPPRESSION = "masquage"


USUAL_THRESHOLD: Final = 11
LOW_THRESHOLD: Final = 5
THRESHOLD: Final = "suppression_threshold"
REASON: Final = "suppression_reason"
LONGEST_REASON: Final = 300
NO_REASON: Final = (
    "Écrivez pourquoi votre organisme choisit le seuil de 5 : cette décision protège moins, elle "
    "se justifie."
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """Under which count a figure is withheld; `reason` says why the body chose the low one."""

    value: int
    reason: str


def threshold(session: Session) -> Threshold:
    """Return the choice of the body, the usual threshold unless it decided otherwise."""
    value = settings.value(session, THRESHOLD, str(USUAL_THRESHOLD))
    return Threshold(int(value), settings.value(session, REASON))


def choose_threshold(session: Session, value: int, reason: str) -> Threshold:
    """Keep the choice; UserError names `reason` where the low threshold is chosen without one."""
    require_manager(session)
    if value not in {LOW_THRESHOLD, USUAL_THRESHOLD}:
        raise UserError("Le seuil est 11, ou 5 si votre organisme le décide.", "threshold")
    written = words(reason, "reason", LONGEST_REASON)
    if value == LOW_THRESHOLD and not written:
        raise UserError(NO_REASON, "reason")
    settings.put(session, THRESHOLD, str(value))
    settings.put(session, REASON, written)
    return Threshold(value, written)
