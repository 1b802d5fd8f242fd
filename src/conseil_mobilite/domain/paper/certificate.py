"""The « attestation de diagnostic mobilité »: what a body certifies, and nothing of her health.

It has no room for a barrier, a level or a reason: only that a mobility problem was found, and when.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead

KIND: Final = "attestation"
VALIDITY: Final = "paper.attestation.validity"
"""The key of the setting that says for how many months it is valid."""
USUAL_MONTHS: Final = 6
MOST_MONTHS: Final = 24

_ROLES: Final = {"conseiller": "conseil en mobilité", "responsable": "responsable du service"}


@dataclass(frozen=True, slots=True)
class Certificate:
    """One numbered page. `authorised`: the body is an authorised prescriber, and only then says so.

    `kind` is the kind of the body in words, `town` where it is signed, `role` that of the adviser.
    """

    number: str
    organisation: Letterhead
    kind: str
    siret: str
    town: str
    authorised: bool
    adviser: AdviserCard
    role: str
    person_name: str
    birth_date: date | None
    assessed_on: date
    issued_on: date
    valid_until: date


def months_of_validity(chosen: str) -> int:
    """Read the setting; what is no number of months is the usual one."""
    months = int(chosen) if chosen.isdecimal() else 0
    return months if 0 < months <= MOST_MONTHS else USUAL_MONTHS


def role_words(role: str) -> str:
    """Say what the adviser does, in words that suit a woman and a man."""
    return _ROLES.get(role, _ROLES["conseiller"])
