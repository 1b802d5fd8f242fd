"""What the timeline of a person is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from uuid import UUID

from conseil_mobilite.domain.language.paris import PARIS, paris_day


class EventKind(StrEnum):
    REGISTERED = "registered"
    REFERRED = "referred"
    REFERRAL_ANSWERED = "referral_answered"
    REFERRAL_SENT = "referral_sent"
    REFERRAL_REMINDED = "referral_reminded"
    SENT_ANSWERED = "sent_answered"
    PATHWAY_OPENED = "pathway_opened"
    PATHWAY_ACT = "pathway_act"
    FOLLOWUP = "followup"
    ASSESSMENT = "assessment"
    BARRIER_LIFTED = "barrier_lifted"
    ACTION_DONE = "action_done"
    ACTION_LATE = "action_late"
    NEED_NOTED = "need_noted"
    NEED_MET = "need_met"
    APPOINTMENT = "appointment"
    CONTACT = "contact"
    NOTE = "note"
    DOCUMENT = "document"
    NOTICE = "notice"
    AGREEMENT = "agreement"
    RIGHT = "right"
    RENUNCIATION = "renunciation"
    BUDGET = "budget"
    LICENCE_BEGUN = "licence_begun"
    LICENCE_EXAM = "licence_exam"
    LICENCE_OBTAINED = "licence_obtained"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. What `code`, `outcome` and `text` hold depends on `kind`.

    `code` is that of the act or of the kind of thing, `outcome` what became of it, `text` what was
    written, `place` where it was. What is known by its day alone is not `timed`: its hour says
    nothing.
    """

    at: datetime
    kind: EventKind
    record_id: UUID
    code: str = ""
    outcome: str = ""
    text: str = ""
    place: str = ""
    minutes: int = 0
    timed: bool = True

    @property
    def day(self) -> date:
        return paris_day(self.at)


Events = Iterator[Event]


def dated_on(day: date) -> datetime:
    """Place a day known without its hour: at noon in Paris."""
    return datetime.combine(day, time(12), PARIS).astimezone(UTC)
