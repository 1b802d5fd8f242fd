"""What needs the adviser now: six short lists, and the files opened last."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people import rights
from conseil_mobilite.services.people.rights import WaitingRequest
from conseil_mobilite.services.retention.ending import EndingFile
from conseil_mobilite.services.today import (
    today_followups,
    today_meetings,
    today_people,
    today_referrals,
    today_tasks,
)
from conseil_mobilite.services.today.today_followups import DueFollowup
from conseil_mobilite.services.today.today_lists import Listed
from conseil_mobilite.services.today.today_meetings import DayMeeting, NextMeeting
from conseil_mobilite.services.today.today_people import RecentFile, SilentPerson
from conseil_mobilite.services.today.today_referrals import WaitingReferral
from conseil_mobilite.services.today.today_tasks import DueTask

SHOWN: Final = 5
RECENT: Final = 4


@dataclass(frozen=True, slots=True)
class Today:
    """The lists of one adviser (with what belongs to nobody), each cut after a few rows.

    `following` is the next appointment of the day, with what its large card shows of the person;
    `to_complete` counts those of the days before that nobody answered for, and `nobody_yet` tells
    that the base holds no person at all. `rights`: what people ask of their data, which the body
    owes an answer to within the month, whoever their adviser is.
    """

    on: date
    meetings: tuple[DayMeeting, ...]
    following: NextMeeting | None
    to_complete: int
    tasks: Listed[DueTask]
    referrals: Listed[WaitingReferral]
    silent: Listed[SilentPerson]
    followups: Listed[DueFollowup]
    expiring: Listed[EndingFile]
    recent: tuple[RecentFile, ...]
    nobody_yet: bool
    rights: tuple[WaitingRequest, ...] = ()


def picture(session: Session, at: datetime, adviser_id: UUID | None, shown: int = SHOWN) -> Today:
    """Return the lists of the day of `at`, of an adviser or, without one, of everybody."""
    on = paris_day(at)
    meetings = today_meetings.day_meetings(session, at, adviser_id)
    return Today(
        on=on,
        meetings=meetings,
        following=today_meetings.next_meeting(session, meetings, at),
        to_complete=today_meetings.to_complete(session, at, adviser_id),
        tasks=today_tasks.due_tasks(session, on, adviser_id, shown),
        referrals=today_referrals.waiting_referrals(session, adviser_id, shown),
        silent=today_people.without_contact(session, on, adviser_id, shown),
        followups=today_followups.due_followups(session, on, adviser_id, shown),
        expiring=today_people.leaving_soon(session, on, shown),
        recent=today_people.recent_files(session, adviser_id, RECENT) if adviser_id else (),
        rights=rights.waiting(session, on),
        nobody_yet=session.exec(select(Person.id).limit(1)).first() is None,
    )
