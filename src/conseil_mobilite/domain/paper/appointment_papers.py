"""What is printed of the diary: for the person her appointment, for the adviser the week."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from conseil_mobilite.domain.paper.action_sheet import (
    AdviserCard,
    DataNotice,
    Letterhead,
    NextAppointment,
)

NO_NOTICE: Final = DataNotice("", complete=True)


@dataclass(frozen=True, slots=True)
class AppointmentPaper:
    """One appointment for the person expected: on a slip, or on a card that fits a wallet.

    `purpose` says in her words what it is for (« Faire le point ensemble »); nothing else about her
    is told. `notice` says in short what becomes of the data.
    """

    number: str
    organisation: Letterhead
    adviser: AdviserCard
    person_name: str
    purpose: str
    appointment: NextAppointment
    issued_on: date
    notice: DataNotice = NO_NOTICE

    @property
    def phone(self) -> str:
        """The number to call when something changes: the adviser's, else the organisation's."""
        return self.adviser.phone or self.organisation.phone


@dataclass(frozen=True, slots=True)
class DiaryLine:
    """One line of a day. `who` is a person, a workshop, or why nobody is received.

    `adviser` is told where the paper is of several.
    """

    starts_at: time
    ends_at: time
    who: str
    kind: str
    where: str = ""
    state: str = ""
    phone: str = ""
    adviser: str = ""


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """`notes` tell a public holiday or a whole day off."""

    day: date
    lines: tuple[DiaryLine, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedWeek:
    """The days of a week of one adviser, of several, or of the whole team: `whose` says which."""

    organisation: str
    whose: str
    days: tuple[DiaryDay, ...]
    printed_on: date
