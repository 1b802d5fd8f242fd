"""The letter that invites a person to an appointment: free, and never threatening."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.paper.action_sheet import (
    AdviserCard,
    DataNotice,
    Letterhead,
    NextAppointment,
)
from conseil_mobilite.domain.paper.letter_texts import PaperTexts

LETTER: Final = "convocation"
"""The kind of an issued document that is such a letter."""


@dataclass(frozen=True, slots=True)
class Convocation:
    """One numbered letter to one person. `address` is hers, line by line, empty where unknown.

    `purpose` says in her words what it is for; `texts` are the words of the body.
    """

    number: str
    organisation: Letterhead
    adviser: AdviserCard
    person_name: str
    address: tuple[str, ...]
    issued_on: date
    purpose: str
    appointment: NextAppointment
    notice: DataNotice
    texts: PaperTexts

    @property
    def phone(self) -> str:
        """The number to call when something changes: the adviser's, else the organisation's."""
        return self.adviser.phone or self.organisation.phone
