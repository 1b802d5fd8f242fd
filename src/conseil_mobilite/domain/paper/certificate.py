"""The « attestation de diagnostic mobilité »: what a body certifies, and nothing of her health.

It has no room for a barrier, a level or a reason: only that a mobility problem was found, and when.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead
from conseil_mobilite.domain.paper.letter_texts import PaperTexts

KIND: Final = "attestation"

_ROLES: Final = {"conseiller": "conseil en mobilité", "responsable": "responsable du service"}


@dataclass(frozen=True, slots=True)
class Certificate:
    """One numbered page. `authorised`: the body is an authorised prescriber, and only then says so.

    `kind` is the kind of the body in words, `town` where it is signed, `role` that of the adviser;
    `texts` are the words of the body.
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
    texts: PaperTexts


def role_words(role: str) -> str:
    """Say what the adviser does, in words that suit a woman and a man."""
    return _ROLES.get(role, _ROLES["conseiller"])
