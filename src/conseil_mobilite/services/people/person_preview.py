"""What the card beside the list tells of one person, without opening her file."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.agreement import Standing
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.people import agreements
from conseil_mobilite.services.people.person_header import PersonHeader, header
from conseil_mobilite.services.people.person_overview import (
    KeptBarrier,
    OpenAction,
    latest_assessments,
    open_actions,
    retained_barriers,
)

LIFTED: Final = "leve"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The latest answer on telling the prescriber; `prescriber` may be empty, its kind not."""

    agreed: bool
    on: date
    prescriber_kind: str
    prescriber: str


@dataclass(frozen=True, slots=True)
class PersonPreview:
    """`barriers` are those retained and not lifted since."""

    header: PersonHeader
    goal: str
    barriers: tuple[KeptBarrier, ...]
    late_actions: tuple[OpenAction, ...]
    agreement: Agreement | None


def preview(session: Session, person_id: UUID, at: datetime) -> PersonPreview:
    latest = latest_assessments(session, person_id)[:1]
    actions = open_actions(session, person_id, paris_day(at))
    return PersonPreview(
        header=header(session, person_id, at),
        goal=latest[0].goal if latest else "",
        barriers=tuple(b for b in retained_barriers(session, latest) if b.status != LIFTED),
        late_actions=tuple(action for action in actions if action.late),
        agreement=_agreement(session, person_id, paris_day(at)),
    )


def _agreement(session: Session, person_id: UUID, today: date) -> Agreement | None:
    word = agreements.to_prescriber(session, person_id, today)
    if word.on is None or word.standing is Standing.WITHDRAWN:
        return None
    referrals = select(Referral).where(
        Referral.person_id == person_id, Referral.direction == "recue"
    )
    sender = session.exec(referrals.order_by(col(Referral.received_on).desc())).first()
    return Agreement(
        agreed=word.agreed,
        on=word.on,
        prescriber_kind=sender.prescriber_kind if sender else "",
        prescriber=sender.prescriber_name if sender else "",
    )
