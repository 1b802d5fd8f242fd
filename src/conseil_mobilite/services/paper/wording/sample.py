"""A person who does not exist, and what every paper says of her."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead, NextAppointment
from conseil_mobilite.domain.paper.letter_texts import PaperTexts
from conseil_mobilite.services.paper import heads

PERSON: Final = "Amina Haddad"
ADDRESS: Final = ("12 rue des Tisserands", "02500 Hirson")
PRESCRIBER: Final = "Mission locale de Thiérache"
AGENT: Final = "Mme Payen"
GOAL: Final = "Aller chaque jour à sa formation d’aide-soignante"
STRENGTHS: Final = ("Lire les horaires de bus", "Demander son chemin")
BORN: Final = date(1994, 6, 4)
REFUSAL: Final = "Session complète"
PHONE: Final = "+33199001234"
"""Of the numbers kept for works of fiction (Arcep)."""
UNREACHABLE: Final = "convocation.sans_telephone"
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Sample:
    """What a paper of the sample person is made of. `code` is the text that is looked at."""

    code: str
    texts: PaperTexts
    session: Session
    day: date

    @property
    def number(self) -> str:
        return f"{self.day.year}-00000"

    @property
    def organisation(self) -> Letterhead:
        known = heads.letterhead(self.session, self.texts)
        return replace(known, phone="") if self.code == UNREACHABLE else known

    @property
    def adviser(self) -> AdviserCard:
        """Return who is at work, with a number to call unless the text is for want of one."""
        known = heads.adviser_card(self.session, None)
        if self.code == UNREACHABLE:
            return replace(known, phone="")
        return known if known.phone or self.organisation.phone else replace(known, phone=PHONE)

    @property
    def meeting(self) -> NextAppointment:
        place = self.organisation.address or "4 place de la Mairie, Hirson"
        return NextAppointment(
            self.day + WEEK, time(14, 30), 60, place=place, directions="Bus 3, arrêt Mairie"
        )
