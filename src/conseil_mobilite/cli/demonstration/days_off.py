"""When the fictitious advisers receive nobody: leave, training, closures, another calendar."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.language.paris import PARIS

_LEAVE: Final = 5
_WEEKS_AHEAD: Final = range(3, 7)
_TEAM_MEETINGS: Final = 8
_MEETING: Final = (time(11, 45), time(12, 30))
_ELSEWHERE: Final = (time(17, 45), time(18, 30))


class DaysOff:
    """Draws them once; no meeting is booked on such a day."""

    def __init__(self, dice: Dice, advisers: Sequence[UUID], today: date) -> None:
        self.today = today
        self._dice = dice
        self._whole: set[tuple[UUID | None, date]] = set()
        self.rows: list[Unavailability] = []
        self._close_over_christmas()
        for adviser in advisers:
            monday = today - timedelta(days=today.weekday())
            week = monday + timedelta(weeks=dice.between(_WEEKS_AHEAD[0], _WEEKS_AHEAD[-1]))
            self._take(adviser, "absence", "Congés", week, _LEAVE)
            self._take(adviser, "formation", "Premiers secours", monday + timedelta(days=9), 1)
            self._fill_hours(adviser, monday)

    def off(self, adviser: UUID | None, day: date) -> bool:
        """Tell whether nobody is received that day."""
        taken = (adviser, day) in self._whole or (None, day) in self._whole
        return taken or bool(holiday(day))

    def _close_over_christmas(self) -> None:
        first = date(self.today.year, 12, 24)
        self._take(None, "fermeture", "Fermeture de fin d’année", first, 9)

    def _take(self, adviser: UUID | None, kind: str, words: str, first: date, days: int) -> None:
        self._whole |= {(adviser, first + timedelta(days=rank)) for rank in range(days)}
        start, end = _instant(first, time()), _instant(first + timedelta(days=days), time())
        self.rows.append(
            Unavailability(
                id=self._dice.identifier(),
                adviser_id=adviser,
                kind=kind,
                words=words,
                starts_at=start,
                ends_at=end,
                whole_days=True,
            )
        )

    def _fill_hours(self, adviser: UUID, monday: date) -> None:
        """Give a team meeting on Mondays, and now and then an hour of another calendar."""
        for week in range(_TEAM_MEETINGS):
            first = monday + timedelta(weeks=week)
            self._take_hours(adviser, "reunion", "Réunion d’équipe", first, _MEETING)
            if self._dice.likely(0.5):
                day = first + timedelta(days=self._dice.between(1, 4))
                self._take_hours(adviser, "occupe", "", day, _ELSEWHERE)

    def _take_hours(
        self, adviser: UUID, kind: str, words: str, day: date, hours: tuple[time, time]
    ) -> None:
        identifier = self._dice.identifier()
        self.rows.append(
            Unavailability(
                id=identifier,
                adviser_id=adviser,
                kind=kind,
                words=words,
                starts_at=_instant(day, hours[0]),
                ends_at=_instant(day, hours[1]),
                uid=f"{identifier}@agenda.exemple.fr" if kind == "occupe" else "",
            )
        )


def _instant(day: date, at: time) -> datetime:
    return datetime.combine(day, at, PARIS).astimezone(UTC)
