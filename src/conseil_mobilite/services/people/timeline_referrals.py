"""Referrals in the timeline: received or sent, recalled, answered."""

from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import Direction
from conseil_mobilite.services.people.timeline_events import Event, EventKind, Events, dated_on


def referrals(session: Session, person_id: UUID) -> Events:
    for referral in session.exec(select(Referral).where(Referral.person_id == person_id)):
        sent = referral.direction == Direction.SENT
        yield Event(
            dated_on(referral.received_on),
            EventKind.REFERRAL_SENT if sent else EventKind.REFERRED,
            referral.id,
            code=referral.prescriber_kind,
            outcome=referral.direction,
            text=" · ".join(filter(None, (referral.prescriber_name, referral.agent_name))),
            timed=False,
        )
        if referral.answered_on:
            yield Event(
                dated_on(referral.answered_on),
                EventKind.SENT_ANSWERED if sent else EventKind.REFERRAL_ANSWERED,
                referral.id,
                code=referral.state,
                outcome=referral.refusal_reason,
                text=referral.answer or (referral.prescriber_name if sent else ""),
                timed=False,
            )


def reminders(session: Session, person_id: UUID) -> Events:
    """Tell the last reminder of each referral sent."""
    for referral in session.exec(select(Referral).where(Referral.person_id == person_id)):
        if referral.reminded_on:
            yield Event(
                dated_on(referral.reminded_on),
                EventKind.REFERRAL_REMINDED,
                referral.id,
                code=referral.prescriber_kind,
                text=referral.prescriber_name,
                timed=False,
            )
