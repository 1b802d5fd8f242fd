"""The periods that figures are looked at for: a quarter, a year, or any two days."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted, long_date, spaced
from conseil_mobilite.domain.statistics.periods.quarters import Quarter, quarter_of

LONGEST_DAYS: Final = 3 * 366


class SpanKind(StrEnum):
    """A free one is for the adviser alone: nothing of it is ever published."""

    QUARTER = "quarter"
    YEAR = "year"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Span:
    """Both days included."""

    kind: SpanKind
    start: date
    end: date

    @property
    def earlier(self) -> "Span":
        """Return the period just before, of the same kind and length."""
        last = self.start - timedelta(days=1)
        if self.kind is SpanKind.QUARTER:
            return quarter_span(quarter_of(last))
        if self.kind is SpanKind.YEAR:
            return year_span(last.year)
        return Span(self.kind, last - (self.end - self.start), last)

    @property
    def length_words(self) -> str:
        """« un trimestre », « 71 jours »: what comes after « + 8 en »."""
        days = counted((self.end - self.start).days + 1, "jour")
        return {
            SpanKind.QUARTER: "un trimestre",
            SpanKind.YEAR: "un an",
            SpanKind.FREE: days,
        }[self.kind]

    def series(self, length: int) -> tuple["Span", ...]:
        """Return the last periods, of which this is the last one."""
        found = [self]
        while len(found) < length:
            found.append(found[-1].earlier)
        return tuple(reversed(found))

    def __str__(self) -> str:
        if self.kind is SpanKind.QUARTER:
            return str(quarter_of(self.start))
        if self.kind is SpanKind.YEAR:
            return f"année {self.start.year}"
        first, last = (long_date(day, weekday=False) for day in (self.start, self.end))
        return spaced(f"du {first} au {last}")

    @property
    def short(self) -> str:
        """« T1 2027 », « 2026 », or the day on which a free one begins."""
        if self.kind is SpanKind.QUARTER:
            return f"T{quarter_of(self.start).number} {self.start.year}"
        if self.kind is SpanKind.YEAR:
            return str(self.start.year)
        return f"{self.start:%d/%m/%y}"


def quarter_span(quarter: Quarter) -> Span:
    return Span(SpanKind.QUARTER, quarter.start, quarter.end)


def year_span(year: int) -> Span:
    return Span(SpanKind.YEAR, date(year, 1, 1), date(year, 12, 31))


def free_span(start: date | None, end: date | None, today: date) -> Span:
    """Return the period between two days; UserError names `start` or `end` where it is not one."""
    if start is None:
        raise UserError("Écrivez le premier jour de la période.", "start")
    if end is None:
        raise UserError("Écrivez le dernier jour de la période.", "end")
    if start > today:
        raise UserError(
            "Cette période n’a pas commencé : choisissez un premier jour qui ne soit pas à venir.",
            "start",
        )
    if end < start:
        raise UserError(
            f"La période finit avant de commencer : choisissez le "
            f"{long_date(start, weekday=False)} ou un jour plus tard.",
            "end",
        )
    if (end - start).days >= LONGEST_DAYS:
        raise UserError("Cette période est trop longue : trois ans au plus.", "end")
    return Span(SpanKind.FREE, start, end)
