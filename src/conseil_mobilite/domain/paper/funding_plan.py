"""Who pays what for one action: for the person, and for those who are asked.

It says what the action is for and the money, to the cent: neither a reason, nor a barrier, nor
health, nor a note.
"""

from dataclasses import dataclass
from datetime import date

from conseil_mobilite.domain.paper.action_sheet import AdviserCard, DataNotice, Letterhead, Signing
from conseil_mobilite.domain.pathway.funding import FundingPlan


@dataclass(frozen=True, slots=True)
class FundingShare:
    """What one funder was asked for, and what it answered; sums in cents.

    `granted` is None while there is no answer, 0 where it was refused. `payer` says who pays whom.
    """

    funder: str
    aid: str = ""
    asked: int = 0
    asked_on: date | None = None
    granted: int | None = None
    granted_on: date | None = None
    payer: str = ""
    paid_on: date | None = None

    @property
    def waiting(self) -> bool:
        return self.granted is None

    @property
    def refused(self) -> bool:
        return self.granted == 0


@dataclass(frozen=True, slots=True)
class ActionFunding:
    """The plan of one action. `cost` is None while it is not known; `sums` add the shares up."""

    number: str
    organisation: Letterhead
    adviser: AdviserCard
    person_name: str
    issued_on: date
    notice: DataNotice
    purpose: str
    cost: int | None
    sums: FundingPlan
    partner: str = ""
    due_on: date | None = None
    shares: tuple[FundingShare, ...] = ()
    signing: Signing | None = None

    @property
    def asked(self) -> int:
        return sum(share.asked for share in self.shares)

    @property
    def waiting(self) -> tuple[FundingShare, ...]:
        return tuple(share for share in self.shares if share.waiting)
