"""What the adviser may be reminded of: the appointments of the day, what is late."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.agenda.reminders import Coming
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.today import (
    today_followups,
    today_meetings,
    today_referrals,
    today_tasks,
)

_ALL: Final = 1000


@dataclass(frozen=True, slots=True)
class LateThings:
    """How many of each are late this morning; nobody is named."""

    tasks: int = 0
    referrals: int = 0
    followups: int = 0
    to_complete: int = 0

    def __bool__(self) -> bool:
        return any((self.tasks, self.referrals, self.followups, self.to_complete))


def coming(session: Session, at: datetime, adviser_id: UUID) -> tuple[Coming, ...]:
    """Return what is still to begin today, with the name of the only person expected."""
    meetings = today_meetings.day_meetings(session, at, adviser_id)
    return tuple(
        Coming(each.starts_at, each.guests[0].name if len(each.guests) == 1 else "")
        for each in meetings
        if each.starts_at > at and each.stands
    )


def late_things(session: Session, at: datetime, adviser_id: UUID) -> LateThings:
    """Count what is late for an adviser, as Aujourd’hui lists it."""
    on = paris_day(at)
    tasks = today_tasks.due_tasks(session, on, adviser_id, _ALL).rows
    referrals = today_referrals.waiting_referrals(session, adviser_id, _ALL).rows
    followups = today_followups.due_followups(session, on, adviser_id, _ALL).rows
    return LateThings(
        tasks=sum(task.due_on < on for task in tasks),
        referrals=sum(referral.remind_on <= on for referral in referrals),
        followups=sum(followup.due_on < on for followup in followups),
        to_complete=today_meetings.to_complete(session, at, adviser_id),
    )
