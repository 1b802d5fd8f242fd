"""What a prescriber is answered in writing: the decision and, with her agreement, what comes next.

It has no room for health, private life, scores or notes.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead, NextAppointment
from conseil_mobilite.domain.paper.letter_texts import PaperTexts

LETTER: Final = "reponse_orientation"
"""The kind of an issued document that is such a letter; its variant names the referral."""


@dataclass(frozen=True, slots=True)
class ReferralAnswer:
    """One numbered letter. `refusal` is the reason in the words of the list, empty when accepted.

    `next_appointment` is only there with the person's agreement to tell her prescriber; `late`
    says that the answer came after the time a prescriber waits. `texts` are the words of the body.
    """

    number: str
    organisation: Letterhead
    adviser: AdviserCard
    issued_on: date
    prescriber: str
    agent: str
    person_name: str
    received_on: date
    answered_on: date
    texts: PaperTexts
    refusal: str = ""
    late: bool = False
    agreed: bool = False
    next_appointment: NextAppointment | None = None

    @property
    def accepted(self) -> bool:
        return not self.refusal
